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
        best = engine.rows(
            self._db,
            "SELECT rowid FROM search WHERE search MATCH :query ORDER BY rank LIMIT :limit",
            {"query": query, "limit": limit},
        )
        words = _WORD.findall(nfc(text).lower())
        return tuple(self._hit(row["rowid"], words) for row in best)

    def _hit(self, number: int, words: list[str]) -> Hit:
        # One by one and not joined: only so does FTS5 keep the order it has found.
        (row,) = engine.rows(self._db, "SELECT * FROM found WHERE id = :id", {"id": number})
        return Hit(
            kind=row["kind"],
            uid=row["uid"],
            title=row["title"],
            excerpt=excerpt(row["text"], row["folded"], words),
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
    title, flat = nfc(title), " ".join(nfc(text).split())
    folded = fold(flat)
    engine.write(
        db,
        "INSERT INTO found (kind, uid, title, text, folded)"
        " VALUES (:kind, :uid, :title, :text, :folded)",
        {"kind": kind, "uid": uid, "title": title, "text": flat, "folded": folded},
    )
    engine.write(
        db,
        "INSERT INTO search (rowid, written, folded)"
        " SELECT id, :written, :folded FROM found WHERE uid = :uid",
        {
            "uid": uid,
            "written": f"{title}\n{flat}".lower(),
            "folded": f"{fold(title)}\n{folded}",
        },
    )


def forget(db: Database, uid: str) -> None:
    """Take a record's words out of the index."""
    key = {"uid": uid}
    engine.write(
        db, "DELETE FROM search WHERE rowid IN (SELECT id FROM found WHERE uid = :uid)", key
    )
    engine.write(db, "DELETE FROM found WHERE uid = :uid", key)


def excerpt(text: str, folded: str, words: list[str]) -> str:
    """Return a line of `text` round the first of the typed `words` that stands in it.

    `folded` is `fold(text)`, kept so that a search folds nothing: it has the length of the text, so
    a place in it is a place in the text.
    """
    places = [_place(text, folded, word) for word in words]
    first = min((place for place in places if place >= 0), default=0)
    start = max(0, first - _AROUND)
    end = min(len(text), first + _AROUND * 2)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _place(text: str, folded: str, word: str) -> int:
    bare = fold(word)
    place = folded.find(bare)
    if bare != word:  # typed with marks: pass over the same letters with other marks
        while place >= 0 and text[place : place + len(word)].lower() != word:
            place = folded.find(bare, place + 1)
    return place
