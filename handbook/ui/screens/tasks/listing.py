"""The tasks of a year as a list by deadline, page by page: hundreds as quick as twenty."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from handbook.records.members import Member, in_order
from handbook.records.task_lines import TaskFilter, TaskLine
from handbook.records.tasks import TaskState
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.flow import Flow
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.search_box import SearchBox
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.year_choice import YearChoice
from handbook.ui.screens.tasks import lines
from handbook.ui.screens.tasks.lines import Which

if TYPE_CHECKING:
    from handbook.store.store import Store

PAGE = 60
_ROOMY_FROM = 860  # pixels at 100 %
_OUTSIDE = "="  # before the name of somebody outside the roster, who has no uid
_AHEAD = 40  # rows before the end at which the next page is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of lines, how many there are in all, and what the filters offer."""

    asked: TaskFilter
    lines: tuple[TaskLine, ...]
    total: int
    counts: Mapping[TaskState, int]
    late: int
    years: tuple[int, ...]


class Listing(QWidget):
    """`opened` carries the line of the task; `counted` that the head should be shown afresh."""

    opened = Signal(object)
    counted = Signal()

    def __init__(self, desk: Desk, to_agenda: Callable[[], None]) -> None:
        """`to_agenda` puts what falls due on the next meeting's agenda."""
        super().__init__()
        self.desk = desk
        self.total, self._subtitle = 0, ""
        self._asked = TaskFilter()
        self._names: Mapping[str, str] = {}
        self._members: list[tuple[str, str]] = []
        self._reading, self._wanted = False, ""
        today = desk.work.today()
        self.which = Choice(list(lines.WORDS.items()), name="Xem")
        self.year = YearChoice(desk.work.today, ahead=1)
        self.person = PeopleBox("Lọc theo người", "Mọi người")
        self.words = SearchBox("Lọc theo chữ", "Lọc theo chữ trong việc đột phá")
        self._said = labels.quiet()
        self._tables = QStackedWidget()
        self.full = self._table(today, roomy=True)
        self.short = self._table(today, roomy=False)
        self._listen()
        self._lay_out(to_agenda)

    def reload(self) -> None:
        """Read the list again, as many lines as are shown."""
        asked, day = self._filter(), self.desk.work.today()
        year, limit = self.year.year(), max(PAGE, len(self.table().rows()))
        if asked != self._asked:
            limit = PAGE
        self.desk.work.read(lambda store: _read(store, asked, year, day, limit), self._take)

    def know(self, members: Sequence[Member]) -> None:
        """Take the members for the names in the list and for its filter."""
        self._names = {member.uid: member.name for member in members}
        self._members = [(m.uid, m.name) for m in in_order(tuple(members))]
        self._offer_people()
        self.table().view.viewport().update()

    def look_at(self, which: Which, *, year: int = 0, member: str = "", outside: str = "") -> None:
        """Show one list, of one year and one person (uid, or a name outside the roster)."""
        self.which.set_value(which)
        self.words.clear()
        if year:
            self.year.turn_to(year)
        self._wanted = f"{_OUTSIDE}{outside}" if outside else member
        self._offer_people()
        self.reload()

    def subtitle(self) -> str:
        """Return the head's second line."""
        return self._subtitle

    def table(self) -> Table:
        """Return the table that is seen."""
        return self.full if self._tables.currentWidget() is self.full else self.short

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the columns that fit."""
        super().resizeEvent(event)
        roomy = self.width() >= self.desk.theme().px(_ROOMY_FROM)
        now, then = self.table(), self.full if roomy else self.short
        if now is not then:
            then.show_rows(now.rows())
            self._tables.setCurrentWidget(then)

    def _offer_people(self) -> None:
        """Offer the members, and whoever is listed from outside the roster."""
        chosen = self._wanted or self.person.value() or ""
        name = chosen.removeprefix(_OUTSIDE) if chosen.startswith(_OUTSIDE) else ""
        self.person.set_options([*self._members, *([(chosen, name)] if name else [])])
        self.person.set_value(chosen or None)

    def _filter(self) -> TaskFilter:
        which = self.which.value() or Which.GOING
        person = self.person.value() or ""
        outside = person.startswith(_OUTSIDE)
        asked = lines.asked(
            which,
            self.year.year(),
            self.desk.work.today(),
            member="" if outside else person,
            text=self.words.text().strip(),
        )
        return replace(asked, assignee_name=person.removeprefix(_OUTSIDE)) if outside else asked

    def _take(self, found: Found) -> None:
        self._reading, self._asked, self.total = False, found.asked, found.total
        self.year.offer(found.years)
        self._subtitle = lines.counted(found.counts, found.late)
        self._show(found.lines)
        self.counted.emit()

    def _show(self, shown: Sequence[TaskLine]) -> None:
        self.table().show_rows(shown)
        there = f"{len(shown)} trong {self.total} việc" if len(shown) < self.total else ""
        self._said.setText(there or (f"{self.total} việc" if self.total else ""))

    def _scrolled(self, value: int) -> None:
        """Read the next page before its place comes into view."""
        table = self.table()
        bar, there = table.view.verticalScrollBar(), len(table.rows())
        near = bar.maximum() - value < _AHEAD * table.view.rowHeight(0)
        if not near or there >= self.total or self._reading:
            return
        self._reading = True
        asked = self._asked
        self.desk.work.read(
            lambda store: (asked, store.tasks.lines(asked, limit=PAGE, after=there)), self._add
        )

    def _add(self, found: tuple[TaskFilter, tuple[TaskLine, ...]]) -> None:
        asked, more = found
        self._reading = False
        if asked == self._asked and more:
            self._show((*self.table().rows(), *more))

    def _person_typed(self) -> None:
        """Show everybody again once the name is taken out."""
        if not self.person.text().strip():
            self._person_chosen()

    def _person_chosen(self) -> None:
        self._wanted = ""
        self.reload()

    def _print(self) -> None:
        person = self.person.value()
        if person and not person.startswith(_OUTSIDE):
            self.desk.go("printing", paper="task-person", member=person, year=self.year.year())
        else:
            self.desk.go("printing", paper="task-table", year=self.year.year())

    def _who(self, line: TaskLine) -> str:
        known = self._names.get(line.assignee, "") if line.assignee else line.assignee_name
        return known or lines.NOBODY

    def _table(self, day: date, *, roomy: bool) -> Table:
        def short_second(line: TaskLine) -> str:
            return f"{self._who(line)} · hạn {lines.due_words(line)}"

        state = Column(
            "Tình trạng",
            lambda line: lines.state_words(line, day),
            tone=lambda line: lines.tone_of(line, day),
            width=170,
        )
        title = Column(
            "Việc", lambda line: line.title, second=lines.span_words if roomy else short_second
        )
        between = (
            Column("Người được giao", self._who, second=_led, width=170),
            Column("Thời hạn", lines.due_words, second=lines.timing_words, width=106),
            Column(
                "Tiến độ",
                lines.percent_words,
                second=lambda line: lines.waiting_words(line, day),
                width=188,
            ),
        )
        table = Table(
            (title, *between, state) if roomy else (title, state),
            name="Việc đột phá",
            empty="Không có việc nào ở đây: bấm “Đăng ký việc”, hoặc đổi các ô lọc phía trên.",
        )
        table.setObjectName("tasks.table" if roomy else "tasks.short")
        table.opened.connect(self.opened)
        table.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._tables.addWidget(table)
        return table

    def _listen(self) -> None:
        named = {"which": self.which, "year": self.year, "person": self.person, "find": self.words}
        for name, widget in named.items():
            widget.setObjectName(f"tasks.{name}")
        self.which.edited.connect(self.reload)
        self.year.edited.connect(self.reload)
        # After the box itself, which by then knows whether a name is still chosen.
        self.person.textEdited.connect(lambda _: self._person_typed())
        self.person.chosen.connect(lambda _: self._person_chosen())
        self.words.searched.connect(lambda _: self.reload())

    def _lay_out(self, to_agenda: Callable[[], None]) -> None:
        agenda = plain_button("Đưa việc đến mốc vào buổi tới", to_agenda, "calendar-plus")
        agenda.setToolTip("Thêm các việc đến mốc báo cáo hoặc đến hạn vào chương trình buổi tới")
        printed = quiet_button("In danh sách", self._print, "printer")
        agenda.setObjectName("tasks.agenda")
        printed.setObjectName("tasks.print")
        which = QWidget()
        flow = Flow(which)
        for widget in (self.which, self.year, agenda, printed):
            flow.addWidget(widget)
        filters = boxes.row(self.person, self.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(which)
        layout.addWidget(filters)
        layout.addWidget(self._tables, 1)
        layout.addWidget(self._said)


def _read(store: "Store", asked: TaskFilter, year: int, day: date, limit: int) -> Found:
    late = lines.asked(Which.LATE, year, day)
    return Found(
        asked=asked,
        lines=store.tasks.lines(asked, limit=limit),
        total=store.tasks.count_lines(asked),
        counts=store.tasks.count_by_state(year),
        late=store.tasks.count_lines(late),
        years=store.tasks.years(),
    )


def _led(line: TaskLine) -> str:
    """Return who directs, said as such: a bare post would read as the post of the one in charge."""
    return f"chỉ đạo: {line.supervisor}" if line.supervisor else ""
