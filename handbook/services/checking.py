"""The check of a whole handbook, open or a copy: file, links between records, history, papers.

Says what is wrong; mends and writes nothing.
"""

import contextlib
import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbook.services import keys
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey
from handbook.store import anchor, engine, whole_file
from handbook.store.session import Session
from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check of the whole handbook found; no problems means sound."""

    counts: dict[str, int]
    problems: tuple[str, ...]


def check(handbook: Handbook) -> Report:
    """Check an open handbook: file, links between records, history chain, sealed papers."""
    return handbook.read(lambda store: _report(store, handbook.integrity()))


def check_file(path: Path, key: DataKey) -> Report:
    """Check a copy that nobody has open, without changing it: history and pages at one time."""
    with ThreadPoolExecutor(1) as pool:
        history = pool.submit(_history_of, path, key)
        with _to_check(path, key) as store, engine.said(path):
            pages = whole_file.integrity(store.session.db, every_page=False)
            counts, papers = store.counts(), tuple(_paper_faults(store))
        return Report(counts=counts, problems=(*_told(pages), *history.result(), *papers))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _report(store: Store, found: tuple[str, ...]) -> Report:
    problems = (*_told(found), *_history_faults(store), *_paper_faults(store))
    return Report(counts=store.counts(), problems=problems)


def _history_of(path: Path, key: DataKey) -> tuple[str, ...]:
    with _to_check(path, key) as store, engine.said(path):
        return tuple(_history_faults(store))


@contextlib.contextmanager
def _to_check(path: Path, key: DataKey) -> Iterator[Store]:
    """Open a copy without writing a byte to it or beside it."""
    with contextlib.closing(engine.connect_to_check(path, key.hex)) as db:
        mark_key = keys.history_key(key)
        yield Store(Session(db=db, path=path, clock=datetime.now, who="", mark_key=mark_key))


def _history_faults(store: Store) -> Iterator[str]:
    broken = store.history.verify()
    if broken is not None:
        yield (
            f"Chuỗi lịch sử bị đứt ở mục “{broken.deed}” ghi lúc {broken.at}: mục này đã bị sửa, "
            "hoặc mục trước nó đã mất."
        )
    if end := anchor.fault(store.session.db, store.session.mark_key):
        yield end


def _paper_faults(store: Store) -> Iterator[str]:
    for number, fingerprint, pdf in store.seals.prints():
        if hashlib.sha256(pdf).hexdigest() != fingerprint:
            yield f"Biên bản số {number:02d} đã chốt không còn đúng dấu vân của nó."
    for number, fingerprint, pdf in store.resolutions.prints():
        if hashlib.sha256(pdf).hexdigest() != fingerprint:
            yield f"Văn bản số {number:02d} đã ban hành không còn đúng dấu vân của nó."


def _told(faults: tuple[str, ...]) -> list[str]:
    return [f"Tệp bị hỏng: {line}" for line in faults]
