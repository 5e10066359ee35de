"""What the sections of one review share: editors bound to the review, and a page that scrolls."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, scrolled
from handbook.ui.screens.reviews.binding import Binding
from handbook.ui.screens.reviews.editing import EditingReview


class Section(QWidget):
    """One section; made for one open review and thrown away with it."""

    def __init__(self, editing: EditingReview, desk: Desk) -> None:
        super().__init__()
        self.editing, self.desk = editing, desk
        self.binding = Binding(editing.flush)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)

    def begin(self) -> None:
        """Give the keyboard to what is filled in first."""

    def refresh(self, fields: frozenset[str]) -> None:
        """Show anew what follows from these fields of the review."""
        self.binding.refresh()

    def bind(
        self,
        name: str,
        editor: QWidget,
        *,
        shown: Callable[[Any], Any] = lambda value: value,
        kept: Callable[[Any], Any] = lambda value: value,
    ) -> QWidget:
        """Tie an editor to a field of the review: shown as `shown`, written as `kept`."""
        return self.binding.bind(
            editor,
            lambda: shown(getattr(self.editing.review, name)),
            lambda value: self.editing.set(**{name: kept(value)}),
            name,
        )

    def lay_out(self, *items: QWidget) -> None:
        """Put the parts of the section under each other, in an area that scrolls."""
        content = column(*items, STRETCH, gap=16)
        layout = content.layout()
        assert layout is not None
        layout.setContentsMargins(0, 4, 12, 16)
        self.body.addWidget(scrolled(content))


def hint(words: str) -> QLabel:
    """Return a quiet line that stands at the end of a card's head and does not break."""
    label = labels.quiet(words)
    label.setWordWrap(False)
    return label
