"""Show breakthrough tasks in the real screen, of an office and of a branch, and time it.

A program of its own, started by `bench_tasks` with the two handbooks: prints one line of JSON, for
each thing shown the milliseconds in the first and in the second, taken in turns.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

import bench_books
from handbook.services import keys
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey
from handbook.ui import theme
from handbook.ui.preferences import Preferences
from handbook.ui.screens import SCREENS
from handbook.ui.screens.tasks.screen import TasksScreen
from handbook.ui.steady import keep_alive
from handbook.ui.window import MainWindow
from handbook.ui.work import Work

_LIST, _TIMELINE, _PEOPLE = 0, 2, 1
_SHOWN = {"danh sách": _LIST, "theo người": _PEOPLE, "dòng thời gian": _TIMELINE}


class Shown:
    """One handbook in a window of its own, at its breakthrough tasks."""

    def __init__(self, path: Path) -> None:
        self.work = Work(crashed=_crash)
        self.work.open(lambda: Handbook.open(path, _key(path)), lambda book: None)
        self.window = MainWindow(
            places=[place for place in SCREENS if place.name == "tasks"],
            work=self.work,
            preferences=Preferences(look="light"),
            keep=lambda preferences: None,
            branch="",
            find=lambda store, text: (),
            lock=lambda: None,
        )
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go("tasks")
        self.settle()
        screen = self.window.findChild(TasksScreen)
        assert screen is not None
        self.screen = screen

    def settle(self) -> None:
        """Wait until what was asked of the handbook, and what follows, is on the screen."""
        for _ in range(3):
            back: list[None] = []
            self.work.service(lambda book: None, back.append)
            while not back:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.window.repaint()

    def show(self, part: int) -> float:
        """Return the milliseconds from pressing a tab until it is read and painted."""
        self.screen.tabs.press(_LIST if part else _PEOPLE)
        self.settle()
        began = time.perf_counter()
        self.screen.tabs.press(part)
        self.settle()
        return (time.perf_counter() - began) * 1000


def _key(path: Path) -> DataKey:
    return keys.open_with_password(path, bench_books.PASSWORD)


def _crash(problem: BaseException) -> None:
    raise problem


def main(office: str, branch: str, count: str) -> int:
    """Show every part of both so often; print the medians."""
    keep_alive()
    app = QApplication(["handbook"])
    theme.apply(app, theme.Theme.make())
    both = [Shown(Path(office)), Shown(Path(branch))]
    told = {}
    for words, part in _SHOWN.items():
        taken = [[shown.show(part) for shown in both] for _ in range(int(count))]
        told[words] = [statistics.median(one) for one in zip(*taken, strict=True)]
    print(json.dumps(told), flush=True)
    for shown in both:
        shown.window.close()
        shown.work.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
