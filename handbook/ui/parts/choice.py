"""Choosing one of few values from a list, and a tick box; both with our own marks."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QWidget,
)

from handbook.ui import icons
from handbook.ui import theme as look
from handbook.ui.parts.tick_box import paint_tick_box

_LEAST = 130  # pixels at 100 %
_ENDLESS = 100_000  # pixels: no words are as wide
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(
    Qt.TextFlag.TextWordWrap
)


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

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a word or two: where there is no more, the end of the words is cut."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), look.current().px(_LEAST)), least.height())

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
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.edited)
        self.clicked.connect(self.finished)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick or clear it; tells nobody."""
        self.setChecked(bool(value))

    def hasHeightForWidth(self) -> bool:
        """Say that the words take more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in this width."""
        one = super().sizeHint()
        wide = width - (one.width() - self._words_width())
        return one.height() + self._high(wide) - self._high(_ENDLESS)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a few words: the rest stands below them."""
        one = super().minimumSizeHint()
        return QSize(min(one.width(), look.current().px(_LEAST)), one.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, in as many lines as they need, and our own box."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter, style = QPainter(self), self.style()
        style.drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        left = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).left()
        words = QRect(left, 0, self.width() - left, self.height())
        enabled = self.isEnabled()
        painter.setPen(look.current().colour("text" if enabled else "edge"))
        painter.drawText(words, _WRAPPED, self._words)
        box = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        at = box.adjusted(1, 1, -1, -1)
        paint_tick_box(painter, at, look.current(), ticked=self.isChecked(), enabled=enabled)

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._words)

    def _high(self, width: int) -> int:
        bounds = QRect(0, 0, max(1, width), _ENDLESS)
        return self.fontMetrics().boundingRect(bounds, _WRAPPED, self._words).height()
