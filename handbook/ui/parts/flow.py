"""Widgets beside each other in as many lines as the width asks for.

In one line they stand as in a row: what may grow grows, an empty item keeps the rest of it free.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class Flow(QLayout):
    """Lines as high as their highest item; what is wider than the place is cut to its width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item after the others."""
        self._items.append(item)

    def add_rest(self) -> None:
        """Let what comes after this stand at the right end, where there is room for it."""
        rest, least = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
        self.addItem(QSpacerItem(0, 0, rest, least))

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """Return the item at a place, None where there is none."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Give the item at a place away, None where there is none."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more height than the lines take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that fewer pixels across need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines in this width."""
        lines = self._lines(width)
        gaps = self.spacing() * max(0, len(lines) - 1)
        return sum(_height(line, width) for line in lines) + gaps

    def sizeHint(self) -> QSize:
        """Return the size of all in one line."""
        shown = self._shown()
        return QSize(self._width(shown), _height(shown))

    def minimumSize(self) -> QSize:
        """Return the widest and the tallest item: how many lines there are, the width decides."""
        shown = self._shown()
        return QSize(max((item.minimumSize().width() for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their lines."""
        super().setGeometry(rect)
        top = rect.y()
        for line in self._lines(rect.width()):
            height = _height(line, rect.width())
            self._place(line, QRect(rect.x(), top, rect.width(), height))
            top += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if item.spacerItem() or not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._shown():
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            elif not (lines and item.spacerItem()):
                lines.append([item])
        return lines

    def _width(self, line: Sequence[QLayoutItem]) -> int:
        wide = [item.sizeHint().width() for item in line if not item.spacerItem()]
        return sum(wide) + self.spacing() * max(0, len(wide) - 1)

    def _place(self, line: Sequence[QLayoutItem], box: QRect) -> None:
        rest = max(0, box.width() - self._width(line))
        greedy = [item for item in line if item.spacerItem()] or [
            item for item in line if item.expandingDirections() & Qt.Orientation.Horizontal
        ]
        x = box.x()
        for item in line:
            share = rest // len(greedy) if item in greedy else 0
            if item.spacerItem():
                x += share
                continue
            width = min(item.sizeHint().width(), box.width()) + share
            item.setGeometry(QRect(QPoint(x, box.y()), QSize(width, box.height())))
            x += width + self.spacing()


def _height(line: Sequence[QLayoutItem], width: int | None = None) -> int:
    """Return the height of a line; in this width what has words to wrap may be higher."""
    return max((_high(item, width) for item in line), default=0)


def _high(item: QLayoutItem, width: int | None) -> int:
    hint = item.sizeHint()
    if not item.hasHeightForWidth():
        return hint.height()
    return item.heightForWidth(hint.width() if width is None else min(width, hint.width()))
