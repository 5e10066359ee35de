"""A year, or all years of a term, at a glance: who has what, from when to when, how far.

Reads the tasks of those people only whose rows are seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import dates, settings, timeline, timeline_rows
from handbook.records.members import Member
from handbook.records.task_lines import PersonTasks, TaskLine
from handbook.records.tasks import TaskState
from handbook.records.timeline import TimeBar
from handbook.records.timeline_rows import Block
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.flow import Flow
from handbook.ui.parts.timeline import Timeline
from handbook.ui.parts.timeline_paint import Span
from handbook.ui.screens.tasks import lines

if TYPE_CHECKING:
    from handbook.store.store import Store

Years = tuple[int, int]
_AROUND = 5  # people read beyond those that are seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The people of the years shown, the years there are, and the years of the term."""

    shown: Years
    people: tuple[PersonTasks, ...]
    years: tuple[int, ...]
    term: Years


class TimelinePage(QWidget):
    """`opened` carries the uid of a task or a person; `counted` that the head should be fresh."""

    opened = Signal(object)
    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        this = desk.work.today().year
        self._shown: Years = (this, this)
        self._window = timeline.of_year(this)
        self._blocks: tuple[Block, ...] = ()
        self._lines: dict[tuple[str, str], tuple[TaskLine, ...]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._names: Mapping[str, str] = {}
        self.span = Choice([((this, this), f"Năm {this}")], name="Năm hoặc nhiệm kỳ")
        self.span.setObjectName("tasks.timeline.span")
        self.span.edited.connect(self.reload)
        self.line = Timeline("Việc đột phá theo thời gian", self._row)
        self.line.setObjectName("tasks.timeline")
        self.line.wanted.connect(self._want)
        self.line.pressed.connect(self.opened)
        self._lay_out()

    def reload(self) -> None:
        """Read the people again, and the tasks of those that are seen."""
        first, last = self.chosen()
        today = self.desk.work.today()

        def read(store: "Store") -> Found:
            return Found(
                shown=(first, last),
                people=store.tasks.people(first, today.isoformat(), until=last),
                years=store.tasks.years(),
                term=_term(store, today),
            )

        self.desk.work.read(read, self._take)

    def know(self, members: Sequence[Member]) -> None:
        """Take the members' names."""
        self._names = {member.uid: member.name for member in members}
        self.line.fresh()

    def chosen(self) -> Years:
        """Return first and last year that are shown."""
        years: Years | None = self.span.value()
        return years or self._shown

    def subtitle(self) -> str:
        """Return the head's second line."""
        total = sum(block.person.total for block in self._blocks)
        return f"{_called(self._shown)}: {len(self._blocks)} người, đơn vị; {total} việc"

    def _take(self, found: Found) -> None:
        self._shown, self._window = found.shown, timeline.of_term(*found.shown)
        self._blocks = timeline_rows.blocks(found.people)
        self._lines, self._asked = {}, set()
        self._offer(found)
        month = "Th. " if found.shown[0] == found.shown[1] else ""
        today = self.desk.work.today()
        self.line.show_rows(
            timeline_rows.height(self._blocks),
            [(f"{month}{tick.words}", tick.start) for tick in timeline.ticks(self._window)],
            self._window.share(today) if self._window.holds(today) else None,
        )
        self.counted.emit()

    def _offer(self, found: Found) -> None:
        this = self.desk.work.today().year
        years = sorted({*found.years, this}, reverse=True)
        options: list[tuple[Years, str]] = [((y, y), _called((y, y))) for y in years]
        if found.term[0] < found.term[1]:
            options.insert(0, (found.term, f"Nhiệm kỳ {found.term[0]}–{found.term[1]}"))
        if found.shown not in dict(options):
            options.append((found.shown, _called(found.shown)))
        self.span.set_options(options)
        self.span.set_value(found.shown)

    def _want(self, first: int, last: int) -> None:
        """Read the tasks of the people in view, and of a few beyond."""
        if not self._blocks:
            return
        low = max(0, timeline_rows.block_at(self._blocks, first) - _AROUND)
        high = timeline_rows.block_at(self._blocks, last) + _AROUND
        people = [block.person for block in self._blocks[low : high + 1]]
        missing = tuple(one for one in people if _key(one) not in self._asked)
        if not missing:
            return
        self._asked |= {_key(one) for one in missing}
        year, until = self._shown

        def read(store: "Store") -> tuple[Years, tuple[TaskLine, ...]]:
            return (year, until), store.tasks.lines_of(missing, year, until=until)

        self.desk.work.read(read, self._add)

    def _add(self, found: tuple[Years, tuple[TaskLine, ...]]) -> None:
        shown, fresh = found
        if shown != self._shown:
            return
        groups: dict[tuple[str, str], list[TaskLine]] = {}
        for one in fresh:
            key = (one.assignee, "" if one.assignee else one.assignee_name)
            groups.setdefault(key, []).append(one)
        self._lines |= {key: tuple(group) for key, group in groups.items()}
        self.line.fresh()

    def _row(self, number: int) -> Span | None:
        block = self._blocks[timeline_rows.block_at(self._blocks, number)]
        if number == block.top:
            return self._head(block.person)
        found = self._lines.get(_key(block.person), ())
        place = number - block.top - 1
        return self._span(found[place], block.person) if place < len(found) else None

    def _head(self, one: PersonTasks) -> Span:
        late = f", {one.late} quá hạn" if one.late else ""
        words = f"{self._name(one)}: {one.total} việc{late}"
        return Span(words=words, said=words, head=True, what=one)

    def _span(self, line: TaskLine, one: PersonTasks) -> Span:
        day = self.desk.work.today()
        state = lines.state_words(line, day)
        share = f"{line.percent} % · " if line.state is TaskState.ASSIGNED else ""
        waits = f", {lines.waiting_words(line, day)}" if line.waiting else ""
        said = (
            f"{line.title}. {self._name(one)}, hạn {dates.on_screen(line.deadline)}. "
            f"{share}{state}{waits}."
        )
        plain = Span(
            words=line.title,
            said=said,
            what=line.uid,
            state=f"{share}{state}",
            tone=lines.tone_of(line, day),
        )
        found = timeline.bars((line,), self._window, day)
        return _placed(plain, found[0]) if found else plain

    def _name(self, one: PersonTasks) -> str:
        known = self._names.get(one.assignee, "") if one.assignee else one.assignee_name
        return known or lines.NOBODY

    def _lay_out(self) -> None:
        tools = QWidget()
        Flow(tools).addWidget(self.span)
        hint = labels.quiet(
            "Phần tô là mức hoàn thành; vạch ngắn là mốc báo cáo, đậm khi chưa báo cáo; nét đứt là "
            "hôm nay. Bấm vào một việc, hoặc dùng mũi tên và Enter, để mở việc đó."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(tools)
        layout.addWidget(self.line, 1)
        layout.addWidget(hint)


def _placed(plain: Span, bar: TimeBar) -> Span:
    return replace(
        plain,
        start=bar.start,
        end=bar.end,
        filled=bar.done,
        marks=tuple((mark.at, mark.reported) for mark in bar.marks),
        more_before=bar.before,
        more_after=bar.after,
    )


def _called(years: Years) -> str:
    return f"Năm {years[0]}" if years[0] == years[1] else f"Các năm {years[0]}–{years[1]}"


def _key(one: PersonTasks) -> tuple[str, str]:
    return one.assignee, one.assignee_name


def _term(store: "Store", day: date) -> Years:
    """Return the years of the present term, as far as its tasks reach; of all tasks without one."""
    branch = store.branch.get()
    started = dates.earliest(settings.term_on(branch, day)) if branch else None
    years = (*store.tasks.years(), day.year)
    return (started.year if started else min(years)), max(years)
