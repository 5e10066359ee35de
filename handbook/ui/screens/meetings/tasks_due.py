"""One line at the agenda while breakthrough tasks fall due that are not on it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.meetings import MeetingKind
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.screens.meetings.deeds import Deeds, say_problem
from handbook.ui.screens.meetings.editing import Editing

if TYPE_CHECKING:
    from handbook.store.store import Store

_KINDS = (MeetingKind.REGULAR, MeetingKind.COMMITTEE, MeetingKind.EXTRAORDINARY)


class DueTasks(QWidget):
    """How many there are and the button that puts them on; hidden when there are none."""

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
