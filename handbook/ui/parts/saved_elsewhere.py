"""Asks what becomes of typing when others saved the same record meanwhile: keep it, or read again.

Knows no kind of record; the screen says how what was saved is shown.
"""

from collections.abc import Callable
from typing import Any

from handbook.errors import Stale
from handbook.ui.keeping import Keeping
from handbook.ui.parts.question import QuestionBar
from handbook.ui.work import Work


class SavedElsewhere(QuestionBar):
    """`again` shows what is saved, once what was typed here has been dropped."""

    def __init__(self, work: Work, keeping: Keeping, again: Callable[[], Any]) -> None:
        super().__init__()
        self._work, self._keeping, self._again = work, keeping, again

    def ask_about(self, problem: Stale) -> None:
        """Ask; nothing is written or dropped before the answer."""
        self.ask(
            problem.sentence,
            "Giữ phần đang gõ",
            self._keep_mine,
            "Đọc lại bản đã ghi",
            self._read_again,
        )

    def _keep_mine(self) -> None:
        """Write what is typed here over what was saved elsewhere, as the person chose."""
        typed = tuple(self._keeping.typed().values())

        def stored(store: Any) -> tuple[Any, ...]:
            found = (self._keeping.table_of(store, one).find_uid(one.uid) for one in typed)
            return tuple(one for one in found if one is not None)

        self._work.read(stored, self._write_over)

    def _write_over(self, stored: tuple[Any, ...]) -> None:
        self._keeping.adopt(*stored)
        self._keeping.flush()

    def _read_again(self) -> None:
        """Drop what is typed here and show what was saved elsewhere."""
        for uid in tuple(self._keeping.typed()):
            self._keeping.forget(uid)
        self._again()
