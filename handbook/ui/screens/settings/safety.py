"""*Cài đặt → Mật khẩu, khóa*: the keyring, locking, another password, a new recovery sheet.

The last two ask for the password of now: who sits down at an open window must not take the
handbook over. Guesses at it are slowed down as at the start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem, WrongPassword
from handbook.records.settings import Branch
from handbook.services import keyrings, keys
from handbook.services.keyrings import KeyringState
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part
from handbook.ui.start.password_form import PasswordForm
from handbook.ui.start.password_page import KEPT, WHY_NOT
from handbook.ui.start.recovery_page import RecoverySheet
from handbook.ui.start.waiting import Tries, seconds_after

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook


_LINE = 420  # pixels at 100 %
_WAITS = (
    *((minutes, f"sau {minutes} phút không ai đụng đến") for minutes in (5, 10, 15, 30, 60)),
    (0, "không tự khóa"),
)


class SafetyPart(Part):
    """Four cards, each with its own notice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._uid = ""
        self._tries = Tries()
        self.change = plain_button("Đổi mật khẩu", self._change_password, "key-round")
        self.change.setObjectName("settings.change_password")
        self.make = plain_button("Lập tờ khôi phục mới", self._renew, "file-text")
        self.make.setObjectName("settings.renew_recovery")
        self.add(
            self._keyring_card(),
            self._lock_card(),
            self._password_card(),
            self._recovery_card(),
        )

    def reload(self) -> None:
        """Ask which handbook this is and what the keyring of this computer says."""
        self.wait.set_value(self.desk.preferences().idle_minutes)
        self.desk.work.service(lambda book: book.uid, self._know)
        self.desk.work.long(lambda progress, stopped: keyrings.keyring_state(), self._show_keyring)

    def flush(self) -> None:
        """Leave no password in the fields: one is leaving, or the handbook locks."""
        self.old.set_value("")
        self.own.set_value("")
        self.fresh.clear()

    # Locking

    def _lock_card(self) -> Card:
        self.wait = Field("Tự khóa", Choice(_WAITS))
        self.wait.editor.setObjectName("settings.idle")
        self.wait.setMaximumWidth(look.current().px(_LINE))
        self.wait.edited.connect(lambda: self.desk.prefer(idle_minutes=int(self.wait.value())))
        card = Card("Khóa khi rời máy")
        card.add(self.wait)
        card.add(
            labels.quiet(
                "Khóa ngay: Ctrl+L. Khi khóa, cuốn sổ được đóng lại, chữ đang gõ được giữ và hiện "
                "lại sau khi mở khóa, chữ đã chép từ cuốn sổ được xóa khỏi bảng tạm của máy."
            )
        )
        return card

    # The keyring

    def _keyring_card(self) -> Card:
        self.remember = Check("Máy này được ghi nhớ khóa")
        self.remember.setObjectName("settings.remember")
        self.remember.edited.connect(self._turn_keyring)
        self.keyring = labels.quiet("Đang hỏi kho mật khẩu của máy…")
        self.keyring_notice = Notice()
        card = Card("Mở hằng ngày")
        for widget in (self.remember, self.keyring, self.keyring_notice):
            card.add(widget)
        self.remember.hide()
        return card

    def _know(self, uid: str) -> None:
        self._uid = uid
        self.remember.set_value(self.desk.preferences().keyring.get(uid, False))

    def _show_keyring(self, state: KeyringState) -> None:
        there = state is KeyringState.AVAILABLE
        self.remember.setVisible(there)
        self.keyring.setText(KEPT if there else WHY_NOT[state])

    def _turn_keyring(self) -> None:
        wanted = self.remember.value()

        def turn(book: "Handbook") -> KeyringState:
            return keyrings.remember(book.uid, book.key) if wanted else keyrings.forget(book.uid)

        self.desk.work.service(turn, lambda state: self._turned(wanted, state))

    def _turned(self, wanted: bool, state: KeyringState) -> None:
        if state is not KeyringState.AVAILABLE:
            self.remember.set_value(not wanted)
            self.keyring_notice.say(WHY_NOT[state], Tone.CARE)
            return
        kept = {**self.desk.preferences().keyring, self._uid: wanted}
        self.desk.prefer(keyring=kept)
        said = "Máy này đã ghi nhớ khóa." if wanted else "Kho mật khẩu không còn giữ khóa nữa."
        self.keyring_notice.say(said, Tone.GOOD)

    # The password

    def _password_card(self) -> Card:
        self.old = _secret("Mật khẩu hiện nay", "settings.old")
        self.fresh = PasswordForm("settings.new", "Mật khẩu mới")
        self.password_notice = Notice()
        card = Card("Đổi mật khẩu")
        for field in (self.fresh.first, self.fresh.again):
            field.setMaximumWidth(look.current().px(_LINE))
        for widget in (self.old, self.fresh, boxes.flowing(self.change), self.password_notice):
            card.add(widget)
        return card

    def _change_password(self) -> None:
        old, fresh = str(self.old.value()), self.fresh.password()
        if not old:
            self.old.show_problem("Hãy gõ mật khẩu hiện nay.")
        elif fresh:
            self.password_notice.say("Đang đổi mật khẩu…")
            self.desk.work.service(
                lambda book: change_password(book, old, fresh),
                lambda _: self._changed_password(),
                lambda problem: self._refused(self.password_notice, problem),
            )

    def _refused(self, notice: Notice, problem: Problem) -> None:
        wait = 0
        if isinstance(problem, WrongPassword):
            self._tries.wrong += 1
            wait = seconds_after(self._tries.wrong)
        notice.say(problem.sentence + (f" Thử lại sau {wait} giây." if wait else ""), Tone.LATE)
        if wait:
            self._allow(False)
            QTimer.singleShot(wait * 1000, self, lambda: self._allow(True))

    def _allow(self, may_try: bool) -> None:
        for button in (self.change, self.make):
            button.setEnabled(may_try)

    def _changed_password(self) -> None:
        self._tries.wrong = 0
        self.old.set_value("")
        self.fresh.clear()
        self.password_notice.say("Đã đổi mật khẩu. Tờ khôi phục đang cất vẫn dùng được.", Tone.GOOD)

    # The recovery sheet

    def _recovery_card(self) -> Card:
        self.own = _secret("Mật khẩu hiện nay", "settings.recovery_password")
        self.recovery_notice = Notice()
        self._sheet = QVBoxLayout()
        sheet = QWidget()
        sheet.setLayout(self._sheet)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        card = Card("Tờ khôi phục")
        card.add(labels.quiet("Lập tờ mới thì mã trên tờ cũ hết tác dụng. Hãy hủy tờ cũ."))
        for widget in (self.own, boxes.flowing(self.make), self.recovery_notice, sheet):
            card.add(widget)
        return card

    def _renew(self) -> None:
        typed = str(self.own.value())
        if not typed:
            self.own.show_problem("Hãy gõ mật khẩu hiện nay.")
            return
        self.recovery_notice.say("Đang lập tờ khôi phục…")
        self.desk.work.service(
            lambda book: renew(book, typed),
            self._renewed,
            lambda problem: self._refused(self.recovery_notice, problem),
        )

    def _renewed(self, made: tuple[Branch, str, str]) -> None:
        self._tries.wrong = 0
        self.own.set_value("")
        self.recovery_notice.clear()
        boxes.clear(self._sheet)
        branch, code, book = made
        put_away: Callable[[], None] = lambda: boxes.clear(self._sheet)  # noqa: E731
        self._sheet.addWidget(RecoverySheet(self.desk.work, branch, code, book, put_away))


def change_password(book: "Handbook", old: str, fresh: str) -> None:
    """Change the password of an open handbook; raises WrongPassword when `old` is not it."""
    keys.open_with_password(book.path, old)
    keys.change_password(book.path, book.key, fresh)


def renew(book: "Handbook", password: str) -> tuple[Branch, str, str]:
    """Make a new recovery code; return the branch, the code and the file's name."""
    keys.open_with_password(book.path, password)
    code = keys.renew_recovery(book.path, book.key)
    return book.read(lambda store: store.branch.get()), code, book.path.name


def _secret(words: str, name: str) -> Field:
    field = Field(words, LineEdit(secret=True))
    field.editor.setObjectName(name)
    field.setMaximumWidth(look.current().px(_LINE))
    return field
