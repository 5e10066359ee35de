"""Breakthrough tasks at a meeting: those due are put on its agenda, what it says goes to their log.

The log is the task's own record, so it is written beside the minutes, also when they are sealed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import dates, task_checkpoints, tasks
from handbook.records.loop import Link
from handbook.records.meetings import MeetingKind
from handbook.records.task_meetings import Discussed
from handbook.records.tasks import Task, TaskState
from handbook.records.text import one_line, paragraphs
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.chain_view import ChainView
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings.deeds import Deeds, say_problem
from handbook.ui.screens.meetings.editing import Editing

if TYPE_CHECKING:
    from handbook.store.store import Store

_SOON_MS = 1500
_KINDS = (MeetingKind.REGULAR, MeetingKind.COMMITTEE, MeetingKind.EXTRAORDINARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The tasks a meeting speaks of, by name of who is in charge."""

    found: tuple[Discussed, ...]
    names: dict[str, str]


class DueTasks(QWidget):
    """One line at the agenda while tasks fall due that are not on it; hidden otherwise."""

    def __init__(self, editing: Editing, desk: Desk, deeds: Deeds) -> None:
        super().__init__()
        self._editing, self._desk, self._deeds = editing, desk, deeds
        self._uids: tuple[str, ...] = ()
        self._said = labels.quiet()
        self._put = plain_button("Đưa vào chương trình", self._put_on, "calendar-plus")
        self._put.setObjectName("meeting.prepare.tasks")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column(self._said, row(self._put, STRETCH), gap=4))
        self.hide()
        if editing.meeting.kind in _KINDS and not editing.sealed:
            self._read()

    def _read(self) -> None:
        uid = self._editing.meeting.uid

        def read(store: "Store") -> tuple[tuple[str, str], ...]:
            from handbook.services import tasks as service

            meeting = store.meetings.find_uid(uid)
            due = service.due_at(store, meeting) if meeting else ()
            return tuple((line.uid, line.title) for line in due)

        self._desk.work.read(read, self._show)

    def _show(self, due: tuple[tuple[str, str], ...]) -> None:
        self._uids = tuple(uid for uid, _ in due)
        if not due:
            return
        titles = "; ".join(title for _, title in due[:2])
        rest = f" và {len(due) - 2} việc nữa" if len(due) > 2 else ""
        self._said.setText(f"{len(due)} việc đột phá đến mốc báo cáo hoặc đến hạn: {titles}{rest}")
        self.show()

    def _put_on(self) -> None:
        uid, uids = self._editing.meeting.uid, self._uids
        self._editing.flush()

        def put(store: "Store") -> object:
            from handbook.services import tasks as service

            return service.put_on_agenda(store, uid, uids)

        self._desk.work.change(
            "Đưa việc đột phá vào chương trình",
            put,
            lambda _: self._deeds.show_again(),
            lambda problem: say_problem(self._desk, problem),
        )


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


class ChainsHere(QWidget):
    """The chains this meeting stands in, from shortcoming to verified; hidden when in none."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__()
        self.view = ChainView(desk.go, title="")
        self._uid = editing.meeting.uid
        shown = Fold("Chuỗi khắc phục hạn chế mà buổi này theo dõi", self.view)
        shown.head.setProperty("still", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        self.hide()
        desk.work.read(self._read, self._show)

    def _read(self, store: "Store") -> tuple[tuple[Link, ...], ...]:
        from handbook.services import loop

        return loop.chains(store, "meeting", self._uid)

    def _show(self, chains: tuple[tuple[Link, ...], ...]) -> None:
        closed = self.view.isHidden()
        self.view.show_chains(chains, here=self._uid)
        self.view.setHidden(closed)
        self.setVisible(bool(chains))


class TaskRow(QFrame):
    """One task: name, who, what is said of it and how far it is."""

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


def _read(store: "Store", uid: str) -> Here:
    from handbook.services import tasks as service

    found = service.discussed_at(store, uid)
    people = map(store.members.find_uid, {one.task.assignee for one in found} - {""})
    return Here(found=found, names={member.uid: member.name for member in people if member})
