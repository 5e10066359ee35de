"""*Chỉ tiêu năm*: a year's goals as a list, indicators as a chart, one goal beside as a form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import year_goals
from handbook.records.basics import new_uid
from handbook.records.members import in_order
from handbook.records.year_goals import GoalKind, YearGoal
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.bar_chart import Bar, BarChart
from handbook.ui.parts.boxes import STRETCH, beside
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.assignments.goal_form import GoalForm

if TYPE_CHECKING:
    from handbook.store.store import Store

_BOTH_FROM = 1000  # pixels at 100 %: narrower, one goal stands in place of the list
_MOST = 150.0
_FULL = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One goal in the list; `place` is the number of an indicator, 0 for other kinds."""

    goal: YearGoal
    place: int
    who: str


class GoalsPage(QWidget):
    """`changed` is called when the head of the window should be shown afresh."""

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._changed = desk, changed
        self.people: list[tuple[str, str]] = []
        self.lines: tuple[Line, ...] = ()
        today = date.today().year
        self.year = Choice([(year, str(year)) for year in (today + 1, today)], name="Năm")
        self.year.set_value(today)
        self.year.setObjectName("goals.year")
        self.year.edited.connect(self._year_chosen)
        self.chart = BarChart("Tỷ lệ đạt của các chỉ tiêu", height=96)
        self.chart.pressed.connect(self._open_goal)
        self.chart_card = Card("Tỷ lệ đạt so với kế hoạch, theo số thứ tự trong bảng")
        self.table = _table()
        self.table.setObjectName("goals.table")
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda line: self._open_goal(line.goal.uid))
        self.form = GoalForm(self._keep, self._close_form, self._put_in_bin)
        self.form.hide()
        self._lay_out()

    def reload(self) -> None:
        """Read the year again; what is typed stays."""
        year = self._year()
        self.desk.work.read(lambda store: _read(store, year), self._take)

    def open_goal(self, uid: str) -> None:
        """Show one goal, whatever year it is of."""

        def found(goal: YearGoal | None) -> None:
            if goal is None:
                self.desk.say("Chỉ tiêu này không còn trong cuốn sổ; có thể ở trong thùng rác.")
                return
            self._offer_years((goal.year,))
            self.year.set_value(goal.year)
            self._show_form(goal)
            self.reload()

        self.desk.work.read(lambda store: store.year_goals.find_uid(uid), found)

    def add(self) -> None:
        """Begin a new goal of the year."""
        if self.flush():
            self._show_form(YearGoal(uid=new_uid(), year=self._year(), name=""))
            self.form.common.fields["name"].editor.setFocus()

    def flush(self) -> bool:
        """Write what is typed; False when something is wrong with it."""
        return not self.form.dirty or self.form.save()

    def subtitle(self) -> str:
        """Return how many indicators stand at their target."""
        found = [line.goal for line in self.lines if line.place]
        if not found:
            return "Chủ đề, nhiệm vụ trọng tâm, khâu đột phá và chỉ tiêu của năm"
        return f"{sum(map(year_goals.is_reached, found))} trong {len(found)} chỉ tiêu đạt kế hoạch"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and form side by side, or only one when it is narrow."""
        super().resizeEvent(event)
        self._share()

    def _year(self) -> int:
        year: int | None = self.year.value()
        return year or date.today().year

    def _year_chosen(self) -> None:
        if self.flush():
            self._close_form()
            self.reload()
        elif self.form.goal is not None:
            self.year.set_value(self.form.goal.year)

    def _take(self, found: "_Found") -> None:
        goals, self.people, years = found
        self._offer_years(years)
        names = dict(self.people)
        places = {
            goal.uid: place
            for place, goal in enumerate(
                (one for one in goals if one.kind is GoalKind.INDICATOR), start=1
            )
        }
        self.lines = tuple(
            Line(goal=goal, place=places.get(goal.uid, 0), who=names.get(goal.member, ""))
            for goal in goals
        )
        self.table.blockSignals(True)  # nobody moved the selection
        self.table.show_rows(self.lines)
        self.table.blockSignals(False)
        bars = [_bar(line) for line in self.lines if line.place]
        most = max([_FULL, *(min(bar.value or 0, _MOST) for bar in bars)])
        self.chart.show_bars(bars, most=most, line=_FULL, line_words="vạch: 100%")
        self.chart_card.setHidden(not any(bar.value is not None for bar in bars))
        self._show_again(goals)
        self._changed()

    def _show_again(self, goals: Sequence[YearGoal]) -> None:
        """Show the open goal as it now stands, unless something is being typed."""
        shown = self.form.goal
        if shown is None or self.form.dirty or self.form.isHidden():
            return
        now = next((goal for goal in goals if goal.uid == shown.uid), None)
        if now is not None and now != shown:
            self.form.show_goal(now, self.people)

    def _offer_years(self, years: Sequence[int]) -> None:
        chosen, today = self._year(), date.today().year
        every = sorted({*years, chosen, today, today + 1}, reverse=True)
        self.year.set_options([(year, str(year)) for year in every])

    def _picked(self, line: Line) -> None:
        if self.form.isHidden() and self._narrow():
            return  # moving through the list must not take it away; Enter opens
        self._open_goal(line.goal.uid)

    def _open_goal(self, uid: str) -> None:
        line = next((one for one in self.lines if one.goal.uid == uid), None)
        shown = self.form.goal
        if line is None or (shown and shown.uid == uid and not self.form.isHidden()):
            return
        if self.flush():
            self._show_form(line.goal)

    def _show_form(self, goal: YearGoal) -> None:
        self.form.show_goal(goal, self.people)
        self.form.show()
        self._share()

    def _close_form(self) -> None:
        self.form.goal, self.form.dirty = None, False
        self.form.hide()
        self._share()

    def _keep(self, goal: YearGoal) -> None:
        is_new = goal.version == 0
        deed = f"{'Thêm' if is_new else 'Sửa'} {year_goals.KIND_WORDS[goal.kind].lower()}"

        def kept(now: YearGoal) -> None:
            if self.form.goal is not None and self.form.goal.uid == now.uid:
                self.form.show_goal(now, self.people)
            self.desk.say(f"Đã ghi “{now.name}”: {year_goals.standing(now).lower()}.", Tone.GOOD)

        self.desk.work.change(
            f"{deed} “{goal.name}”", lambda store: store.year_goals.put(goal), kept, self._refused
        )

    def _put_in_bin(self, goal: YearGoal) -> None:
        def take_back() -> None:
            self.desk.work.change(
                f"Lấy lại “{goal.name}”", lambda store: store.year_goals.unbin(goal.uid)
            )

        def binned(_: object) -> None:
            self._close_form()
            back = Action(words="Lấy lại", on=take_back, icon="undo-2")
            self.desk.say(f"Đã bỏ “{goal.name}” vào thùng rác.", Tone.GOOD, back)

        self.desk.work.change(
            f"Bỏ “{goal.name}” vào thùng rác",
            lambda store: store.year_goals.bin(goal.uid),
            binned,
        )

    def _refused(self, problem: Problem) -> None:
        self.form.dirty = True
        self.desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)

    def _print(self) -> None:
        self.desk.go("printing", paper="indicators", year=self._year())

    def _narrow(self) -> bool:
        return self.width() < self.desk.theme().px(_BOTH_FROM)

    def _share(self) -> None:
        self._left.setVisible(self.form.isHidden() or not self._narrow())

    def _lay_out(self) -> None:
        printed = quiet_button("In chỉ tiêu", self._print, "printer")
        printed.setObjectName("goals.print")
        self.chart_card.add(self.chart)
        self.chart_card.hide()
        self._left = boxes.column(
            boxes.row(self.year, STRETCH, printed), self.chart_card, self.table, gap=12
        )
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(2, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(beside(self._left, self.form, (9, 11)))


_Found = tuple[tuple[YearGoal, ...], list[tuple[str, str]], tuple[int, ...]]


def _read(store: "Store", year: int) -> _Found:
    people = [(member.uid, member.name) for member in in_order(store.members.all())]
    return store.year_goals.of_year(year), people, store.year_goals.years()


def _bar(line: Line) -> Bar:
    share = year_goals.percent(line.goal)
    said = f"{line.goal.name}: {year_goals.standing(line.goal).lower()}"
    value = None if share is None else min(float(share), _MOST)
    tone = Tone.GOOD if year_goals.is_reached(line.goal) else Tone.CARE
    return Bar(str(line.place), value, said, tone, line.goal.uid)


def _table() -> Table:
    return Table(
        (
            Column("TT", lambda line: str(line.place or ""), width=44, quiet=True),
            Column("Nội dung", lambda line: line.goal.name, second=_second),
            Column(
                "Tình trạng", lambda line: year_goals.standing(line.goal), tone=_tone, width=160
            ),
        ),
        name="Chỉ tiêu, nhiệm vụ của năm",
        empty="Chưa có chỉ tiêu, nhiệm vụ nào của năm này. Bấm “Thêm chỉ tiêu” để ghi.",
        key=lambda line: line.goal.uid,
    )


def _second(line: Line) -> str:
    kind = year_goals.KIND_WORDS[line.goal.kind]
    return " · ".join(part for part in (_figures(line) or kind, line.who) if part)


def _figures(line: Line) -> str:
    goal = line.goal
    if not line.place:
        return ""
    result = year_goals.spoken(year_goals.reached(goal)) or "–"
    target = year_goals.spoken(year_goals.number(goal.target)) or "–"
    return f"{result} / {target} {goal.unit}".strip()


def _tone(line: Line) -> Tone:
    if year_goals.is_reached(line.goal):
        return Tone.GOOD
    if line.goal.state is year_goals.GoalState.MISSED:
        return Tone.LATE
    return Tone.NEUTRAL if year_goals.percent(line.goal) is None else Tone.CARE
