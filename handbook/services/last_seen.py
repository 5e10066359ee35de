"""What this computer last saw of a handbook's history: a file put back to an older day shows.

A synchronised folder, or a copy made by hand, can replace the file with an older one that is whole
in itself; a journal that is broken after the power went loses the changes behind the break. Kept
after each change beside the preferences: a number and a hash, no word of any record, under a mark.
"""

import contextlib
import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

import msgspec

from handbook import paths
from handbook.services import keys

_FOLDER = "lan-cuoi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The newest history entry that this computer saw kept; `at` is local ISO time."""

    last: int
    hash: str
    at: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The file is older than the one this computer saw last: `changes` fewer, until `at`."""

    changes: int
    at: str


def keep(uid: str, newest: Seen, key: keys.DataKey) -> None:
    """Keep what was seen; a disk that refuses costs only the warning.

    Written over in one piece: a new file in place of the old one would wait for the disk at each
    change. One that was cut off reads as none.
    """
    body = msgspec.json.encode(_marked(uid, newest, key))
    with contextlib.suppress(OSError):
        file = _file(uid)
        try:
            kept = file.open("r+b", buffering=0)
        except FileNotFoundError:
            paths.private(file.parent)
            kept = file.open("wb", buffering=0)
        with kept:
            kept.write(body)
            kept.truncate()


def forget(uid: str) -> None:
    """Forget what was seen: the file was replaced on purpose."""
    with contextlib.suppress(OSError):
        _file(uid).unlink(missing_ok=True)


def behind(seen: Seen, newest: int, hash_at: str) -> Behind | None:
    """Say how far a file lies behind what was seen last; None when it does not.

    `newest` is the number of its newest entry, `hash_at` the hash of its entry with the number that
    was seen, empty when it has none.
    """
    if hash_at == seen.hash:
        return None
    return Behind(changes=max(seen.last - newest, 1), at=seen.at)


def read(uid: str, key: keys.DataKey) -> Seen | None:
    """Return what was seen, or None when there is nothing or it is not ours."""
    try:
        seen = msgspec.json.decode(_file(uid).read_bytes(), type=Seen)
    except (OSError, msgspec.MsgspecError):
        return None
    return seen if hmac.compare_digest(seen.mark, _marked(uid, seen, key).mark) else None


def _marked(uid: str, seen: Seen, key: keys.DataKey) -> Seen:
    words = f"so-tay-chi-bo seen {uid} {seen.last} {seen.hash} {seen.at}"
    mark = hmac.new(keys.history_key(key), words.encode(), hashlib.sha256).hexdigest()
    return Seen(last=seen.last, hash=seen.hash, at=seen.at, mark=mark)


def _file(uid: str) -> Path:
    """Return where it is kept; a uid from a stranger's handbook names no other folder."""
    uid = "".join(letter for letter in uid if letter.isalnum() or letter == "-")
    return paths.data() / _FOLDER / f"{uid}.json"
