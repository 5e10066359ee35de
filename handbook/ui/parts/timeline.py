"""Spans on a scale of time, row by row, painted only where they are seen; pressed by mouse or key.

Knows no record: `row` says what stands in a row, None while it is not read yet, and `wanted` tells
which rows came into view. How they are drawn is in `timeline_paint`.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollBar, QToolTip, QWidget

from handbook.ui import theme as look
from handbook.ui.parts.timeline_paint import EDGE, Brush, Span

_ROW, _SCALE, _LABEL = 36, 30, 330  # pixels at 100 %


class Timeline(QFrame):
    """`pressed` carries the `what` of a row, `wanted` first and last row that are seen."""

    pressed = Signal(object)
    wanted = Signal(int, int)

    def __init__(self, name: str, row: Callable[[int], Span | None]) -> None:
        super().__init__()
        self._name, self._row = name, row
        self._total, self._at = 0, 0
        self._ticks: Sequence[tuple[str, float]] = ()
        self._now: float | None = None
        self.painted = 0
        self.canvas, self.bar = _Canvas(self), QScrollBar(Qt.Orientation.Vertical)
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.bar.valueChanged.connect(self._seen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 9)  # keeps rows out of the round corners
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.bar)

    def show_rows(
        self, total: int, ticks: Sequence[tuple[str, float]], now: float | None = None
    ) -> None:
        """Show so many rows under a scale of (words, start); `now` is the place of today."""
        self._total, self._ticks, self._now = total, ticks, now
        self._at = max(0, min(self._at, total - 1))
        self.fit()

    def fresh(self) -> None:
        """Paint again: rows that were not read yet have come."""
        self._describe()
        self.canvas.update()

    def current(self) -> Span | None:
        """Return the row that the keyboard is on."""
        return self._row(self._at) if self._at < self._total else None

    def seen(self) -> tuple[int, int]:
        """Return first and last row that are in view."""
        top, height = self.bar.value(), self._height()
        room = max(0, self.canvas.height() - self._scale())
        return top // height, min(max(0, self._total - 1), (top + room) // height)

    def paint(self, painter: QPainter) -> None:
        """Paint the rows that are seen on the canvas, then the scale above them."""
        left, wide = self._bars()
        brush = Brush(painter, look.current(), self.canvas.size(), left, wide, self._scale())
        brush.ground(self._ticks, self._now)
        self.painted = 0
        if self._total:
            first, last = self.seen()
            for number in range(first, last + 1):
                self.painted += 1
                ringed = number == self._at and self.hasFocus()
                brush.row(self._row(number), self._box(number), ringed=ringed)
        brush.scale(self._ticks)

    def press_at(self, y: float) -> None:
        """Press the row at this height of the canvas."""
        number = self._number(y)
        if number is not None:
            self._go(number)
            self._press()

    def said_at(self, y: float) -> str:
        """Return the row at this height as a sentence, empty where there is none."""
        number = self._number(y)
        row = self._row(number) if number is not None else None
        return row.said if row else ""

    def fit(self) -> None:
        """Take the rows that the canvas has room for."""
        room = max(1, self.canvas.height() - self._scale())
        self.bar.setPageStep(room)
        self.bar.setSingleStep(self._height())
        most = max(0, self._total * self._height() - room)
        self.bar.setRange(0, most)
        self.bar.setVisible(most > 0)
        self._seen()
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages go from row to row, Enter presses."""
        first, last = self.seen()
        page = max(1, last - first - 1)
        steps = {
            Qt.Key.Key_Up: self._at - 1,
            Qt.Key.Key_Down: self._at + 1,
            Qt.Key.Key_PageUp: self._at - page,
            Qt.Key.Key_PageDown: self._at + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._total - 1,
        }
        if Qt.Key(event.key()) in steps and self._total:
            self._go(max(0, min(self._total - 1, steps[Qt.Key(event.key())])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll three rows for each notch."""
        self.bar.setValue(self.bar.value() - event.angleDelta().y() * 3 * self._height() // 120)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_total"):
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.fresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.canvas.update()

    def _go(self, number: int) -> None:
        self._at = number
        bar, height = self.bar, self._height()
        room = self.canvas.height() - self._scale()
        if number * height < bar.value():
            bar.setValue(number * height)
        elif (number + 1) * height > bar.value() + room:
            bar.setValue((number + 1) * height - room)
        self.fresh()

    def _press(self) -> None:
        row = self.current()
        if row is not None and row.what is not None:
            self.pressed.emit(row.what)

    def _describe(self) -> None:
        row = self.current()
        none = "Đang đọc dòng này." if self._total else "Chưa có việc nào."
        self.setAccessibleDescription(row.said if row else none)

    def _seen(self, _: int = 0) -> None:
        if self._total:
            self.wanted.emit(*self.seen())
        self.canvas.update()

    def _number(self, y: float) -> int | None:
        if y < self._scale():
            return None
        number = int((y - self._scale() + self.bar.value()) // self._height())
        return number if number < self._total else None

    def _box(self, number: int) -> QRectF:
        y = self._scale() + number * self._height() - self.bar.value()
        return QRectF(0, y, self.canvas.width(), self._height())

    def _bars(self) -> tuple[float, float]:
        """Return where the bars begin, and how wide the scale is."""
        now = look.current()
        left = min(now.px(_LABEL), self.canvas.width() * 0.42)
        return left, max(1.0, self.canvas.width() - left - now.px(EDGE))

    def _height(self) -> int:
        return look.current().px(_ROW)

    def _scale(self) -> int:
        return look.current().px(_SCALE)


class _Canvas(QWidget):
    """What is painted on; hands the mouse on."""

    def __init__(self, owner: Timeline) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have it painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self._owner.paint(painter)
        finally:
            painter.end()  # a painter left open takes the whole program down

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the rows that are seen now."""
        super().resizeEvent(event)
        self._owner.fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the row under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._owner.press_at(event.position().y())

    def event(self, event: QEvent) -> bool:
        """Say the row under the mouse."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._owner.said_at(event.pos().y()), self)
            return True
        return super().event(event)
