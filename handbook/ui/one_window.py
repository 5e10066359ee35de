"""One window for one handbook: a second start calls the first window forward, and ends.

How the two meet is in `coming_forward`, loaded only when one calls or the first screen stands.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


class OneWindow(QObject):
    """`shown` returns what stands now; `ended` is called when another window came forward."""

    def __init__(
        self, parent: QObject, shown: Callable[[], QWidget | None], ended: Callable[[], Any]
    ) -> None:
        super().__init__(parent)
        self._shown, self._ended = shown, ended
        self.called = False  # only the first refusal calls the other window
        self.listening: QObject | None = None

    def call(self, book: Path, silent: Callable[[], Any]) -> None:
        """Let the window that has `book` open come forward, and end; `silent` when none does."""
        from handbook.ui.coming_forward import Calling

        self.called = True
        Calling(self, book, self._ended, silent)

    def listen(self, book: Path) -> None:
        """Come forward when `book` is started again."""
        from handbook.ui.coming_forward import Listening

        if self.listening is not None:
            self.listening.deleteLater()
        self.listening = Listening(self, book, self._come)

    def _come(self) -> None:
        from handbook.ui.coming_forward import bring

        shown = self._shown()
        if shown is not None:
            bring(shown)
