"""The lines of "bốn tốt" to be judged: under each of the four its lines, whole, one row each.

Enter in a box of points goes to the next one. Knows of the year only its lines and how they are
judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.records import review_forms
from handbook.records.four_good import FourGoodLine, FourGoodMode, Verdict
from handbook.records.text import one_line
from handbook.ui import theme as look
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import icon_button, quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.going import OnEnter, go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.text_area import TextArea
from handbook.ui.screens.reviews.four_good_fields import VERDICT_WORDS

_MOST_POINTS = 1000
_BOX, _CHOICE, _NOTE = 64, 148, 140  # pixels at 100 %


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line and the editors of its row; points or a verdict by the mode."""

    line: FourGoodLine
    text: TextArea
    most: NumberField | None
    points: NumberField | None
    verdict: Choice | None
    note: LineEdit

    def value(self) -> FourGoodLine:
        """Return the line as typed; what is no number leaves it as it was."""
        line = replace(
            self.line, text=one_line(self.text.value()), note=one_line(self.note.value())
        )
        if self.verdict is not None:
            return replace(line, verdict=self.verdict.value() or Verdict.UNSAID)
        assert self.most is not None and self.points is not None
        if not self.most.problem_text():
            line = replace(line, most=float(self.most.value() or 0))
        if not self.points.problem_text():
            points = self.points.value()
            line = replace(line, points=None if points is None else float(points))
        return line


class FourGoodLines(QWidget):
    """`edited` at each key or choice of the user."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[LineRow] = []
        self._mode = FourGoodMode.PASS
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(12)

    def show_lines(self, lines: Sequence[FourGoodLine], mode: FourGoodMode) -> None:
        """Show these lines, to be judged in this way; tells nobody."""
        boxes.clear(self._body)
        self.rows, self._mode = [], mode
        for good, title in review_forms.four_good_titles().items():
            self._body.addWidget(labels.strong(f"{good}. {title}"))
            own = [line for line in lines if line.good == good]
            self._body.addWidget(self._grid_of(own))
            add = quiet_button("Thêm dòng", partial(self.add_line, good), "plus")
            add.setAccessibleName(f"Thêm dòng vào nội dung {good}")
            self._body.addWidget(boxes.row(add, STRETCH))
        self._lead_on()

    def lines(self) -> tuple[FourGoodLine, ...]:
        """Return the lines as typed."""
        return tuple(row.value() for row in self.rows)

    def problem(self) -> str:
        """Return what is typed that is no number, empty when all is."""
        boxes_of = [box for row in self.rows for box in (row.most, row.points) if box]
        return next((said for box in boxes_of if (said := box.problem_text())), "")

    def add_line(self, good: int) -> None:
        """Add a line under one of the four and go there."""
        lines = self.lines()
        taken = {line.id for line in lines}
        number = next(n for n in range(1, 1000) if f"{good}.{n}" not in taken)
        new = FourGoodLine(id=f"{good}.{number}", good=good, text="")
        self.show_lines(sorted((*lines, new), key=lambda line: line.good), self._mode)
        go_to(self.row_of(new.id).text)
        self.edited.emit()

    def remove(self, uid: str) -> None:
        """Take a line out."""
        self.show_lines([line for line in self.lines() if line.id != uid], self._mode)
        self.edited.emit()

    def row_of(self, uid: str) -> LineRow:
        """Return the row of a line."""
        return next(row for row in self.rows if row.line.id == uid)

    def _grid_of(self, lines: Sequence[FourGoodLine]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        heads = ("Tối đa", "Điểm") if self._mode is FourGoodMode.POINTS else ("Đánh giá",)
        for place, words in enumerate(("Nội dung", *heads, "Ghi chú")):
            grid.addWidget(labels.quiet(words), 0, place)
        for place, line in enumerate(lines, start=1):
            self._put(grid, place, line)
        if not lines:  # to show it while it stands alone would flash a window
            made.hide()
        return made

    def _put(self, grid: QGridLayout, place: int, line: FourGoodLine) -> None:
        row = self._row(line)
        judged = [box for box in (row.most, row.points, row.verdict) if box is not None]
        editors: list[Any] = [row.text, *judged, row.note]
        for editor in editors:
            editor.edited.connect(self.edited)
        away = icon_button("x", f"Bỏ dòng {line.id}", partial(self.remove, line.id))
        for column, widget in enumerate((*editors, away)):
            grid.addWidget(widget, place, column)
        self.rows.append(row)

    def _row(self, line: FourGoodLine) -> LineRow:
        now, points = look.current(), self._mode is FourGoodMode.POINTS
        text, note = (
            TextArea("", f"Nội dung {line.id}", lines=1),
            LineEdit("", f"Ghi chú {line.id}"),
        )
        text.set_value(line.text)
        note.set_value(line.note)
        note.setFixedWidth(now.px(_NOTE))
        verdict = None
        if not points:
            verdict = Choice(list(VERDICT_WORDS.items()), f"Đánh giá {line.id}")
            verdict.set_value(line.verdict)
            verdict.setFixedWidth(now.px(_CHOICE))
        return LineRow(
            line=line,
            text=text,
            most=_number(f"Điểm tối đa {line.id}", line.most) if points else None,
            points=_number(f"Điểm {line.id}", line.points) if points else None,
            verdict=verdict,
            note=note,
        )

    def _lead_on(self) -> None:
        """Let Enter in a box of points go to the next."""
        each = [row.points for row in self.rows if row.points is not None]
        for one, after in pairwise(each):
            OnEnter(one.line, partial(go_to, after))


def _number(name: str, value: float | None) -> NumberField:
    box = NumberField(name, most=_MOST_POINTS, decimals=2)
    box.set_value(None if value is None else Decimal(str(value)).normalize())
    box.setFixedWidth(look.current().px(_BOX))
    return box
