"""Makes the day's automatic backup while the program stands, some time after its start."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from handbook import paths
from handbook.errors import Problem
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.services.backup import Backup
    from handbook.services.handbook import Handbook

FIRST_MS = 20_000  # the first screens come first
_EVERY_MS = 15 * 60_000


class DailyBackup(QObject):
    """Asks again and again whether one is due.

    `failed` hears once why one could not be made, `faulty` what is wrong inside one that was made.
    """

    def __init__(
        self,
        work: Work,
        failed: Callable[[Problem], None],
        faulty: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._failed, self._faulty = work, failed, faulty
        self._told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin; a second time does nothing."""
        if not self._timer.isActive():
            self._timer.start(FIRST_MS)

    def stop(self) -> None:
        """Stop while the handbook is closed."""
        self._timer.stop()

    def look(self) -> None:
        """Make a backup when one is due."""
        self._timer.setInterval(_EVERY_MS)
        self._work.service(_make, self._made, self._refused)

    def _made(self, made: "Backup | None") -> None:
        if made is not None:
            self._told = False
            self._work.changed.emit(frozenset({"backup"}))
            if made.faults:
                from handbook.services.backup import warning

                self._faulty(warning(made.faults))

    def _refused(self, problem: Problem) -> None:
        if not self._told:
            self._told = True
            self._failed(problem)


def _make(book: "Handbook") -> "Backup | None":
    from handbook.services import automatic_backups

    return automatic_backups.make(book, paths.backups())
