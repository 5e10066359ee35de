"""One goal of the year as a form: what, who, target, and a result for each month or quarter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from handbook.records import periods, year_goals
from handbook.records.attendance_stats import Span
from handbook.records.year_goals import (
    Better,
    Counting,
    GoalKind,
    GoalResult,
    GoalState,
    YearGoal,
)
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.text_area import TextArea

_BETTER = {
    Better.HIGHER: "Càng cao càng tốt",
    Better.LOWER: "Càng thấp càng tốt, không vượt mức",
}
_COUNTING = {
    Counting.ADDED: "Cộng kết quả các kỳ",
    Counting.LATEST: "Lấy kết quả kỳ gần nhất",
}
_RHYTHM = {Span.MONTH: "Theo tháng", Span.QUARTER: "Theo quý"}
_MOST = 999_999_999


class GoalForm(QFrame):
    """`keep` is called with what is typed once it is right, `closed` to be put away."""

    def __init__(
        self,
        keep: Callable[[YearGoal], None],
        closed: Callable[[], None],
        put_in_bin: Callable[[YearGoal], None],
    ) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._keep, self._closed, self._put_in_bin = keep, closed, put_in_bin
        self.goal: YearGoal | None = None
        self.dirty = False
        self._results: dict[str, GoalResult] = {}
        self.values: dict[str, tuple[NumberField, LineEdit]] = {}
        self.common = RoomyForm(_common())
        self.rest = RoomyForm(_rest())
        self.figures = RoomyForm(_figures())
        self.state = Field("Tình trạng", Choice(list(year_goals.STATE_WORDS.items())))
        self._grid = QGridLayout()
        self._head = labels.strong()
        self._figure_part = boxes.column(self.figures, labels.section("Kết quả"), self._grid)
        self._bin = quiet_button("Bỏ vào thùng rác", self._bin_it, "trash-2")
        forms = (self.common, self.figures, self.rest)
        fields = {name: field for form in forms for name, field in form.fields.items()}
        for name, field in {**fields, "state": self.state}.items():
            field.editor.setObjectName(f"goal.{name}")
            field.edited.connect(self._typed)
        self.common.fields["kind"].edited.connect(self._show_parts)
        self.figures.fields["rhythm"].edited.connect(self._rhythm_chosen)
        self._lay_out()

    def show_goal(self, goal: YearGoal, people: Sequence[tuple[str, str]]) -> None:
        """Show a goal; version 0 is a new one. `people` are uids and names."""
        self.goal, self.dirty = goal, False
        is_new = goal.version == 0
        self._head.setText("Chỉ tiêu, nhiệm vụ mới" if is_new else f"Sửa: {goal.name}")
        self._bin.setHidden(is_new)
        person = self.common.fields["member"].editor
        assert isinstance(person, PeopleBox)
        person.set_options(people)
        for form in (self.common, self.figures, self.rest):
            form.set_values({name: _shown(goal, name) for name in form.fields})
            form.show_problems({})
        self.state.set_value(goal.state)
        self._results = {one.period: one for one in goal.results}
        self._show_parts()
        self._show_results(goal.rhythm)

    def save(self) -> bool:
        """Hand over what is typed; False when it says at its field what is wrong."""
        if self.goal is None:
            return True
        goal = self.typed()
        wrong = self.rest.typing_problems() | self.figures.typing_problems()
        problems = dict(year_goals.check(goal)) | wrong
        for field, _ in self.values.values():
            if said := field.problem_text():
                problems["results"] = said
        self.rest.show_problems(problems)
        self.figures.show_problems(problems)
        self.common.show_problems(problems)
        if "results" in problems:
            self.figures.fields["rhythm"].show_problem(problems["results"])
        if problems:
            return False
        self.dirty = False
        self._keep(goal)
        return True

    def typed(self) -> YearGoal:
        """Return the goal as it is typed."""
        assert self.goal is not None
        values = self.common.values() | self.rest.values()
        goal = replace(
            self.goal,
            kind=values["kind"] or GoalKind.INDICATOR,
            name=values["name"].strip(),
            member=values["member"] or "",
            document=values["document"].strip(),
            document_date=values["document_date"] or "",
            note=values["note"].strip(),
            state=self.state.value() or GoalState.GOING,
        )
        if goal.kind is not GoalKind.INDICATOR:
            return goal
        figures = self.figures.values()
        self._remember_results()
        return replace(
            goal,
            unit=figures["unit"].strip(),
            target=_text(figures["target"]),
            better=figures["better"],
            counting=figures["counting"],
            rhythm=figures["rhythm"],
            results=tuple(
                self._results[period] for period in self.values if period in self._results
            ),
        )

    def _typed(self) -> None:
        self.dirty = True

    def _show_parts(self) -> None:
        is_indicator = self.common.fields["kind"].value() is GoalKind.INDICATOR
        self._figure_part.setVisible(is_indicator)
        self.state.setVisible(not is_indicator)

    def _rhythm_chosen(self) -> None:
        self._remember_results()
        self._show_results(self.figures.fields["rhythm"].value())

    def _remember_results(self) -> None:
        for period, (value, note) in self.values.items():
            said = note.value().strip()
            number = "" if value.problem_text() else _text(value.value())
            self._results.pop(period, None)
            if number or said:
                self._results[period] = GoalResult(period=period, value=number, note=said)

    def _show_results(self, rhythm: Span) -> None:
        boxes.clear(self._grid)
        self.values = {}
        assert self.goal is not None
        for place, period in enumerate(periods.of_year(self.goal.year, (rhythm,))):
            words = period.words.removesuffix(f" năm {self.goal.year}")
            words = words[:1].upper() + words[1:]
            value = NumberField(f"Kết quả {words}", most=_MOST, decimals=2)
            note = LineEdit("Ghi chú", f"Ghi chú {words}")
            known = self._results.get(period.key, GoalResult(period=period.key))
            value.set_value(year_goals.number(known.value))
            note.set_value(known.note)
            value.setObjectName(f"goal.result.{period.key}")
            for editor in (value, note):
                editor.edited.connect(self._typed)
            for column, widget in enumerate((labels.text(words), value, note)):
                self._grid.addWidget(widget, place, column)
            self.values[period.key] = (value, note)

    def _bin_it(self) -> None:
        if self.goal is not None:
            self._put_in_bin(self.goal)

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        keep = plain_button("Ghi", self.save, "save")
        keep.setObjectName("goal.keep")
        leave = quiet_button("Thôi", self._closed)
        leave.setObjectName("goal.leave")
        self._bin.setObjectName("goal.bin")
        inner: QWidget = boxes.column(
            self.common, self.state, self._figure_part, self.rest, STRETCH, gap=14, margins=16
        )
        foot = boxes.row(keep, leave, STRETCH, self._bin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 10, 1, 10)
        for widget in (self._head, foot):
            widget.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(self._head)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(foot)


def _common() -> Mapping[str, Field]:
    kinds = [(kind, year_goals.KIND_WORDS[kind]) for kind in reversed(GoalKind)]
    return {
        "kind": Field("Loại", Choice(kinds)),
        "member": Field("Phụ trách", PeopleBox("Người phụ trách", "Gõ một phần tên")),
        "name": Field("Nội dung", TextArea("", lines=2), needed=True),
    }


def _rest() -> Mapping[str, Field]:
    return {
        "document": Field("Theo văn bản", LineEdit("Nghị quyết số 01-NQ/CB")),
        "document_date": Field("Ngày văn bản", PartialDateField("Ngày văn bản")),
        "note": Field("Ghi chú", TextArea("", lines=2)),
    }


def _figures() -> Mapping[str, Field]:
    return {
        "target": Field("Mức kế hoạch", NumberField("Mức kế hoạch", most=_MOST, decimals=2)),
        "unit": Field("Đơn vị tính", LineEdit("đồng chí, hộ, %, …")),
        "better": Field("Chiều tốt", Choice(list(_BETTER.items()))),
        "counting": Field("Cách tính kết quả năm", Choice(list(_COUNTING.items()))),
        "rhythm": Field("Theo dõi", Choice(list(_RHYTHM.items()))),
    }


def _shown(goal: YearGoal, name: str) -> object:
    value = getattr(goal, name)
    if name == "target":
        return year_goals.number(value)
    return (value or None) if name == "member" else value


def _text(value: Decimal | int | None) -> str:
    if value is None:
        return ""
    plain = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
