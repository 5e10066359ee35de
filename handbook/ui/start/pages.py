"""Which page stands before the main window, and where; the ways out of a handbook that is shut.

Opens no handbook and keeps no preference: that is the program's, which the pages only ask.
"""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRect

from handbook import paths
from handbook.errors import Problem, SlotsMissing
from handbook.ui.parts.files import ask_file
from handbook.ui.preferences import Preferences
from handbook.ui.start.waiting import Tries
from handbook.ui.window import MainWindow
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.ui.start.window import StartWindow

BOOKS = "Cuốn sổ (*.sotay)"
SLOTS = "Tệp khóa (*.khoa)"
_BY_CODE = "Gõ mã in trên tờ khôi phục, rồi đặt mật khẩu mới."

_BY_PASSWORD = (
    "Phần mã khôi phục của tệp khóa bị hỏng; mật khẩu vẫn mở được. Mở xong, hãy lập tờ khôi phục "
    "mới ở Cài đặt → Mật khẩu, khóa."
)


class Opener(Protocol):
    """What the pages ask of the program."""

    work: Work
    book: Path
    preferences: Preferences
    window: MainWindow | None

    def prefer(self, **choices: Any) -> None:
        """Change this computer's choices."""

    def open_daily(self) -> None:
        """Open `book`, without asking when that can be."""

    def open_other(self, book: Path) -> None:
        """Open `book` in place of the one named at the start."""

    def made(self, remember: bool) -> None:
        """Go on with a handbook that was just made."""

    def opened(self) -> None:
        """Go on with a handbook that was just opened."""


class Pages:
    """`shown` is called when a page stands, `left` when the person closes the window of pages."""

    def __init__(
        self, program: Opener, *, left: Callable[[], Any], shown: Callable[[], Any]
    ) -> None:
        self._program, self._left, self._shown = program, left, shown
        self.window: StartWindow | None = None
        self._tries = Tries()

    def show_first_start(self) -> None:
        """Show the three pages that make a handbook."""
        from handbook.ui.start.first_start import FirstStart

        program = self._program
        page = FirstStart(
            work=program.work,
            path=program.book,
            preferences=lambda: program.preferences,
            prefer=program.prefer,
            opened=program.made,
            other=self.choose_book,
            placed=self._placed,
        )
        self._show(page)
        page.branch.focus_first()

    def show_unlock(self, why: str, *, by_code: bool = False) -> None:
        """Ask for the password, or the code, over the place where the window was."""
        from handbook.ui.start.opening import remembered
        from handbook.ui.start.unlock_page import UnlockPage

        program = self._program
        page = UnlockPage(
            work=program.work,
            book=program.book,
            why=why,
            remember=remembered(program.book, dict(program.preferences.keyring)),
            opened=program.opened,
            troubled=self.show_trouble,
            other=self.choose_book,
            tries=self._tries,
            by_code=by_code,
        )
        self._show(page, "unlock")
        page.focus_first()

    def show_locked(self) -> None:
        """Ask for the password of the handbook that was locked just now."""
        from handbook.ui.start.opening import SAMPLE_PASSWORD, sample_book

        why = "Cuốn sổ đã khóa. Gõ mật khẩu để làm tiếp chỗ đang dở."
        if self._program.book == sample_book():
            why += f" Mật khẩu của cuốn sổ mẫu: {SAMPLE_PASSWORD}"
        self.show_unlock(why)

    def show_trouble(self, problem: Problem) -> None:
        """Say why the handbook does not open, with the ways out."""
        from handbook.ui.start.trouble_page import TroublePage

        page = TroublePage(
            problem=problem,
            book=self._program.book,
            retry=self._program.open_daily,
            other=self.choose_book,
            restore=self._show_restore,
            fresh=self.show_first_start,
            slots=self._choose_slots,
            code=lambda: self.show_unlock(_BY_CODE, by_code=True),
            password=lambda: self.show_unlock(_BY_PASSWORD),
            copy=self._slots_of_a_copy(problem),
        )
        self._show(page, "trouble")

    def choose_book(self) -> None:
        """Ask for another handbook file and open it."""
        assert self.window is not None
        chosen = ask_file(self.window, "Chọn cuốn sổ", BOOKS)
        if chosen is not None:
            self._keep_place(chosen)
            self._program.open_other(chosen)

    def take_slots(self, source: Path) -> None:
        """Put a slot file from a backup beside the handbook, and try to open it again."""
        from handbook.services import slots

        try:
            slots.take_over(source, self._program.book)
        except Problem as problem:
            self.show_trouble(problem)
            return
        self._program.open_daily()

    def place(self) -> QRect | None:
        """Return where the pages stand; None when they do not."""
        return self.window.geometry() if self.window else None

    def close(self) -> None:
        """Let the pages go: the main window stands."""
        if self.window is not None:
            self.window.left.disconnect()
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _show(self, page: Any, topic: str = "start") -> None:
        self._shown()
        main = self._program.window
        at = main.geometry() if main is not None else None
        if self.window is None:
            from handbook.ui.start.window import StartWindow  # most starts need none of it

            kept = self._program.preferences
            self.window = StartWindow(kept.width, kept.height)
            self.window.left.connect(self._left)
        over = at if main and main.isVisible() else None
        self.window.show_page(page, over, topic)
        if main is not None:
            main.hide()

    def _show_restore(self) -> None:
        from handbook.ui.start.restore_page import RestorePage

        program = self._program
        self._show(
            RestorePage(
                work=program.work,
                book=program.book,
                opened=program.open_other,
                other=program.open_daily,
            ),
            "restore",
        )

    def _keep_place(self, book: Path) -> None:
        """Let `book` be the usual one when this computer has none yet, or its place is gone."""
        if not paths.default_book().exists():
            self._placed(book)

    def _placed(self, book: Path) -> None:
        """Remember where the new handbook was put, when that is not the usual place."""
        if book != paths.default_book():
            with contextlib.suppress(OSError):  # then it is chosen again next time
                paths.choose_book(book)
        self._program.book = book

    def _slots_of_a_copy(self, problem: Problem) -> Callable[[], None] | None:
        """Return what takes the key file of the newest backup here; None when none would help."""
        if not isinstance(problem, SlotsMissing):
            return None
        from handbook.services import slots

        book = self._program.book
        found = slots.newest_copy(book, (paths.backups(), book.parent))
        return partial(self.take_slots, found) if found is not None else None

    def _choose_slots(self) -> None:
        assert self.window is not None
        chosen = ask_file(self.window, "Chọn tệp khóa trong thư mục sao lưu", SLOTS)
        if chosen is not None:
            self.take_slots(chosen)
