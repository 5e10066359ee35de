"""Papers: the minutes of a meeting, and the register that issued papers stand in."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tour.guide import Guide
from tour.meetings import sealed_and_draft


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show minutes and the register; the list of papers is the area's first page."""
    sealed, _ = guide.read(lambda store: sealed_and_draft(store.meetings.summaries()))
    guide.go("printing")  # what changed since the last visit is read first
    guide.go("printing", paper="minutes", meeting=sealed.uid)
    yield "printing-minutes", guide.window
    guide.go("printing", register=True)
    yield "register", guide.window
