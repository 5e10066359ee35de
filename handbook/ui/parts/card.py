"""Cards: white rounded surfaces that hold what belongs together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import column
from handbook.ui.parts.buttons import action_button, more_button
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.tone import Tone


class Card(QFrame):
    """A surface with an optional head line; its content stands in `body`."""

    def __init__(
        self, title: str = "", aside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        """`aside` stands at the right end of the head line."""
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(_head(title, aside))

    def add(self, widget: QWidget) -> None:
        """Put `widget` under what is already in the card."""
        self.body.addWidget(widget)


class LineCard(QFrame):
    """One thing to do: what, which rule asks for it, how late, and the button that does it."""

    def __init__(
        self,
        title: str,
        second: str = "",
        chip: tuple[str, Tone] | None = None,
        action: Action | None = None,
        parent: QWidget | None = None,
        more: Sequence[Action] = (),
    ) -> None:
        """`more` stands behind three dots at the end of the line."""
        super().__init__(parent)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            ". ".join(part for part in (title, second, *(chip or ())[:1]) if part)
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(12)
        words = [labels.strong(title), *([labels.quiet(second)] if second else [])]
        line.addWidget(column(*words, gap=2), 1)
        if chip:
            line.addWidget(Chip(*chip), 0, Qt.AlignmentFlag.AlignVCenter)
        if action:
            line.addWidget(action_button(action), 0, Qt.AlignmentFlag.AlignVCenter)
        if more:
            dots = more_button(more, f"Cách trả lời khác: {title}")
            line.addWidget(dots, 0, Qt.AlignmentFlag.AlignVCenter)


def _head(title: str, aside: QWidget | None) -> QWidget:
    """Return the title, in more lines where it is too long for one, and what stands behind it."""
    head, words = QWidget(), labels.section(title)
    words.setWordWrap(True)
    line = QHBoxLayout(head)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(words, 1)
    if aside is not None:
        line.addWidget(aside)
    return head
