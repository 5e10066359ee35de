"""Every part of *Cài đặt*."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.ui.screens.settings.screen import PARTS
from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show each part."""
    for part, _, _ in PARTS:
        guide.go("settings", part=part)
        yield f"settings-{part}", guide.window
