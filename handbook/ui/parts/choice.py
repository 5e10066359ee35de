"""Choosing one of few values from a list, and a tick box; both with our own marks."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
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
from handbook.ui.parts.tick_box import paint_tick_box


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
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            .adjusted(1, 1, -1, -1)
        )
        paint_tick_box(
            QPainter(self), box, look.current(), ticked=self.isChecked(), enabled=self.isEnabled()
        )
