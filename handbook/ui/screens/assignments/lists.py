"""The lists of assignments as tables: which views there are, and their columns by room."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from handbook.records import assignment_lists, dates
from handbook.records.assignment_lists import Line, Nearness, nearness, state_words
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.members import Member
from handbook.records.text import one_line
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.store import Store


class View(StrEnum):
    """Which assignments are listed, and in which order."""

    OPEN = "open"
    PERSON = "person"
    DEADLINE = "deadline"
    DONE = "done"
    DROPPED = "dropped"
    YEAR = "year"


WORDS = {
    View.OPEN: "Đang thực hiện",
    View.PERSON: "Đang thực hiện, theo người",
    View.DEADLINE: "Đang thực hiện, theo thời hạn",
    View.DONE: "Đã hoàn thành",
    View.DROPPED: "Không thực hiện nữa",
    View.YEAR: "Tất cả việc trong năm",
}
TONES = {
    Nearness.LATE: Tone.LATE,
    Nearness.SOON: Tone.CARE,
    Nearness.LATER: Tone.NEUTRAL,
    Nearness.UNDATED: Tone.NEUTRAL,
    Nearness.DONE: Tone.GOOD,
    Nearness.DROPPED: Tone.NEUTRAL,
}
_BY_DEADLINE = {
    Nearness.LATE: "Đã quá hạn",
    Nearness.SOON: f"Trong {assignment_lists.SOON_DAYS} ngày tới",
    Nearness.LATER: "Còn xa",
    Nearness.UNDATED: "Không có thời hạn",
}
_DEEDS = {
    AssignmentState.DONE: "Hoàn thành…",
    AssignmentState.DROPPED: "Không thực hiện nữa…",
    AssignmentState.OPEN: "Mở lại",
}
Choose = Callable[[Assignment, AssignmentState], None]


def read(store: "Store", view: View, year: int) -> tuple[Assignment, ...]:
    """Return the assignments of a view in its order; `year` counts only for that of a year."""
    match view:
        case View.OPEN | View.PERSON | View.DEADLINE:
            return assignment_lists.late_first(store.assignments.open())
        case View.DONE:
            return _closed(store, AssignmentState.DONE)
        case View.DROPPED:
            return _closed(store, AssignmentState.DROPPED)
        case View.YEAR:
            return assignment_lists.open_first(store.assignments.of_year(year))


def shown(
    found: Sequence[Assignment], members: Sequence[Member], view: View, person: str, typed: str
) -> tuple[Line, ...]:
    """Return the lines of a view for one person (uid, empty for all) that hold what was typed."""
    names = {member.uid: member.name for member in members}
    if person:
        found = assignment_lists.of_member(found, person)
    if view is View.PERSON:
        one = [member for member in members if member.uid == person]
        lines = assignment_lists.by_person(found, one or members)
    else:
        lines = assignment_lists.lines(found, names)
    return assignment_lists.holding(lines, typed)


def choices(line: Line) -> list[tuple[AssignmentState, str]]:
    """Return what can be done with an assignment as it stands."""
    over = line.assignment.state is not AssignmentState.OPEN
    wanted = (AssignmentState.OPEN,) if over else (AssignmentState.DONE, AssignmentState.DROPPED)
    return [(state, _DEEDS[state]) for state in wanted]


class Lists(QStackedWidget):
    """One table for each order and room; rows and selection go along."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, day: date, choose: Choose) -> None:
        super().__init__()
        self._tables = {
            "full": _table(_what(_product), _who(), _due(), _state(day, choose)),
            "person": _table(_person(), _what(_due_words), _state(day, choose)),
            "deadline": _table(_deadline(day), _what(_whose), _state(day, choose)),
            "short": _table(_what(_whose_and_due), _state(day, choose)),
        }
        for name, table in self._tables.items():
            table.setObjectName(f"assignments.{name}")
            table.picked.connect(self.picked)
            table.opened.connect(self.opened)
            table.on_key("x", lambda line: choose(line.assignment, AssignmentState.DONE))
            table.on_key("k", lambda line: choose(line.assignment, AssignmentState.DROPPED))
            table.on_key("m", lambda line: choose(line.assignment, AssignmentState.OPEN))
            self.addWidget(table)
        self._now = "full"

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, whatever the view."""
        for table in self._tables.values():
            table.show_rows(lines)

    def show_view(self, view: View, *, roomy: bool, alone: bool) -> None:
        """Take the columns of a view that fit; the selection and the keyboard go along."""
        ordered = alone and view in (View.PERSON, View.DEADLINE)
        wide = "full" if roomy and alone else "short"
        self._turn(view.value if ordered else wide)

    def select(self, uid: str) -> None:
        """Select the first line of an assignment and tell nobody."""
        table = self.table()
        line = next((one for one in table.rows() if one.assignment.uid == uid), None)
        table.blockSignals(True)
        if line is not None:
            table.select(line.key)
        table.blockSignals(False)

    def focus(self) -> None:
        """Put the keyboard into the list; that alone opens nothing."""
        table = self.table()
        table.blockSignals(True)
        table.view.setFocus()
        table.blockSignals(False)

    def table(self) -> Table:
        """Return the table that is seen."""
        return self._tables[self._now]

    def _turn(self, name: str) -> None:
        if name == self._now:
            return
        now, then = self.table(), self._tables[name]
        had_keyboard, chosen = now.view.hasFocus(), now.selected()
        self._now = name
        then.blockSignals(True)  # the keyboard that goes along selects a row: nobody chose it
        self.setCurrentWidget(then)
        if chosen is not None:
            then.select(chosen.key)
        if had_keyboard:
            then.view.setFocus()
        then.blockSignals(False)


def _closed(store: "Store", state: AssignmentState) -> tuple[Assignment, ...]:
    return tuple(one for one in store.assignments.closed() if one.state is state)


def _table(*columns: Column) -> Table:
    return Table(
        columns,
        name="Việc được giao",
        empty="Không có việc nào ở đây: giao ở bước Kết luận của buổi họp, hoặc đổi các ô lọc.",
        key=lambda line: line.key,
    )


def _what(second: Callable[[Line], str]) -> Column:
    return Column("Việc", lambda line: line.assignment.what, second=second)


def _who() -> Column:
    return Column("Người thực hiện", lambda line: line.who or assignment_lists.NOBODY, width=196)


def _person() -> Column:
    return Column("Người thực hiện", lambda line: line.person, width=196)


def _due() -> Column:
    def last(line: Line) -> Any:
        return dates.latest(line.assignment.due) or date.max

    return Column(
        "Thời hạn", lambda line: dates.on_screen(line.assignment.due), width=112, sort=last
    )


def _deadline(day: date) -> Column:
    def near(line: Line) -> str:
        return _BY_DEADLINE.get(nearness(line.assignment, day), "")

    return Column(
        "Thời hạn",
        lambda line: dates.on_screen(line.assignment.due) or "–",
        second=near,
        width=176,
    )


def _state(day: date, choose: Choose) -> Column:
    return Column(
        "Tình trạng",
        lambda line: state_words(line.assignment, day),
        tone=lambda line: TONES[nearness(line.assignment, day)],
        width=186,
        choices=choices,
        write=lambda line, state: choose(line.assignment, state),
    )


def _product(line: Line) -> str:
    one = line.assignment
    return one_line(one.result) or one_line(one.product)


def _whose(line: Line) -> str:
    return line.who or assignment_lists.NOBODY


def _due_words(line: Line) -> str:
    due = line.assignment.due
    return f"hạn {dates.on_screen(due)}" if due else "không có thời hạn"


def _whose_and_due(line: Line) -> str:
    return f"{line.person or _whose(line)} · {_due_words(line)}"
