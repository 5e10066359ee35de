"""*Cài đặt → Sao lưu*: a proven backup now, those that were made, the check of the file.

Where the handbook lies is judged here too: some places are for backups alone.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from handbook import paths
from handbook.errors import Problem
from handbook.records import dates, kinds, storage_places
from handbook.ui import drives
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import main_button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.files import ask_folder
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part
from handbook.ui.screens.settings.sealed_check import SealedCheck

if TYPE_CHECKING:
    from handbook.services.backup import Backup
    from handbook.services.checking import Report
    from handbook.services.handbook import Handbook

_MEND = "Hãy khôi phục từ bản sao lưu gần nhất."
_COMPARE = "Tệp không hỏng; muốn biết khác gì thì so với một bản sao lưu trước ở Khôi phục."
_STAMP = re.compile(r"\d{4}-\d\d-\d\d_\d{6}")


class BackupPart(Part):
    """`_moved` brings the progress of a backup from the lane to the screen."""

    _moved = Signal(int, int, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._moved.connect(self._show_progress)
        self.notice = Notice()
        self.check_notice = Notice()
        self.state = Chip("Chưa có", Tone.LATE)
        self.last = labels.text("")
        self.proof = labels.quiet("")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Tiến độ sao lưu")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.go = main_button("Sao lưu ngay vào thư mục…", self._ask, "hard-drive")
        self.go.setObjectName("settings.backup")
        self.again = plain_button("Sao lưu vào chỗ lần trước", self._repeat, "rotate-ccw")
        self.again.setObjectName("settings.backup_again")
        self.elsewhere = labels.quiet("")
        self.place_notice = Notice()
        self.sticks = QVBoxLayout()
        self.sticks.setContentsMargins(0, 0, 0, 0)
        self.made = self._made_table()
        self._folder: Path | None = None
        self._book: Path | None = None
        self.sealed = SealedCheck(desk)
        self.add(self._now_card(), self._listed_card(), self._check_card(), self.sealed)

    def reload(self) -> None:
        """Read what was proven last."""
        self.desk.work.service(_state, self._show)

    def back_up_to(self, folder: Path) -> None:
        """Make a proven backup in `folder`."""
        self.go.setEnabled(False)
        self.again.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.notice.say("Đang sao lưu…")

        def make(book: "Handbook") -> "Backup":
            from handbook.services import backup

            return backup.back_up(book, folder, self._moved.emit)

        self.desk.work.service(make, self._done, self._failed)

    def _made_table(self) -> Table:
        made = Table(
            [
                Column("Bản sao lưu", lambda f: f.name, second=lambda f: str(f.parent)),
                Column("Cỡ", _size, width=110, right=True, quiet=True),
            ],
            name="Các bản sao lưu trên máy này và ở chỗ lần trước",
            empty="Chưa có bản nào.",
            key=lambda file: str(file),
        )
        made.setMinimumHeight(220)
        made.opened.connect(lambda file: self.desk.go("settings", part="restore", file=file))
        return made

    def _now_card(self) -> Card:
        card = Card("Sao lưu", self.state)
        buttons = boxes.flowing(self.go, self.again)
        sticks = QWidget()
        sticks.setLayout(self.sticks)
        lines = (self.last, self.proof, self.elsewhere, sticks, buttons, self.bar, self.notice)
        for widget in lines:
            card.add(widget)
        card.add(
            labels.quiet(
                "Ngoài ra, mỗi ngày có thay đổi thì chương trình tự sao lưu một bản trên máy này, "
                "và trước mỗi lần nâng cấp, khôi phục. Bản tự động cũ được bỏ bớt dần: giữ theo "
                "ngày, tuần, tháng, năm; bản do người dùng làm không bao giờ bị xóa."
            )
        )
        return card

    def _listed_card(self) -> Card:
        card = Card("Các bản đã có")
        card.add(labels.quiet("Bấm đúp một bản để xem khác gì với cuốn sổ, khôi phục, diễn tập."))
        card.add(self.made)
        return card

    def show_sticks(self, found: tuple[drives.Drive, ...]) -> None:
        """Offer each disk that is plugged in as one button."""
        boxes.clear(self.sticks)
        look = quiet_button("Tìm ổ USB", self._look_for_sticks, "rotate-ccw")
        look.setObjectName("settings.look_for_sticks")
        if not found:
            self.sticks.addWidget(labels.quiet("Chưa thấy ổ USB nào: cắm vào rồi bấm Tìm ổ USB."))
            self.sticks.addWidget(boxes.flowing(look))
        for place, drive in enumerate(found):
            words = f"Sao lưu vào ổ {drive.words}"
            button = plain_button(words, self._to_stick(drive), "hard-drive")
            button.setObjectName(f"settings.backup_stick_{place}")
            beside = [look] if place == len(found) - 1 else []
            self.sticks.addWidget(boxes.flowing(button, *beside))

    def _to_stick(self, drive: drives.Drive) -> Callable[[], None]:
        return lambda: self.back_up_to(drive.folder)

    def _look_for_sticks(self) -> None:
        if self._book is not None:
            self.show_sticks(drives.plugged_in(self._book))

    def _check_card(self) -> Card:
        check = plain_button("Kiểm tra ngay", self._check, "check-check")
        check.setObjectName("settings.check")
        self.place = labels.quiet("")
        card = Card("Kiểm tra cuốn sổ")
        lines = (self.place, self.place_notice, boxes.flowing(check), self.check_notice)
        for widget in lines:
            card.add(widget)
        return card

    def _ask(self) -> None:
        folder = ask_folder(self, "Chọn thư mục sao lưu (nên ở ổ USB hoặc ổ khác)")
        if folder is not None:
            self.back_up_to(folder)

    def _repeat(self) -> None:
        self.back_up_to(self._folder or paths.backups())

    def _done(self, made: "Backup") -> None:
        self._rest()
        said = f"Đã sao lưu và thử mở lại: {kinds.counted(made.counts)}. Tệp: {made.path}"
        if made.faults:
            from handbook.services.backup import warning

            self.notice.say(f"{said} {warning(made.faults)}", Tone.CARE)
        else:
            self.notice.say(said, Tone.GOOD)
        self.desk.work.changed.emit(frozenset({"backup"}))

    def _failed(self, problem: Problem) -> None:
        self._rest()
        self.notice.say(" ".join((problem.sentence, *problem.details[:2])), Tone.LATE)

    def _rest(self) -> None:
        self.bar.hide()
        self.go.setEnabled(True)
        self.again.setEnabled(True)

    def _show_progress(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.notice.say(f"{words}…")

    def _show(self, state: tuple[Path, "Backup | None", "Backup | None"]) -> None:
        book, made, elsewhere = state
        self._book = book
        self.show_place(book, drives.place_of(book))
        self.show_sticks(drives.plugged_in(book))
        self.elsewhere.setText(elsewhere_words(elsewhere))
        self._folder = Path(made.path).parent if made else None
        self.again.setVisible(made is not None)
        if made is None:
            self.state.show_state("Chưa có", Tone.LATE)
            self.last.setText("Chưa có bản sao lưu nào đã thử mở lại.")
            self.proof.setText("Mỗi bản chép xong được mở lại, đếm và so với cuốn sổ.")
        else:
            self.state.show_state("Đã thử mở lại", Tone.GOOD)
            self.last.setText(f"Bản gần nhất: {dates.on_screen(made.at[:10])}, {made.at[11:16]}")
            self.proof.setText(
                f"Đã mở lại, đếm đủ {kinds.counted(made.counts)}; "
                f"dấu vân {made.sha256[:16].upper()}."
            )
        folders = {self._folder or paths.backups(), paths.backups()}
        files = [file for folder in folders for file in backups_in(folder, book)]
        self.made.show_rows(sorted(files, key=lambda file: stamp_of(file), reverse=True))

    def show_place(self, book: Path, kind: storage_places.PlaceKind) -> None:
        """Say where the handbook lies, and warn of a place that is none for it."""
        self.place.setText(f"Cuốn sổ đang mở nằm ở: {book}")
        words = storage_places.warning(kind)
        if words:
            self.place_notice.say(words, Tone.CARE)
        else:
            self.place_notice.clear()

    def _check(self) -> None:
        self.check_notice.say("Đang kiểm tra…")

        def check(book: "Handbook") -> "Report":
            from handbook.services import checking

            return checking.check(book)

        self.desk.work.service(check, self._checked, self._not_checked)

    def _not_checked(self, problem: Problem) -> None:
        self.check_notice.say(problem.sentence, Tone.LATE)

    def _checked(self, report: "Report") -> None:
        if report.problems:
            way_out = _MEND if report.damaged else _COMPARE
            said = " ".join((*report.problems[:4], way_out))
            self.check_notice.say(said, Tone.LATE if report.damaged else Tone.CARE)
        else:
            self.check_notice.say(f"Cuốn sổ nguyên vẹn: {kinds.counted(report.counts)}.", Tone.GOOD)


def backups_in(folder: Path, book: Path) -> tuple[Path, ...]:
    """Return the backups of `book` in `folder`, newest first."""
    if not folder.is_dir():
        return ()
    found = (f for f in folder.glob(f"{book.stem}_*{book.suffix}") if f != book)
    return tuple(sorted(found, reverse=True))


def stamp_of(file: Path) -> str:
    """Return the part of a backup's name that says when it was made."""
    found = _STAMP.search(file.stem)
    return found[0] if found else ""


def elsewhere_words(made: "Backup | None") -> str:
    """Return which backup lies on another disk than the handbook."""
    if made is None:
        return (
            "Chưa có bản nào ở ổ khác: hỏng hoặc mất máy này là mất cả sổ lẫn bản sao. Hãy sao "
            "lưu vào USB."
        )
    day = dates.on_screen(made.at[:10])
    return f"Bản gần nhất ở ổ khác: {day}, trong {Path(made.path).parent}"


def _state(book: "Handbook") -> tuple[Path, Any, Any]:
    from handbook.services import backup

    return book.path, backup.last_proven(book), backup.last_elsewhere(book)


def _size(file: Path) -> str:
    try:
        kilobytes = file.stat().st_size / 1024
    except OSError:
        return ""
    if kilobytes < 1024:
        return f"{kilobytes:.0f} KB"
    return f"{kilobytes / 1024:.1f} MB".replace(".", ",")
