"""*Điểm, mức*: points by criteria, own and appraised; the level claimed; the gates."""

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from handbook.records import frames, ratings
from handbook.records.review_rounds import FrameLine
from handbook.records.reviews import LEVEL_WORDS, Level, points_of
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.figures import Figures
from handbook.ui.parts.going import go_to
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.gates_card import GatesCard
from handbook.ui.screens.reviews.lines import number
from handbook.ui.screens.reviews.section import Section, hint

OWN, APPRAISED = "own", "appraised"
_HEADS = {OWN: "Tự chấm", APPRAISED: "Chi bộ"}
_PARTS = {1: "Tiêu chí chung", 2: "Kết quả thực hiện nhiệm vụ"}
_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
LEVELS = [(Level.NONE, "Chưa chọn"), *LEVEL_WORDS.items()]


class PointsSection(Section):
    """Enter goes down the column; T is "đạt tối đa"."""

    def __init__(self, editing: EditingReview, desk: Desk) -> None:
        super().__init__(editing, desk)
        self.cells: dict[tuple[str, str], NumberField] = {}
        self._places: dict[QObject, tuple[str, str]] = {}
        self.figures = Figures()
        self.wrong, self.gap = Verdict(), Verdict()
        self.gates = GatesCard(editing)
        self._gap_reason = Field(
            "Lý do lệch điểm", self.bind("gap_reason", TextArea("", "Lý do lệch điểm", lines=1))
        )
        self.lay_out(self.figures, self._grid_card(), self._own_level(), self.gates)
        self._work_out()

    def begin(self) -> None:
        """Give the first cell without points the keyboard."""
        empty = (cell for cell in self.cells.values() if cell.value() is None)
        first = next(empty, next(iter(self.cells.values()), None))
        if first is not None:
            go_to(first)

    def refresh(self, fields: frozenset[str]) -> None:
        """Work the sums out again."""
        super().refresh(fields)
        if fields & {"points", "own_level", "facts", "round", "gap_reason"}:
            self._work_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows go from criterion to criterion; T is the most."""
        place = self._places.get(watched)
        if place is None or not isinstance(event, QKeyEvent) or self.editing.locked:
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _DOWN:
            self._go(place, 1)
        elif event.key() == Qt.Key.Key_Up:
            self._go(place, -1)
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self._most(place)
            self._go(place, 1)
        else:
            return False
        return True

    def fill(self, column: str) -> None:
        """Put the most into every criterion of a column that has no points yet."""

        def most(line: FrameLine, old: Any) -> float:
            given = getattr(old, column)
            return line.most if given is None else float(given)

        self.editing.set_all_points(**{column: most})
        self.editing.flush()
        self._show_points()

    def as_own(self) -> None:
        """Appraise as the person did, where nothing was appraised yet."""

        def same(line: FrameLine, old: Any) -> float | None:
            return old.own if old.appraised is None else float(old.appraised)

        self.editing.set_all_points(appraised=same)
        self.editing.flush()
        self._show_points()

    def _grid_card(self) -> Card:
        card = Card("Điểm theo tiêu chí", hint("Enter: xuống dòng · T: đạt tối đa"))
        frame = self.editing.frame
        if frame is None:
            card.add(labels.quiet("Mẫu này không chấm điểm."))
            return card
        fill = plain_button("Tự chấm: đạt tối đa", partial(self.fill, OWN), "check-check")
        same = plain_button("Chi bộ chấm: như tự chấm", self.as_own, "check-check")
        for name, button in (("fill_own", fill), ("as_own", same)):
            button.setObjectName(f"reviews.{name}")
        card.add(boxes.row(fill, same, STRETCH))
        card.add(self._grid())
        for widget in (self.wrong, self.gap, self._gap_reason):
            card.add(widget)
        card.add(labels.quiet(f"Khung: {frame.title}. Điểm từng tiêu chí sửa được trong đợt."))
        return card

    def _grid(self) -> QWidget:
        assert self.editing.frame is not None
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        row = 0
        for part, words in _PARTS.items():
            most = frames.sum_of(self.editing.frame, part)
            grid.addWidget(labels.strong(f"{words} ({number(most)} điểm)"), row, 0)
            for column, said in enumerate(("Tối đa", *_HEADS.values()), start=1):
                grid.addWidget(labels.quiet(said), row, column)
            row += 1
            for line in (each for each in self.editing.frame.lines if each.part == part):
                self._row(grid, row, line)
                row += 1
        return body

    def _row(self, grid: QGridLayout, row: int, line: FrameLine) -> None:
        grid.addWidget(labels.text(line.text), row, 0)
        grid.addWidget(labels.quiet(number(line.most)), row, 1, Qt.AlignmentFlag.AlignTop)
        for column, name in enumerate(_HEADS, start=2):
            cell = NumberField(f"{_HEADS[name]}: {line.text}", most=100, decimals=2)
            cell.setFixedWidth(look.current().px(72))
            self.binding.bind(
                cell,
                partial(self._points, line.id, name),
                partial(self._write, line.id, name),
                f"points.{line.id}.{name}",
            )
            cell.line.installEventFilter(self)
            self.cells[line.id, name] = cell
            self._places[cell.line] = (line.id, name)
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)

    def _own_level(self) -> Card:
        card = Card("Tự xếp loại")
        choice = Choice(LEVELS, "Tự nhận mức")
        card.add(Field("Tự nhận mức", self.bind("own_level", choice)))
        self.by_points = labels.quiet()
        take = quiet_button("Lấy mức theo điểm", self._take_level, "check")
        take.setObjectName("reviews.level_by_points")
        card.add(boxes.row(self.by_points, STRETCH, take))
        return card

    def _take_level(self) -> None:
        total = self.editing.totals(own=True).total
        level = ratings.level_by_points(total, self.editing.values)
        if level is not Level.NONE:
            self.editing.set(own_level=level)
            self.editing.flush()

    def _points(self, criterion: str, name: str) -> Decimal | None:
        value = getattr(points_of(self.editing.review, criterion), name)
        return None if value is None else Decimal(f"{value:g}")

    def _write(self, criterion: str, name: str, value: Any) -> None:
        fields = {name: None if value is None else float(value)}
        self.editing.set_points(criterion, **fields)

    def _show_points(self) -> None:
        for (criterion, name), cell in self.cells.items():
            cell.set_value(self._points(criterion, name))

    def _most(self, place: tuple[str, str]) -> None:
        assert self.editing.frame is not None
        line = next(one for one in self.editing.frame.lines if one.id == place[0])
        self.editing.set_points(place[0], **{place[1]: line.most})
        self.cells[place].set_value(self._points(*place))

    def _go(self, place: tuple[str, str], by: int) -> None:
        column = [key for key in self.cells if key[1] == place[1]]
        there = column.index(place) + by
        if 0 <= there < len(column):
            go_to(self.cells[column[there]])
        elif by > 0 and place[1] == OWN:
            go_to(self.cells[column[0][0], APPRAISED])

    def _work_out(self) -> None:
        own, appraised = self.editing.totals(own=True), self.editing.totals(own=False)
        self.figures.show_figures(
            [
                (_said(own.total), f"tự chấm: {_said(own.common)} + {_said(own.results)}"),
                (
                    _said(appraised.total),
                    f"chi bộ: {_said(appraised.common)} + {_said(appraised.results)}",
                ),
                (
                    self.editing.review.own_level.value or "–",
                    "tự nhận mức",
                ),
            ]
        )
        frame = self.editing.frame
        found = frames.point_problems(frame, self.editing.review) if frame else ()
        self.wrong.say("\n".join(found), Tone.LATE)
        wide = self.editing.gap()
        least = self.editing.values.get("gap_points", 0)
        self.gap.say(
            f"Điểm tự chấm và điểm chi bộ chấm lệch nhau từ {number(float(least))} điểm: hãy ghi "
            "lý do."
            if wide and not self.editing.review.gap_reason.strip()
            else "",
            Tone.CARE,
        )
        self._gap_reason.setVisible(wide or bool(self.editing.review.gap_reason))
        level = ratings.level_by_points(own.total, self.editing.values)
        self.by_points.setText(
            f"Theo điểm tự chấm {_said(own.total)}: {LEVEL_WORDS[level].lower()}."
            if level
            else "Chấm đủ điểm thì có mức theo điểm."
        )
        self.gates.show_gates()


def _said(value: float | None) -> str:
    return "–" if value is None else number(value)
