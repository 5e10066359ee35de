"""A list of anything from an Excel file or pasted: columns matched, rows shown with what happens.

Shows and lets change, writes nothing. What a column means and what a row becomes is for the heir,
who asks the records; what is confirmed is written by the page round this.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import grids, legacy_sheet, list_import, list_layout
from handbook.records.grids import Sheet
from handbook.records.headings import Field as Meaning
from handbook.records.legacy_tables import LegacyKind
from handbook.records.list_layout import Layout
from handbook.ui import theme as look
from handbook.ui.desk import Action
from handbook.ui.intake import preview
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, clear
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.legacy_offer import LegacyOffer
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.table import Table
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.work import Work

_TABLE = 240  # pixels at 100 %
_COLUMN = 220  # the same: room for what one column is taken for
_SOON_MS = 250
_LEFT_OUT = "Bỏ qua cột này"

P = TypeVar("P", bound=list_import.Proposal[Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the intake says of its list; `prefix` begins the names of its widgets."""

    prefix: str
    choose: str
    paste: str
    pasted: str
    hint: str


class ListIntake(QWidget, Generic[P]):
    """`changed` comes whenever another list, column or row stands in the preview."""

    changed = Signal()

    def __init__(self, work: Work, words: Words, table: Table) -> None:
        super().__init__()
        self.work, self._words, self.table = work, words, table
        self._source: Path | None = None
        self._sheet: Sheet | None = None
        self._layout: Layout | None = None
        self.proposal: P | None = None
        self.notice, self.summary, self.remarks = Notice(), labels.section(""), labels.quiet("")
        self._build_choices()
        self._build_paste()
        self._lay_out()

    def read(self, source: Path, sheet: str) -> Sheet:
        """Return a sheet of an Excel file; called off the screen's thread."""
        raise NotImplementedError

    def recognise(self, sheet: Sheet) -> Layout:
        """Return what the columns are taken for."""
        raise NotImplementedError

    def meanings(self) -> tuple[Meaning, ...]:
        """Return what a column can be."""
        raise NotImplementedError

    def compare(self, sheet: Sheet, layout: Layout) -> None:
        """Hand what the list comes to over to `show_proposal`, or why not to `show_unread`."""
        raise NotImplementedError

    def begin_anew(self) -> None:
        """Forget the list that was shown."""
        self._pasting.hide()
        self.paste.set_value("")
        self._typed.stop()
        self._forget("")

    def choose_file(self) -> None:
        """Ask for an Excel list and show it."""
        chosen = ask_file(self, self._words.choose, "Excel (*.xlsx *.xlsm)")
        if chosen:
            self.show_file(chosen)

    def show_file(self, source: Path, sheet: str = "") -> None:
        """Read an Excel list off the screen's thread and show it."""
        self._source = source
        self._pasting.hide()
        self.work.long(lambda progress, stopped: self.read(source, sheet), self._take, self._refuse)

    def show_paste(self) -> None:
        """Show the place where a list is pasted or typed."""
        self._pasting.show()
        self.paste.setFocus()

    def show_text(self, text: str) -> None:
        """Show pasted text: the columns of a table, or one thing a line."""
        self._source = None
        if not text.strip():
            self._forget("")
            return
        try:
            self._take(grids.read_pasted(text))
        except Problem as problem:
            self._refuse(problem)

    def show_proposal(self, found: P) -> None:
        """Show what the list comes to."""
        self.proposal = found
        self.notice.clear()
        self.summary.setText(found.summary)
        self.remarks.setText(preview.remarks(found))
        self._show_preview()

    def show_unread(self, problem: Problem) -> None:
        """Say why the list means nothing yet; its columns open, so that one can be chosen."""
        self.proposal = None
        self.summary.setText("Chưa đọc được danh sách")
        self.remarks.setText("")
        self.notice.say(problem.sentence, Tone.LATE)
        self._fold.show_open(True)
        self._show_preview()

    def compare_again(self) -> None:
        """Show anew what the list comes to, when there is one."""
        if self._sheet is not None and self._layout is not None:
            self.compare(self._sheet, self._layout)

    def action(self, write: Callable[[], Any]) -> Action:
        """Return the filled button: it says how many will be written by `write`."""
        found = self.proposal
        count = found.new + found.updated if found else 0
        ready = bool(count) and not (found and found.bad)
        return Action(
            words=f"Nhập {count} {found.lists}" if found and count else "Nhập",
            on=write,
            icon="check",
            enabled=ready,
            tip="" if ready else "Còn dòng có lỗi hoặc chưa có gì để nhập.",
        )

    def _take(self, sheet: Sheet) -> None:
        self._offer_conversion(sheet)
        self._sheet, self._layout = sheet, self.recognise(sheet)
        self._fold.show_open(False)  # a list before it may have had to open it
        names = (sheet.name, *sheet.others)
        self.sheets.set_options([(name, f"Trang tính: {name}") for name in names])
        self.sheets.set_value(sheet.name)
        self.sheets.setVisible(self._source is not None and len(names) > 1)
        self._rematched()

    def _offer_conversion(self, sheet: Sheet) -> None:
        """Offer to convert an Excel list in an old encoding; pasted ones offer it themselves."""
        clear(self._legacy)
        found = legacy_sheet.offer(sheet) if self._source is not None else None
        if found is not None:
            convert = partial(self._convert, sheet, found.kind)
            self._legacy.addWidget(LegacyOffer(found, convert, "Danh sách này"))

    def _convert(self, sheet: Sheet, kind: LegacyKind) -> None:
        self._take(legacy_sheet.converted(sheet, kind))

    def _choose_sheet(self) -> None:
        if self._source is not None:
            self.show_file(self._source, self.sheets.value() or "")

    def _refuse(self, problem: Problem) -> None:
        self._forget(problem.sentence)

    def _forget(self, sentence: str) -> None:
        self._sheet = self._layout = self.proposal = None
        clear(self._legacy)
        self._preview.hide()
        self.sheets.hide()
        if sentence:
            self.notice.say(sentence, Tone.LATE)
        else:
            self.notice.clear()
        self.changed.emit()

    def _show_preview(self) -> None:
        self._preview.show()
        self.only_bad.setVisible(bool(self.proposal and self.proposal.bad))
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        rows = self.proposal.rows if self.proposal else ()
        if self.only_bad.value() and not self.only_bad.isHidden():
            rows = tuple(row for row in rows if row.action is list_import.Action.BAD)
        self.table.show_rows(rows)

    def _show_columns(self, sheet: Sheet, layout: Layout) -> None:
        clear(self._fields)
        fields = []
        options = [(None, _LEFT_OUT), *((one.id, one.title) for one in self.meanings())]
        for guess in layout.columns:
            choice = Choice(options)
            choice.set_value(guess.field)
            choice.setObjectName(f"{self._words.prefix}.column.{guess.index}")
            choice.edited.connect(lambda c=choice, i=guess.index: self._match(i, c.value()))
            hint = preview.example(sheet, layout, guess)
            fields.append(Field(preview.column_name(guess), choice, hint))
        self._fields.addWidget(Spread(*fields, least=_COLUMN))

    def _match(self, index: int, field: str | None) -> None:
        if self._layout is not None:
            self._layout = list_layout.with_field(self._layout, index, field)
            # Not at once: the combo box that was chosen from is replaced by this.
            QTimer.singleShot(0, self, self._rematched)

    def _rematched(self) -> None:
        if self._sheet is not None and self._layout is not None:
            self._show_columns(self._sheet, self._layout)
            self.compare(self._sheet, self._layout)

    def _build_choices(self) -> None:
        self.sheets = Choice(name="Trang tính")
        self.sheets.setObjectName(f"{self._words.prefix}.sheet")
        self.sheets.hide()
        self.sheets.edited.connect(self._choose_sheet)
        self.only_bad = Check("Chỉ xem dòng có lỗi")
        self.only_bad.edited.connect(self._show_rows)
        self._columns = QWidget()
        self._fields = QVBoxLayout(self._columns)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fold = Fold("Cột trong danh sách", self._columns)

    def _build_paste(self) -> None:
        self.paste = TextArea(self._words.hint, "Danh sách dán vào", lines=6)
        self.paste.setObjectName(f"{self._words.prefix}.pasted")
        self._pasting = Field(self._words.pasted, self.paste)
        self._pasting.hide()
        self._typed = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._typed.timeout.connect(lambda: self.show_text(self.paste.value()))
        self.paste.edited.connect(self._typed.start)

    def _lay_out(self) -> None:
        file = plain_button("Chọn tệp Excel…", self.choose_file, "file-spreadsheet")
        paste = plain_button(self._words.paste, self.show_paste, "clipboard-list")
        for name, widget in (("file", file), ("paste", paste), ("rows", self.table)):
            widget.setObjectName(f"{self._words.prefix}.{name}")
        self.table.setMinimumHeight(look.current().px(_TABLE))
        self._legacy = QVBoxLayout()
        drop = quiet_button("Bỏ danh sách này", self.begin_anew, "x")
        drop.setObjectName(f"{self._words.prefix}.drop")
        head = boxes.flowing(self.summary, STRETCH, self.only_bad, drop)
        self._preview = boxes.column(head, self._fold, self.table, self.remarks)
        self._preview.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(boxes.flowing(file, paste, self.sheets))
        layout.addWidget(self._pasting)
        layout.addWidget(self.notice)
        layout.addLayout(self._legacy)
        layout.addWidget(self._preview, 1)
        layout.addStretch(0)
