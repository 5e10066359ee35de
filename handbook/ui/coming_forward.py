"""A second start of the same handbook brings the first window forward instead of opening another.

The two programs meet in a folder of this person's own: the second puts a file there, the first sees
it, takes it away and comes forward. No network is used, and the file holds no words.
"""

import contextlib
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from handbook import paths

PATIENCE_MS = 1500
"""How long the second start waits for the first window's answer."""
_STEP_MS = 50


def call_of(book: Path) -> Path:
    """Return the file that calls the window of `book`."""
    name = hashlib.sha256(str(book.absolute()).encode()).hexdigest()[:16]
    return paths.calls() / name


class Listening(QObject):
    """Calls `called` each time another start asks for the window of `book`."""

    def __init__(self, parent: QObject, book: Path, called: Callable[[], None]) -> None:
        super().__init__(parent)
        self._call, self._called = call_of(book), called
        self._watcher = QFileSystemWatcher(self)
        with contextlib.suppress(OSError):  # a folder that cannot be written: no one can call
            paths.private(self._call.parent)
            self._call.unlink(missing_ok=True)
            self._watcher.addPath(str(self._call.parent))
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if not self._call.exists():
            return
        with contextlib.suppress(OSError):
            self._call.unlink(missing_ok=True)
            self._called()


class Calling(QObject):
    """Asks the window of `book` to come forward; then calls `came`, or `silent` when none does."""

    def __init__(
        self, parent: QObject, book: Path, came: Callable[[], None], silent: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._call, self._came, self._silent = call_of(book), came, silent
        self._left = PATIENCE_MS // _STEP_MS
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._look)
        _let_others_come_forward()
        try:
            paths.private(self._call.parent)
            self._call.touch()
        except OSError:
            self._left = 0
        self._timer.start()

    def _look(self) -> None:
        answered = self._left > 0 and not self._call.exists()
        self._left -= 1
        if answered:
            self._end(self._came)
        elif self._left <= 0:
            with contextlib.suppress(OSError):
                self._call.unlink(missing_ok=True)
            self._end(self._silent)

    def _end(self, then: Callable[[], None]) -> None:
        self._timer.stop()
        self.deleteLater()
        then()


def bring(window: QWidget) -> None:
    """Show `window` above the others, also when it was made small."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _let_others_come_forward() -> None:
    """Windows lets only the program in front give the place in front away."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
