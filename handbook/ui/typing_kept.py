"""Keeps a half-typed form within the file, so that neither a kill nor a lock loses it.

The form says what is typed; the file keeps it as a draft that its next change clears. Knows no
record and no widget.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from handbook.errors import Problem
from handbook.ui.work import Work

SOON_MS = 800


class TypingKept(QObject):
    """`typed` gives the record as it is typed, None while there is nothing to keep."""

    def __init__(
        self,
        work: Work,
        typed: Callable[[], object | None],
        refused: Callable[[Problem], Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._typed, self._refused = work, typed, refused
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.keep)

    def touch(self) -> None:
        """Note that something was typed: it is kept within a second of the first key."""
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep what is typed now."""
        self._soon.stop()
        record = self._typed()
        if record is not None:
            self._work.service(partial(_keep, record), _nothing, self._refused)

    def stop(self) -> None:
        """Keep nothing any more: it was written, or is not wanted."""
        self._soon.stop()

    def forget(self, uid: str) -> None:
        """Drop what was kept of a record's typing."""
        self.stop()
        self._work.service(partial(_forget, uid), _nothing)


def _keep(record: object, book: Any) -> None:
    book.keep_typing(record)


def _forget(uid: str, book: Any) -> None:
    book.forget_typing(uid)


def _nothing(_: object) -> None:
    """Wait for nothing: it is done."""
