"""The end of the history, kept apart under a mark: so that removing its newest entries shows too.

The chain alone proves what stands between its first and last entry; whoever cut off its end would
leave a shorter chain that is whole. Each change therefore moves the anchor in its own transaction,
and only from the entry it stood at: once the end was tampered with, it stays behind for good. The
mark is an HMAC under a key derived from the data key, so SQL alone cannot make one.
"""

import hashlib
import hmac
from typing import Any

from handbook.records import dates
from handbook.store import engine
from handbook.store.engine import Database

START = "0" * 64


def move(db: Database, key: bytes, *, before: str, last: int, digest: str) -> None:
    """Move the anchor from the entry with hash `before` to the one just added."""
    stood = engine.rows(db, "SELECT hash FROM anchor")
    if (stood[0]["hash"] if stood else START) == before:
        _put(db, key, last, digest)


def set_at_end(db: Database, key: bytes) -> None:
    """Put the anchor at the end of a history from before there was one, or of one under a new key.

    What was wrong at its end before does not show by the anchor any more: say it elsewhere first.
    """
    found = engine.rows(db, "SELECT id, hash FROM history ORDER BY id DESC LIMIT 1")
    if found:
        _put(db, key, found[0]["id"], found[0]["hash"])


def fault(db: Database, key: bytes) -> str:
    """Say in a sentence what is wrong at the end of the history; empty when nothing is."""
    stood = engine.rows(db, "SELECT last, hash, mark FROM anchor")
    found = engine.rows(db, "SELECT id, hash, at, deed FROM history ORDER BY id DESC LIMIT 1")
    if not stood:
        return "Mốc cuối của lịch sử không còn trong tệp: lịch sử đã bị sửa." if found else ""
    last, digest, mark = stood[0]["last"], stood[0]["hash"], stood[0]["mark"]
    if not hmac.compare_digest(mark, _mark(key, last, digest)):
        return "Mốc cuối của lịch sử không đúng dấu của cuốn sổ này: lịch sử đã bị sửa."
    if found and (found[0]["id"], found[0]["hash"]) == (last, digest):
        return ""
    newest = found[0]["id"] if found else 0
    if newest < last:  # what was written since took numbers of entries that are gone
        lacks = last - newest
        return f"Ít nhất {lacks} thay đổi mới nhất đã bị xóa khỏi lịch sử{_now_last(found)}."
    return "Phần cuối của lịch sử không nối với mốc của nó: có mục đã bị xóa hoặc thay."


def _now_last(found: list[dict[str, Any]]) -> str:
    if not found:
        return ""
    return f", nay mục cuối là “{found[0]['deed']}” ghi lúc {dates.moment(found[0]['at'])}"


def _put(db: Database, key: bytes, last: int, digest: str) -> None:
    engine.write(
        db,
        "INSERT INTO anchor (id, last, hash, mark) VALUES (1, :last, :hash, :mark)"
        " ON CONFLICT (id) DO UPDATE SET last = excluded.last, hash = excluded.hash,"
        " mark = excluded.mark",
        {"last": last, "hash": digest, "mark": _mark(key, last, digest)},
    )


def _mark(key: bytes, last: int, digest: str) -> str:
    return hmac.new(
        key, f"so-tay-chi-bo anchor {last} {digest}".encode(), hashlib.sha256
    ).hexdigest()
