"""The bin (thùng rác): everything deleted, of every kind, and the two ways out of it.

What is emptied leaves its table for good; the history keeps its entries, or the chain would break.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """One deleted record; `at` is local ISO time, `called` what a sentence calls it."""

    kind: str
    uid: str
    called: str
    at: str


def everything(store: Store) -> tuple[Binned, ...]:
    """Return all that lies in the bin, newest first."""
    found = [
        Binned(kind=kind, uid=record.uid, called=table.called(record), at=at)
        for kind, table in store.tables.items()
        for at, record in table.binned()
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def take_out(store: Store, kind: str, uid: str) -> str:
    """Put a deleted record back and return what it is called; raises NotFound."""
    table = store.tables[kind]
    return str(table.called(table.unbin(uid)))


def empty(store: Store, those: Iterable[Binned]) -> None:
    """Delete these for good, all or none; raises BadInput while other records rest on one.

    Those that may rest on others of the list go first, whatever order they were binned in.
    """
    order = {kind: place for place, kind in enumerate(store.tables)}
    for one in sorted(those, key=lambda one: order[one.kind], reverse=True):
        store.tables[one.kind].purge(one.uid)
