"""The earlier assignments a meeting reports on: what became of each is noted here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from handbook.papers.words import opening_state, progress_at
from handbook.records import dates, words
from handbook.records.assignments import Assignment, AssignmentState, is_late
from handbook.records.text import joined
from handbook.ui import theme as look
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import column
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.going import go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings.editing import Editing


class ResultRow(QFrame):
    """One earlier assignment: what, who, by when; its state is chosen, its result typed."""

    def __init__(self, editing: Editing, one: Assignment) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._editing, self._uid = editing, one.uid
        self.state = Choice(list(words.ASSIGNMENT_STATE.items()), f"Tình trạng: {one.what}")
        self.result = LineEdit("Kết quả", f"Kết quả: {one.what}")
        self._late = Chip("", Tone.LATE)
        said = progress_at(one, editing.meeting)
        self.state.set_value(said.state)
        self.result.set_value(said.result)
        head = QHBoxLayout()
        head.addWidget(column(labels.text(one.what), labels.quiet(self._second(one)), gap=0), 1)
        head.addWidget(self._late, 0, Qt.AlignmentFlag.AlignTop)
        tail = QHBoxLayout()
        tail.addWidget(self.state)
        tail.addWidget(self.result, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(tail)
        self.state.setMinimumWidth(look.current().px(170))
        self.state.edited.connect(self._choose)
        self.result.edited.connect(self._note)
        self.result.finished.connect(editing.flush)
        self._show_late()

    def _second(self, one: Assignment) -> str:
        names = [self._editing.name(uid) for uid in one.members]
        who = joined([name for name in (*names, one.people) if name])
        due = f"hạn {dates.on_screen(one.due)}" if one.due else ""
        before = f"đầu kỳ: {opening_state(one, self._editing.meeting)}"
        return " · ".join(part for part in (who, due, before) if part)

    def _choose(self) -> None:
        """Note the state; a work that is dropped asks for the reason before it is saved."""
        self._note()
        if self.state.value() is AssignmentState.DROPPED and not self.result.value().strip():
            self.result.setPlaceholderText("Vì sao không thực hiện nữa")
            go_to(self.result)
        else:
            self._editing.flush()

    def _note(self) -> None:
        self._editing.note(self._uid, self.state.value(), self.result.value().strip())
        self._show_late()

    def _show_late(self) -> None:
        one = next(a for a in self._editing.earlier if a.uid == self._uid)
        late = self.state.value() is AssignmentState.OPEN and is_late(
            one, self._editing.meeting.date
        )
        self._late.show_state("Quá hạn" if late else "", Tone.LATE)


class Results(QWidget):
    """A row for each earlier assignment; made anew only when there are others."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.rows: dict[str, ResultRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.refresh()

    def refresh(self) -> None:
        """Show the rows anew when the meeting's day brought others."""
        if self.rows and list(self.rows) == [one.uid for one in self._editing.earlier]:
            return
        boxes.clear(self._layout)
        self.rows = {one.uid: ResultRow(self._editing, one) for one in self._editing.earlier}
        for row in self.rows.values():
            self._layout.addWidget(row)
        if not self.rows:
            self._layout.addWidget(labels.quiet("Chưa có việc nào được giao từ trước."))
