"""Taking a handbook back when none opens: which backup, its password or code, what is in it.

The file that does not open is kept beside; nothing is replaced before it was said what comes.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.ui.desk import Action
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import main_button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.comparison import ComparisonView
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.start.frame import narrow
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.services.restores import Comparison


class RestorePage(QWidget):
    """First the backup and its secret, then what is in it and the deed."""

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
        self._work, self._book, self._opened, self._other = work, book, opened, other
        self._source: Path | None = None
        self._found: Comparison | None = None
        self.notice = Notice()
        self.chosen = labels.quiet("Chưa chọn bản sao lưu.")
        self.secret = Field(
            "Mật khẩu hoặc mã khôi phục của bản sao lưu", LineEdit(secret=True), needed=True
        )
        self.secret.editor.setObjectName("restore.secret")
        self.go = main_button("Mở bản này và xem có gì", self._prepare, "history")
        self.go.setObjectName("restore.go")
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        card = Card("Khôi phục từ bản sao lưu")
        card.add(
            labels.text(
                "Chọn tệp .sotay trong thư mục sao lưu (tệp .khoa phải nằm cạnh nó). Cuốn sổ đang "
                "có không bị xóa: nó được giữ bên cạnh dưới tên khác."
            )
        )
        pick = plain_button("Chọn bản sao lưu…", self._choose, "folder-open")
        card.add(row(pick, STRETCH))
        card.add(self.chosen)
        inside = QWidget()
        inside.setLayout(self._inside)
        for widget in (self.secret, self.notice, inside):
            card.add(widget)
        card.add(row(self.go, STRETCH, quiet_button("Thôi, quay lại", self._leave)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(narrow(card, 560))

    def choose(self, source: Path) -> None:
        """Take `source` as the backup to restore."""
        self._drop()
        self._source = source
        self.chosen.setText(source.name)

    def _choose(self) -> None:
        chosen = ask_file(self, "Chọn bản sao lưu", "Cuốn sổ (*.sotay)")
        if chosen is not None:
            self.choose(chosen)

    def _prepare(self) -> None:
        if self._source is None:
            self.notice.say("Hãy chọn bản sao lưu.", Tone.CARE)
            return
        source, book, secret = self._source, self._book, str(self.secret.value())
        now = self._work.now()
        self.go.setEnabled(False)
        self.notice.say("Đang mở bản sao lưu…")
        self._work.long(
            lambda progress, stopped: prepare(source, secret, book, now), self._show, self._refused
        )

    def _show(self, found: "Comparison") -> None:
        self.notice.clear()
        self._found = found
        boxes.clear(self._inside)
        self._inside.addWidget(ComparisonView(found))
        self.go.setEnabled(True)
        self.go.show_action(self._use_action())

    def _use_action(self) -> Action:
        return Action(words="Dùng bản này", on=self._use, icon="check")

    def _use(self) -> None:
        found, book, now = self._found, self._book, self._work.now()
        if found is None:
            return
        self.go.setEnabled(False)
        self._work.long(lambda progress, stopped: use(found, book, now), self._used, self._refused)

    def _used(self, book: Path) -> None:
        self._found = None  # in place now, no longer ours to drop
        self._opened(book)

    def _refused(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        self.notice.say(" ".join((problem.sentence, *problem.details[:3])), Tone.LATE)

    def _leave(self) -> None:
        self._drop()
        self._other()

    def _drop(self) -> None:
        found, self._found = self._found, None
        boxes.clear(self._inside)
        self.go.show_action(
            Action(words="Mở bản này và xem có gì", on=self._prepare, icon="history")
        )
        if found is not None:
            from handbook.services import restores

            restores.drop(found)


def prepare(source: Path, secret: str, book: Path, now: datetime) -> "Comparison":
    """Open a backup beside `book` by its password or recovery code, and say what is in it."""
    from handbook.services import restores

    book.parent.mkdir(parents=True, exist_ok=True)
    return restores.prepare(source, secret, book, now)


def use(found: "Comparison", book: Path, now: datetime) -> Path:
    """Put what was prepared in place of `book` and return `book`."""
    from handbook.services import restores

    restores.put_in_place(found, book, now)
    return book
