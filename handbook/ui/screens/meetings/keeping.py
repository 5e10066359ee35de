"""Keeps the open meeting, its assignments and its resolution as they are typed.

An assignment waits until it says what is to be done. Knows no widget.
"""

from typing import Any

from PySide6.QtCore import QObject

from handbook.records.assignments import Assignment, check
from handbook.records.meetings import Meeting
from handbook.records.resolutions import Resolution
from handbook.ui import keeping
from handbook.ui.work import Work

Typed = Meeting | Assignment | Resolution


class Keeping(keeping.Keeping):
    """What is typed of a meeting and not saved yet."""

    def __init__(
        self, work: Work, parent: QObject | None = None, deed: str = "Ghi buổi sinh hoạt"
    ) -> None:
        super().__init__(work, parent, deed)

    def fits(self, record: Typed) -> bool:
        """Say whether the store takes it: an assignment says what, or why not."""
        return not isinstance(record, Assignment) or not check(record)

    @staticmethod
    def table_of(store: Any, record: Typed) -> Any:
        """Return the table that keeps a record."""
        if isinstance(record, Resolution):
            return store.resolutions
        return store.meetings if isinstance(record, Meeting) else store.assignments

    def typed_assignments(self, meeting_uid: str) -> tuple[Assignment, ...]:
        """Return the assignments of a meeting that were typed and may not be stored yet."""
        typed = self.typed().values()
        return tuple(a for a in typed if isinstance(a, Assignment) and a.meeting == meeting_uid)
