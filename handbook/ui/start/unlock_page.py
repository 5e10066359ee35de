"""Unlocking: the password, or the recovery code and then a new password.

Guesses are slowed down gently. The sentences for what went wrong come with the problems.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem, WrongPassword
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import main_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.start import opening
from handbook.ui.start.frame import narrow
from handbook.ui.start.password_form import PasswordForm
from handbook.ui.start.waiting import Tries, seconds_after
from handbook.ui.work import Work


class UnlockPage(QWidget):
    """`opened` is called when the handbook is open; `troubled` takes what no password mends."""

    def __init__(
        self,
        *,
        work: Work,
        book: Path,
        why: str,
        remember: bool,
        opened: Callable[[], None],
        troubled: Callable[[Problem], None],
        other: Callable[[], None],
        tries: Tries | None = None,
        by_code: bool = False,
    ) -> None:
        """Count `tries` on over several pages; with `by_code` ask for the recovery code first."""
        super().__init__()
        self._work, self._book, self._remember = work, book, remember
        self._opened, self._troubled = opened, troubled
        self._tries = tries or Tries()
        self._left = 0
        self.notice = Notice()
        self.password = Field("Mật khẩu", LineEdit(secret=True))
        self.password.editor.setObjectName("unlock.password")
        self.code = Field(
            "Mã khôi phục",
            LineEdit("6 nhóm, mỗi nhóm 5 ký tự"),
            "In trên tờ khôi phục cất trong két.",
        )
        self.code.editor.setObjectName("unlock.code")
        self.fresh = PasswordForm("unlock.new", "Mật khẩu mới")
        self.go = main_button("Mở khóa", self._try, "lock-open")
        self.go.setObjectName("unlock.go")
        self.turn = quiet_button("Quên mật khẩu: dùng mã khôi phục", self._turn, "key-round")
        self.turn.setObjectName("unlock.turn")
        self.choose = quiet_button("Chọn cuốn sổ khác…", other, "folder-open")
        self.choose.setObjectName("unlock.other")
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count_down)
        self._build(why)
        self._show_way(by_code=by_code)
        self._make_wait()

    @property
    def wrong(self) -> int:
        """Return how many attempts were wrong."""
        return self._tries.wrong

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        (self.code if self._by_code else self.password).editor.setFocus()

    def _build(self, why: str) -> None:
        card = Card("Mở khóa cuốn sổ", labels.quiet(self._book.name))
        card.add(labels.text(why))
        for widget in (self.notice, self.password, self.code, self.fresh):
            card.add(widget)
        card.body.addSpacing(4)
        card.add(row(self.go, STRETCH))
        card.add(row(self.turn, STRETCH, self.choose))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(narrow(card))
        for field in (self.password, self.code):
            line = field.editor
            assert isinstance(line, LineEdit)
            line.returnPressed.connect(self._try)

    def _turn(self) -> None:
        self._show_way(by_code=not self._by_code)

    def _show_way(self, *, by_code: bool) -> None:
        self._by_code = by_code
        self.password.setVisible(not by_code)
        self.code.setVisible(by_code)
        self.fresh.setVisible(by_code)
        self.turn.setText("Dùng mật khẩu" if by_code else "Quên mật khẩu: dùng mã khôi phục")
        self.go.setText("Đặt mật khẩu mới và mở" if by_code else "Mở khóa")
        self.notice.clear()
        self.focus_first()

    def _try(self) -> None:
        if not self.go.isEnabled():
            return
        book, remember = self._book, self._remember
        if self._by_code:
            code, fresh = str(self.code.value()), self.fresh.password()
            if not fresh:
                return
            self._ask(lambda: opening.open_with_recovery(book, code, fresh))
            return
        typed = str(self.password.value())
        if not typed:
            self.password.show_problem("Hãy gõ mật khẩu.")
            return
        self._ask(lambda: opening.open_with_password(book, typed, remember=remember))

    def _ask(self, make: Callable[[], object]) -> None:
        self.go.setEnabled(False)
        self.go.setText("Đang mở…")
        self._work.open(make, lambda _: self._right(), self._refused)  # type: ignore[arg-type]

    def _right(self) -> None:
        self._tries.wrong = 0
        self._opened()

    def _refused(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        self.go.setText("Đặt mật khẩu mới và mở" if self._by_code else "Mở khóa")
        if not isinstance(problem, WrongPassword):
            self._troubled(problem)
            return
        self._tries.wrong += 1
        self.notice.say(problem.sentence, Tone.LATE)
        self._make_wait()
        if self._by_code:
            self.code.editor.setFocus()
        else:
            self.password.set_value("")
            self.password.editor.setFocus()

    def _make_wait(self) -> None:
        self._left = seconds_after(self._tries.wrong)
        if self._left:
            self.go.setEnabled(False)
            self._say_wait()
            self._tick.start()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_wait()
            return
        self._tick.stop()
        self.go.setEnabled(True)
        self.go.setText("Đặt mật khẩu mới và mở" if self._by_code else "Mở khóa")

    def _say_wait(self) -> None:
        self.go.setText(f"Thử lại sau {self._left} giây")
