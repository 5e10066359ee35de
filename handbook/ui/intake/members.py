"""Members from an Excel list or pasted text: columns matched, rows shown with what will happen.

Shows and lets change; what a column means and what a row becomes is decided in
`records.roster_layout` and `records.roster_import`. Writes nothing.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import (
    grids,
    headings,
    legacy_sheet,
    list_layout,
    roster_import,
    roster_layout,
)
from handbook.records.grids import Sheet
from handbook.records.list_import import Action
from handbook.records.list_layout import ColumnGuess, Layout
from handbook.records.members import Member
from handbook.records.roster_import import Proposal, RowProposal
from handbook.ui import theme as look
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, clear
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.legacy_offer import LegacyOffer
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.work import Work

SECRECY = (
    "Không nhập nội dung thuộc bí mật nhà nước. Hồ sơ cá nhân (lý lịch, thẩm tra) để ngoài chương "
    "trình này."
)
_DONE = {
    Action.NEW: ("Thêm mới", Tone.GOOD),
    Action.UPDATE: ("Cập nhật", Tone.CARE),
    Action.SAME: ("Không đổi", Tone.NEUTRAL),
    Action.BAD: ("Có lỗi", Tone.LATE),
}
_TABLE = 240  # pixels at 100 %
_LEFT_OUT = "Bỏ qua cột này"


class MemberIntake(QWidget):
    """`changed` comes whenever another list, column or row stands in the preview."""

    changed = Signal()

    def __init__(self, work: Work, *, prefix: str = "intake") -> None:
        super().__init__()
        self._work, self._prefix = work, prefix
        self._existing: tuple[Member, ...] = ()
        self._sheet: Sheet | None = None
        self._source: Path | None = None
        self._layout: Layout | None = None
        self.proposal: Proposal | None = None
        self._build()

    def know(self, existing: tuple[Member, ...]) -> None:
        """Take those who are on the roster already: they are updated, not doubled."""
        self._existing = existing
        if self._layout is not None:
            self._propose()

    def members(self) -> tuple[Member, ...]:
        """Return the members to put; raises BadInput when a row has a problem."""
        return roster_import.apply(self.proposal) if self.proposal else ()

    def choose_file(self) -> None:
        """Ask for an Excel list and show it."""
        chosen = ask_file(self, "Chọn danh sách đảng viên", "Excel (*.xlsx *.xlsm)")
        if chosen:
            self.show_file(chosen)

    def show_file(self, source: Path, sheet: str = "") -> None:
        """Read an Excel list off the screen's thread and show it."""
        from handbook.services import spreadsheets

        self._source = source
        self._pasting.hide()
        self._work.long(
            lambda progress, stopped: spreadsheets.read_grid(source, sheet),
            self._take,
            self._refuse,
        )

    def show_paste(self) -> None:
        """Show the place where a list is pasted or typed."""
        self._pasting.show()
        self.paste.setFocus()

    def show_text(self, text: str) -> None:
        """Show pasted text, one person a line or the columns of a table."""
        self._source = None
        if not text.strip():
            self._forget("")
            return
        try:
            self._take(grids.read_pasted(text))
        except Problem as problem:
            self._refuse(problem)

    def _build(self) -> None:
        file = plain_button("Chọn tệp Excel…", self.choose_file, "file-spreadsheet")
        paste = plain_button("Dán hoặc gõ danh sách", self.show_paste, "clipboard-list")
        file.setObjectName(f"{self._prefix}.file")
        paste.setObjectName(f"{self._prefix}.paste")
        self.sheets = Choice(name="Trang tính")
        self.sheets.hide()
        self.sheets.edited.connect(self._choose_sheet)
        self._build_paste()
        self.notice = Notice()
        self.summary = labels.section("")
        self.only_bad = Check("Chỉ xem dòng có lỗi")
        self.only_bad.edited.connect(self._show_rows)
        self._columns = QWidget()
        self._grid = QGridLayout(self._columns)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._fold = Fold("Cột trong danh sách", self._columns)
        self.table = _table()
        self.table.setObjectName(f"{self._prefix}.rows")
        self.table.setMinimumHeight(look.current().px(_TABLE))
        self.remarks = labels.quiet("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(boxes.row(file, paste, self.sheets, STRETCH))
        for widget in (self._pasting, self.notice):
            layout.addWidget(widget)
        self._legacy = QVBoxLayout()
        layout.addLayout(self._legacy)
        self._preview = boxes.column(
            boxes.row(self.summary, STRETCH, self.only_bad), self._fold, self.table, self.remarks
        )
        layout.addWidget(self._preview, 1)
        self._preview.hide()
        layout.addStretch(0)

    def _build_paste(self) -> None:
        self.paste = TextArea(
            "Dán từ Excel hoặc Word, hoặc gõ mỗi dòng một họ tên", "Danh sách dán vào", lines=6
        )
        self.paste.setObjectName(f"{self._prefix}.pasted")
        self._pasting = Field("Danh sách (mỗi dòng một đảng viên)", self.paste)
        self._pasting.hide()
        self._typed = QTimer(self, singleShot=True, interval=250)
        self._typed.timeout.connect(lambda: self.show_text(self.paste.value()))
        self.paste.edited.connect(self._typed.start)

    def _take(self, sheet: Sheet) -> None:
        self._offer_conversion(sheet)
        self._sheet = sheet
        self._layout = roster_layout.recognise(sheet)
        names = (sheet.name, *sheet.others)
        self.sheets.set_options([(name, f"Trang tính: {name}") for name in names])
        self.sheets.set_value(sheet.name)
        self.sheets.setVisible(self._source is not None and len(names) > 1)
        self._show_columns()
        self._propose()

    def _offer_conversion(self, sheet: Sheet) -> None:
        """Offer to convert an Excel list in an old encoding; pasted ones offer it themselves."""
        clear(self._legacy)
        found = legacy_sheet.offer(sheet) if self._source is not None else None
        if found is not None:
            kind = found.kind
            offer = LegacyOffer(
                found, lambda: self._take(legacy_sheet.converted(sheet, kind)), "Danh sách này"
            )
            self._legacy.addWidget(offer)

    def _choose_sheet(self) -> None:
        if self._source is not None:
            self.show_file(self._source, self.sheets.value() or "")

    def _refuse(self, problem: Problem) -> None:
        self._forget(problem.sentence)

    def _forget(self, sentence: str) -> None:
        self._sheet = self._layout = self.proposal = None
        clear(self._legacy)
        self._preview.hide()
        if sentence:
            self.notice.say(sentence, Tone.LATE)
        else:
            self.notice.clear()
        self.changed.emit()

    def _propose(self) -> None:
        assert self._sheet is not None and self._layout is not None
        self._preview.show()
        try:
            self.proposal = roster_import.propose(
                self._sheet, self._layout, self._existing, today=date.today()
            )
            self.notice.clear()
            self.summary.setText(self.proposal.summary)
            self.remarks.setText("\n".join(self.proposal.remarks))
        except Problem as problem:
            # No column holds names: the columns stay open, so that one can be chosen.
            self.proposal = None
            self.summary.setText("Chưa đọc được danh sách")
            self.notice.say(problem.sentence, Tone.LATE)
            self._fold.show_open(True)
        self.only_bad.setVisible(bool(self.proposal and self.proposal.bad))
        self._show_rows()
        self.changed.emit()

    def _show_columns(self) -> None:
        clear(self._grid)
        assert self._sheet is not None and self._layout is not None
        options = [(None, _LEFT_OUT), *((f.id, f.title) for f in headings.fields())]
        for place, guess in enumerate(self._layout.columns):
            choice = Choice(options)
            choice.set_value(guess.field)
            choice.setObjectName(f"{self._prefix}.column.{guess.index}")
            choice.edited.connect(lambda c=choice, i=guess.index: self._match(i, c.value()))
            hint = _example(self._sheet, self._layout, guess)
            self._grid.addWidget(Field(_column_name(guess), choice, hint), place // 3, place % 3)

    def _match(self, index: int, field: str | None) -> None:
        assert self._layout is not None
        self._layout = list_layout.with_field(self._layout, index, field)
        # Not at once: the combo box that was chosen from is replaced by this.
        QTimer.singleShot(0, self, self._rematched)

    def _rematched(self) -> None:
        if self._layout is not None:
            self._show_columns()
            self._propose()

    def _show_rows(self) -> None:
        rows = self.proposal.rows if self.proposal else ()
        if self.only_bad.value() and not self.only_bad.isHidden():
            rows = tuple(row for row in rows if row.action is Action.BAD)
        self.table.show_rows(rows)


def said_of(row: RowProposal) -> str:
    """Return in one line what is wrong with a row, what changes, or what to know of it."""
    if row.problems:
        return " ".join(row.problems.values())
    changes = [
        f"{headings.title(field)}: {old or '(trống)'} → {new or '(trống)'}"
        for field, (old, new) in row.changes.items()
    ]
    return " · ".join([*changes, *row.remarks])


def _table() -> Table:
    columns: list[Column] = [
        Column("Dòng", lambda r: str(r.row_number), width=64, right=True, quiet=True),
        Column("Họ và tên", lambda r: r.name, width=200),
        Column(
            "Sẽ làm", lambda r: _DONE[r.action][0], tone=lambda r: _DONE[r.action][1], width=130
        ),
        Column("Điều cần biết", said_of, quiet=True),
    ]
    return Table(
        columns,
        name="Các dòng của danh sách",
        empty="Không có dòng nào.",
        key=lambda row: row.row_number,
    )


def _column_name(guess: ColumnGuess) -> str:
    letter, rest = "", guess.index + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letter = chr(65 + place) + letter
    return f"Cột {letter}: {guess.heading}" if guess.heading else f"Cột {letter}"


def _example(sheet: Sheet, layout: Layout, guess: ColumnGuess) -> str:
    if not 0 < layout.first_row <= len(sheet.rows):
        return ""
    row = sheet.rows[layout.first_row - 1]
    shown = grids.shown(row[guess.index]) if guess.index < len(row) else ""
    return f"Ví dụ: {shown}" if shown else "Ô đầu trống"
