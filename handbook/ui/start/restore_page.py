"""Taking a handbook back from a backup: which backup, its password or code, and where to put it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import main_button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.start.frame import narrow
from handbook.ui.work import Work


class RestorePage(QWidget):
    """Never writes over a file: the damaged handbook stays beside the restored one."""

    def __init__(
        self,
        *,
        work: Work,
        book: Path,
        opened: Callable[[Path], None],
        other: Callable[[], None],
    ) -> None:
        """Hand the restored file to `opened`; `other` goes back without restoring."""
        super().__init__()
        self._work, self._book, self._opened = work, book, opened
        self._source: Path | None = None
        self.notice = Notice()
        self.chosen = labels.quiet("Chưa chọn bản sao lưu.")
        self.secret = Field(
            "Mật khẩu hoặc mã khôi phục của bản sao lưu", LineEdit(secret=True), needed=True
        )
        self.secret.editor.setObjectName("restore.secret")
        self.go = main_button("Khôi phục", self._restore, "history")
        self.go.setObjectName("restore.go")
        card = Card("Khôi phục từ bản sao lưu")
        card.add(
            labels.text(
                "Chọn tệp .sotay trong thư mục sao lưu (tệp .khoa phải nằm cạnh nó). Cuốn sổ đang "
                "có không bị ghi đè."
            )
        )
        pick = plain_button("Chọn bản sao lưu…", self._choose, "folder-open")
        card.add(row(pick, self.chosen, STRETCH))
        for widget in (self.secret, self.notice):
            card.add(widget)
        card.add(row(self.go, STRETCH, quiet_button("Thôi, quay lại", other)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(narrow(card, 560))

    def choose(self, source: Path) -> None:
        """Take `source` as the backup to restore."""
        self._source = source
        self.chosen.setText(source.name)

    def _choose(self) -> None:
        chosen = ask_file(self, "Chọn bản sao lưu", "Cuốn sổ (*.sotay)")
        if chosen is not None:
            self.choose(chosen)

    def _restore(self) -> None:
        if self._source is None:
            self.notice.say("Hãy chọn bản sao lưu.", Tone.CARE)
            return
        source, into, secret = self._source, free_place(self._book), str(self.secret.value())
        self.go.setEnabled(False)
        self._work.long(
            lambda progress, stopped: restore(source, secret, into), self._opened, self._refused
        )

    def _refused(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        self.notice.say(" ".join((problem.sentence, *problem.details[:3])), Tone.LATE)


def free_place(book: Path) -> Path:
    """Return `book` when no such file is there, else a name beside it that is free."""
    place, number = book, 1
    while place.exists():
        number += 1
        place = book.with_name(f"{book.stem}-khoi-phuc-{number - 1}{book.suffix}")
    return place


def restore(source: Path, secret: str, into: Path) -> Path:
    """Restore `source` into `into` by its password, or else by its recovery code."""
    from handbook.errors import WrongPassword
    from handbook.records import recovery
    from handbook.services import backup, keys

    try:
        recovery.read(secret)
    except recovery.Mistyped:
        key = keys.open_with_password(source, secret)
    else:
        try:
            key = keys.open_with_recovery(source, secret)
        except WrongPassword:
            key = keys.open_with_password(source, secret)
    backup.restore(source, key, into)
    return into
