"""The table of earlier assignments: what became of each is noted at this meeting."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.papers.words import progress_at
from handbook.records import dates, words
from handbook.records.assignments import Assignment, AssignmentState, is_late
from handbook.records.text import joined
from handbook.ui import theme as look
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meeting.editing import Editing

_RESULT = 2


class Results(QWidget):
    """Việc, tình trạng, kết quả; a state is chosen at its cell, a result typed in place."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self.table = Table(
            [
                Column("Việc", lambda a: a.what, second=self._who),
                Column(
                    "Tình trạng",
                    self._state_words,
                    tone=self._tone,
                    width=166,
                    choices=lambda a: list(words.ASSIGNMENT_STATE.items()),
                    write=self._write_state,
                ),
                Column("Kết quả", lambda a: self._noted(a)[1], write=self._write_result),
            ],
            name="Kết quả thực hiện việc tháng trước",
            empty="Chưa có việc nào được giao từ trước.",
        )
        self.table.setObjectName("meeting.course.results")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self._show()

    def refresh(self) -> None:
        """Show the table anew, once a cell being typed in is closed."""
        self._soon.start()

    def _show(self) -> None:
        earlier = self._editing.earlier
        self.table.show_rows(earlier)
        now = look.current()
        lines = max(1, min(len(earlier), 5))
        self.table.setFixedHeight(now.size("row") + lines * now.size("tall_row") + now.px(16))

    def _noted(self, one: Assignment) -> tuple[AssignmentState, str]:
        """Return what the minutes of this meeting say of it."""
        said = progress_at(one, self._editing.meeting)
        return said.state, said.result

    def _state_words(self, one: Assignment) -> str:
        state = self._noted(one)[0]
        late = state is AssignmentState.OPEN and is_late(one, self._editing.meeting.date)
        return "Quá hạn" if late else words.ASSIGNMENT_STATE[state]

    def _tone(self, one: Assignment) -> Tone:
        state = self._noted(one)[0]
        if state is AssignmentState.DONE:
            return Tone.GOOD
        late = state is AssignmentState.OPEN and is_late(one, self._editing.meeting.date)
        return Tone.LATE if late else Tone.NEUTRAL

    def _who(self, one: Assignment) -> str:
        names = [self._editing.name(uid) for uid in one.members]
        who = joined([name for name in (*names, one.people) if name])
        due = f"hạn {dates.on_screen(one.due)}" if one.due else ""
        return " · ".join(part for part in (who, due) if part)

    def _write_state(self, one: Assignment, state: AssignmentState) -> None:
        result = self._noted(one)[1]
        self._editing.note(one.uid, state, result)
        if state is AssignmentState.DROPPED and not result.strip():
            QTimer.singleShot(0, self, lambda: self._type(one.uid))
        else:
            self._editing.flush()

    def _write_result(self, one: Assignment, result: str) -> None:
        self._editing.note(one.uid, self._noted(one)[0], result.strip())
        self._editing.flush()

    def _type(self, uid: str) -> None:
        """Ask for the reason of a work that is dropped, in its cell."""
        self.table.select(uid, _RESULT)
        self.table.view.edit(self.table.view.currentIndex())
