"""One breakthrough task at a meeting: what is said of it goes to the task's log."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from handbook.errors import Problem
from handbook.records import dates, task_checkpoints, tasks
from handbook.records.task_meetings import Discussed
from handbook.records.tasks import Task, TaskState
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings.deeds import say_problem
from handbook.ui.screens.meetings.editing import Editing

if TYPE_CHECKING:
    from handbook.store.store import Store

_SOON_MS = 1500


class TaskRow(QFrame):
    """Name, who, what is said of it and how far it is; written soon after the last key."""

    def __init__(
        self,
        editing: Editing,
        desk: Desk,
        one: Discussed,
        names: dict[str, str],
        to_report: Callable[[Task, str], None],
    ) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._editing, self._desk, self._task = editing, desk, one.task
        name = one.task.title
        entry = next((e for e in one.task.log if e.meeting == editing.meeting.uid), None)
        self.what = TextArea("Buổi họp nói gì về việc này", f"Tiến độ: {name}", lines=1)
        self.what.set_value(entry.what if entry else one.what)
        self.percent = NumberField(f"Mức hoàn thành: {name}", most=100)
        before = tasks.percent(one.task) if one.task.log else None
        self.percent.set_value(entry.percent if entry else before)
        self._written = (entry.what, entry.percent) if entry else ("", None)
        self._chip = Chip()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.write)
        for editor in (self.what, self.percent):
            editor.edited.connect(self._touch)
            editor.finished.connect(self.write)
        self._lay_out(one.task, names, to_report)
        self._show_state()

    def write(self) -> None:
        """Write the line to the log, if it says something else than stands there."""
        self._soon.stop()
        now = self._typed()
        going = self._task.state is TaskState.ASSIGNED
        if not now[0] or now == self._written or not going or self.percent.problem_text():
            return
        uid, task = self._editing.meeting.uid, self._task.uid

        def put(store: "Store") -> object:
            from handbook.services import tasks as service

            note = service.Note(task=task, what=now[0], percent=now[1])
            return service.write_back(store, uid, (note,))

        def written(_: object) -> None:
            self._written = now
            self._show_state()

        self._desk.work.change(
            f"Ghi tiến độ tại buổi họp: việc “{self._task.title}”", put, written, self._refused
        )

    def _typed(self) -> tuple[str, int | None]:
        given = self.percent.value()
        return self.what.value().strip(), None if given is None else int(given)

    def _touch(self) -> None:
        self._soon.start()
        self._show_state()

    def _refused(self, problem: Problem) -> None:
        say_problem(self._desk, problem)

    def _show_state(self) -> None:
        if self._task.state is not TaskState.ASSIGNED:
            self._chip.show_state(tasks.STATE_WORDS[self._task.state], Tone.NEUTRAL)
        elif self._typed()[0] and self._typed() == self._written:
            self._chip.show_state("Đã ghi vào nhật ký", Tone.GOOD)
        else:
            self._chip.show_state("Chưa ghi vào nhật ký", Tone.CARE)

    def _lay_out(
        self, task: Task, names: dict[str, str], to_report: Callable[[Task, str], None]
    ) -> None:
        head = QHBoxLayout()
        said = column(labels.text(task.title), labels.quiet(_second(task, names)), gap=0)
        head.addWidget(said, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        share = labels.quiet("%")
        share.setWordWrap(False)
        tail = QHBoxLayout()
        tail.addWidget(self.what, 1)
        self.percent.setFixedWidth(look.current().px(72))
        tail.addWidget(self.percent, 0, Qt.AlignmentFlag.AlignTop)
        tail.addWidget(share)
        report = quiet_button(
            "Thêm vào báo cáo", lambda: to_report(task, self.what.value()), "plus"
        )
        report.setAccessibleName(f"Thêm vào báo cáo: {task.title}")
        opened = quiet_button(
            "Mở việc", lambda: self._desk.go("tasks", uid=task.uid), "arrow-right"
        )
        opened.setAccessibleName(f"Mở việc “{task.title}”")
        opened.setProperty("still", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(tail)
        report.setHidden(self._editing.sealed)
        layout.addWidget(row(report, opened, STRETCH, gap=4))
        self.what.setObjectName(f"meeting.task.{task.uid}")


def _second(task: Task, names: dict[str, str]) -> str:
    mark = task_checkpoints.waiting(task)
    parts = (
        names.get(task.assignee, "") or task.assignee_name,
        f"hạn {dates.on_screen(task_checkpoints.deadline(task))}",
        f"chờ {task_checkpoints.called(mark.id)}" if mark else "",
    )
    return " · ".join(part for part in parts if part)
