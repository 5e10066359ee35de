"""Tasks from an Excel list or pasted, within the screen *Việc đột phá*: preview, then write."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import task_headings
from handbook.records.grids import Sheet
from handbook.records.headings import Field as Meaning
from handbook.records.list_layout import Layout
from handbook.records.task_import import Proposal, RowProposal
from handbook.records.tasks import Task
from handbook.ui.desk import Action, Desk
from handbook.ui.intake.list_intake import ListIntake, Words
from handbook.ui.intake.preview import rows_table
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import scrolled
from handbook.ui.parts.tone import Tone
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.store.store import Store

_WORDS = Words(
    prefix="tasks.import",
    choose="Chọn danh sách việc đột phá",
    paste="Dán danh sách",
    pasted="Danh sách, mỗi dòng một việc",
    hint="Dán từ Excel hoặc Word, có dòng tên cột",
)


class TaskIntake(ListIntake[Proposal]):
    """A list of tasks against those that are there."""

    def __init__(self, work: Work) -> None:
        table = rows_table("Việc, điều cần biết", lambda row: row.title or "(chưa có tên)", _said)
        super().__init__(work, _WORDS, table)
        self.year = work.today().year

    def read(self, source: Path, sheet: str) -> Sheet:
        """Return the sheet of an Excel file that lists tasks."""
        from handbook.services import task_lists

        return task_lists.read(source, sheet)

    def recognise(self, sheet: Sheet) -> Layout:
        """Return what the columns are taken for."""
        return task_headings.recognise(sheet)

    def meanings(self) -> tuple[Meaning, ...]:
        """Return what a column can be."""
        return task_headings.fields()

    def compare(self, sheet: Sheet, layout: Layout) -> None:
        """Show what the list would do, once the tasks that are there have been read."""
        year = self.year

        def read(store: "Store") -> Proposal:
            from handbook.services import task_lists

            return task_lists.propose(store, sheet, year, layout)

        self.work.read(read, self.show_proposal, self.show_unread)


class ImportPage(QWidget):
    """`done` is called when the list was kept; `head` when the filled button should be fresh."""

    def __init__(self, desk: Desk, done: Callable[[], None], head: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._done = desk, done
        self.intake = TaskIntake(desk.work)
        self.intake.changed.connect(head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            labels.quiet(
                "Danh sách có dòng đầu bảng ghi tên cột, theo thứ tự nào cũng được: tên việc, "
                "người được giao, sản phẩm, thời hạn… Ô trống không xóa gì đã có trong sổ."
            )
        )
        layout.addWidget(scrolled(self.intake), 1)

    def start(self, year: int) -> None:
        """Begin anew, for tasks of a year when their row names none; ask for the file."""
        self.intake.year = year
        self.intake.begin_anew()
        self.intake.choose_file()

    def action(self) -> Action:
        """Return the filled button: it says how many tasks will be kept."""
        return self.intake.action(self._write)

    def _write(self) -> None:
        proposal, today = self.intake.proposal, self.desk.work.today()
        if proposal is None:
            return

        def keep(store: "Store") -> tuple[Task, ...]:
            from handbook.services import task_lists

            return task_lists.take_in(store, proposal, today)

        self.desk.work.change("Nhập danh sách việc đột phá", keep, self._kept, self._not_kept)

    def _kept(self, made: tuple[Task, ...]) -> None:
        self._done()
        self.desk.say(f"Đã nhập {len(made)} việc, chờ giao.", Tone.GOOD)

    def _not_kept(self, problem: Problem) -> None:
        self.intake.notice.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)


def _said(row: RowProposal) -> str:
    """Return in one line whose a row is, what is wrong with it, what to know, or what changes."""
    changed = f"đổi {', '.join(row.changes).lower()}" if row.changes else ""
    known = " ".join((*row.problems.values(), *row.remarks, changed)).strip()
    return " · ".join(words for words in (row.who, known) if words)
