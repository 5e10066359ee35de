"""The help, over the area it was asked for in."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Open the help of the settings and close it again."""
    guide.go("settings")
    guide.window._turn_help()
    yield "help", guide.window._help
    guide.window._turn_help()
