"""Agenda presets by kind of branch: short editable lists, our own words (DOMAIN §2.6)."""

import tomllib
from functools import cache

from handbook import bundle
from handbook.records.meetings import MeetingKind
from handbook.records.settings import BranchKind


def preset(branch: BranchKind, kind: MeetingKind) -> tuple[str, ...]:
    """Return the agenda that a new meeting of this kind starts with in this kind of branch."""
    table = _table()
    if kind is MeetingKind.REGULAR:
        return (*table["opening"], *table["content"][branch.value], *table["closing"])
    return tuple(table["other"][kind.value])


def with_items(agenda: tuple[str, ...], items: tuple[str, ...]) -> tuple[str, ...]:
    """Return an agenda with items it does not have yet, put before the steps that close a meeting.

    Where somebody wrote an ending of their own, they stand last.
    """
    fresh = tuple(item for item in items if item not in agenda)
    closing = _table()["closing"]
    place = next((n for n, line in enumerate(agenda) if line in closing), len(agenda))
    return (*agenda[:place], *fresh, *agenda[place:])


@cache
def _table() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(bundle.text("lists", "agendas.toml"))["agenda"]  # type: ignore[no-any-return]
