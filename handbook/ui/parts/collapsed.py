"""A section that opens under its title, for what is needed now and then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.ui.parts.buttons import Button


class Fold(QWidget):
    """A title at the left that one can press; the widget under it shows or hides."""

    def __init__(self, title: str, widget: QWidget, *, open: bool = False) -> None:
        super().__init__()
        self._title = title
        self.head = Button(title, self.turn, look="quiet")
        self._widget = widget
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(widget)
        self.show_open(open)

    def turn(self) -> None:
        """Open what is closed, close what is open."""
        self.show_open(self._widget.isHidden())

    def show_open(self, open: bool) -> None:
        """Open it, or close it."""
        self._widget.setHidden(not open)
        self.head.show_icon("chevron-down" if open else "chevron-right")
        self.head.setAccessibleName(f"{self._title}, {'đang mở' if open else 'đang đóng'}")
