"""Search over two columns: the text as written, and the same text folded without marks.

A word typed with marks searches the first, so `năm` never finds *Nam*; a word typed without
searches the second, so `dang bo` finds *Đảng bộ*.
"""

import re
from dataclasses import dataclass

from handbook.records.text import fold, has_marks, nfc
from handbook.store import engine
from handbook.store.engine import Database

_WORD = re.compile(r"\w+")
_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record found: its title, and an excerpt round the first word that was found."""

    kind: str
    uid: str
    title: str
    excerpt: str


class Search:
    """Finds records by words."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the records that hold all words of `text`, best first; the last may be a part."""
        query = question(text)
        if not query:
            return ()
        found = engine.rows(
            self._db,
            "SELECT found.kind, found.uid, found.title, found.text FROM search"
            " JOIN found ON found.id = search.rowid"
            " WHERE search MATCH :query ORDER BY search.rank LIMIT :limit",
            {"query": query, "limit": limit},
        )
        return tuple(
            Hit(
                kind=row["kind"],
                uid=row["uid"],
                title=row["title"],
                excerpt=excerpt(row["text"], text),
            )
            for row in found
        )


def question(text: str) -> str:
    """Return the FTS5 query for what a person typed; empty when no word is in it."""
    words = _WORD.findall(nfc(text).lower())
    parts = [f'{"written" if has_marks(word) else "folded"}:"{word}"' for word in words]
    if parts:
        parts[-1] += "*"
    return " AND ".join(parts)


def remember(db: Database, *, kind: str, uid: str, title: str, text: str) -> None:
    """Index a record's words anew."""
    forget(db, uid)
    engine.write(
        db,
        "INSERT INTO found (kind, uid, title, text) VALUES (:kind, :uid, :title, :text)",
        {"kind": kind, "uid": uid, "title": nfc(title), "text": nfc(text)},
    )
    whole = nfc(f"{title}\n{text}").lower()
    engine.write(
        db,
        "INSERT INTO search (rowid, written, folded)"
        " SELECT id, :written, :folded FROM found WHERE uid = :uid",
        {"uid": uid, "written": whole, "folded": fold(whole)},
    )


def forget(db: Database, uid: str) -> None:
    """Take a record's words out of the index."""
    key = {"uid": uid}
    engine.write(
        db, "DELETE FROM search WHERE rowid IN (SELECT id FROM found WHERE uid = :uid)", key
    )
    engine.write(db, "DELETE FROM found WHERE uid = :uid", key)


def excerpt(text: str, typed: str) -> str:
    """Return a line of `text` round the first typed word that stands in it."""
    flat = " ".join(text.split())
    words = _WORD.findall(nfc(typed).lower())
    places = [_place(flat, word) for word in words]
    first = min((place for place in places if place >= 0), default=0)
    start = max(0, first - _AROUND)
    end = min(len(flat), first + _AROUND * 2)
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")


def _place(text: str, word: str) -> int:
    # Folding keeps the length of composed text, so a place in the folded text is one in the text.
    haystack = text.lower() if has_marks(word) else fold(text)
    return haystack.find(word)
