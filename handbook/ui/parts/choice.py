"""Choosing one of few values from a list, and a tick box; both with our own marks."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QWidget,
)

from handbook.ui import icons
from handbook.ui import theme as look


class Choice(QComboBox):
    """A list of (value, words); the mouse wheel over it scrolls the page, not the choice."""

    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Any, str]] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: list[Any] = []
        self.set_options(options)
        self.activated.connect(self._chosen)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other options; keeps the value when it is still among them."""
        kept = self.value()
        self._values = [value for value, _ in options]
        self.blockSignals(True)
        self.clear()
        self.addItems([words for _, words in options])
        self.blockSignals(False)
        self.set_value(kept if kept in self._values else next(iter(self._values), None))

    def value(self) -> Any:
        """Return the chosen value; None when nothing is chosen."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose `value`; tells nobody. An unknown value chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice changed unseen is a wrong paper."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and our own arrow."""
        super().paintEvent(event)
        picture = icons.pixmap("chevron-down", "quiet" if self.isEnabled() else "edge", 16)
        size = look.current().px(16)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - 10, (self.height() - size) // 2, picture)

    def _chosen(self) -> None:
        self.edited.emit()
        self.finished.emit()


class Check(QCheckBox):
    """A tick box with its words."""

    edited = Signal()
    finished = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.setAccessibleName(words)
        self.clicked.connect(self.edited)
        self.clicked.connect(self.finished)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick or clear it; tells nobody."""
        self.setChecked(bool(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and our own box."""
        super().paintEvent(event)
        now = look.current()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            .adjusted(1, 1, -1, -1)
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "accent" if self.isChecked() else "edge"
        painter.setPen(QPen(now.colour(ink if self.isEnabled() else "line"), 1.4))
        painter.setBrush(now.colour("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            _tick(painter, box, now)


def _tick(painter: QPainter, box: QRect, now: look.Theme) -> None:
    pen = QPen(now.colour("on_accent"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    at = box.topLeft()
    points = [(0.24, 0.52), (0.43, 0.70), (0.77, 0.32)]
    ends = [at + QPoint(round(x * box.width()), round(y * box.height())) for x, y in points]
    painter.drawPolyline(ends)
