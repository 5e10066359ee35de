"""Spans on a scale of time, row by row, painted only where they are seen; pressed by mouse or key.

Knows no record: `row` says what stands in a row, None while it is not read yet, and `wanted` tells
which rows came into view. Every bar says its state in words beside its colour.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollBar, QToolTip, QWidget

from handbook.ui import theme as look
from handbook.ui.parts.tone import Tone

_ROW, _SCALE, _LABEL, _EDGE = 36, 30, 330, 14  # pixels at 100 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One row: `words` at its left; a bar from `start` to `end` (0 to 1), `filled` of it done.

    A `head` has no bar. `state` is written at the bar; `said` is the whole row as a sentence,
    `what` is what pressing it leads to. `marks` are places on the scale, each settled or not;
    `more_before` and `more_after` say that the span reaches beyond the window.
    """

    words: str
    said: str
    what: Any = None
    head: bool = False
    start: float = 0.0
    end: float = 0.0
    filled: float = 0.0
    state: str = ""
    tone: Tone = Tone.NEUTRAL
    marks: tuple[tuple[float, bool], ...] = ()
    more_before: bool = False
    more_after: bool = False


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
        now = look.current()
        painter.fillRect(self.canvas.rect(), now.colour("surface"))
        self._paint_grid(painter, now)
        self.painted = 0
        if self._total:
            first, last = self.seen()
            for number in range(first, last + 1):
                self._paint_row(painter, number, now)
        self._paint_scale(painter, now)

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

    def _paint_grid(self, painter: QPainter, now: look.Theme) -> None:
        left, wide = self._bars()
        painter.setPen(QPen(now.colour("line"), 1))
        for _, start in self._ticks:
            x = round(left + start * wide)
            painter.drawLine(x, 0, x, self.canvas.height())
        if self._now is not None:
            x = round(left + self._now * wide)
            painter.setPen(QPen(now.colour("focus"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(x, self._scale(), x, self.canvas.height())

    def _paint_scale(self, painter: QPainter, now: look.Theme) -> None:
        left, wide = self._bars()
        top = QRectF(0, 0, self.canvas.width(), self._scale())
        painter.fillRect(top, now.colour("surface"))
        painter.setFont(now.font("small"))
        painter.setPen(now.colour("quiet"))
        ends = [*(start for _, start in self._ticks[1:]), 1.0][: len(self._ticks)]
        for (words, start), end in zip(self._ticks, ends, strict=True):
            box = QRectF(left + start * wide, 0, (end - start) * wide, self._scale())
            roomy = painter.fontMetrics().horizontalAdvance(words) + 4 <= box.width()
            said = words if roomy else words.split(" ")[-1]
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)
        painter.setPen(QPen(now.colour("line"), 1))
        painter.drawLine(0, int(top.bottom()), int(top.right()), int(top.bottom()))

    def _paint_row(self, painter: QPainter, number: int, now: look.Theme) -> None:
        row = self._row(number)
        self.painted += 1
        box = self._box(number)
        if number == self._at and self.hasFocus():
            painter.setPen(QPen(now.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 1, -3, -1), 6, 6)
        if row is None:
            return
        painter.setFont(now.font(bold=row.head))
        painter.setPen(now.colour("text"))
        left, wide = self._bars()
        indent = now.px(_EDGE) * (1 if row.head else 2)
        room = (self.canvas.width() if row.head else left) - indent - now.px(8)
        cut = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(
            QRectF(indent, box.y(), room, box.height()), int(Qt.AlignmentFlag.AlignVCenter), cut
        )
        if not row.head:
            self._paint_bar(painter, row, box, left, wide, now)

    def _paint_bar(
        self,
        painter: QPainter,
        row: Span,
        box: QRectF,
        left: float,
        wide: float,
        now: look.Theme,
    ) -> None:
        ink = now.colour("edge" if row.tone is Tone.NEUTRAL else row.tone.ink)
        length = max(6.0, (row.end - row.start) * wide)
        frame = QRectF(
            left + row.start * wide, box.y() + box.height() * 0.26, length, box.height() * 0.48
        )
        painter.setPen(QPen(ink, 1))
        painter.setBrush(now.colour("surface"))
        painter.drawRoundedRect(frame, 4, 4)
        if row.filled > 0:
            painter.setOpacity(0.45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            done = QRectF(
                frame.x(), frame.y(), frame.width() * min(1.0, row.filled), frame.height()
            )
            painter.drawRoundedRect(done, 4, 4)
            painter.setOpacity(1)
        for at, settled in row.marks:
            x = round(left + at * wide)
            painter.setPen(QPen(now.colour("edge" if settled else "text"), 1 if settled else 2))
            painter.drawLine(x, round(frame.bottom()) - 4, x, round(frame.bottom()) + 3)
        self._paint_state(painter, row, frame, left, wide, now)

    def _paint_state(
        self,
        painter: QPainter,
        row: Span,
        frame: QRectF,
        left: float,
        wide: float,
        now: look.Theme,
    ) -> None:
        """Write the state behind the bar, before it, or within it, where there is room."""
        painter.setFont(now.font("small"))
        before, after = "‹ " if row.more_before else "", " ›" if row.more_after else ""
        words = f"{before}{row.state}{after}"
        need, gap = painter.fontMetrics().horizontalAdvance(words) + 4, now.px(6)
        if left + wide - frame.right() >= need + gap:
            x = frame.right() + gap
        elif frame.x() - left >= need + gap:
            x = frame.x() - need - gap
        else:
            x = frame.x() + gap
        place = QRectF(x, frame.y() - 6, need, frame.height() + 12)
        if not frame.intersects(place):
            painter.fillRect(place, now.colour("surface"))  # no line of the grid through the words
        painter.setPen(now.colour("text"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _box(self, number: int) -> QRectF:
        y = self._scale() + number * self._height() - self.bar.value()
        return QRectF(0, y, self.canvas.width(), self._height())

    def _bars(self) -> tuple[float, float]:
        """Return where the bars begin, and how wide the scale is."""
        now = look.current()
        left = min(now.px(_LABEL), self.canvas.width() * 0.42)
        return left, max(1.0, self.canvas.width() - left - now.px(_EDGE))

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
