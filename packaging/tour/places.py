"""The first page of each area."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.ui.screens import SCREENS
from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show each area as the navigation does."""
    for place in SCREENS:
        guide.go(place.name)
        yield place.name, guide.window
