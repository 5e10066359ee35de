"""Puts records of another handbook in as they were: with their version, state, number and history.

Only for records this handbook has never had; whatever it has goes through `Table.put`. Checks,
search and this handbook's own history see them like any other write.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from handbook.errors import BadInput
from handbook.store import engine, history, rows
from handbook.store.history import Entry
from handbook.store.store import Store
from handbook.store.table import Table

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNumber:
    """One number given to a paper in a term: it is never given again."""

    type: str
    term: str
    number: int
    paper: str
    given_at: str


def put_exactly(table: Table[Any], record: Any) -> None:
    """Write a record whose uid is unknown here, keeping its version; raises BadInput."""
    problems = table.problems(record)
    if problems:
        raise BadInput(f"Chưa nhập được {table.called(record)}.", *problems.values())
    values = rows.plain(record)
    table._write(record, values, is_new=True)
    table._index(record)
    table.session.record(table.kind, record.uid, record.version, "import", before={}, after=values)


def is_binned(table: Table[Any], uid: str) -> bool:
    """Say whether a record lies in the bin."""
    return bool(table._rows("WHERE uid = :uid AND binned_at IS NOT NULL", {"uid": uid}))


def numbers(store: Store) -> tuple[GivenNumber, ...]:
    """Return every number ever given, oldest first."""
    found = engine.rows(
        store.session.db, "SELECT type, term, number, paper, given_at FROM numbers ORDER BY id"
    )
    return tuple(GivenNumber(**row) for row in found)


def add_number(store: Store, given: GivenNumber) -> None:
    """Note a number as given; raises BadInput when another paper here has it."""
    values = {name: getattr(given, name) for name in GivenNumber.__slots__}
    taken = engine.rows(
        store.session.db,
        "SELECT paper FROM numbers WHERE type = :type AND term = :term AND number = :number",
        values,
    )
    if not taken:
        engine.write(
            store.session.db,
            "INSERT INTO numbers (type, term, number, paper, given_at)"
            " VALUES (:type, :term, :number, :paper, :given_at)",
            values,
        )
    elif taken[0]["paper"] != given.paper:
        raise BadInput(
            f"Số {given.number:02d}-{given.type} trong tệp đã được cấp cho văn bản khác của cuốn "
            "sổ này nên chưa nhập gì. Hãy nhập tệp vào một cuốn sổ mới để đối chiếu."
        )


def add_history(store: Store, entries: Iterable[Entry]) -> None:
    """Add another handbook's entries to the chain, with their own time, deed and person."""
    for entry in entries:
        history.append(store.session.db, entry, store.session.mark_key)
