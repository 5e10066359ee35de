"""A walk through everything the window can show, on the fictional handbook: one file per area.

Pictures are taken of it (`shots.py`) and tests measure it. Changes nothing that is kept;
at the end the handbook notes a backup.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tour import (
    assignments,
    backup,
    help_over,
    lists,
    meetings,
    members,
    places,
    printing,
    reviews,
    settings,
    tasks,
    today,
)
from tour.guide import Guide

AREAS = (
    places,
    today,
    settings,
    help_over,
    meetings,
    assignments,
    tasks,
    reviews,
    printing,
    members,
    lists,
    backup,
)


def walk(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Go everywhere in the open window; yield the name of each stop and what to look at."""
    for area in AREAS:
        yield from area.stops(guide)
