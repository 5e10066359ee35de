"""What the sections of one review share: editors bound to the review, and a page that scrolls."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.steps_beside import StepView
from handbook.ui.screens.reviews.binding import Binding
from handbook.ui.screens.reviews.editing import EditingReview


class Section(StepView):
    """One section; made for one open review and thrown away with it."""

    def __init__(self, editing: EditingReview, desk: Desk) -> None:
        super().__init__()
        self.editing, self.desk = editing, desk
        self.binding = Binding(editing.flush)

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


def hint(words: str) -> QLabel:
    """Return a quiet line that stands at the end of a card's head and does not break."""
    label = labels.quiet(words)
    label.setWordWrap(False)
    return label
