"""*In ấn, báo cáo*: every paper by occasion with its page beside; print, save, many at once.

The page shown is the very PDF that is printed or saved.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from handbook.errors import Problem
from handbook.papers.catalog import PAPERS, Paper, Request
from handbook.records.meetings import Meeting
from handbook.ui.desk import Action, Desk, ScreenBase, ShownRecord
from handbook.ui.intake.arranging import fold
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import beside, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_folder
from handbook.ui.parts.page_view import PageView
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.printing import making
from handbook.ui.screens.printing.making import Wanted
from handbook.ui.screens.printing.many import YEAR, ManyPapers
from handbook.ui.screens.printing.register_page import RegisterPage
from handbook.ui.work import Latest

if TYPE_CHECKING:
    from handbook.store.store import Store


_SLOW_MS = 500


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
        self._meetings: tuple[Meeting, ...] = ()
        self._pdf: bytes = b""
        self._wanted_meeting = ""
        self._periods_of: tuple[str, int] = ("", 0)
        self._names: dict[str, str] = {}
        self._viewed: Wanted | None = None
        self._about = {"task": "", "shortcoming": ""}
        self.latest = Latest(desk.work)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self.table = _table()
        self.table.setObjectName("printing.papers")
        self.table.show_rows(self._papers)
        self.table.picked.connect(self._pick_paper)
        self.year = Field("Năm", Choice())
        self.meeting = Field("Buổi sinh hoạt", Choice())
        self.member = Field("Đảng viên", PeopleBox("Đảng viên"))
        self.period = Field("Kỳ", Choice())
        self.round = Field("Đợt kiểm điểm", Choice())
        self.fill = Field("Nội dung", Choice(making.FILLS))
        self.fill.set_value("")
        for field in (self.year, self.meeting, self.period, self.round, self.fill):
            field.editor.setMinimumWidth(1)  # long words of a choice must not widen the column
        for field, name in (
            (self.year, "year"),
            (self.meeting, "meeting"),
            (self.member, "member"),
            (self.period, "period"),
            (self.round, "round"),
            (self.fill, "fill"),
        ):
            field.editor.setObjectName(f"printing.{name}")
        self.year.finished.connect(self._year_chosen)
        for field in (self.meeting, self.member, self.period, self.round, self.fill):
            field.finished.connect(self._refresh)
        self.many = ManyPapers(self._papers, self._ask_folder)
        self.page = PageView("Trang in của giấy tờ đang chọn")
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
        year = self.year.value()
        self.desk.work.read(lambda store: _lists(store, year), self._take)

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
        if member := what.get("member", ""):
            self.member.set_value(member)
        if one := what.get("round", ""):
            self.round.set_value(one)
        self.fill.set_value(what.get("fill", self.fill.value()))
        if year := what.get("year"):
            self._read_year(year)
            return
        self._wanted_meeting = what.get("meeting", "")
        if self._wanted_meeting:
            self.desk.work.read(
                lambda store: store.meetings.by_uid(self._wanted_meeting).date.year,
                self._read_year,
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
        self.latest.stop()
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
        self.latest.stop()

    def toggle_preview(self) -> None:
        """Show or hide the page."""
        self.page.setHidden(not self.page.isHidden())

    def _lay_out(self) -> None:
        self._column = boxes.column(
            boxes.row(self._open_register, boxes.STRETCH),
            self.table,
            self.year,
            self.meeting,
            self.member,
            self.period,
            self.round,
            self.fill,
            boxes.row(self._outside, boxes.STRETCH),
            fold("Nhiều giấy tờ vào một thư mục", self.many),
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

    def _take(self, lists: "_Lists") -> None:
        years, meetings, people, rounds, year = lists
        self.year.editor.set_options([(y, str(y)) for y in years])  # type: ignore[attr-defined]
        self.year.set_value(year)
        self._meetings = meetings
        chooser = self.meeting.editor
        assert isinstance(chooser, Choice)
        before = self._wanted_meeting or chooser.value() or _usual(meetings, self.desk.work.today())
        chooser.set_options([(m.uid, making.meeting_words(m)) for m in meetings])
        if before in {m.uid for m in meetings}:
            chooser.set_value(before)
        else:
            chooser.set_value(_usual(meetings, self.desk.work.today()))
        self._wanted_meeting = ""
        self.member.editor.set_options(people)  # type: ignore[attr-defined]
        self._names = dict(people)
        self.round.editor.set_options(rounds)  # type: ignore[attr-defined]
        kept = {uid for uid, _ in rounds}
        chosen = self.round.value() if self.round.value() in kept else next(iter(rounds), ("",))[0]
        self.round.set_value(chosen or None)
        self.member.set_value(self.member.value() or next(iter(self._names), None))
        self._refresh()

    def _read_year(self, year: int) -> None:
        self.desk.work.read(lambda store: _lists(store, year), self._take)

    def _year_chosen(self) -> None:
        year = self.year.value()
        self.desk.work.read(lambda store: _lists(store, year), self._take)

    def _pick_paper(self, paper: Paper) -> None:
        self._paper = paper
        self._refresh()

    def _offer_periods(self) -> None:
        """Offer the year's periods that the paper can be of; keep the one chosen if it can."""
        chooser, spans = self.period.editor, self._paper.spans
        assert isinstance(chooser, Choice)
        self.period.setVisible(bool(spans))
        if not spans:
            return
        year = self.year.value() or self.desk.work.today().year
        options = making.period_options(self._paper, year)
        if (self._paper.id, year) != self._periods_of:
            self._periods_of = (self._paper.id, year)
            chooser.set_options(options)
            chooser.set_value(making.usual_period(self._paper, year, self.desk.work.today()))

    def _refresh(self) -> None:
        needs = self._paper.needs
        self.year.setVisible(bool(needs & {"meeting", "year"} or self._paper.spans))
        self.meeting.setVisible("meeting" in needs)
        self.member.setVisible("member" in needs)
        takes = self._paper.takes
        self.round.setVisible("round" in takes and bool(self.round.value()))
        self.fill.setVisible("fill" in takes)
        self._offer_periods()
        wanted = self._wanted(self._paper, self._meeting())
        self._pdf = b""
        lacking = making.lacks(wanted)
        self.subtitle = self._paper.occasion
        self._show_head()
        if lacking:
            self._slow.stop()
            self.latest.stop()
            none = "meeting" in needs and not self._meetings
            self.page.show_words("Chưa có buổi sinh hoạt nào trong năm này." if none else lacking)
            return
        self.latest.ask(
            lambda store: making.gathered(store, wanted, ".pdf"),
            lambda made: making.typeset(made, ".pdf"),
            lambda pdf: self._show(pdf, wanted),
            self._not_made,
            about=wanted,
        )
        self._slow.start()

    def _not_made(self, problem: Problem) -> None:
        self._slow.stop()
        self.page.show_words(problem.sentence)

    def _say_slow(self) -> None:
        """Take the last paper's page away when the next, a whole book, is not there soon."""
        if not self._pdf:
            self.page.show_words(f"Đang tạo {self._paper.title.lower()}…")

    def _show(self, pdf: bytes, wanted: Wanted) -> None:
        self._slow.stop()
        if wanted != self._viewed:  # noting it makes this screen read and show it again
            self._viewed = wanted
            making.note(self.desk.work, wanted, "view")
        self._pdf = pdf
        self.page.show_pdf(pdf)
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
        self._save(".xlsx", Wanted(paper=PAPERS["register"], request=request))

    def _show_head(self) -> None:
        if self.register is not None and self._in_register():
            self._show_register_head(self.register)
            return
        ready = bool(self._pdf)
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
        from handbook.ui import paper_out

        said = paper_out.print_pdf(self, self._pdf, self._paper.title)
        if said:
            self.desk.say(*said)
            if said[1] is Tone.GOOD:
                self._note_print(self._wanted(self._paper, self._meeting()))

    def _note_print(self, *wanted: Wanted) -> None:
        for one in wanted:
            making.note(self.desk.work, one, "print")

    def _open_outside(self) -> None:
        from handbook.ui import paper_out

        wanted = self._wanted(self._paper, self._meeting())
        self.desk.say(*paper_out.open_outside(self._pdf, making.file_name(wanted, ".pdf")))
        self._note_print(wanted)

    def _save(self, suffix: str, other: Wanted | None = None) -> None:
        wanted = other or self._wanted(self._paper, self._meeting())

        def make(progress: Any, stopped: Any) -> bytes:
            made = self.desk.work.fetch(lambda store: making.gathered(store, wanted, suffix))
            return making.typeset(made, suffix, progress, stopped)

        running = self.desk.work.long(make, lambda data: self._write(data, wanted, suffix))
        self.desk.progress(f"Đang tạo {wanted.paper.title.lower()}…", running)

    def _write(self, data: bytes, wanted: Wanted, suffix: str) -> None:
        from handbook.ui import paper_out

        if not data:  # stopped on the way
            return
        name, kinds = making.file_name(wanted, suffix), making.KINDS[suffix]
        try:
            saved = paper_out.save_as(self, data, name, kinds)
        except Problem as problem:
            self.desk.say(problem.sentence, Tone.LATE)
            return
        if saved:
            self.desk.say(f"Đã lưu “{saved}”.", Tone.GOOD)
            self._note_print(wanted)

    def _ask_folder(self) -> None:
        if not self.many.chosen():
            self.desk.say("Hãy đánh dấu ít nhất một giấy tờ.", Tone.CARE)
            return
        folder = ask_folder(self, "Chọn thư mục lưu giấy tờ")
        if folder is not None:
            self.save_many(folder)

    def save_many(self, folder: Path) -> None:
        """Write the ticked papers into `folder`, with progress and a way to stop."""
        wanted = self._many_wanted()
        suffixes = self.many.formats.value()
        work = self.desk.work
        running = work.long(
            lambda progress, stopped: making.write_all(
                work, wanted, suffixes, folder, progress, stopped
            ),
            lambda count: self._say_written(count, wanted[: count // len(suffixes)], folder),
        )
        self.desk.progress("Đang lưu giấy tờ", running)

    def _say_written(self, count: int, written: tuple[Wanted, ...], folder: Path) -> None:
        self.desk.say(f"Đã lưu {count} tệp vào “{folder}”.", Tone.GOOD)
        self._note_print(*written)

    def _many_wanted(self) -> tuple[Wanted, ...]:
        meetings = self._meetings if self.many.span.value() == YEAR else (self._meeting(),)
        found = []
        for name in self.many.chosen():
            paper = PAPERS[name]
            of = meetings if "meeting" in paper.needs else (None,)
            found += [self._wanted(paper, meeting) for meeting in of]
        return tuple(one for one in found if not making.lacks(one))

    def _wanted(self, paper: Paper, meeting: Meeting | None) -> Wanted:
        request = Request(
            day=self.desk.work.today(),
            meeting=meeting.uid if meeting else "",
            member=(self.member.value() or "") if "member" in paper.needs else "",
            year=self.year.value() if "year" in paper.needs else None,
            period=self._period(paper),
            round=(self.round.value() or "") if "round" in paper.takes else "",
            fill=self.fill.value() if "fill" in paper.takes and paper is self._paper else "",
            task=self._about["task"] if "task" in paper.takes else "",
            shortcoming=self._about["shortcoming"] if "shortcoming" in paper.takes else "",
        )
        who = self._names.get(request.member, "")
        return Wanted(paper=paper, request=request, meeting=meeting, who=who)

    def _period(self, paper: Paper) -> str:
        """Return the period chosen, or the usual one for a paper that is not the one shown."""
        if paper is self._paper and paper.spans:
            return self.period.value() or ""
        today = self.desk.work.today()
        return making.usual_period(paper, self.year.value() or today.year, today)

    def _meeting(self) -> Meeting | None:
        chosen = self.meeting.value()
        return next((m for m in self._meetings if m.uid == chosen), None)


_Named = list[tuple[str, str]]
_Lists = tuple[tuple[int, ...], tuple[Meeting, ...], _Named, _Named, int | None]


def _lists(store: "Store", year: int | None) -> _Lists:
    works = (store.meetings, store.assignments, store.year_goals, store.studies, store.plans)
    every = {year for kept in works for year in kept.years()}
    years = tuple(sorted(every, reverse=True))
    at = year if year in years else next(iter(years), None)
    meetings = store.meetings.summaries(at) if at else ()
    rounds = making.round_options(store.rounds.all())
    return years, meetings, [(m.uid, m.name) for m in store.members.all()], rounds, at


def _usual(meetings: tuple[Meeting, ...], today: date) -> str | None:
    """Return the meeting one most likely prints: the last one held, else the next one."""
    held = [m for m in meetings if m.date <= today]
    first = next(iter(held or meetings[-1:]), None)
    return first.uid if first else None


def _table() -> Table:
    column = Column("Giấy tờ", lambda p: p.title, second=lambda p: p.occasion)
    return Table([column], name="Các giấy tờ in được", key=lambda paper: paper.id)
