"""What every part of *Cài đặt* is: a column of cards that can be read again and saved."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts.boxes import scrolled

_WIDEST = 820  # pixels at 100 %: lines longer than that are hard to read


class Part(QWidget):
    """A scrolling column; cards go into `column`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        inner = QWidget()
        inner.setMaximumWidth(look.current().px(_WIDEST))
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def add(self, *cards: QWidget) -> None:
        """Add cards from top to bottom, and the empty rest below."""
        for card in cards:
            self.column.addWidget(card)
        self.column.addStretch(1)

    def reload(self) -> None:
        """Read again what is shown."""

    def flush(self) -> None:
        """Save what is typed."""
