"""Members from an Excel list or pasted text, at the first start and in the screen *Đảng viên*.

What a column means and what a row becomes is decided in `records.roster_layout` and
`records.roster_import`. Writes nothing.
"""

from pathlib import Path

from handbook.errors import Problem
from handbook.records import headings, roster_import, roster_layout
from handbook.records.grids import Sheet
from handbook.records.headings import Field as Meaning
from handbook.records.list_layout import Layout
from handbook.records.members import Member
from handbook.records.roster_import import Proposal, RowProposal
from handbook.ui.intake.list_intake import ListIntake, Words
from handbook.ui.intake.preview import rows_table
from handbook.ui.work import Work

SECRECY = (
    "Không nhập nội dung thuộc bí mật nhà nước. Hồ sơ cá nhân (lý lịch, thẩm tra) để ngoài chương "
    "trình này."
)


class MemberIntake(ListIntake[Proposal]):
    """A list of members against the roster."""

    def __init__(self, work: Work, *, prefix: str = "intake") -> None:
        self._existing: tuple[Member, ...] = ()
        words = Words(
            prefix=prefix,
            choose="Chọn danh sách đảng viên",
            paste="Dán hoặc gõ danh sách",
            pasted="Danh sách (mỗi dòng một đảng viên)",
            hint="Dán từ Excel hoặc Word, hoặc gõ mỗi dòng một họ tên",
        )
        table = rows_table("Họ và tên, điều cần biết", lambda row: row.name, said_of)
        super().__init__(work, words, table)

    def know(self, existing: tuple[Member, ...]) -> None:
        """Take those who are on the roster already: they are updated, not doubled."""
        self._existing = existing
        self.compare_again()

    def members(self) -> tuple[Member, ...]:
        """Return the members to put; raises BadInput when a row has a problem."""
        return roster_import.apply(self.proposal) if self.proposal else ()

    def read(self, source: Path, sheet: str) -> Sheet:
        """Return a sheet of an Excel file."""
        from handbook.services import spreadsheets

        return spreadsheets.read_grid(source, sheet)

    def recognise(self, sheet: Sheet) -> Layout:
        """Return what the columns are taken for."""
        return roster_layout.recognise(sheet)

    def meanings(self) -> tuple[Meaning, ...]:
        """Return what a column can be."""
        return headings.fields()

    def compare(self, sheet: Sheet, layout: Layout) -> None:
        """Show what the list would do to the roster."""
        try:
            found = roster_import.propose(sheet, layout, self._existing, today=self.work.today())
        except Problem as problem:
            self.show_unread(problem)
        else:
            self.show_proposal(found)


def said_of(row: RowProposal) -> str:
    """Return in one line what is wrong with a row, what changes, or what to know of it."""
    if row.problems:
        return " ".join(row.problems.values())
    changes = [
        f"{headings.title(field)}: {old or '(trống)'} → {new or '(trống)'}"
        for field, (old, new) in row.changes.items()
    ]
    return " · ".join([*changes, *row.remarks])
