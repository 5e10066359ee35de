"""The program's start and end: which page stands first, the main window, lock and unlock.

Holds no business and no record. Every heavy library is imported later, on the lane, so that the
window stands soon.
"""

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
from handbook.ui import first_sight, icons, theme, words
from handbook.ui import preferences as kept
from handbook.ui.one_window import OneWindow
from handbook.ui.parts.tone import Tone
from handbook.ui.preferences import Preferences
from handbook.ui.rubbish import Rubbish
from handbook.ui.screens import SCREENS
from handbook.ui.start.pages import Pages
from handbook.ui.told import Told
from handbook.ui.watching import Watch
from handbook.ui.window import MainWindow
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook

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
        self._ready: Callable[[], None] | None = None
        self._batch = False
        self._rubbish = Rubbish(self)
        self.pages = Pages(self, left=app.quit, shown=self._rubbish.start)
        self._watch = Watch(self.work, lambda: self.window, self)
        self._unread = False  # what the window asked for was refused, so it must ask again
        self.one = OneWindow(self, self.shown, lambda: self._quit(0))
        self._told = Told(self, self.work, lambda: self.window)
        sys.excepthook = self._hook

    def when_ready(self, deed: Callable[[], None]) -> None:
        """Do `deed` once, when the first screen can be used; then no page waits for a person."""
        self._ready, self._batch = deed, True

    def start(self) -> None:
        """Begin to open the handbook, or show the first-start pages when there is none."""
        self._rubbish.hold()
        if self.book.exists() or self.book != paths.default_book() or paths.chosen_book():
            self.open_daily()
            words.introduce(self._app, icons.program())
            # Built while the lane opens the handbook; what it asks for waits in the lane.
            self._build_window()
        else:
            words.introduce(self._app, icons.program())
            self._dress()
            self.pages.show_first_start()

    def shown(self) -> QWidget | None:
        """Return the window that stands now: the main one, or the pages before it."""
        return self.pages.window or self.window

    def end(self) -> None:
        """Finish what is under way and let go of everything."""
        self.work.close()
        self._rubbish.stop()
        sys.excepthook = sys.__excepthook__
        if (paths.data() / "tam").exists():
            from handbook.ui import paper_out

            paper_out.sweep()

    # What the pages before the main window ask for

    def open_daily(self) -> None:
        """Open the handbook, by the keyring when it may; else a page asks, or says why not."""
        from handbook.ui.start import opening

        book = self.book
        choice = dict(self.preferences.keyring)

        def make() -> "Handbook":
            return opening.open_daily(book, keyring=opening.remembered(book, choice))

        self.work.open(make, lambda _: self.opened(), self._refused)

    def open_other(self, book: Path) -> None:
        """Open `book` in place of the one named at the start."""
        self._leave_window()
        self.book = book
        self.open_daily()

    def made(self, remember: bool) -> None:
        """Go on with a handbook just made; `remember`: this computer keeps its key."""
        if remember:
            self.work.service(lambda book: book.uid, self._remember_choice)
        self.opened()

    def opened(self) -> None:
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
        self._show_window(self.window, self.pages.place())
        self._told.show_backup()
        # Queued behind what the first screen reads, so its answer comes when that is shown.
        self.work.service(lambda _: None, lambda _: QTimer.singleShot(0, self, self._tell_ready))

    def lock(self) -> None:
        """Show the unlock page where the window was; called when the handbook is closed."""
        self._unread = True
        self._watch.cover()
        self.pages.show_locked()

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
        elif self.pages.window is not None:
            self.pages.show_trouble(Problem(sentence))

    # Opening

    def _refused(self, problem: Problem) -> None:
        self._unread = True
        if self._batch:
            print(problem.sentence, file=sys.stderr)
            self._quit(int(problem.exit_code))
            return
        if isinstance(problem, InUse) and not self.one.called:
            self.one.call(self.book, partial(self._refused, problem))
            return
        apart = isinstance(problem, InUse | SlotsMissing | NotFound)
        if isinstance(problem, Locked) and not apart:
            self.pages.show_unlock(problem.sentence)
        else:
            self.pages.show_trouble(problem)

    def _remember_choice(self, uid: str) -> None:
        keyring = {**self.preferences.keyring, uid: True}
        if self.window is not None:
            self.window.prefer(keyring=keyring)
        else:
            self._keep(replace(self.preferences, keyring=keyring))

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
        self.pages.close()

    def _leave_window(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def _said(self, problem: Problem) -> None:
        if not self._told.say(problem) and self.pages.window is not None:
            self.pages.show_trouble(problem)

    def _keep(self, preferences: Preferences) -> None:
        if preferences.idle_minutes != self.preferences.idle_minutes:
            self._watch.wait(preferences.idle_minutes)
        self.preferences = preferences
        try:
            kept.write(paths.preferences(), preferences)
        except Problem as problem:
            if self.window is not None and self.window.isVisible():
                self.window.say(problem.sentence, Tone.CARE)

    def _dress(self) -> None:
        theme.wear(self._app, self.preferences.look, self.preferences.scale)

    # Ready, and the end

    def _tell_ready(self) -> None:
        self._rubbish.start()
        deed, self._ready = self._ready, None
        if deed is not None:
            deed()
        else:
            self.one.listen(self.book)

    def show_ready(self, timed: bool, picture: Path | None) -> None:
        """Print the time it took, save the picture, and end."""
        first_sight.report(self, lambda: self.window, self._quit, timed=timed, picture=picture)

    def _quit(self, code: int) -> None:
        self.code = code
        for window in (self.window, self.pages.window):
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
