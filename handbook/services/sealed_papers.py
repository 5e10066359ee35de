"""Compares a PDF somebody holds with the sealed papers: is it one of them, byte for byte?

The paper is also made anew from today's records: its words then say whether records behind a sealed
paper were changed since. Changes nothing.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from handbook.errors import BadInput
from handbook.papers import minutes
from handbook.papers.gathered import gather
from handbook.services.final_print import mark_of
from handbook.services.handbook import Handbook
from handbook.store.seals import Seal
from handbook.store.store import Store

_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The sealed minutes a PDF is; `in_force` is False once they were opened again.

    `same_words` says that the records would print the same words today; None when not in force.
    """

    meeting: str
    number: int
    mark: str
    sealed_at: str
    in_force: bool
    same_words: bool | None


def find(handbook: Handbook, file: Path) -> Match | None:
    """Return the sealed minutes that `file` is byte for byte, or None; raises BadInput."""
    digest = _digest(file)
    return handbook.read(lambda store: _match(store, digest))


def same_words(store: Store, seal: Seal) -> bool:
    """Say whether minutes made anew from the records have the words that were sealed."""
    meeting = store.meetings.by_uid(seal.meeting)
    return mark_of(minutes.document(gather(store, meeting), meeting, mark="")) == seal.mark


def _match(store: Store, digest: str) -> Match | None:
    seal = store.seals.with_fingerprint(digest)
    if seal is None or hashlib.sha256(seal.pdf).hexdigest() != digest:
        return None
    in_force = seal.unsealed_at is None
    return Match(
        meeting=seal.meeting,
        number=seal.number,
        mark=seal.mark,
        sealed_at=seal.sealed_at,
        in_force=in_force,
        same_words=same_words(store, seal) if in_force else None,
    )


def _digest(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise BadInput(f"Tệp “{file.name}” quá lớn nên không phải là biên bản đã chốt.")
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise BadInput(
            f"Không đọc được tệp “{file}”. Hãy kiểm tra ổ đĩa và quyền đọc tệp, rồi chọn lại."
        ) from error
