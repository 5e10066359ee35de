"""First start, page 2: the members, from Excel, pasted or typed; or later."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records.members import Member
from handbook.ui.intake.members import SECRECY, MemberIntake
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import scrolled
from handbook.ui.parts.tone import Tone
from handbook.ui.work import Work


class MembersPage(QWidget):
    """The intake with one line of what it is for; an empty page means *later*."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.intake = MemberIntake(work, prefix="start.members")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            labels.text(
                "Lấy danh sách đảng viên từ tệp Excel, dán từ Word, hoặc gõ mỗi dòng một họ tên. "
                "Chưa có danh sách thì bấm “Tiếp tục”: thêm sau cũng được."
            )
        )
        layout.addWidget(labels.quiet(SECRECY))
        layout.addWidget(scrolled(self.intake), 1)

    def members(self) -> tuple[Member, ...]:
        """Return the members to make."""
        return self.intake.members()

    def ready(self) -> bool:
        """Say whether one may go on; if not, name the rows that are wrong."""
        try:
            self.intake.members()
        except Problem as problem:
            self.intake.notice.say(problem.sentence, Tone.LATE)
            return False
        return True
