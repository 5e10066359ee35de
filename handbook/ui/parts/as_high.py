"""A line on the page that is as high as its words ask for at its width, and no higher.

A layout asks a hint that knows one width only: with large text words would be cut off below.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget


class AsHigh(QFrame):
    """Asks for the height that its words take at the width it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the width it likes, and the height at the width it has."""
        return self._at_this_width(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and no less than the height at the width it has."""
        return self._at_this_width(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _at_this_width(self, hint: QSize) -> QSize:
        height = self.heightForWidth(self.width())
        return QSize(hint.width(), height if height > 0 else hint.height())
