"""How a timeline is drawn: ground, rows, scale. A bar says its state in words beside its colour.

Knows no mouse and no key: which rows are seen, and where, the timeline says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from handbook.ui import theme as look
from handbook.ui.parts.tone import Tone

EDGE = 14  # pixels at 100 %: free at the ends of a row
Ticks = Sequence[tuple[str, float]]


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


class Brush:
    """Paints with one painter: bars begin at `left` and are `wide`, rows below `top`."""

    def __init__(
        self, painter: QPainter, now: look.Theme, size: QSize, left: float, wide: float, top: int
    ) -> None:
        self._painter, self._now, self._size = painter, now, size
        self._left, self._wide, self._top = left, wide, top

    def ground(self, ticks: Ticks, today: float | None) -> None:
        """Paint the ground, a line at each tick, and a dashed one at the place of today."""
        painter, now, left, wide = self._painter, self._now, self._left, self._wide
        painter.fillRect(QRect(QPoint(0, 0), self._size), now.colour("surface"))
        painter.setPen(QPen(now.colour("line"), 1))
        for _, start in ticks:
            x = round(left + start * wide)
            painter.drawLine(x, 0, x, self._size.height())
        if today is not None:
            x = round(left + today * wide)
            painter.setPen(QPen(now.colour("focus"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(x, self._top, x, self._size.height())

    def scale(self, ticks: Ticks) -> None:
        """Paint the words of the ticks above the rows."""
        painter, now, left, wide = self._painter, self._now, self._left, self._wide
        top = QRectF(0, 0, self._size.width(), self._top)
        painter.fillRect(top, now.colour("surface"))
        painter.setFont(now.font("small"))
        painter.setPen(now.colour("quiet"))
        ends = [*(start for _, start in ticks[1:]), 1.0][: len(ticks)]
        for (words, start), end in zip(ticks, ends, strict=True):
            box = QRectF(left + start * wide, 0, (end - start) * wide, self._top)
            roomy = painter.fontMetrics().horizontalAdvance(words) + 4 <= box.width()
            said = words if roomy else words.split(" ")[-1]
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)
        painter.setPen(QPen(now.colour("line"), 1))
        painter.drawLine(0, int(top.bottom()), int(top.right()), int(top.bottom()))

    def row(self, row: Span | None, box: QRectF, *, ringed: bool) -> None:
        """Paint one row; None is not read yet. `ringed`: the keyboard is on it."""
        painter, now, left = self._painter, self._now, self._left
        if ringed:
            painter.setPen(QPen(now.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 1, -3, -1), 6, 6)
        if row is None:
            return
        painter.setFont(now.font(bold=row.head))
        painter.setPen(now.colour("text"))
        indent = now.px(EDGE) * (1 if row.head else 2)
        room = (self._size.width() if row.head else left) - indent - now.px(8)
        cut = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(
            QRectF(indent, box.y(), room, box.height()), int(Qt.AlignmentFlag.AlignVCenter), cut
        )
        if not row.head:
            self._bar(row, box)

    def _bar(self, row: Span, box: QRectF) -> None:
        painter, now, left, wide = self._painter, self._now, self._left, self._wide
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
        self._state(row, frame)

    def _state(self, row: Span, frame: QRectF) -> None:
        """Write the state behind the bar, before it, or within it, where there is room."""
        painter, now, left, wide = self._painter, self._now, self._left, self._wide
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
