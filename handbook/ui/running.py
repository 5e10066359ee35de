"""One long work under way, as the window follows it. Does no work itself."""

import threading

from PySide6.QtCore import QObject, Signal


class Running(QObject):
    """One long work under way: its progress and the way to stop it."""

    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop at its next safe place."""
        self._stop.set()

    def stopped(self) -> bool:
        """Say whether somebody asked to stop."""
        return self._stop.is_set()
