"""The page where a resolution or conclusion is written: its parts, and the paper beside them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem, Stale
from handbook.records import dates, resolutions
from handbook.records.resolution_checks import Fault
from handbook.services import resolutions as service
from handbook.store.resolutions import CALLED
from handbook.ui.desk import Action, Desk
from handbook.ui.latest import Latest
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, column, row, scrolled
from handbook.ui.parts.buttons import icon_button, quiet_button
from handbook.ui.parts.card import Card, LineCard
from handbook.ui.parts.locked import lock
from handbook.ui.parts.page_beside import PageBeside
from handbook.ui.parts.page_view import PageView
from handbook.ui.parts.saved_elsewhere import SavedElsewhere
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings import resolution_text
from handbook.ui.screens.meetings.deeds import say_problem
from handbook.ui.screens.meetings.output import Output
from handbook.ui.screens.meetings.resolution_parts import Parts
from handbook.ui.screens.meetings.resolution_text import OpenedResolution, Writing
from handbook.ui.to_bin import put_in_bin


class ResolutionPage(QWidget):
    """Built anew for each one opened.

    `show_again` shows it as it is kept, `leave` goes to its meeting.
    """

    def __init__(
        self,
        desk: Desk,
        opened: OpenedResolution,
        *,
        show_again: Callable[[str], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk, self._show_again, self._leave = desk, show_again, leave
        self.writing = Writing(desk.work, opened, self)
        self.writing.changed.connect(self._show_page)
        self.writing.refused.connect(self._refused)
        self.elsewhere = SavedElsewhere(desk.work, self.writing.keeping, self._read_again)
        self.output = Output(self.writing, desk, self)
        self.parts = Parts(self.writing)
        self.page = PageView("Trang in của nghị quyết, kết luận")
        self._latest = Latest(desk.work)
        self.faults: tuple[Fault, ...] | None = None
        self.head_main = self._main_action()
        paper = self.writing.resolution.kind.value
        self.head_actions = (
            Action(words="In", on=lambda: self.output.offer(paper), icon="printer"),
        )
        self._lay_out()
        if self.writing.issued:
            lock(self.parts)
        self._show_page()

    def title(self) -> str:
        """Return the title of the window's head."""
        called = CALLED[self.writing.resolution.kind].capitalize()
        return f"{called} tháng {self.writing.meeting.date.month}"

    def subtitle(self) -> str:
        """Return the second line of the window's head."""
        issued, day = self.writing.opened.issued, self.writing.resolution.date
        if issued is None:
            return f"{dates.on_screen(day)} · Dự thảo · sẽ nhận s{self.writing.symbol()[1:]}"
        number = self.writing.symbol()
        return f"{number}, ngày {dates.on_screen(day)} · Đã ban hành · dấu vân {issued.mark}"

    def begin(self) -> None:
        """Give the keyboard to what is written first."""
        if not self.writing.issued:
            self.parts.go_to("subject")

    def flush(self) -> None:
        """Save what is typed."""
        self.writing.flush()

    def stop(self) -> None:
        """Make no page any more."""
        self._latest.stop()

    def toggle_page(self) -> None:
        """Show or hide the page."""
        self._beside.toggle()

    def issue(self) -> None:
        """Issue it when nothing that blocks is missing, else go to the first thing missing."""
        self.flush()
        uid = self.writing.resolution.uid
        self._desk.work.service(
            lambda book: service.issue(book, uid), lambda _: self._issued(), self._not_issued
        )

    def ask_withdraw(self) -> None:
        """Ask why an issued paper is to be changed."""
        self._desk.ask_why(
            "Thu hồi văn bản đã ban hành để sửa? Số giữ nguyên, bản đã ban hành vẫn được giữ trong "
            "cuốn sổ.",
            "Lý do thu hồi",
            "Thu hồi để sửa",
            self._withdraw,
        )

    def ask_bin(self) -> None:
        """Ask before a draft goes to the bin."""
        self._desk.ask("Bỏ dự thảo này vào thùng rác?", "Bỏ vào thùng rác", self._bin)

    def _lay_out(self) -> None:
        back = icon_button("chevron-left", "Về buổi sinh hoạt", self._leave)
        back.setObjectName("resolution.back")
        self._verdict = labels.quiet()
        self._verdict.setAccessibleName("Còn gì phải sửa trước khi ban hành")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        checks = Card("Trước khi ban hành", self._ways())
        checks.add(self._verdict)
        checks.body.addLayout(self._list)
        content = column(checks, self.parts, STRETCH, gap=16)
        inner = content.layout()
        assert inner is not None
        inner.setContentsMargins(0, 4, 12, 16)
        self._beside = PageBeside(scrolled(content), self.page, self._desk)
        turn = self._beside.toggle_button()
        turn.setObjectName("resolution.page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        where = labels.quiet(f"Soạn từ buổi sinh hoạt ngày {self.writing.meeting.date:%d/%m/%Y}")
        where.setWordWrap(False)
        layout.addWidget(row(back, where, STRETCH, turn, gap=4))
        layout.addWidget(self.elsewhere)
        layout.addWidget(self._beside, 1)

    def _ways(self) -> QWidget:
        anew = quiet_button("Soạn lại cả bài", self._ask_anew, "rotate-ccw")
        anew.setObjectName("resolution.anew")
        anew.setEnabled(not self.writing.issued)
        gone = quiet_button("Bỏ dự thảo", self.ask_bin, "trash-2")
        gone.setObjectName("resolution.bin")
        gone.setVisible(self.writing.resolution.number is None)
        return row(anew, gone, gap=4)

    def _main_action(self) -> Action:
        if self.writing.issued:
            return Action(words="Thu hồi để sửa", on=self.ask_withdraw, icon="lock-open")
        return Action(words="Ban hành", on=self.issue, icon="lock")

    def _ask_anew(self) -> None:
        self._desk.ask(
            "Soạn lại cả bài từ buổi sinh hoạt? Lời văn đã sửa ở đây sẽ được thay; bản cũ còn "
            "trong lịch sử.",
            "Soạn lại",
            lambda: self.parts.fill_anew((*resolutions.TEXTS, "vote")),
        )

    def _show_page(self) -> None:
        """Show the issued paper as it was, or make the page of the draft fresh."""
        opened = self.writing.opened
        if self.writing.issued and opened.issued is not None:
            self.page.show_pdf(opened.issued.pdf)
            self._verdict.setText("Đã ban hành. Muốn sửa, hãy bấm “Thu hồi để sửa”.")
            return
        typed = self.writing.resolution
        self._latest.ask(
            None,  # all facts are here: the page does not wait behind saves
            lambda _: resolution_text.page_of(opened, typed),
            self._take,
            lambda problem: self.page.show_words(problem.sentence),
        )

    def _take(self, made: tuple[bytes, tuple[Fault, ...]]) -> None:
        pdf, found = made
        self.page.show_pdf(pdf)
        if found != self.faults:
            self.faults = found
            self._show_faults(found)

    def _show_faults(self, found: tuple[Fault, ...]) -> None:
        blocking = sum(fault.blocks for fault in found)
        if blocking:
            sentence = f"Chưa ban hành được: còn thiếu {blocking} điều phải có."
        elif found:
            sentence = "Ban hành được. Còn vài điều nên xem lại:"
        else:
            sentence = f"Đã đủ, có thể ban hành; sẽ nhận s{self.writing.symbol()[1:]}."
        self._verdict.setText(sentence)
        boxes.clear(self._list)
        for fault in found:
            chip = ("Phải có", Tone.LATE) if fault.blocks else ("Nên xem", Tone.CARE)
            mend = Action(words="Sửa", on=partial(self.parts.go_to, fault.field))
            self._list.addWidget(LineCard(fault.sentence, chip=chip, action=mend))

    def _issued(self) -> None:
        called = CALLED[self.writing.resolution.kind]
        self._desk.say(f"Đã ban hành {called} s{self.writing.symbol()[1:]}.", Tone.GOOD)
        self._tell()

    def _not_issued(self, problem: Problem) -> None:
        say_problem(self._desk, problem)
        first = next((fault for fault in self.faults or () if fault.blocks), None)
        if first is not None:
            self.parts.go_to(first.field)

    def _withdraw(self, why: str) -> None:
        uid = self.writing.resolution.uid
        self._desk.work.service(
            lambda book: service.withdraw(book, uid, why),
            lambda _: self._tell(),
            partial(say_problem, self._desk),
        )

    def _tell(self) -> None:
        """Show it as it is now kept, and tell the other screens."""
        self._show_again(self.writing.resolution.uid)
        self._desk.saved()
        self._desk.work.changed.emit(frozenset({"resolution"}))

    def _bin(self) -> None:
        uid, show_again = self.writing.resolution.uid, self._show_again
        self.writing.forget()
        self._leave()
        put_in_bin(self._desk, "resolution", uid, "dự thảo", back=lambda _: show_again(uid))

    def _refused(self, problem: Problem) -> None:
        if isinstance(problem, Stale):
            self.elsewhere.ask_about(problem)
        else:
            say_problem(self._desk, problem)

    def _read_again(self) -> None:
        self._show_again(self.writing.resolution.uid)
