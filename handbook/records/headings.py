"""Recognise what a column of a member list holds by its heading, and what words in its cells mean.

The words are data (`resources/lists/roster_headings.toml`), so a heading can be added without
programming. Nothing here knows a sheet.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from handbook import bundle
from handbook.records.members import Position, Sex, StandingKind
from handbook.records.text import fold, has_marks, nfc

# Shorter words than this mean something only when they are the whole heading: "Nam", "Tên", "Đạo".
_SHORT = 6
# A cell can begin with "Dự bị" and go on, but not with "ĐV", "CT" or "213".
_SHORTEST_BEGIN = 5
_OTHER = re.compile(r"[^0-9a-z✓✔√+]+")
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a column can hold; `id` is a field of the member or one that makes up such a field."""

    id: str
    title: str
    kind: str
    headings: tuple[str, ...]


def fields() -> tuple[Field, ...]:
    """Return every field a column can be given, in the order of the roster."""
    return tuple(_by_id().values())


def field(field_id: str) -> Field:
    """Return one field; raises KeyError when there is none."""
    return _by_id()[field_id]


def title(field_id: str) -> str:
    """Return the Vietnamese heading of a field, the one our own lists carry."""
    return _TITLES.get(field_id) or field(field_id).title


def grace_months() -> int:
    """Return the months after probation from which a missing official date means full standing."""
    return int(_table()["limits"]["grace_months"])


def best(parts: tuple[str, ...]) -> tuple[str, int] | None:
    """Return the field a heading means and how sure that is; None when nothing fits.

    `parts` are the lines of the heading from the top: a merged parent, then its own cell.
    """
    if len(parts) > 1:
        own = _whole(parts[-1])
        if own:
            return own, _SURE + len(plain(parts[-1]))
    joined = " ".join(parts)
    whole = _whole(joined) or _whole(_BRACKETS.sub(" ", joined))
    if whole:
        return whole, _SURE + len(plain(joined))
    return max(_within(plain(joined)), key=lambda found: found[1], default=None)


def sex_of(text: str) -> Sex | None:
    """Return the sex a cell names, or None when it names none."""
    word = _meaning("sex", text)
    return Sex(word) if word else None


def position_of(text: str) -> Position | None:
    """Return the post a cell names (`MEMBER` for plain members), or None for any other post."""
    word = _meaning("position", text)
    return None if word is None else Position("" if word == "member" else word)


def standing_of(text: str) -> tuple[StandingKind, str] | None:
    """Return the standing a cell begins with and what follows it; None when it names none."""
    bare = plain(text)
    whole = _phrases("standing").get(bare)
    if whole:
        return StandingKind(whole), ""
    begun = [
        p for p in _phrases("standing") if len(p) >= _SHORTEST_BEGIN and bare.startswith(p + " ")
    ]
    if not begun:
        return None
    longest = max(begun, key=len)
    words = " ".join(nfc(text).split()).split(" ")
    return StandingKind(_phrases("standing")[longest]), " ".join(_rest(words, longest))


def is_tick(text: str) -> bool:
    """Say whether a cell is a tick."""
    return text.strip().lower() in _table()["words"]["tick"]


def is_unknown(text: str) -> bool:
    """Say whether a cell says that nothing is known: in words, or with dashes and dots only."""
    return not plain(text) or plain(text) in _unknown()


def is_total(text: str) -> bool:
    """Say whether a cell begins a total line; "Tổng" alone needs a number: Tống is a name."""
    bare = plain(text)
    for word in _totals():
        rest = bare.removeprefix(word)
        if rest != bare and (not rest or (rest[0] == " " and (" " in word or rest[1].isdigit()))):
            return True
    return False


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return `text` folded, with one space for everything that is no letter or digit."""
    return _OTHER.sub(" ", fold(text)).strip()


_SURE = 1000
# Fields of the member whose name on screen is not the heading of a column.
_TITLES = {"standings": "Tư cách"}


def by_id(table: Mapping[str, Any]) -> dict[str, Field]:
    """Return the fields of a list of headings (`resources/lists/…_headings.toml`) in its order."""
    return {
        entry["id"]: Field(
            id=entry["id"],
            title=entry["title"],
            kind=entry["kind"],
            headings=(entry["title"], *entry["headings"]),
        )
        for entry in table["field"]
    }


def _rest(words: list[str], phrase: str) -> Iterator[str]:
    """Yield the words after those that make up the folded `phrase`."""
    taken = ""
    for word in words:
        if len(taken) < len(phrase):
            taken = f"{taken} {plain(word)}".strip()
        else:
            yield word


def _whole(text: str) -> str | None:
    """Return the field whose heading is the whole of `text`.

    A short heading with marks must be spelled with them: "Năm" is not "Nam".
    """
    written = " ".join(nfc(text).lower().split())
    exact = _written().get(written)
    if exact:
        return exact
    bare = plain(text)
    return None if len(bare) < _SHORT and has_marks(text) else _folded().get(bare)


def _within(bare: str) -> Iterator[tuple[str, int]]:
    for phrase, field_id in _folded().items():
        if len(phrase) >= _SHORT and f" {phrase} " in f" {bare} ":
            yield field_id, len(phrase)


def _meaning(group: str, text: str) -> str | None:
    return _phrases(group).get(plain(text))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(bundle.text("lists", "roster_headings.toml"))


@cache
def _by_id() -> dict[str, Field]:
    return by_id(_table())


def _pairs() -> Iterable[tuple[str, str]]:
    return ((heading, f.id) for f in fields() for heading in f.headings)


@cache
def _written() -> dict[str, str]:
    return {nfc(heading).lower(): field_id for heading, field_id in _pairs()}


@cache
def _folded() -> dict[str, str]:
    return {plain(heading): field_id for heading, field_id in _pairs()}


@cache
def _phrases(group: str) -> dict[str, str]:
    table = _table()["words"][group]
    return {plain(word): meaning for meaning, words in table.items() for word in words}


@cache
def _totals() -> tuple[str, ...]:
    return tuple(plain(word) for word in _table()["words"]["total"])


@cache
def _unknown() -> frozenset[str]:
    return frozenset(plain(word) for word in _table()["words"]["unknown"])
