"""First start, page 3: the password, and whether this computer may remember the key."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from handbook.services import keyrings
from handbook.services.keyrings import KeyringState
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row, scrolled
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check
from handbook.ui.start.password_form import PasswordForm
from handbook.ui.start.place_line import PlaceLine
from handbook.ui.work import Work

WHY_NOT = {
    KeyringState.OFF: "Việc ghi nhớ bằng kho mật khẩu đang tắt: mỗi lần mở sẽ hỏi mật khẩu.",
    KeyringState.NONE: "Máy này không có kho mật khẩu: mỗi lần mở sẽ hỏi mật khẩu.",
    KeyringState.LOCKED: "Kho mật khẩu của máy đang khóa: mỗi lần mở sẽ hỏi mật khẩu.",
    KeyringState.SILENT: "Kho mật khẩu của máy không trả lời: mỗi lần mở sẽ hỏi mật khẩu.",
}
KEPT = (
    "Mở hằng ngày không phải gõ mật khẩu. Khóa nằm trong kho mật khẩu của hệ điều hành, không "
    "bao giờ nằm trong tệp. Tắt được trong Cài đặt."
)
_AFTER = (
    "Chương trình tạo cuốn sổ đã mã hóa và đưa một mã khôi phục.",
    "Đồng chí in mã ra giấy, cho vào phong bì, cất trong két. Quên mật khẩu thì mã ấy mở được.",
    "Từ đó mọi thứ tự lưu ngay khi gõ; không có nút lưu nào phải nhớ.",
)


class PasswordPage(QWidget):
    """Password twice; the keyring's answer is asked for when the page is first shown."""

    def __init__(self, work: Work, book: Path) -> None:
        """`book` is where the handbook will lie unless another folder is chosen."""
        super().__init__()
        self._work = work
        self.place = PlaceLine(book)
        self._asked = False
        self.form = PasswordForm("start")
        self.remember = Check("Máy này được ghi nhớ khóa")
        self.remember.setObjectName("start.remember")
        self.remember.hide()
        self.keyring = labels.quiet("Đang hỏi kho mật khẩu của máy…")
        card = Card("Mật khẩu mở cuốn sổ")
        card.add(
            labels.text(
                "Cuốn sổ được mã hóa. Không có mật khẩu hoặc mã khôi phục thì không ai mở được, kể "
                "cả người làm ra chương trình."
            )
        )
        for widget in (self.form, self.remember, self.keyring, self.place):
            card.add(widget)
        after = Card("Sau đó")
        for words in _AFTER:
            after.add(labels.text(words))
        after.body.addStretch(1)
        pair = row(card, after, gap=16)
        inner = pair.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.setStretch(0, 6)
        inner.setStretch(1, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(column(pair, STRETCH)))

    def enter(self) -> None:
        """Put the keyboard into the first line, and ask the keyring once."""
        self.form.first.editor.setFocus()
        if not self._asked:
            self._asked = True
            self._work.long(lambda progress, stopped: keyrings.keyring_state(), self._show_keyring)

    def ready(self) -> bool:
        """Say whether the password is right and typed twice."""
        return bool(self.form.password())

    def _show_keyring(self, state: KeyringState) -> None:
        there = state is KeyringState.AVAILABLE
        self.remember.setVisible(there)
        self.remember.set_value(there)
        self.keyring.setText(KEPT if there else WHY_NOT[state])
