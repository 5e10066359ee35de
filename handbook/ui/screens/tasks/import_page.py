"""Tasks from an Excel list: columns matched, rows shown with what will happen, then kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import grids, legacy_sheet, list_layout, task_headings
from handbook.records.grids import Sheet
from handbook.records.legacy_tables import LegacyKind
from handbook.records.list_import import Action as What
from handbook.records.list_layout import Layout
from handbook.records.task_import import Proposal
from handbook.records.tasks import Task
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, clear, scrolled
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.legacy_offer import LegacyOffer
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.tasks.import_rows import example, rows_table

if TYPE_CHECKING:
    from handbook.store.store import Store

_LEFT_OUT = "Bỏ qua cột này"
_SOON_MS = 250
_MOST_SAID = 6  # problems said whole under the list
_TABLE = 260  # pixels at 100 %


class ImportPage(QWidget):
    """`done` is called when the list was kept; `head` when the filled button should be fresh."""

    def __init__(self, desk: Desk, done: Callable[[], None], head: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._done, self._head = desk, done, head
        self.year = desk.work.today().year
        self.proposal: Proposal | None = None
        self._source: Path | None = None
        self._sheet: Sheet | None = None
        self._layout: Layout | None = None
        self.sheets = Choice(name="Trang tính")
        self.sheets.setObjectName("tasks.import.sheet")
        self.sheets.edited.connect(self._choose_sheet)
        self.notice, self.summary, self.remarks = Notice(), labels.section(""), labels.quiet("")
        self.only_bad = Check("Chỉ xem dòng có lỗi")
        self.only_bad.edited.connect(self._show_rows)
        self._columns = QWidget()
        self._grid = QGridLayout(self._columns)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.table = rows_table()
        self.table.setMinimumHeight(desk.theme().px(_TABLE))
        self.paste = TextArea(
            "Dán từ Excel hoặc Word, có dòng tên cột", "Danh sách dán vào", lines=6
        )
        self.paste.setObjectName("tasks.import.pasted")
        self._pasting = Field("Danh sách, mỗi dòng một việc", self.paste)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(lambda: self.show_text(self.paste.value()))
        self.paste.edited.connect(self._soon.start)
        self._legacy = QVBoxLayout()
        self._lay_out()

    def start(self, year: int) -> None:
        """Begin anew, for tasks of a year when their row names none; ask for the file."""
        self.year = year
        self._pasting.hide()
        self.paste.set_value("")
        self._forget("")
        self._choose_file()

    def show_paste(self) -> None:
        """Show the place where a list is pasted."""
        self._pasting.show()
        self.paste.setFocus()

    def show_text(self, text: str) -> None:
        """Show what a pasted list comes to."""
        self._source = None
        if not text.strip():
            self._forget("")
            return
        try:
            self._take(grids.read_pasted(text))
        except Problem as problem:
            self._refuse(problem)

    def show_file(self, source: Path, sheet: str = "") -> None:
        """Read an Excel list off the screen's thread and show what it comes to."""
        from handbook.services import task_lists

        self._source = source
        self._pasting.hide()
        self.desk.work.long(
            lambda progress, stopped: task_lists.read(source, sheet), self._take, self._refuse
        )

    def action(self) -> Action:
        """Return the filled button: it says how many tasks will be kept."""
        found = self.proposal
        count = found.new + found.updated if found else 0
        ready = bool(count) and not (found and found.problems)
        return Action(
            words=f"Nhập {count} việc" if count else "Nhập",
            on=self._write,
            icon="check",
            enabled=ready,
            tip="" if ready else "Còn dòng có lỗi hoặc chưa có gì để nhập.",
        )

    def _choose_file(self) -> None:
        chosen = ask_file(self, "Chọn danh sách việc đột phá", "Excel (*.xlsx *.xlsm)")
        if chosen:
            self.show_file(chosen)

    def _take(self, sheet: Sheet) -> None:
        self._offer_conversion(sheet)
        self._sheet, self._layout = sheet, task_headings.recognise(sheet)
        names = (sheet.name, *sheet.others)
        self.sheets.set_options([(name, f"Trang tính: {name}") for name in names])
        self.sheets.set_value(sheet.name)
        self.sheets.setVisible(len(names) > 1)
        self._show_columns()
        self._propose()

    def _offer_conversion(self, sheet: Sheet) -> None:
        """Offer to convert an Excel list in an old encoding; pasted ones offer it themselves."""
        clear(self._legacy)
        found = legacy_sheet.offer(sheet) if self._source is not None else None
        if found is not None:
            take = partial(self._converted, sheet, found.kind)
            self._legacy.addWidget(LegacyOffer(found, take, "Danh sách này"))

    def _converted(self, sheet: Sheet, kind: LegacyKind) -> None:
        self._take(legacy_sheet.converted(sheet, kind))

    def _choose_sheet(self) -> None:
        if self._source is not None:
            self.show_file(self._source, self.sheets.value() or "")

    def _propose(self) -> None:
        sheet, layout, year = self._sheet, self._layout, self.year
        if sheet is None:
            return

        def read(store: "Store") -> Proposal:
            from handbook.services import task_lists

            return task_lists.propose(store, sheet, year, layout)

        self.desk.work.read(read, self._proposed, self._not_read)

    def _proposed(self, found: Proposal) -> None:
        self.proposal = found
        self.notice.clear()
        self.summary.setText(found.summary)
        left = len(found.skipped)
        said = list(found.problems[:_MOST_SAID])
        if len(found.problems) > _MOST_SAID:
            said.append(f"… và {len(found.problems) - _MOST_SAID} lỗi nữa ở danh sách trên.")
        if left:
            said.append(f"{left} dòng không phải là việc (đầu bảng, cộng, chữ ký) đã bỏ qua.")
        self.remarks.setText("\n".join(said))
        self._show_preview()

    def _not_read(self, problem: Problem) -> None:
        """Leave the columns open: the one that names the tasks can be chosen."""
        self.proposal = None
        self.summary.setText("Chưa đọc được danh sách")
        self.notice.say(problem.sentence, Tone.LATE)
        self._fold.show_open(True)
        self._show_preview()

    def _refuse(self, problem: Problem) -> None:
        self._forget(problem.sentence)

    def _forget(self, sentence: str) -> None:
        self._sheet = self._layout = self.proposal = None
        self._preview.hide()
        clear(self._legacy)
        self.sheets.hide()
        if sentence:
            self.notice.say(sentence, Tone.LATE)
        else:
            self.notice.clear()
        self._head()

    def _show_preview(self) -> None:
        self._preview.show()
        self.only_bad.setVisible(bool(self.proposal and self.proposal.problems))
        self._show_rows()
        self._head()

    def _show_rows(self) -> None:
        rows = self.proposal.rows if self.proposal else ()
        if self.only_bad.value() and not self.only_bad.isHidden():
            rows = tuple(row for row in rows if row.action is What.BAD)
        self.table.show_rows(rows)

    def _show_columns(self) -> None:
        clear(self._grid)
        if self._sheet is None or self._layout is None:
            return
        options = [(None, _LEFT_OUT), *((f.id, f.title) for f in task_headings.fields())]
        for place, guess in enumerate(self._layout.columns):
            choice = Choice(options)
            choice.set_value(guess.field)
            choice.setObjectName(f"tasks.import.column.{guess.index}")
            choice.edited.connect(lambda c=choice, i=guess.index: self._match(i, c.value()))
            hint = example(self._sheet, self._layout, guess)
            name = f"Cột {guess.index + 1}: {guess.heading}".removesuffix(": ")
            self._grid.addWidget(Field(name, choice, hint), place // 3, place % 3)

    def _match(self, index: int, field: str | None) -> None:
        if self._layout is not None:
            self._layout = list_layout.with_field(self._layout, index, field)
            # Not at once: the combo box that was chosen from is replaced by this.
            QTimer.singleShot(0, self, self._rematched)

    def _rematched(self) -> None:
        self._show_columns()
        self._propose()

    def _write(self) -> None:
        proposal, today = self.proposal, self.desk.work.today()
        if proposal is None:
            return

        def keep(store: "Store") -> tuple[Task, ...]:
            from handbook.services import task_lists

            return task_lists.take_in(store, proposal, today)

        def kept(made: tuple[Task, ...]) -> None:
            self._done()
            self.desk.say(f"Đã nhập {len(made)} việc, chờ giao.", Tone.GOOD)

        self.desk.work.change("Nhập danh sách việc đột phá", keep, kept, self._not_kept)

    def _not_kept(self, problem: Problem) -> None:
        self.notice.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)

    def _lay_out(self) -> None:
        file = plain_button("Chọn tệp Excel…", self._choose_file, "file-spreadsheet")
        paste = plain_button("Dán danh sách", self.show_paste, "clipboard-list")
        file.setObjectName("tasks.import.file")
        paste.setObjectName("tasks.import.paste")
        self.table.setObjectName("tasks.import.rows")
        self._fold = Fold("Cột trong danh sách", self._columns)
        self._preview = boxes.column(
            boxes.row(self.summary, STRETCH, self.only_bad), self._fold, self.table, self.remarks
        )
        self._preview.hide()
        hint = labels.quiet(
            "Danh sách có dòng đầu bảng ghi tên cột, theo thứ tự nào cũng được: tên việc, người "
            "được giao, sản phẩm, thời hạn… Ô trống không xóa gì đã có trong sổ."
        )
        page = boxes.column(
            boxes.row(file, paste, self.sheets, STRETCH),
            hint,
            self._pasting,
            self.notice,
            self._legacy,
            self._preview,
            STRETCH,
            gap=12,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))
