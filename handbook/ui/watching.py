"""What goes on by itself while the handbook is open: lock when left alone, back up, look back once.

Holds the watches together; what each does stands in its own file.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from handbook import paths
from handbook.errors import Problem
from handbook.records import dates
from handbook.ui import covering
from handbook.ui.covering import ClipboardWatch
from handbook.ui.daily_backup import DailyBackup
from handbook.ui.desk import Action
from handbook.ui.idle import IdleWatch
from handbook.ui.parts.tone import Tone
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook
    from handbook.ui.last_time import LastTime
    from handbook.ui.window import MainWindow


class Watch(QObject):
    """`window` returns the main window, None before it stands."""

    def __init__(
        self, work: Work, window: "Callable[[], MainWindow | None]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work, self._window = work, window
        self.idle = IdleWatch(self._nobody_there, self)
        self.clipboard = ClipboardWatch(self)
        self.daily = DailyBackup(work, self._not_backed_up, self._faulty, self)
        self._looked_back = False

    def begin(self, idle_minutes: int, *, backs_up: bool) -> None:
        """Begin to watch an open handbook; the fictional one is not backed up."""
        self.wait(idle_minutes)
        if backs_up:
            self.daily.start()
        if not self._looked_back:
            self._looked_back = True
            _sweep_papers()
            self._work.service(_look_back, self.tell)

    def wait(self, idle_minutes: int) -> None:
        """Lock after so many minutes without a touch; 0 never."""
        self.idle.wait(idle_minutes)

    def cover(self) -> None:
        """Leave nothing to be seen or pasted: the handbook is locked."""
        self.idle.wait(0)
        self.daily.stop()
        self.clipboard.clear()
        _sweep_papers()
        window = self._window()
        if window is not None:
            covering.close_over(window)

    def tell(self, last: "LastTime") -> None:
        """Say what happened the time before."""
        window = self._window()
        if window is None or not last.sentence:
            return
        window.say(last.sentence, Tone.CARE if last.is_grave else Tone.GOOD, self._way_out(last))

    def _way_out(self, last: "LastTime") -> Action | None:
        if last.behind or last.broken:
            return Action(words="Xem bản sao lưu", on=self._to_backups, icon="history")
        if last.crashed:
            from handbook.ui import last_time

            return Action(words="Mở thư mục báo cáo", on=last_time.open_reports, icon="folder-open")
        return None

    def _to_backups(self) -> None:
        window = self._window()
        if window is not None:
            window.go("settings", part="backup")

    def _nobody_there(self) -> None:
        """Lock: nobody has touched anything for a while; long work is waited for."""
        window = self._window()
        if self._work.is_busy:
            self.idle.wait(1)
        elif window is not None and window.isVisible():
            covering.close_over(window)
            window.lock()

    def _not_backed_up(self, problem: Problem) -> None:
        window = self._window()
        if window is not None:
            window.say(f"Chưa tự sao lưu được. {problem.sentence}", Tone.CARE)

    def _faulty(self, warning: str) -> None:
        window = self._window()
        if window is not None:
            window.say(f"Đã tự sao lưu. {warning}", Tone.LATE)


def _sweep_papers() -> None:
    """Remove papers opened in the computer's own viewer, those of a run that was cut off too."""
    if (paths.data() / "tam").exists():
        from handbook.ui import paper_out

        paper_out.sweep()


def _look_back(book: "Handbook") -> "LastTime":
    from handbook.ui import last_time

    return last_time.look_back(book)


def backed_up(book: "Handbook") -> str:
    """Return how old the last proven backup is and where it lies, for the line at the bottom."""
    from handbook.services import backup

    made = backup.last_proven(book)
    if made is None:
        return "chưa có"
    day = date.fromisoformat(made.at[:10])
    days = (book.clock().date() - day).days
    folder = Path(made.path).parent
    own = folder == paths.backups()  # the program's own copy goes with this computer
    where = "trên máy này" if own else f"ở {folder.name or made.path}"
    if days < 0:  # the clock was set back
        return f"{dates.on_screen(day)}, {where}"
    ago = {0: "hôm nay", 1: "hôm qua"}.get(days, f"{days} ngày trước")
    return f"{ago}, {where}"
