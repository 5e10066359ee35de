"""A list that opens under a line of text and never takes the keyboard from it.

A child of the window, not a popup: input methods such as Unikey lose their word when a popup opens.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from handbook.ui import theme as look

_SECOND = int(Qt.ItemDataRole.UserRole) + 1
_DATA = int(Qt.ItemDataRole.UserRole) + 2
_MOST_SHOWN = 8
Index = QModelIndex | QPersistentModelIndex


class Suggestions(QListWidget):
    """Hits for what stands in `line`; `picked` carries the data of the one chosen."""

    picked = Signal(object)

    def __init__(self, line: QLineEdit, name: str) -> None:
        super().__init__(line.window())
        self.setProperty("popup", True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_TwoLines(self))
        self.hide()
        self._line = line
        line.installEventFilter(self)
        self.itemClicked.connect(self._pick)
        self.entered.connect(self.setCurrentIndex)

    def show_hits(self, hits: Sequence[tuple[str, str, Any]], none: str = "") -> None:
        """Show (words, second line, data); `none` stands there when there is no hit."""
        self.clear()
        for words, second, data in hits:
            item = QListWidgetItem(words)
            item.setData(_SECOND, second)
            item.setData(_DATA, data)
            self.addItem(item)
        if not hits and none:
            nothing = QListWidgetItem(none)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)
        if not self.count():
            self.hide()
            return
        if hits:
            self.setCurrentRow(0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrows while the line keeps the keyboard."""
        if watched is self._line and self.isVisible():
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
        return False

    def _key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                item = self.currentItem()
                if item is None:
                    return False
                self._pick(item)
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    def _pick(self, item: QListWidgetItem) -> None:
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        self.hide()
        self.picked.emit(item.data(_DATA))

    def _place(self) -> None:
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = sum(self.sizeHintForRow(row) for row in range(min(self.count(), _MOST_SHOWN)))
        width = max(self._line.width(), look.current().px(360))
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 4))
        right = min(below.x(), window.width() - width - 8)
        self.resize(width, min(height + 12, window.height() - below.y() - 8))
        self.move(max(8, right), below.y())
        self.raise_()
        self.show()


class _TwoLines(QStyledItemDelegate):
    """Paints the words and, under them, the second line in quiet text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        now = look.current()
        return QSize(0, now.px(50) if index.data(_SECOND) else now.size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = look.current()
        rect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("picked"))
            painter.drawRoundedRect(rect, 6, 6)
        second = str(index.data(_SECOND) or "")
        inner = rect.adjusted(12, 4, -12, -4)
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        lines = [(str(index.data() or ""), "body", "text" if enabled else "quiet")]
        if second:
            lines.append((second, "small", "quiet"))
        step = inner.height() // len(lines)
        for place, (words, size, ink) in enumerate(lines):
            painter.setFont(now.font(size))
            painter.setPen(now.colour(ink))
            at = inner.adjusted(0, place * step, 0, (place + 1 - len(lines)) * step)
            fitted = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, at.width()
            )
            painter.drawText(
                at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitted
            )


def found_in(line: QWidget) -> Suggestions | None:
    """Return the list of hits that belongs to `line`; for tests and screen readers."""
    lists = line.window().findChildren(Suggestions)
    return next((one for one in lists if one._line is line), None)
