"""Papers: the register that issued papers stand in."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show the register; the list of papers is the area's first page."""
    guide.go("printing", register=True)
    yield "register", guide.window
