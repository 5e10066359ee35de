"""What the forms of goals, plans and sessions of study share: head, notice, buttons, what is typed.

Knows no record: a form says how it shows one, what is typed of it and what is wrong with that.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.field import Field
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone


class RecordForm(QFrame):
    """`keep` gives what is typed once it is right, `left` and `to_bin` are the other two buttons.

    `touched` tells of each change of the user; `record` is the one shown, `dirty` whether it was
    typed at since.
    """

    keep = Signal(object)
    left = Signal()
    to_bin = Signal(object)
    touched = Signal()

    def __init__(self, name: str) -> None:
        """`name` begins the names of the form's widgets."""
        super().__init__()
        self.setProperty("card", True)
        self._name = name
        self.record: Any = None
        self.dirty = False
        self._head, self.notice = labels.strong(), Notice()
        self._bin = quiet_button(
            "Bỏ vào thùng rác", lambda: self.to_bin.emit(self.record), "trash-2"
        )

    def show_record(self, record: Any) -> None:
        """Show a record; version 0 is a new one."""
        self.record, self.dirty = record, False
        self._head.setText(self.called(record))
        self._bin.setHidden(record.version == 0)
        self.notice.clear()
        self.fill(record)

    def close_record(self) -> None:
        """Show nothing any more."""
        self.record, self.dirty = None, False
        self.hide()

    def save(self) -> bool:
        """Hand over what is typed; False when it says what is wrong."""
        if self.record is None:
            return True
        typed = self.typed()
        problems = self.problems(typed)
        self.show_problems(problems)
        if problems:
            return False
        self.dirty = False
        self.keep.emit(typed)
        return True

    def touch(self) -> None:
        """Note that the user changed something."""
        self.dirty = True
        self.touched.emit()

    def say_unless_shown(self, problems: Mapping[str, str], name: str) -> None:
        """Say above the table what is wrong in it."""
        if name in problems:
            self.notice.say(problems[name], Tone.LATE)

    def watch(self, fields: Mapping[str, Field]) -> None:
        """Name these fields and hear of what is typed in them."""
        for name, field in fields.items():
            field.editor.setObjectName(f"{self._name}.{name}")
            field.edited.connect(self.touch)

    def lay_out(self, *items: QWidget | int, gap: int = 12) -> None:
        """Put the items under the head, the buttons below them."""
        keep = plain_button("Ghi", self.save, "save")
        leave = quiet_button("Thôi", self.left.emit)
        for name, button in (("keep", keep), ("leave", leave), ("bin", self._bin)):
            button.setObjectName(f"{self._name}.{name}")
        foot = boxes.flowing(keep, leave, STRETCH, self._bin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 10, 1, 10)
        for widget in (self._head, foot):
            widget.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(self._head)
        layout.addWidget(scrolled(boxes.column(*items, gap=gap, margins=16)), 1)
        layout.addWidget(foot)

    # What each form says of its record.

    def called(self, record: Any) -> str:
        """Return the head of the form."""
        raise NotImplementedError

    def fill(self, record: Any) -> None:
        """Put the record into the fields."""
        raise NotImplementedError

    def typed(self) -> Any:
        """Return the record as it is typed."""
        raise NotImplementedError

    def problems(self, typed: Any) -> dict[str, str]:
        """Return what is wrong with it, by field."""
        raise NotImplementedError

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at each field what is wrong."""
        raise NotImplementedError
