"""The program's start and end: which page stands first, the main window, lock and unlock.

Holds no business and no record. Every heavy library is imported later, on the lane, so that the
window stands soon.
"""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from handbook import paths
from handbook.errors import InUse, Locked, NotFound, Problem, SlotsMissing
from handbook.ui import icons, started, theme, words
from handbook.ui import preferences as kept
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.tone import Tone
from handbook.ui.preferences import Preferences
from handbook.ui.rubbish import Rubbish
from handbook.ui.screens import SCREENS
from handbook.ui.start.waiting import Tries
from handbook.ui.start.window import StartWindow
from handbook.ui.watching import Watch, backed_up
from handbook.ui.window import MainWindow
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook

BOOKS = "Cuốn sổ (*.sotay)"
SLOTS = "Tệp khóa (*.khoa)"
_BY_CODE = "Gõ mã in trên tờ khôi phục, rồi đặt mật khẩu mới."
_ALL = frozenset({"member", "meeting", "assignment", "branch", "seal", "backup"})


def run(
    book: Path | None = None,
    until_ready: bool = False,
    picture: Path | None = None,
    screen: str = "",
) -> int:
    """Open the window on `book` (the usual one when None) and return the exit code.

    `until_ready` prints the milliseconds from process start to the first usable screen and ends;
    `picture` saves what the window shows then; `screen` names the area to open first.
    """
    app = QApplication.instance() or QApplication(["handbook"])
    assert isinstance(app, QApplication)
    from handbook.services import crash

    ended_well = crash.watch()
    program = Program(app, book or paths.default_book(), screen=screen)
    if until_ready or picture:
        program.when_ready(partial(program.show_ready, until_ready, picture))
    program.start()
    code = app.exec()
    program.end()
    ended_well()
    return program.code or code


