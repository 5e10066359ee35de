"""What one change did to a record, field by field: as it was on one side, as it became beside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.ui.parts import boxes, labels

if TYPE_CHECKING:
    from handbook.records.field_words import Line

_LONGEST = 600  # letters of one field shown on a side; the rest stays in the handbook


def lay_out(view: QWidget, head: QWidget, above: QWidget, chosen: QWidget, sides: "Sides") -> None:
    """Put a list of changes above what the chosen one changed, in any view of a history."""
    layout = QVBoxLayout(view)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(head)
    layout.addWidget(above, 2)
    layout.addWidget(chosen)
    layout.addWidget(boxes.scrolled(sides), 3)


class Sides(QWidget):
    """Three columns: the field, before, after."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_lines(self, found: "Sequence[Line]", nothing: str) -> None:
        """Show these fields; `nothing` is said when there are none."""
        boxes.clear(self._grid)
        if not found:
            self._grid.addWidget(labels.quiet(nothing), 0, 0)
            return
        for column, head in enumerate(("Mục", "Trước", "Sau")):
            self._grid.addWidget(labels.quiet(head), 0, column)
        for row, line in enumerate(found, start=1):
            words = (
                labels.text(line.field),
                labels.quiet(cut(line.before)),
                labels.text(cut(line.after)),
            )
            for column, label in enumerate(words):
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((2, 4, 4)):
            self._grid.setColumnStretch(column, share)

    def lines(self) -> list[tuple[str, str, str]]:
        """Return field, before and after of every line shown, without the heads."""
        cells = [self._words_at(row) for row in range(1, self._grid.rowCount())]
        return [line for line in cells if line[0]]

    def _words_at(self, row: int) -> tuple[str, str, str]:
        found = []
        for column in range(3):
            item = self._grid.itemAtPosition(row, column)
            widget = item.widget() if item is not None else None
            found.append(widget.text() if widget is not None else "")  # type: ignore[attr-defined]
        return found[0], found[1], found[2]


def cut(words: str) -> str:
    """Return the words, shortened where one field holds pages."""
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + " …"
