"""The history: who changed what and when, append-only and chained by hash.

Each entry's hash covers its own canonical JSON and the hash before it, so that a changed or missing
entry shows. Nothing here ever updates or deletes an entry.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from handbook.store import anchor, engine
from handbook.store.engine import Database
from handbook.store.rows import canonical

# What is noted although it changes nothing: that somebody read or printed a private record.
LOOKS = ("view", "print")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change of one record; `before` and `after` hold only the fields that differ.

    `at` is local time in ISO with its offset, `deed` the change's name in Vietnamese, `group_uid`
    shared by all entries of one change.
    """

    group_uid: str
    deed: str
    at: str
    who: str
    kind: str
    uid: str
    version: int
    action: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def append(db: Database, entry: Entry, key: bytes) -> None:
    """Add an entry to the end of the chain, and move the anchor there; `key` marks it."""
    last = engine.rows(db, "SELECT id, hash FROM history ORDER BY id DESC LIMIT 1")
    previous = last[0]["hash"] if last else anchor.START
    row = {name: getattr(entry, name) for name in _NAMES}
    digest = _digest(canonical(row), previous)
    row |= {"before": canonical(entry.before), "after": canonical(entry.after)}
    engine.write(
        db,
        "INSERT INTO history (group_uid, deed, at, who, kind, uid, version, action, before, after,"
        " previous, hash) VALUES (:group_uid, :deed, :at, :who, :kind, :uid, :version, :action,"
        " :before, :after, :previous, :hash)",
        row | {"previous": previous, "hash": digest},
    )
    number = last[0]["id"] + 1 if last else 1
    anchor.move(db, key, before=previous, last=number, digest=digest)


class History:
    """Reads the history; of `veiled` kinds its general list tells deed and kind, not the words."""

    def __init__(self, db: Database, veiled: Callable[[], frozenset[str]] = frozenset) -> None:
        self._db = db
        self._veiled = veiled

    def of_record(self, uid: str) -> tuple[Entry, ...]:
        """Return all changes of a record, newest first."""
        return self._entries("WHERE uid = :uid ORDER BY id DESC", {"uid": uid})

    def latest(self, limit: int = 50) -> tuple[Entry, ...]:
        """Return the newest changes of all records, those of veiled kinds without their words."""
        return self._unworded(self._entries("ORDER BY id DESC LIMIT :limit", {"limit": limit}))

    def of_group(self, group_uid: str) -> tuple[Entry, ...]:
        """Return what one change did, in order; of veiled kinds without the words."""
        where = "WHERE group_uid = :group_uid ORDER BY id"
        return self._unworded(self._entries(where, {"group_uid": group_uid}))

    def everything(self) -> tuple[Entry, ...]:
        """Return every change, oldest first."""
        return self._entries("ORDER BY id", {})

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return every change of one kind, oldest first, with its words."""
        return self._entries("WHERE kind = :kind ORDER BY id", {"kind": kind})

    def looked(self, uid: str, action: str) -> str:
        """Return when a record was last viewed or printed, ISO; empty when never."""
        found = engine.rows(
            self._db,
            "SELECT at FROM history WHERE uid = :uid AND action = :action ORDER BY id DESC LIMIT 1",
            {"uid": uid, "action": action},
        )
        return found[0]["at"] if found else ""

    def last_change_at(self) -> str:
        """Return when the handbook was last changed, ISO; empty when it never was."""
        found = engine.rows(self._db, "SELECT at FROM history ORDER BY id DESC LIMIT 1")
        return found[0]["at"] if found else ""

    def last_hash(self) -> str:
        """Return the hash of the newest change, which stands for all before it."""
        found = engine.rows(self._db, "SELECT hash FROM history ORDER BY id DESC LIMIT 1")
        return found[0]["hash"] if found else anchor.START

    def marks(self) -> tuple[tuple[str, str, str, str], ...]:
        """Return hash, group, time and deed of every entry, oldest first."""
        found = engine.rows(self._db, "SELECT hash, group_uid, at, deed FROM history ORDER BY id")
        return tuple((r["hash"], r["group_uid"], r["at"], r["deed"]) for r in found)

    def newest(self) -> tuple[int, str, str]:
        """Return number, hash and time of the newest entry; 0 and empty without any."""
        found = engine.rows(self._db, "SELECT id, hash, at FROM history ORDER BY id DESC LIMIT 1")
        return (found[0]["id"], found[0]["hash"], found[0]["at"]) if found else (0, "", "")

    def hash_of(self, number: int) -> str:
        """Return the hash of the entry with a number; empty when there is none."""
        found = engine.rows(
            self._db, "SELECT hash FROM history WHERE id = :number", {"number": number}
        )
        return found[0]["hash"] if found else ""

    def verify(self) -> Entry | None:
        """Return the first entry that breaks the chain, or None when the chain is whole."""
        previous = anchor.START
        for row in engine.each(self._db, "SELECT * FROM history ORDER BY id"):
            if row["previous"] != previous or row["hash"] != _digest(_kept_text(row), previous):
                return _entry(row)
            previous = row["hash"]
        return None

    def _unworded(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        veiled = self._veiled()
        return tuple(
            replace(one, before={}, after={}) if one.kind in veiled else one for one in entries
        )

    def _entries(self, where: str, values: Mapping[str, Any]) -> tuple[Entry, ...]:
        return tuple(
            _entry(row) for row in engine.rows(self._db, f"SELECT * FROM history {where}", values)
        )


def _digest(text: str, previous: str) -> str:
    return hashlib.sha256((text + previous).encode()).hexdigest()


def _kept_text(row: Mapping[str, Any]) -> str:
    """Return the canonical JSON of an entry as it is kept: both sides are JSON already."""
    parts = ((name, row[name] if name in _SIDES else canonical(row[name])) for name in _NAMES)
    return "{" + ",".join(f'"{name}":{value}' for name, value in parts) + "}"


def _entry(row: Mapping[str, Any]) -> Entry:
    sides = {name: _side(row[name]) for name in _SIDES}
    return Entry(**sides, **{name: row[name] for name in _NAMES if name not in _SIDES})


def _side(text: str) -> Any:
    """Return one side of an entry; one that was tampered with until it does not parse is empty."""
    try:
        return json.loads(text)
    except ValueError:
        return {}


_SIDES = ("before", "after")
_NAMES = tuple(sorted(field.name for field in fields(Entry)))
