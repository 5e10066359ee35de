"""The steps of a task's plan, typed in rows: what, by when, done when."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.tasks import TaskStep
from handbook.records.text import one_line
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import icon_button, quiet_button
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit


class PlanRow(QWidget):
    """One step."""

    def __init__(self, place: int, step: TaskStep, rows: "PlanRows") -> None:
        super().__init__()
        self.what = Field(f"Bước {place}", LineEdit("Làm gì"))
        self.due = Field("Thời hạn", PartialDateField(f"Thời hạn bước {place}"))
        self.done = Field("Xong ngày", PartialDateField(f"Xong bước {place}"))
        for name, field, value in (
            ("what", self.what, step.what),
            ("due", self.due, step.due),
            ("done_on", self.done, step.done_on),
        ):
            field.set_value(value)
            field.editor.setObjectName(f"task.plan.{place - 1}.{name}")
            field.edited.connect(rows.edited)
        drop = icon_button("x", f"Bỏ bước {place}", lambda: rows.drop(self))
        days = RoomyForm({"due": self.due, "done_on": self.done})
        line = boxes.row(boxes.column(self.what, days, gap=6), drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)

    def step(self) -> TaskStep:
        """Return the step as typed."""
        return TaskStep(
            what=one_line(self.what.value()),
            due=self.due.value() or "",
            done_on=self.done.value() or "",
        )

    def problem(self) -> str:
        """Return what is typed as a day and is none, empty when all is right."""
        editors = [field.editor for field in (self.due, self.done)]
        said = [e.problem_text() for e in editors if isinstance(e, PartialDateField)]
        return next((words for words in said if words), "")


class PlanRows(QWidget):
    """The rows; an empty one is no step."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PlanRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(14)
        add = quiet_button("Thêm bước", self._add, "plus")
        add.setObjectName("task.plan.add")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._lines)
        layout.addWidget(boxes.row(add, STRETCH))

    def value(self) -> tuple[TaskStep, ...]:
        """Return the steps that say something."""
        return tuple(step for step in (row.step() for row in self.rows) if step.what)

    def set_value(self, steps: Sequence[TaskStep]) -> None:
        """Show these steps; tells nobody."""
        boxes.clear(self._lines)
        self.rows = []
        for step in steps:
            self._append(step)

    def problem(self) -> str:
        """Return the first thing that cannot be read, empty when there is none."""
        return next((words for words in (row.problem() for row in self.rows) if words), "")

    def drop(self, gone: PlanRow) -> None:
        """Take a row out."""
        steps = [row.step() for row in self.rows if row is not gone]
        self.set_value(steps)
        self.edited.emit()

    def _add(self) -> None:
        self._append(TaskStep()).what.editor.setFocus()

    def _append(self, step: TaskStep) -> PlanRow:
        row = PlanRow(len(self.rows) + 1, step, self)
        self.rows.append(row)
        self._lines.addWidget(row)
        return row
