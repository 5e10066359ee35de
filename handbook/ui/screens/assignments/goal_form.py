"""One goal of the year as a form: what, who, target, and a result for each month or quarter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QGridLayout

from handbook.records import dates, periods, register, year_goals
from handbook.records.attendance_stats import Span
from handbook.records.numbering import symbol
from handbook.records.resolutions import Resolution
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
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.record_form import RecordForm
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


class GoalForm(RecordForm):
    """The form; an indicator has figures and results, other kinds a state."""

    def __init__(self) -> None:
        super().__init__("goal")
        self._people: Sequence[tuple[str, str]] = ()
        self._issued: Mapping[str, Resolution] = {}
        self._symbol = ""
        self._results: dict[str, GoalResult] = {}
        self.values: dict[str, tuple[NumberField, LineEdit]] = {}
        self.common = RoomyForm(_common())
        self.rest = RoomyForm(_rest())
        self.figures = RoomyForm(_figures())
        self.state = Field("Tình trạng", Choice(list(year_goals.STATE_WORDS.items())))
        self._grid = QGridLayout()
        self._figure_part = boxes.column(self.figures, labels.section("Kết quả"), self._grid)
        self._forms = (self.common, self.figures, self.rest)
        fields = {name: field for form in self._forms for name, field in form.fields.items()}
        self.watch({**fields, "state": self.state})
        self.common.fields["kind"].edited.connect(self._show_parts)
        self.figures.fields["rhythm"].edited.connect(self._rhythm_chosen)
        self.rest.fields["resolution"].edited.connect(self._resolution_chosen)
        self._lay_out()

    def know(
        self,
        people: Sequence[tuple[str, str]],
        resolutions: Iterable[Resolution],
        symbol: str,
    ) -> None:
        """Take uids and names of members, the branch's resolutions and its symbol."""
        self._people, self._symbol = people, symbol
        self._issued = {one.uid: one for one in resolutions if one.number is not None}

    def called(self, record: YearGoal) -> str:
        """Return the goal's name."""
        return "Chỉ tiêu, nhiệm vụ mới" if record.version == 0 else f"Sửa: {record.name}"

    def fill(self, record: YearGoal) -> None:
        """Put the goal into the fields, its results into their lines."""
        self.common.fields["member"].editor.set_options(self._people)  # type: ignore[attr-defined]
        self._offer_resolutions(record)
        for form in self._forms:
            form.set_values({name: _shown(record, name) for name in form.fields})
            form.show_problems({})
        self.state.set_value(record.state)
        self._results = {one.period: one for one in record.results}
        self._show_parts()
        self._show_results(record.rhythm)

    def problems(self, typed: YearGoal) -> dict[str, str]:
        """Return what is wrong with the goal."""
        wrong = self.rest.typing_problems() | self.figures.typing_problems()
        problems = dict(year_goals.check(typed)) | wrong
        for field, _ in self.values.values():
            if said := field.problem_text():
                problems["results"] = said
        return problems

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong; what is wrong with results stands at the rhythm."""
        for form in (self.rest, self.figures, self.common):
            form.show_problems(dict(problems))
        if "results" in problems:
            self.figures.fields["rhythm"].show_problem(problems["results"])

    def typed(self) -> YearGoal:
        """Return the goal as it is typed."""
        values = self.common.values() | self.rest.values()
        goal: YearGoal = replace(
            self.record,
            kind=values["kind"] or GoalKind.INDICATOR,
            name=values["name"].strip(),
            member=values["member"] or "",
            resolution=values["resolution"] or "",
            document=values["document"].strip(),
            document_date=values["document_date"] or "",
            note=values["note"].strip(),
            state=self.state.value() or GoalState.GOING,
        )
        return self._with_figures(goal) if goal.kind is GoalKind.INDICATOR else goal

    def _with_figures(self, goal: YearGoal) -> YearGoal:
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

    def _offer_resolutions(self, goal: YearGoal) -> None:
        choices = [("", "Văn bản khác")]
        choices += [(uid, self._cited(one)) for uid, one in self._issued.items()]
        if goal.resolution and goal.resolution not in self._issued:
            choices.append((goal.resolution, goal.document or "Nghị quyết đã chọn"))
        self.rest.fields["resolution"].editor.set_options(choices)  # type: ignore[attr-defined]

    def _cited(self, one: Resolution) -> str:
        return f"{self._named(one)} ngày {dates.on_screen(one.date)}"

    def _named(self, one: Resolution) -> str:
        words = register.TYPE_WORDS[one.kind.paper]
        numbered = symbol(one.number, one.kind.paper, self._symbol)
        return f"{words} {numbered[:1].lower()}{numbered[1:]}"

    def cited(self, one: Resolution) -> dict[str, Any]:
        """Return the fields by which a goal names a resolution that set it."""
        return {
            "resolution": one.uid,
            "document": self._named(one),
            "document_date": one.date.isoformat(),
        }

    def _resolution_chosen(self) -> None:
        """Name the chosen resolution in the fields below, as papers and lists cite it."""
        one = self._issued.get(self.rest.fields["resolution"].value() or "")
        if one is not None:
            for name, value in self.cited(one).items():
                self.rest.fields[name].set_value(value)

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
        for place, period in enumerate(periods.of_year(self.record.year, (rhythm,))):
            words = period.words.removesuffix(f" năm {self.record.year}")
            words = words[:1].upper() + words[1:]
            value = NumberField(f"Kết quả {words}", most=_MOST, decimals=2)
            note = LineEdit("Ghi chú", f"Ghi chú {words}")
            known = self._results.get(period.key, GoalResult(period=period.key))
            value.set_value(year_goals.number(known.value))
            note.set_value(known.note)
            value.setObjectName(f"goal.result.{period.key}")
            for editor in (value, note):
                editor.edited.connect(self.touch)
            for column, widget in enumerate((labels.text(words), value, note)):
                self._grid.addWidget(widget, place, column)
            self.values[period.key] = (value, note)

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        self.lay_out(
            self.common, self.state, self._figure_part, self.rest, self.notice, STRETCH, gap=14
        )


def _common() -> Mapping[str, Field]:
    kinds = [(kind, year_goals.KIND_WORDS[kind]) for kind in reversed(GoalKind)]
    return {
        "kind": Field("Loại", Choice(kinds)),
        "member": Field("Phụ trách", PeopleBox("Người phụ trách", "Gõ một phần tên")),
        "name": Field("Nội dung", TextArea("", lines=2), needed=True),
    }


def _rest() -> Mapping[str, Field]:
    return {
        "resolution": Field("Theo nghị quyết của chi bộ", Choice([("", "")])),
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
