"""The handovers a handbook has seen, as its history tells them.

A handover is an entry of the history and no record: nothing edits or bins it. What was found wrong
inside at a handover stands in its entry, because the copy gets a mark of its own at its end and
would not tell by that mark any more that the end had been cut off.
"""

from typing import Any

from handbook.records.basics import new_uid
from handbook.records.inventory import Terms
from handbook.store.history import History
from handbook.store.session import Session

KIND = "handover"
_FAULTS = "faults"


def note(session: Session, terms: Terms, faults: tuple[str, ...]) -> None:
    """Write a handover into the history, with what was found wrong inside, a sentence each."""
    after: dict[str, Any] = {name: getattr(terms, name) for name in Terms.__slots__}
    if faults:
        after[_FAULTS] = list(faults)
    session.record(KIND, new_uid(), 1, KIND, before={}, after=after)


def faults(history: History) -> tuple[tuple[str, str], ...]:
    """Return what was found wrong at each handover, oldest first: local ISO time and sentence."""
    return tuple(
        (entry.at, fault) for entry in history.of_kind(KIND) for fault in _listed(entry.after)
    )


def _listed(after: Any) -> tuple[str, ...]:
    """Return the faults of one entry; one that was tampered with may hold anything."""
    found = after.get(_FAULTS) if isinstance(after, dict) else None
    return tuple(map(str, found)) if isinstance(found, list) else ()
