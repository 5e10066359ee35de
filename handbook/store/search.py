"""Search over two columns: the text as written, and the same text folded without marks.

A word typed with marks searches the first, so `năm` never finds *Nam*; a word typed without
searches the second, so `dang bo` finds *Đảng bộ*.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
        return self._hits([row["rowid"] for row in best], words)

    def _hits(self, numbers: list[int], words: list[str]) -> tuple[Hit, ...]:
        # Not joined to the query above: only so does FTS5 keep the order it has found.
        read = engine.rows(
            self._db,
            "SELECT id, kind, uid, title, text, folded FROM found"
            " WHERE id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(numbers)},
        )
        found, folded = {row["id"]: row for row in read}, [(word, fold(word)) for word in words]
        return tuple(_hit(found[number], folded) for number in numbers)


def _hit(row: dict[str, Any], words: Sequence[tuple[str, str]]) -> Hit:
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


def excerpt(text: str, folded: str, words: Sequence[tuple[str, str]]) -> str:
    """Return a line of `text` round the first of the typed `words`, each with itself folded.

    `folded` is `fold(text)`, kept so that a search folds nothing: it has the length of the text, so
    a place in it is a place in the text.
    """
    places = [_place(text, folded, word, bare) for word, bare in words]
    first = min((place for place in places if place >= 0), default=0)
    start = max(0, first - _AROUND)
    end = min(len(text), first + _AROUND * 2)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _place(text: str, folded: str, word: str, bare: str) -> int:
    place = folded.find(bare)
    if bare != word:  # typed with marks: pass over the same letters with other marks
        while place >= 0 and text[place : place + len(word)].lower() != word:
            place = folded.find(bare, place + 1)
    return place
