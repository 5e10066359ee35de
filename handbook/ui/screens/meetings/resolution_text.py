"""An open resolution in memory: its record, what is known round its meeting, and what was typed.

Every edit replaces the frozen record; `Keeping` writes it. Knows no widget.
"""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from handbook.records import numbering
from handbook.records.meetings import Meeting
from handbook.records.resolution_checks import Fault
from handbook.records.resolutions import Resolution, ResolutionState
from handbook.services import resolutions as service
from handbook.services.meetings import Gathered, gather
from handbook.store.resolutions import Issued
from handbook.ui.screens.meetings.keeping import Keeping
from handbook.ui.work import Work

_DEED = "Ghi nghị quyết, kết luận"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedResolution:
    """A resolution as read, with its meeting, its issued paper, and the number it has or gets."""

    resolution: Resolution
    meeting: Meeting
    gathered: Gathered
    issued: Issued | None
    number: int


def read(store: Any, uid: str) -> OpenedResolution:
    """Return a resolution with all that its page needs; raises NotFound."""
    resolution = store.resolutions.by_uid(uid)
    meeting = store.meetings.by_uid(resolution.meeting)
    return OpenedResolution(
        resolution=resolution,
        meeting=meeting,
        gathered=gather(store, meeting),
        issued=store.resolutions.current(uid),
        number=service.next_number(store, resolution),
    )


def page_of(opened: OpenedResolution, typed: Resolution) -> tuple[bytes, tuple[Fault, ...]]:
    """Return the paper as typed by now, as a PDF, and what is to be mended on it."""
    from handbook.papers import resolution as paper
    from handbook.typeset.to_pdf import to_pdf

    found = service.faults(opened.gathered, opened.meeting, typed)
    return to_pdf(paper.document(opened.gathered, opened.meeting, typed)), found


def drafted(opened: OpenedResolution) -> Resolution:
    """Return what the first draft would be from the meeting as it is now."""
    from handbook.papers.resolution_draft import drafted as draft

    return draft(opened.gathered, opened.meeting, opened.resolution.kind)


class Writing(QObject):
    """One open resolution; `changed` tells of an edit, `refused` of a save that failed."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, work: Work, opened: OpenedResolution, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened, self.resolution = opened, opened.resolution
        self.keeping = Keeping(work, self, _DEED)
        self.keeping.adopt(opened.resolution)
        self.keeping.kept.connect(self._kept)
        self.keeping.refused.connect(self.refused)

    @property
    def meeting(self) -> Meeting:
        """Return the meeting it belongs to."""
        return self.opened.meeting

    @property
    def issued(self) -> bool:
        """Say whether nothing can be changed."""
        return self.resolution.state is ResolutionState.ISSUED

    def symbol(self) -> str:
        """Return the number on the paper: `Số 11-NQ/CB`, given or next."""
        number = self.resolution.number or self.opened.number
        kind = self.resolution.kind.paper
        return numbering.symbol(number, kind, self.opened.gathered.branch.symbol)

    def set(self, **fields: Any) -> None:
        """Change fields of the resolution."""
        fresh = replace(self.resolution, **fields)
        if fresh != self.resolution and not self.issued:
            self.resolution = fresh
            self.keeping.touch(fresh)
            self.changed.emit()

    def flush(self) -> None:
        """Save what is typed: a field was left."""
        self.keeping.flush()

    def forget(self) -> None:
        """Drop what is typed: the draft goes to the bin."""
        self.keeping.forget(self.resolution.uid)

    def same(self, opened: OpenedResolution) -> bool:
        """Say whether what was read again is what is shown, or was written from here."""
        if self.keeping.waiting():
            return True
        known = replace(self.opened, resolution=opened.resolution, number=opened.number)
        return known == opened and self.keeping.ours(opened.resolution)

    def _kept(self, records: Any) -> None:
        for record in records:
            self.resolution = replace(self.resolution, version=record.version)
