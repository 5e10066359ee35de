"""The breakthrough tasks a meeting speaks of, a line each; what is typed stands in their logs.

The log is the task's own record, so it is written beside the minutes, also when they are sealed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from handbook.records.task_meetings import Discussed
from handbook.records.tasks import Task
from handbook.records.text import one_line, paragraphs
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.task_row import TaskRow

if TYPE_CHECKING:
    from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The tasks a meeting speaks of, by name of who is in charge."""

    found: tuple[Discussed, ...]
    names: dict[str, str]


class TasksHere(Card):
    """A line for each task on the agenda; what is typed in it stands in the task's log at once."""

    def __init__(self, editing: Editing, desk: Desk, show_report: Callable[[], None]) -> None:
        """`show_report` shows the chair's report anew after a line was added to it."""
        super().__init__("Việc đột phá trên chương trình")
        self._editing, self._desk, self._show_report = editing, desk, show_report
        self.rows: dict[str, TaskRow] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.add(
            labels.quiet(
                "Ghi buổi họp nói gì về từng việc: dòng này vào thẳng nhật ký của việc. Đoạn đã có "
                "trong biên bản được điền sẵn."
            )
        )
        self.body.addLayout(self._lines)
        self._every = plain_button("Ghi cả vào nhật ký", self.write_all, "save")
        self._every.setObjectName("meeting.course.tasks")
        self._every.setProperty("still", True)
        self.add(row(self._every, STRETCH))
        self.hide()
        self.reload()

    def reload(self) -> None:
        """Read again which tasks the meeting speaks of."""
        uid = self._editing.meeting.uid
        self._desk.work.read(lambda store: _read(store, uid), self._show)

    def write_all(self) -> None:
        """Write every line that says something and is not in its log yet."""
        for line in self.rows.values():
            line.write()

    def to_report(self, task: Task, what: str) -> None:
        """Add what a line says to the chair's report, unless it stands there."""
        said = f"Việc đột phá “{one_line(task.title)}”: {one_line(what)}"
        report = self._editing.meeting.report
        if said not in paragraphs(report):
            self._editing.set(report=f"{report.rstrip()}\n{said}".lstrip())
            self._editing.flush()
            self._show_report()

    def _show(self, here: Here) -> None:
        boxes.clear(self._lines)
        self.rows = {}
        for one in here.found:
            line = TaskRow(self._editing, self._desk, one, here.names, self.to_report)
            self.rows[one.task.uid] = line
            self._lines.addWidget(line)
        waiting = [one for one in here.found if one.what and not one.noted]
        self._every.setVisible(bool(waiting))
        self.setVisible(bool(here.found))


def _read(store: "Store", uid: str) -> Here:
    from handbook.services import tasks as service

    found = service.discussed_at(store, uid)
    people = map(store.members.find_uid, {one.task.assignee for one in found} - {""})
    return Here(found=found, names={member.uid: member.name for member in people if member})
