"""What the main window is told while it stands: name, age of the backup, what went wrong.

Decides no page: what stands when there is no main window is the program's.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from handbook.errors import Damaged, Locked, Problem
from handbook.ui.desk import Action
from handbook.ui.parts.tone import Tone
from handbook.ui.watching import backed_up
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.ui.window import MainWindow


class Told(QObject):
    """`window` returns the main window, None before it stands."""

    def __init__(
        self, parent: QObject, work: Work, window: "Callable[[], MainWindow | None]"
    ) -> None:
        super().__init__(parent)
        self._work, self._window = work, window
        work.changed.connect(self.changed)

    def changed(self, kinds: frozenset[str]) -> None:
        """Show what stands in the frame of the window afresh."""
        window = self._window()
        if window is None:
            return
        if "branch" in kinds:
            self._work.read(lambda store: store.branch.get().name, window.show_branch)
        if "backup" in kinds:
            self.show_backup()

    def show_backup(self) -> None:
        """Say how old the last proven backup is."""
        window = self._window()
        if window is not None:
            self._work.service(backed_up, window.status.show_backup)

    def say(self, problem: Problem) -> bool:
        """Say a problem, with the way out where there is one; False when no window hears it."""
        window = self._window()
        if isinstance(problem, Locked) and not (window and window.isVisible()):
            return True  # a hidden screen asked while the handbook was shut
        if window is None:
            return False
        if isinstance(problem, Damaged):
            _leave_unread(window)
        said = " ".join((problem.sentence, *problem.details[:3]))
        window.say(said, Tone.LATE, _way_out(problem, window))
        return True


def _leave_unread(window: "MainWindow") -> None:
    """Let no list say that it is empty: the one that was asked for may be in the damaged page.

    A list that is read after all says again what it holds.
    """
    from handbook.ui.parts.table import Table  # where no list stands yet, none is loaded

    for table in window.findChildren(Table):
        table.unread()


def _way_out(problem: Problem, window: "MainWindow") -> Action | None:
    if not isinstance(problem, Damaged):
        return None
    to_restore = partial(window.go, "settings", part="restore")
    return Action(words="Khôi phục từ bản sao lưu…", on=to_restore, icon="history")