class Program(QObject):
    """One run of the program: its work lane, its preferences, and the window that stands now."""

    def __init__(self, app: QApplication, book: Path, *, screen: str = "") -> None:
        super().__init__()
        self._app, self.book, self._screen = app, book, screen
        self.code = 0
        self.preferences = kept.read(paths.preferences())
        self.work = Work(crashed=self.crashed, said=self._said)
        self.window: MainWindow | None = None
        self._start: StartWindow | None = None
        self._ready: Callable[[], None] | None = None
        self._batch = False
        self._called = False  # only the first refusal calls the other window
        self._listening: QObject | None = None
        self._rubbish = Rubbish(self)
        self._tries = Tries()
        self._watch = Watch(self.work, lambda: self.window, self)
        self._unread = False  # what the window asked for was refused, so it must ask again
        sys.excepthook = self._hook
        self.work.changed.connect(self._changed)

    def when_ready(self, deed: Callable[[], None]) -> None:
        """Do `deed` once, when the first screen can be used; then no page waits for a person."""
        self._ready, self._batch = deed, True

    def start(self) -> None:
        """Begin to open the handbook, or show the first-start pages when there is none."""
        if self.book.exists() or self.book != paths.default_book() or paths.chosen_book():
            self._open_daily()
            self._name()
            # Built while the lane opens the handbook; what it asks for waits in the lane.
            self._build_window()
        else:
            self._name()
            self._dress()
            self.show_first_start()

    def shown(self) -> QWidget | None:
        """Return the window that stands now: the main one, or the pages before it."""
        return self._start or self.window

    def end(self) -> None:
        """Finish what is under way and let go of everything."""
        self.work.close()
        self._rubbish.stop()
        sys.excepthook = sys.__excepthook__
        if (paths.data() / "tam").exists():
            from handbook.ui import paper_out

            paper_out.sweep()

    # Pages before the main window

    def show_first_start(self) -> None:
        """Show the three pages that make a handbook."""
        from handbook.ui.start.first_start import FirstStart

        page = FirstStart(
            work=self.work,
            path=self.book,
            preferences=lambda: self.preferences,
            prefer=self.prefer,
            opened=self._made,
            other=self.choose_book,
            placed=self._placed,
        )
        self._show_page(page)
        page.branch.focus_first()

    def show_unlock(self, why: str, *, by_code: bool = False) -> None:
        """Ask for the password, or the code, over the place where the window was."""
        from handbook.ui.start.opening import remembered
        from handbook.ui.start.unlock_page import UnlockPage

        page = UnlockPage(
            work=self.work,
            book=self.book,
            why=why,
            remember=remembered(self.book, dict(self.preferences.keyring)),
            opened=self._opened,
            troubled=self.show_trouble,
            other=self.choose_book,
            tries=self._tries,
            by_code=by_code,
        )
        self._show_page(page)
        page.focus_first()

    def show_trouble(self, problem: Problem) -> None:
        """Say why the handbook does not open, with the ways out."""
        from handbook.ui.start.trouble_page import TroublePage

        page = TroublePage(
            problem=problem,
            book=self.book,
            retry=self._open_daily,
            other=self.choose_book,
            restore=self._show_restore,
            fresh=self.show_first_start,
            slots=self._choose_slots,
            code=lambda: self.show_unlock(_BY_CODE, by_code=True),
            copy=self._slots_of_a_copy(problem),
        )
        self._show_page(page, "trouble")

    def choose_book(self) -> None:
        """Ask for another handbook file and open it."""
        assert self._start is not None
        chosen = ask_file(self._start, "Chọn cuốn sổ", BOOKS)
        if chosen is not None:
            self._keep_place(chosen)
            self.open_other(chosen)

    def _keep_place(self, book: Path) -> None:
        """Let `book` be the usual one when this computer has none yet, or its place is gone."""
        if not paths.default_book().exists():
            self._placed(book)

    def open_other(self, book: Path) -> None:
        """Open `book` in place of the one named at the start."""
        self._leave_window()
        self.book = book
        self._open_daily()

    def lock(self) -> None:
        """Show the unlock page where the window was; called when the handbook is closed."""
        self._unread = True
        self._watch.cover()
        from handbook.ui.start.opening import SAMPLE_PASSWORD, sample_book

        why = "Cuốn sổ đã khóa. Gõ mật khẩu để làm tiếp chỗ đang dở."
        if self.book == sample_book():
            why += f" Mật khẩu của cuốn sổ mẫu: {SAMPLE_PASSWORD}"
        self.show_unlock(why)

    def prefer(self, **choices: Any) -> None:
        """Change this computer's choices before the main window stands."""
        self._keep(replace(self.preferences, **choices))
        self._dress()

    def crashed(self, bug: BaseException) -> None:
        """Report a bug of ours and say so on the page."""
        from handbook.services import crash

        sentence = crash.sentence(crash.report(bug))
        if self._batch:
            print(sentence, file=sys.stderr)
            self._quit(1)
        elif self.window is not None and self.window.isVisible():
            self.window.say(sentence, Tone.LATE)
        elif self._start is not None:
            self.show_trouble(Problem(sentence))

    # Opening

    def _open_daily(self) -> None:
        from handbook.ui.start import opening

        book = self.book
        choice = dict(self.preferences.keyring)

        def make() -> "Handbook":
            return opening.open_daily(book, keyring=opening.remembered(book, choice))

        self.work.open(make, lambda _: self._opened(), self._refused)

    def _refused(self, problem: Problem) -> None:
        self._unread = True
        if self._batch:
            print(problem.sentence, file=sys.stderr)
            self._quit(int(problem.exit_code))
            return
        if isinstance(problem, InUse) and not self._called:
            self._call_first(problem)
            return
        apart = isinstance(problem, InUse | SlotsMissing | NotFound)
        if isinstance(problem, Locked) and not apart:
            self.show_unlock(problem.sentence)
        else:
            self.show_trouble(problem)

    def _call_first(self, problem: InUse) -> None:
        """Let the window that has the handbook open come forward, and end; else say it is open."""
        from handbook.ui.coming_forward import Calling

        self._called = True
        Calling(self, self.book, partial(self._quit, 0), partial(self._refused, problem))

    def _listen(self) -> None:
        """Come forward when the same handbook is started again."""
        from handbook.ui.coming_forward import Listening

        if self._listening is not None:
            self._listening.deleteLater()
        self._listening = Listening(self, self.book, self._come_forward)

    def _come_forward(self) -> None:
        from handbook.ui.coming_forward import bring

        shown = self.shown()
        if shown is not None:
            bring(shown)

    def _made(self, remember: bool) -> None:
        if remember:
            self.work.service(lambda book: book.uid, self._remember_choice)
        self._opened()

    def _placed(self, book: Path) -> None:
        """Remember where the new handbook was put, when that is not the usual place."""
        if book != paths.default_book():
            with contextlib.suppress(OSError):  # then it is chosen again next time
                paths.choose_book(book)
        self.book = book

    def _remember_choice(self, uid: str) -> None:
        keyring = {**self.preferences.keyring, uid: True}
        if self.window is not None:
            self.window.prefer(keyring=keyring)
        else:
            self._keep(replace(self.preferences, keyring=keyring))

    def _opened(self) -> None:
        """Show the main window: the same one after a lock, a new one at the start."""
        if self.window is None:
            self._build_window()
        elif self._unread:
            self.work.changed.emit(_ALL)
        self._unread = False
        assert self.window is not None
        self.work.service(_facts, self._know)
        if not self._batch:
            from handbook.ui.start.opening import sample_book

            minutes = self.preferences.idle_minutes
            self._watch.begin(minutes, backs_up=self.book != sample_book())
        self._show_window(self.window, self._start.geometry() if self._start else None)
        self._show_backup()
        # Queued behind what the first screen reads, so its answer comes when that is shown.
        self.work.service(lambda _: None, lambda _: QTimer.singleShot(0, self, self._tell_ready))

    def _know(self, facts: tuple[str, Path]) -> None:
        branch, self.book = facts
        if self.window is not None:
            self.window.show_branch(branch)

    def _build_window(self) -> None:
        self.window = MainWindow(
            places=SCREENS,
            work=self.work,
            preferences=self.preferences,
            keep=self._keep,
            branch="",
            find=_find,
            lock=self.lock,
        )
        if self._screen:
            self.window.go(self._screen)

    def _show_window(self, window: MainWindow, at: QRect | None) -> None:
        if at is not None and not window.isMaximized():
            window.setGeometry(at)
        if self.preferences.maximised and at is None:
            window.showMaximized()
        else:
            window.show()
        if self._start is not None:
            self._start.left.disconnect()
            self._start.close()
            self._start.deleteLater()
            self._start = None

    def _leave_window(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def _show_page(self, page: Any, topic: str = "start") -> None:
        self._rubbish.start()
        at = self.window.geometry() if self.window is not None else None
        if self._start is None:
            self._start = StartWindow(self.preferences.width, self.preferences.height)
            self._start.left.connect(self._app.quit)
        over = at if self.window and self.window.isVisible() else None
        self._start.show_page(page, over, topic)
        if self.window is not None:
            self.window.hide()

    def _show_restore(self) -> None:
        from handbook.ui.start.restore_page import RestorePage

        self._show_page(
            RestorePage(
                work=self.work, book=self.book, opened=self.open_other, other=self._open_daily
            )
        )

    # Ways out of a trouble

    def _slots_of_a_copy(self, problem: Problem) -> Callable[[], None] | None:
        """Return what takes the key file of the newest backup here; None when none would help."""
        if not isinstance(problem, SlotsMissing):
            return None
        from handbook.services import slots

        found = slots.newest_copy(self.book, (paths.backups(), self.book.parent))
        return partial(self.take_slots, found) if found is not None else None

    def _choose_slots(self) -> None:
        assert self._start is not None
        chosen = ask_file(self._start, "Chọn tệp khóa trong thư mục sao lưu", SLOTS)
        if chosen is not None:
            self.take_slots(chosen)

    def take_slots(self, source: Path) -> None:
        """Put a slot file from a backup beside the handbook, and try to open it again."""
        from handbook.services import slots

        try:
            slots.take_over(source, self.book)
        except Problem as problem:
            self.show_trouble(problem)
            return
        self._open_daily()

    # What the window is told

    def _changed(self, kinds: frozenset[str]) -> None:
        if self.window is None:
            return
        if "branch" in kinds:
            self.work.read(lambda store: store.branch.get().name, self.window.show_branch)
        if "backup" in kinds:
            self._show_backup()

    def _show_backup(self) -> None:
        if self.window is not None:
            self.work.service(backed_up, self.window.status.show_backup)

    def _said(self, problem: Problem) -> None:
        if isinstance(problem, Locked) and not (self.window and self.window.isVisible()):
            return  # a hidden screen asked while the handbook was shut
        said = " ".join((problem.sentence, *problem.details[:3]))
        if self.window is not None:
            self.window.say(said, Tone.LATE)
        elif self._start is not None:
            self.show_trouble(problem)

    def _keep(self, preferences: Preferences) -> None:
        if preferences.idle_minutes != self.preferences.idle_minutes:
            self._watch.wait(preferences.idle_minutes)
        self.preferences = preferences
        try:
            kept.write(paths.preferences(), preferences)
        except Problem as problem:
            if self.window is not None and self.window.isVisible():
                self.window.say(problem.sentence, Tone.CARE)

    def _name(self) -> None:
        words.install(self._app)
        self._app.setApplicationName("Sổ tay Chi bộ")
        self._app.setDesktopFileName("so-tay-chi-bo")
        self._app.setWindowIcon(icons.program())

    def _dress(self) -> None:
        theme.wear(self._app, self.preferences.look, self.preferences.scale)

    # Ready, and the end

    def _tell_ready(self) -> None:
        self._rubbish.start()
        deed, self._ready = self._ready, None
        if deed is not None:
            deed()
        else:
            self._listen()

    def show_ready(self, timed: bool, picture: Path | None) -> None:
        """Print the time it took, save the picture, and end."""
        if timed:
            print(started.milliseconds(), flush=True)
        if picture is None:
            self._quit(0)
            return
        # Papers and charts are drawn off the screen's thread: give them time to arrive.
        QTimer.singleShot(700, self, partial(self._take_picture, picture))

    def _take_picture(self, picture: Path) -> None:
        if self.window is None or not self.window.grab().save(str(picture)):
            print(f"Không lưu được ảnh “{picture}”.", file=sys.stderr)
            self._quit(1)
            return
        self._quit(0)

    def _quit(self, code: int) -> None:
        self.code = code
        for window in (self.window, self._start):
            if window is not None:
                window.close()
        self._app.exit(code)

    def _hook(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._quit(1)
        elif isinstance(bug, Problem):
            self._said(bug)
        else:
            self.crashed(bug)


def _facts(book: "Handbook") -> tuple[str, Path]:
    return book.read(lambda store: store.branch.get().name), book.path


def _find(store: Any, text: str) -> Any:
    from handbook.ui import finding

    return finding.find(store, text)
