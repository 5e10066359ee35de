"""What a tab of *Kiểm điểm* is to its host: the head it asks for, and what the host hands on to it.

A tab is made at its first visit as `make(desk, show_head)`. It sets `title`, `subtitle`,
`main_action` and `actions` as a screen does, and calls `show_head` when they changed.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from handbook.ui.desk import Action, Desk, ShownRecord


class ReviewsTab(QWidget):
    """One tab; `kinds` are the kinds of record that it shows."""

    title: str = "Kiểm điểm"
    subtitle: str = ""
    kinds: frozenset[str] = frozenset()
    main_action: Action | None = None
    actions: tuple[Action, ...] = ()  # type: ignore[assignment]  # no use of Qt's own here

    def __init__(self, desk: Desk, show_head: Callable[[], None]) -> None:
        """Keep the `desk`; nothing is read before the first `reload`."""
        super().__init__()
        self.desk, self.show_head = desk, show_head

    def reload(self, kinds: frozenset[str]) -> None:
        """Read again what is shown: first shown, shown again, or records of these kinds changed."""

    def open(self, **what: Any) -> None:
        """Show the record asked for; the host sends only what is this tab's."""

    def home(self) -> None:
        """Go back to the tab's first page."""

    def flush(self) -> None:
        """Save what is typed and not saved yet: the tab is left, locked or closed."""

    def shown_record(self) -> ShownRecord | None:
        """Return the record one is on, None for none."""
        return None

    def whole(self) -> bool:
        """Say whether one record fills the area, so that the tabs step aside."""
        return False

    def toggle_preview(self) -> None:
        """Show or hide the page beside (F9)."""
