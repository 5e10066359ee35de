"""*In ấn, báo cáo*: every paper by occasion with its page beside; print, save, many at once.

The page shown is the very PDF that is printed or saved.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from handbook.papers.catalog import PAPERS, Paper, Request
from handbook.records.meetings import Meeting
from handbook.ui.desk import Action, Desk, ScreenBase, ShownRecord
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import beside, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.files import ask_folder
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.printing import making
from handbook.ui.screens.printing.choosers import Choosers, Lists, lists
from handbook.ui.screens.printing.making import Wanted
from handbook.ui.screens.printing.many import YEAR, ManyPapers
from handbook.ui.screens.printing.output import Output
from handbook.ui.screens.printing.paper_page import PaperPage
from handbook.ui.screens.printing.register_page import RegisterPage


class PrintingScreen(ScreenBase):
    """Papers at left, the page at right."""

    title = "In ấn, báo cáo"
    kinds = frozenset(
        {"member", "meeting", "assignment", "branch", "seal", "resolution", "outside_paper"}
        | {"year_goal", "study", "plan"}
        | {"round", "review", "ballot", "shortcoming", "commitment", "four_good"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._papers = making.by_occasion()
        self._paper = self._papers[0]
        self._about = {"task": "", "shortcoming": ""}
        self.table = _table()
        self.table.setObjectName("printing.papers")
        self.table.show_rows(self._papers)
        self.table.picked.connect(self._pick_paper)
        self.choosers = Choosers(desk.work.today, self)
        self.choosers.year_chosen.connect(self._year_chosen)
        self.choosers.chosen.connect(self._refresh)
        self.output = Output(desk, self)
        self.many = ManyPapers(self._papers, self._ask_folder)
        self.page = PaperPage(desk.work)
        self.page.made.connect(self._show_head)
        self.register: RegisterPage | None = None
        self._open_register = plain_button(
            "Sổ đăng ký văn bản", self.show_register, "clipboard-list"
        )
        self._open_register.setObjectName("printing.register")
        self._outside = quiet_button("Mở ngoài", self._open_outside, "eye")
        self._outside.setToolTip("Mở bằng chương trình xem PDF của máy")
        self._outside.setObjectName("printing.outside")
        self._lay_out()
        self.table.select(self._paper.id)
        self._show_head()

    def reload(self, kinds: frozenset[str]) -> None:
        """Read years, meetings and people again, then show the page afresh."""
        if self.register is not None:
            self.register.read()
        self._year_chosen()

    def open(self, **what: Any) -> None:
        """Show a `paper` (its id), of a `meeting`, `member`, `round` (uids) or `year` when named.

        A `task` or `shortcoming` has no chooser here: it is that of the record one came from.
        `register=True` opens the register of issued papers.
        """
        if what.get("register"):
            self.show_register()
            return
        self.show_papers()
        self._about = {name: what.get(name, "") for name in self._about}
        paper = PAPERS.get(what.get("paper", ""))
        if paper is not None:
            self._paper = paper
            self.table.select(paper.id)
        self.choosers.open(**what)
        if year := what.get("year"):
            self._read_year(year)
            return
        asked = self.choosers.asked_meeting = what.get("meeting", "")
        if asked:
            self.desk.work.read(
                lambda store: store.meetings.by_uid(asked).date.year, self._read_year
            )
        else:
            self._refresh()

    def shown_record(self) -> ShownRecord | None:
        """Return the paper made outside that is open in the register."""
        shown = self.register.paper() if self.register is not None else None
        if shown is None:
            return None
        return ShownRecord(kind="outside_paper", uid=shown.uid, back={"register": True})

    def show_register(self) -> None:
        """Show the register of issued papers in place of what can be printed."""
        if self.register is None:
            self.register = RegisterPage(self.desk, self.show_papers)
            self._stack.addWidget(self.register)
        self.page.stop()
        self.register.read()
        self._stack.setCurrentWidget(self.register)
        self._show_head()

    def show_papers(self) -> None:
        """Leave the register for the papers."""
        if self._in_register():
            self._stack.setCurrentIndex(0)
            self._refresh()

    def home(self) -> None:
        """Leave the register when the screen is chosen again."""
        self.show_papers()

    def _in_register(self) -> bool:
        return self.register is not None and self._stack.currentWidget() is self.register

    def flush(self) -> None:
        """Nothing is typed here."""
        self.page.stop()

    def toggle_preview(self) -> None:
        """Show or hide the page."""
        self.page.setHidden(not self.page.isHidden())

    def _lay_out(self) -> None:
        self._column = boxes.column(
            boxes.row(self._open_register, boxes.STRETCH),
            self.table,
            *self.choosers.fields(),
            boxes.row(self._outside, boxes.STRETCH),
            Fold("Nhiều giấy tờ vào một thư mục", self.many),
            boxes.STRETCH,
            gap=12,
        )
        self._left = scrolled(self._column)
        self._column.setContentsMargins(0, 0, 8, 0)
        split: QSplitter = beside(self._left, self.page, (2, 5))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        layout.addWidget(self._stack)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Give the column at the left the room that larger text needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_left"):
            self._fit()

    def _fit(self) -> None:
        px = self.desk.theme().px
        self.table.setMinimumHeight(px(60) * min(len(self._papers), 6) + px(44) + 14)
        self._left.setMinimumWidth(px(248) + 24)

    def _take(self, read: Lists) -> None:
        self.choosers.take(read)
        self._refresh()

    def _read_year(self, year: int | None) -> None:
        self.desk.work.read(lambda store: lists(store, year), self._take)

    def _year_chosen(self) -> None:
        self._read_year(self.choosers.year.value())

    def _pick_paper(self, paper: Paper) -> None:
        self._paper = paper
        self._refresh()

    def _refresh(self) -> None:
        self.choosers.show_for(self._paper)
        wanted = self._shown()
        lacking = making.lacks(wanted)
        self.subtitle = self._paper.occasion
        self.page.keep_for(wanted)
        if lacking:
            none = "meeting" in self._paper.needs and not self.choosers.meetings
            lacking = "Chưa có buổi sinh hoạt nào trong năm này." if none else lacking
            self.page.say_lacking(lacking)
        else:
            self.page.make(wanted)
        self._show_head()

    def _show_register_head(self, page: RegisterPage) -> None:
        self.title, self.subtitle = "Sổ đăng ký văn bản", "Số, ký hiệu theo từng loại, cả nhiệm kỳ"
        self.main_action = Action(words="Thêm văn bản", on=page.add, icon="plus")
        self.actions = (
            Action(words="In sổ", on=self._print_register, icon="printer"),
            Action(words="Lưu Excel", on=self._save_register, icon="file-spreadsheet"),
        )
        self.desk.head()

    def _print_register(self) -> None:
        year = self.register.year() if self.register else None
        self.open(paper="register", **({"year": year} if year else {}))

    def _save_register(self) -> None:
        year = self.register.year() if self.register else None
        request = Request(day=self.desk.work.today(), year=year)
        self.output.save(".xlsx", Wanted(paper=PAPERS["register"], request=request))

    def _show_head(self) -> None:
        if self.register is not None and self._in_register():
            self._show_register_head(self.register)
            return
        ready = bool(self.page.pdf)
        self.title = "In ấn, báo cáo"
        self.main_action = Action(words="In", on=self._print, icon="printer", enabled=ready)
        self.actions = (
            Action(words="Lưu PDF", on=lambda: self._save(".pdf"), icon="save", enabled=ready),
            Action(
                words="Lưu Word", on=lambda: self._save(".docx"), icon="file-text", enabled=ready
            ),
        )
        if self._paper.table:
            excel = Action(
                words="Lưu Excel",
                on=lambda: self._save(".xlsx"),
                icon="file-spreadsheet",
                enabled=ready,
            )
            self.actions = (*self.actions, excel)
        self._outside.setEnabled(ready)
        self.desk.head()

    def _print(self) -> None:
        self.output.print_pdf(self.page.pdf, self._shown())

    def _open_outside(self) -> None:
        self.output.open_outside(self.page.pdf, self._shown())

    def _save(self, suffix: str) -> None:
        self.output.save(suffix, self._shown())

    def _ask_folder(self) -> None:
        if not self.many.chosen():
            self.desk.say("Hãy đánh dấu ít nhất một giấy tờ.", Tone.CARE)
            return
        folder = ask_folder(self, "Chọn thư mục lưu giấy tờ")
        if folder is not None:
            self.save_many(folder)

    def save_many(self, folder: Path) -> None:
        """Write the ticked papers into `folder`, with progress and a way to stop."""
        self.output.save_many(self._many_wanted(), self.many.formats.value(), folder)

    def _many_wanted(self) -> tuple[Wanted, ...]:
        of_year = self.many.span.value() == YEAR
        meetings = self.choosers.meetings if of_year else (self.choosers.chosen_meeting(),)
        found = []
        for name in self.many.chosen():
            paper = PAPERS[name]
            of = meetings if "meeting" in paper.needs else (None,)
            found += [self._wanted(paper, meeting) for meeting in of]
        return tuple(one for one in found if not making.lacks(one))

    def _shown(self) -> Wanted:
        return self._wanted(self._paper, self.choosers.chosen_meeting())

    def _wanted(self, paper: Paper, meeting: Meeting | None) -> Wanted:
        shown = paper is self._paper
        return self.choosers.wanted(paper, meeting, shown=shown, about=self._about)


def _table() -> Table:
    column = Column("Giấy tờ", lambda p: p.title, second=lambda p: p.occasion)
    return Table([column], name="Các giấy tờ in được", key=lambda paper: paper.id)
