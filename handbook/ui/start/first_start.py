"""The first start: three short pages; nothing is written before the end of the third.

All three pages live as long as this widget, so what was typed survives going back and forth.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records.settings import Branch
from handbook.ui.intake.look_chooser import LookChooser
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row, widest
from handbook.ui.parts.buttons import main_button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.steps import Steps
from handbook.ui.parts.tone import Tone
from handbook.ui.preferences import Preferences
from handbook.ui.start import opening
from handbook.ui.start.branch_page import BranchPage
from handbook.ui.start.frame import narrow
from handbook.ui.start.members_page import MembersPage
from handbook.ui.start.opening import NewBook
from handbook.ui.start.password_page import PasswordPage
from handbook.ui.start.recovery_page import RecoverySheet
from handbook.ui.work import Work

_TITLES = (
    ("Chi bộ", "Vài dòng về chi bộ; mọi văn bản sẽ lấy từ đây."),
    ("Đảng viên", "Danh sách dùng cho điểm danh, biên bản và mọi giấy tờ."),
    ("Mật khẩu", "Bước cuối: đặt mật khẩu rồi tạo cuốn sổ."),
)


class FirstStart(QWidget):
    """`opened(book, remembered)` is called when the handbook is made and the sheet is put away."""

    def __init__(
        self,
        *,
        work: Work,
        path: Path,
        preferences: Callable[[], Preferences],
        prefer: Callable[..., None],
        opened: Callable[[bool], None],
        other: Callable[[], None],
        placed: Callable[[Path], None],
    ) -> None:
        """`other` opens a handbook that exists already; `placed` is told where the new one lies."""
        super().__init__()
        self._work, self._path, self._opened = work, path, opened
        self._placed = placed
        self._remember = False
        self.branch = BranchPage(work)
        self.members = MembersPage(work)
        self.password = PasswordPage(work, path)
        self._pages = QStackedWidget()
        for page in (self.branch, self.members, self.password):
            self._pages.addWidget(page)
        self.steps = Steps([title for title, _ in _TITLES])
        self.steps.chosen.connect(self.go)
        self.notice = Notice()
        self._second = labels.quiet("")
        self.back = plain_button("Quay lại", lambda: self.go(self.at() - 1), "chevron-left")
        self.next = main_button("Tiếp tục", lambda: self.go(self.at() + 1))
        self.sample = quiet_button("Mở cuốn sổ mẫu", self._open_sample, "book-open")
        self.other = quiet_button("Mở cuốn sổ đã có…", other, "folder-open")
        for widget, name in (
            (self.back, "back"),
            (self.next, "next"),
            (self.sample, "sample"),
            (self.other, "other"),
        ):
            widget.setObjectName(f"start.{name}")
        self._lay_out(LookChooser(preferences, prefer))
        self.go(0)

    def at(self) -> int:
        """Return the place of the page that is shown, from 0."""
        return self._pages.currentIndex()

    def go(self, place: int) -> None:
        """Go to a page; on the way forward each page before it must be right."""
        for before in range(self.at(), min(place, 3)):
            if not self._ready(before):
                self._show(before)
                return
            self.steps.mark(before, True)
        if place > 2:
            self._make()
        else:
            self._show(place)

    def _lay_out(self, look: QWidget) -> None:
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(28, 20, 28, 20)
        self._body.setSpacing(16)
        head = column(labels.title("Sổ tay Chi bộ"), self._second, gap=2)
        self._body.addWidget(row(widest(head), look))
        for widget in (self.steps, self.notice):
            self._body.addWidget(widget)
        self._body.addWidget(self._pages, 1)
        self._body.addWidget(
            row(self.sample, self.other, STRETCH, self.back, self.next, gap=12),
        )

    def _ready(self, place: int) -> bool:
        return (self.branch, self.members, self.password)[place].ready()

    def _show(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self.steps.show_step(place)
        self._second.setText(_TITLES[place][1])
        self.back.setVisible(place > 0)
        self.sample.setVisible(place == 0)
        self.other.setVisible(place == 0)
        self.next.setText("Tạo cuốn sổ" if place == 2 else "Tiếp tục")
        if place == 0:
            self.branch.focus_first()
        elif place == 2:
            self.password.enter()

    def _make(self) -> None:
        self._path = self.password.place.book()
        new = NewBook(
            path=self._path,
            branch=self.branch.branch(),
            members=self.members.members(),
            password=self.password.form.password(),
            remember=self.password.remember.value(),
        )
        self._remember = new.remember
        code: list[str] = []

        def make() -> object:
            created = opening.make(new)
            code.append(created.recovery_code)
            return created.handbook

        self._hold("Đang tạo cuốn sổ…")
        self._work.open(make, lambda _: self._made(new.branch, code[0]), self._refused)  # type: ignore[arg-type]

    def _made(self, branch: Branch, code: str) -> None:
        self._placed(self._path)
        card = Card("Tờ khôi phục")
        sheet = RecoverySheet(
            self._work, branch, code, self._path.name, lambda: self._opened(self._remember)
        )
        card.add(sheet)
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
        self._body.addWidget(narrow(card, 640))

    def _open_sample(self) -> None:
        self._hold("Đang mở cuốn sổ mẫu…")
        self._work.open(opening.open_sample, lambda _: self._opened(False), self._refused)

    def _hold(self, words: str) -> None:
        self.notice.say(words)
        for button in (self.next, self.back, self.sample, self.other):
            button.setEnabled(False)

    def _refused(self, problem: Problem) -> None:
        self.notice.say(" ".join((problem.sentence, *problem.details[:3])), Tone.LATE)
        for button in (self.next, self.back, self.sample, self.other):
            button.setEnabled(True)
