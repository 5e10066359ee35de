"""A small bar chart, pressed bar by bar, whose numbers are also said in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from handbook.ui import theme as look
from handbook.ui.parts.tone import Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its short words below, its value, and the whole sentence; `what` it leads to."""

    words: str
    value: float | None
    said: str
    tone: Tone = Tone.GOOD
    what: Any = None


class BarChart(QWidget):
    """`pressed` carries the `what` of the bar clicked, or chosen by arrows and Enter."""

    pressed = Signal(object)

    def __init__(self, name: str, height: int = 128, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._height = name, height
        self._bars: tuple[Bar, ...] = ()
        self._most, self._line_words = 100.0, ""
        self._line: float | None = None
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self._fit()

    def show_bars(
        self,
        bars: Sequence[Bar],
        most: float = 100,
        line: float | None = None,
        line_words: str = "",
    ) -> None:
        """Show bars from 0 to `most`, with an optional dashed line at a wanted value."""
        self._bars, self._most, self._line = tuple(bars), most, line
        self._line_words = line_words
        self._at = max(0, min(self._at, len(bars) - 1))
        self.setAccessibleDescription(self.said())
        self.update()

    def said(self) -> str:
        """Return the whole chart in words."""
        parts = [*(bar.said for bar in self._bars), *([self._line_words] if self._line else [])]
        return f"{self._name}: {'; '.join(parts)}." if parts else self._name

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, the line and what has the keyboard."""
        now = look.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, bar in enumerate(self._bars):
            self._draw_bar(painter, place, bar, now)
        if self._line is not None and self._bars:
            pen = QPen(now.colour("edge"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            y = self._ground() - self._line / self._most * self._room()
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        if self.hasFocus():
            painter.setPen(QPen(now.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._slot(self._at).adjusted(1, 1, -1, -1), 5, 5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the bar under the mouse."""
        place = self._place(event.position().x())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = place
            self.pressed.emit(self._bars[place].what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from bar to bar, Enter presses."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if by and self._bars:
            self._at = max(0, min(len(self._bars) - 1, self._at + by))
            self.setAccessibleDescription(self._bars[self._at].said)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._bars:
            self.pressed.emit(self._bars[self._at].what)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the bar under the mouse."""
        if isinstance(event, QHelpEvent):
            place = self._place(event.pos().x())
            said = self._bars[place].said if place is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def _draw_bar(self, painter: QPainter, place: int, bar: Bar, now: look.Theme) -> None:
        slot, ground = self._slot(place), self._ground()
        wide = min(slot.width() * 0.66, 28.0)
        if bar.value is not None:
            high = max(2.0, bar.value / self._most * self._room())
            box = QRectF(slot.center().x() - wide / 2, ground - high, wide, high)
            colour = now.colour("edge" if bar.tone is Tone.NEUTRAL else bar.tone.ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.setOpacity(0.85)
            painter.drawRoundedRect(box, 3, 3)
            painter.setOpacity(1)
        painter.setFont(now.font("small"))
        painter.setPen(now.colour("quiet"))
        below = QRectF(slot.left(), ground + 4, slot.width(), self.height() - ground - 4)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), bar.words)

    def _slot(self, place: int) -> QRectF:
        wide = self.width() / max(1, len(self._bars))
        return QRectF(place * wide, 0, wide, self.height())

    def _place(self, x: float) -> int | None:
        place = int(x / (self.width() / max(1, len(self._bars))))
        return place if 0 <= place < len(self._bars) else None

    def _ground(self) -> float:
        return float(self.height() - look.current().px(26))

    def _room(self) -> float:
        return self._ground() - 6

    def _fit(self) -> None:
        self.setFixedHeight(look.current().px(self._height))
