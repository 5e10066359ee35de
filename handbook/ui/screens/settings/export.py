"""*Cài đặt → Xuất dữ liệu*: everything into one folder of plain files, to leave or to read.

Says before it writes what is left out and that the files are not encrypted. Writes nothing itself.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QScrollArea

from handbook.errors import Problem
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import main_button, plain_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_folder
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook
    from handbook.store.store import Store

_WIDE = 520  # pixels at 100 %
_WHAT = (
    "Dữ liệu mở (.json): mọi bản ghi của cuốn sổ, nhập lại được, chương trình khác đọc được.",
    "Danh sách đảng viên: Excel, PDF, Word.",
    "Biên bản đã chốt, nghị quyết, kết luận đã ban hành: PDF và Word, đúng như lúc chốt.",
)
_NEVER = (
    "Luôn để lại trong cuốn sổ: mật khẩu, khóa, mã khôi phục; những gì trong thùng rác. Các giấy "
    "tờ khác (kiểm điểm, việc đột phá…) in hoặc lưu ở màn hình của chúng."
)
_OPEN = (
    "Hãy cất như cất sổ biên bản, xóa khi không cần nữa. Muốn phòng khi hỏng, mất máy thì dùng Sao "
    "lưu: bản sao lưu được mã hóa."
)
_WITHOUT = "Để lại: bản kiểm điểm, kết quả kiểm phiếu, hạn chế của từng người và lịch sử của chúng."
_WITH = "Mang theo cả bản kiểm điểm, kết quả kiểm phiếu, hạn chế của từng người."


class ExportPart(Part):
    """`_moved` brings the progress of an export from the lane to the screen."""

    _moved = Signal(int, int, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._moved.connect(self._show_progress)
        self._stop = threading.Event()
        self.notice = Notice()
        self.reviews = Choice([(False, "Không, để lại trong cuốn sổ"), (True, "Có, mang theo cả")])
        self.reviews.setObjectName("export.reviews")
        self.reviews.edited.connect(self._say_reviews)
        self.told = labels.quiet("")
        self.go = main_button("Chọn thư mục rồi xuất…", self._choose, "download")
        self.go.setObjectName("export.go")
        self.inside = plain_button("", self._ask_inside, "folder-open")
        self.inside.setObjectName("export.inside")
        self.inside.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Tiến độ xuất dữ liệu")
        self.bar.setTextVisible(False)
        self.stop = plain_button("Dừng lại", self._stop_it, "x")
        self.stop.setObjectName("export.stop")
        self.going = boxes.row(self.bar, self.stop)
        self.going.hide()
        self._new: Path | None = None
        self._rounds = 0
        self._say_reviews()
        self.add(self._what_card(), self._where_card())

    def reload(self) -> None:
        """Ask how many review rounds there are."""
        self.desk.work.read(_rounds, self._show)

    def flush(self) -> None:
        """Carry nobody's review along by a choice of another day: one is leaving."""
        if self.go.isEnabled():
            self.reviews.set_value(False)
            self._say_reviews()

    def ask(self, folder: Path) -> None:
        """Ask whether to write into `folder`; refuse one that is not empty."""
        from handbook.services import leaving

        self._offer(None)
        try:
            leaving.refuse_full(folder)
        except Problem as problem:
            self.notice.say(problem.sentence, Tone.LATE)
            self._offer(folder / f"du-lieu-chi-bo-{self.desk.work.today()}")
            self._scroll_to_end()
            return
        self.notice.clear()
        with_reviews = bool(self.reviews.value())
        self.desk.ask(
            f"Xuất vào “{folder}”? Tệp xuất ra không mã hóa, ai có là đọc được. {self._carried()}",
            "Xuất dữ liệu",
            lambda: self.write(folder, with_reviews=with_reviews),
        )

    def write(self, folder: Path, *, with_reviews: bool) -> None:
        """Write everything into `folder`, with progress."""
        self._stop.clear()
        self._busy(True)
        self.notice.say("Đang xuất…")

        def make(book: "Handbook") -> tuple[Path, ...]:
            from handbook.services import leaving

            return leaving.export_everything(
                book,
                folder,
                self._moved.emit,
                with_reviews=with_reviews,
                stopped=self._stop.is_set,
            )

        self.desk.work.service(
            make, lambda files: self._done(folder, files, with_reviews), self._failed
        )

    def _what_card(self) -> Card:
        card = Card("Xuất được những gì")
        for line in _WHAT:
            card.add(labels.text(f"• {line}"))
        card.add(labels.quiet(_NEVER))
        return card

    def _where_card(self) -> Card:
        card = Card("Xuất toàn bộ ra một thư mục")
        asked = Field("Có mang theo lời kiểm điểm của từng người không?", self.reviews)
        asked.setMaximumWidth(look.current().px(_WIDE))
        plain = labels.strong("Tệp xuất ra không mã hóa: ai có thư mục là đọc được hết.")
        buttons = boxes.flowing(self.go)
        inside = boxes.flowing(self.inside)
        for widget in (
            asked,
            self.told,
            plain,
            labels.quiet(_OPEN),
            buttons,
            self.going,
            self.notice,
            inside,
        ):
            card.add(widget)
        return card

    def _choose(self) -> None:
        folder = ask_folder(self, "Chọn một thư mục mới hoặc còn trống")
        if folder is not None:
            self.ask(folder)

    def _offer(self, new: Path | None) -> None:
        self._new = new
        self.inside.setVisible(new is not None)
        if new is not None:
            self.inside.setText(f"Lập thư mục mới “{new.name}” trong đó")
            self.inside.setAccessibleName(self.inside.text())

    def _ask_inside(self) -> None:
        if self._new is not None:
            self.ask(self._new)

    def _stop_it(self) -> None:
        self._stop.set()
        self.stop.setEnabled(False)
        self.notice.say("Đang dừng lại…")

    def _show_progress(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if not self._stop.is_set():
            self.notice.say(f"{words}… {done}/{total}")

    def _done(self, folder: Path, files: tuple[Path, ...], with_reviews: bool) -> None:
        self._busy(False)
        self._scroll_to_end()
        if not files:
            self.notice.say("Đã dừng: không có tệp nào được để lại trong thư mục.", Tone.NEUTRAL)
            return
        left = "" if with_reviews or not self._rounds else f" {_WITHOUT}"
        self.notice.say(f"Đã xuất {len(files)} tệp vào “{folder}”, không mã hóa.{left}", Tone.GOOD)

    def _failed(self, problem: Problem) -> None:
        self._busy(False)
        self.notice.say(problem.sentence, Tone.LATE)
        self._scroll_to_end()

    def _scroll_to_end(self) -> None:
        """Show what came of it, at large text too; the page takes its new height first."""
        QTimer.singleShot(0, self, self._at_end)

    def _at_end(self) -> None:
        page = self.findChild(QScrollArea)
        if page is not None:
            page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())

    def _busy(self, busy: bool) -> None:
        self.going.setVisible(busy)
        self.bar.setRange(0, 0)
        self.go.setEnabled(not busy)
        self.reviews.setEnabled(not busy)
        self.stop.setEnabled(True)
        if busy:
            self._offer(None)
            self._scroll_to_end()

    def _show(self, rounds: int) -> None:
        self._rounds = rounds

    def _say_reviews(self) -> None:
        self.told.setText(self._carried())

    def _carried(self) -> str:
        return _WITH if self.reviews.value() else _WITHOUT


def _rounds(store: "Store") -> int:
    return store.rounds.count()
