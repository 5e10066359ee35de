"""Type into the minutes of a meeting in the real window and tell how long each fresh page took.

A program of its own, started by `bench_windows`: prints one line of JSON. A timer of one
millisecond tells how long the screen's thread was held at most while typing, pages and saving;
`busy` is the part of such a wait that the thread itself worked: the rest is the machine's.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from handbook.ui.app import Program
from handbook.ui.parts.page_view import PageView
from handbook.ui.steady import keep_alive

_LETTERS = "phat bieu y kien thong nhat voi du thao nghi quyet "
_PAUSE = 120  # milliseconds between a fresh page and the next key
_GIVE_UP = 120_000


class Typist(QObject):
    """Types one letter, waits for the page that shows it, pauses, types the next."""

    def __init__(self, program: Program, uid: str, count: int) -> None:
        super().__init__()
        self._program, self._uid, self._count = program, uid, count
        self._keys: list[float] = []
        self._pressed = 0.0
        self._beat, self._held = 0.0, 0.0
        self._worked, self._busy = 0.0, 0.0
        self._heart = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._heart.timeout.connect(self._tick)
        self._box: QPlainTextEdit | None = None
        self._page: PageView | None = None

    def begin(self) -> None:
        """Open the meeting at its course and wait for its first page."""
        window = self._program.window
        assert window is not None
        window.resize(1366, 768)
        window.go("meetings", uid=self._uid, step="course")
        QTimer.singleShot(3000, self, self._settled)

    def _settled(self) -> None:
        window = self._program.window
        assert window is not None
        (self._page,) = window.findChildren(PageView)
        self._box = next(
            box
            for box in window.findChildren(QPlainTextEdit)
            if box.isVisible() and box.accessibleName().startswith("Báo cáo")
        )
        self._box.setFocus()
        self._page.shown.connect(self._fresh)
        self._heart.start()
        QTimer.singleShot(500, self, self._press)

    def _press(self) -> None:
        assert self._box is not None
        self._pressed = time.perf_counter()
        QTest.keyClicks(self._box, _LETTERS[len(self._keys) % len(_LETTERS)])

    def _fresh(self) -> None:
        if not self._pressed:
            return
        self._keys.append((time.perf_counter() - self._pressed) * 1000)
        self._pressed = 0.0
        if len(self._keys) < self._count:
            QTimer.singleShot(_PAUSE, self, self._press)
        else:
            QTimer.singleShot(2500, self, self._tell)  # the save after the last key counts too

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        if self._beat:
            self._held = max(self._held, (now - self._beat) * 1000 - 1)
            self._busy = max(self._busy, (worked - self._worked) * 1000)
        self._beat, self._worked = now, worked

    def _tell(self) -> None:
        assert self._page is not None
        told = {"keys": self._keys, "held": self._held, "busy": self._busy}
        told["pages"] = self._page.pages.count()
        print(json.dumps(told), flush=True)
        self._program._quit(0)


def main(book: str, uid: str, count: str) -> int:
    """Open the window on `book` and type `count` letters into the meeting `uid`."""
    keep_alive()
    app = QApplication(["handbook"])
    program = Program(app, Path(book))
    typist = Typist(program, uid, int(count))
    program.when_ready(typist.begin)
    QTimer.singleShot(_GIVE_UP, typist, lambda: app.exit(1))
    program.start()
    code = app.exec()
    program.end()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
