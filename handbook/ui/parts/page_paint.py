"""How a page of a PDF on its desk is painted: paper, print, what was found, the ring of focus.

Where a page lies and when it is drawn is for `pages`.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtPdf import QPdfSearchModel

from handbook.ui import theme as look


@dataclass(slots=True)
class Drawn:
    """A drawn page: its picture, for which document it is, and the size that was asked for."""

    picture: QImage
    edition: int
    size: QSize

    def serves(self, edition: int, size: QSize) -> bool:
        """Say whether it shows this document at this size."""
        return self.edition == edition and self.size == size


def words(painter: QPainter, room: QRect, sentence: str) -> None:
    """Paint a sentence in the middle of a desk without a page."""
    painter.setPen(look.current().colour("quiet"))
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(room.adjusted(24, 24, -24, -24), flags, sentence)


def paper(painter: QPainter, rect: QRect, printed: QImage | None) -> None:
    """Paint white paper, then what is printed on it once it is drawn."""
    painter.fillRect(rect, Qt.GlobalColor.white)
    if printed is not None:
        painter.drawImage(rect, printed)


def edge(painter: QPainter, rect: QRect) -> None:
    """Paint the line around a page."""
    painter.setPen(look.current().colour("line"))
    painter.drawRect(rect.adjusted(-1, -1, 0, 0))


def ring(painter: QPainter, room: QRect) -> None:
    """Paint the ring of what has the keyboard."""
    painter.setPen(QPen(look.current().colour("focus"), 2))
    painter.drawRect(room.adjusted(1, 1, -1, -1))


def found(
    painter: QPainter, search: QPdfSearchModel, page: int, number: int, rect: QRect, scale: float
) -> None:
    """Paint the hits of a search on a page at `rect`, that of `number` with a frame.

    `scale` is pixels per point; `number` is -1 while none is shown.
    """
    if not search.searchString():
        return
    current = search.resultAtIndex(number) if number >= 0 else None
    for link in search.resultsOnPage(page):
        ink = QColor("#F2C14E")
        ink.setAlpha(110)
        same = current is not None and current.page() == page
        here = same and current.location() == link.location()  # type: ignore[union-attr]
        for box in link.rectangles():
            at = QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
            painter.fillRect(at.translated(rect.topLeft()), ink)
            if here:
                painter.setPen(QPen(QColor(look.LIGHT["focus"]), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(at.translated(rect.topLeft()).adjusted(-2, -2, 2, 2))
