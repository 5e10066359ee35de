"""The people with tasks in a year, with their counts; opening one lists that person's tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.members import Member
from handbook.records.task_lines import PersonTasks
from handbook.records.text import name_key
from handbook.ui.desk import Desk
from handbook.ui.parts.flow import Flow
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.year_choice import YearChoice
from handbook.ui.screens.tasks import lines

if TYPE_CHECKING:
    from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The people of a year, and the years there are."""

    people: tuple[PersonTasks, ...]
    years: tuple[int, ...]


class PeoplePage(QWidget):
    """`opened` carries the person (PersonTasks); `counted` that the head should be fresh."""

    opened = Signal(object)
    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._names: Mapping[str, str] = {}
        self.year = YearChoice(desk.work.today)
        self.year.setObjectName("tasks.people.year")
        self.year.edited.connect(self.reload)
        self.table = self._table()
        self.table.setObjectName("tasks.people")
        self.table.opened.connect(self.opened)
        self.table.view.clicked.connect(
            lambda index: self.opened.emit(self.table.rows()[index.row()])
        )
        tools = QWidget()
        Flow(tools).addWidget(self.year)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(tools)
        layout.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read the year again."""
        year, day = self.year.year(), self.desk.work.today().isoformat()

        def read(store: "Store") -> Found:
            return Found(people=store.tasks.people(year, day), years=store.tasks.years())

        self.desk.work.read(read, self._take)

    def know(self, members: Sequence[Member]) -> None:
        """Take the members' names."""
        self._names = {member.uid: member.name for member in members}
        self.table.view.viewport().update()

    def subtitle(self) -> str:
        """Return the head's second line."""
        rows = self.table.rows()
        total = sum(one.total for one in rows)
        return f"Năm {self.year.year()}: {len(rows)} người, đơn vị; {total} việc"

    def _take(self, found: Found) -> None:
        self.year.offer(found.years)
        self.table.show_rows(found.people)
        self.counted.emit()

    def name(self, one: PersonTasks) -> str:
        """Return what a person is called in the list."""
        known = self._names.get(one.assignee, "") if one.assignee else one.assignee_name
        return known or lines.NOBODY

    def _table(self) -> Table:
        def late(one: PersonTasks) -> str:
            return f"{one.late} quá hạn" if one.late else "Đúng hạn"

        columns = (
            Column("Người được giao", self.name, sort=lambda one: name_key(self.name(one))),
            Column("Số việc", lambda one: str(one.total), width=92, sort=lambda one: -one.total),
            Column("Chưa xong", lambda one: str(one.open), width=104, sort=lambda one: -one.open),
            Column(
                "Đã đánh giá",
                lambda one: str(one.evaluated),
                width=120,
                sort=lambda one: -one.evaluated,
            ),
            Column(
                "Thời hạn",
                late,
                tone=lambda one: Tone.LATE if one.late else Tone.GOOD,
                width=150,
                sort=lambda one: -one.late,
            ),
        )
        return Table(
            columns,
            name="Người được giao việc đột phá",
            empty="Chưa có ai được giao việc trong năm này.",
            key=lambda one: (one.assignee, one.assignee_name),
        )
