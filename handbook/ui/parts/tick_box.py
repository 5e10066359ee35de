"""Our own tick box, drawn: alike beside words and in a table."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from handbook.ui import theme as look

SIDE = 18  # pixels at 100 %


def paint_tick_box(
    painter: QPainter, box: QRect, now: look.Theme, *, ticked: bool, enabled: bool = True
) -> None:
    """Draw the box in `box`, with its tick when `ticked`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = "accent" if ticked else "edge"
    painter.setPen(QPen(now.colour(ink if enabled else "line"), 1.4))
    painter.setBrush(now.colour("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        _tick(painter, box, now)


def _tick(painter: QPainter, box: QRect, now: look.Theme) -> None:
    pen = QPen(now.colour("on_accent"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    at = box.topLeft()
    points = [(0.24, 0.52), (0.43, 0.70), (0.77, 0.32)]
    ends = [at + QPoint(round(x * box.width()), round(y * box.height())) for x, y in points]
    painter.drawPolyline(ends)
