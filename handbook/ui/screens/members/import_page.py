"""Members from Excel or pasted text, within the screen *Đảng viên*: preview, then write at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records.members import Member
from handbook.ui.desk import Action, Desk
from handbook.ui.intake.members import SECRECY, MemberIntake
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import scrolled
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.store import Store


class ImportPage(QWidget):
    """`done` is called when the list was written or left; the screen shows its actions."""

    def __init__(self, desk: Desk, done: Callable[[], None], head: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._done = desk, done
        self.intake = MemberIntake(desk.work, prefix="members.import")
        self.intake.changed.connect(head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(labels.quiet(SECRECY))
        layout.addWidget(scrolled(self.intake), 1)

    def start(self, existing: tuple[Member, ...], *, paste: bool) -> None:
        """Begin with the members that are on the roster already."""
        self.intake.begin_anew()
        self.intake.know(existing)
        if paste:
            self.intake.show_paste()
        else:
            self.intake.choose_file()

    def action(self) -> Action:
        """Return the filled button: it says how many members will be written."""
        return self.intake.action(self._write)

    def _write(self) -> None:
        try:
            members = self.intake.members()
        except Problem as problem:
            self.intake.notice.say(problem.sentence, Tone.LATE)
            return
        self.desk.work.change(
            "Nhập danh sách đảng viên", lambda store: _put_all(store, members), self._written
        )

    def _written(self, count: int) -> None:
        self._done()
        self.desk.say(f"Đã nhập {count} đảng viên.", Tone.GOOD)


def _put_all(store: "Store", members: tuple[Member, ...]) -> int:
    for member in members:
        store.members.put(member)
    return len(members)
