"""*Chỉ tiêu năm*: a year's goals as a list, indicators as a chart, one goal beside as a form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handbook.records import year_goals
from handbook.records.basics import new_uid
from handbook.records.members import in_order
from handbook.records.resolutions import Resolution
from handbook.records.year_goals import GoalKind, YearGoal
from handbook.ui.desk import Desk
from handbook.ui.parts.bar_chart import Bar, BarChart
from handbook.ui.parts.card import Card
from handbook.ui.parts.list_with_form import ListWithForm, Words
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.assignments.goal_form import GoalForm

if TYPE_CHECKING:
    from handbook.store.store import Store

_MOST = 150.0
_FULL = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One goal in the list; `place` is the number of an indicator, 0 for other kinds."""

    goal: YearGoal
    place: int
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is read of a year: goals, who may be in charge, resolutions that may set them."""

    goals: tuple[YearGoal, ...]
    people: list[tuple[str, str]]
    resolutions: tuple[Resolution, ...]
    symbol: str
    years: tuple[int, ...]


class GoalsPage(ListWithForm):
    """The goals of a year."""

    words = Words(
        name="goals",
        kind="year_goal",
        title="Chỉ tiêu, nhiệm vụ năm",
        add="Thêm chỉ tiêu",
        paper="indicators",
        print="In chỉ tiêu",
        gone="Chỉ tiêu này không còn trong cuốn sổ; có thể ở trong thùng rác.",
    )
    years_ahead = 1  # goals are set before it begins

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self.lines: tuple[Line, ...] = ()
        self.chart = BarChart("Tỷ lệ đạt của các chỉ tiêu", height=96)
        self.chart_card = Card("Tỷ lệ đạt so với kế hoạch, theo số thứ tự trong bảng")
        self.chart_card.add(self.chart)
        self.chart_card.hide()
        self.goal_form = GoalForm()
        super().__init__(
            desk, changed, _table(), self.goal_form, above=(self.chart_card,), share=(9, 11)
        )
        self.chart.pressed.connect(self.open_listed)

    def read(self, store: "Store", year: int) -> Found:
        """Return the year's goals and what the form offers."""
        return Found(
            goals=store.year_goals.of_year(year),
            people=[(member.uid, member.name) for member in in_order(store.members.all())],
            resolutions=(*store.resolutions.of_year(year), *store.resolutions.of_year(year - 1)),
            symbol=store.branch.get().symbol,
            years=store.year_goals.years(),
        )

    def take(self, found: Found) -> tuple[Sequence[Line], Sequence[int]]:
        """Show the chart, tell the form what it may offer, and number the indicators."""
        self.goal_form.know(found.people, found.resolutions, found.symbol)
        names = dict(found.people)
        indicators = (one for one in found.goals if one.kind is GoalKind.INDICATOR)
        places = {goal.uid: place for place, goal in enumerate(indicators, start=1)}
        self.lines = tuple(
            Line(goal=goal, place=places.get(goal.uid, 0), who=names.get(goal.member, ""))
            for goal in found.goals
        )
        self._show_chart()
        return self.lines, found.years

    def record_of(self, row: Line) -> YearGoal:
        """Return the goal of a line."""
        return row.goal

    def year_of(self, record: YearGoal) -> int:
        """Return the goal's own year."""
        return record.year

    def blank(self) -> YearGoal:
        """Return a goal of the year that is listed."""
        return YearGoal(uid=new_uid(), year=self.chosen_year(), name="")

    def add_of(self, resolution: str) -> None:
        """Begin a new goal that a resolution (uid) of the branch set."""
        if not self.flush():
            return

        def begin(found: tuple[Resolution, Found]) -> None:
            paper, whole = found
            self.year.set_options([(paper.date.year, str(paper.date.year))])
            self.year.set_value(paper.date.year)
            self._take((whole, None))
            self._show_form(replace(self.blank(), **self.goal_form.cited(paper)))
            self.focus_first()

        def read(store: "Store") -> tuple[Resolution, Found]:
            paper = store.resolutions.by_uid(resolution)
            return paper, self.read(store, paper.date.year)

        self.desk.work.read(read, begin)

    def called(self, record: YearGoal) -> str:
        """Return `chỉ tiêu “…”`."""
        return f"{year_goals.KIND_WORDS[record.kind].lower()} “{record.name}”"

    def kept_words(self, record: YearGoal) -> str:
        """Return how the goal now stands."""
        return f"Đã ghi “{record.name}”: {year_goals.standing(record).lower()}."

    def focus_first(self) -> None:
        """Begin with what is to be reached."""
        self.goal_form.common.fields["name"].editor.setFocus()

    def subtitle(self) -> str:
        """Return how many indicators stand at their target."""
        found = [line.goal for line in self.lines if line.place]
        if not found:
            return "Chủ đề, nhiệm vụ trọng tâm, khâu đột phá và chỉ tiêu của năm"
        return f"{sum(map(year_goals.is_reached, found))} trong {len(found)} chỉ tiêu đạt kế hoạch"

    def _show_chart(self) -> None:
        bars = [_bar(line) for line in self.lines if line.place]
        most = max([_FULL, *(min(bar.value or 0, _MOST) for bar in bars)])
        self.chart.show_bars(bars, most=most, line=_FULL, line_words="vạch: 100%")
        self.chart_card.setHidden(not any(bar.value is not None for bar in bars))


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
