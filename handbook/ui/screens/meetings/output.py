"""From the meeting to paper: printed, or saved as PDF or Word; sealed ones as they were."""

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from handbook.papers.catalog import PAPERS, Request
from handbook.records.meetings import Meeting
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.buttons import open_menu
from handbook.ui.parts.files import ask_save
from handbook.ui.parts.tone import Tone

_KINDS = {".pdf": "PDF (*.pdf)", ".docx": "Word (*.docx)"}


class OfMeeting(Protocol):
    """What is open of a meeting and may hold typing that is not saved yet."""

    @property
    def meeting(self) -> Meeting:
        """The meeting whose papers are printed."""

    def flush(self) -> None:
        """Save what is typed."""


class Output:
    """Prints and saves the papers of one open meeting; what is typed is saved first."""

    def __init__(self, editing: OfMeeting, desk: Desk, over: QWidget) -> None:
        self._editing, self._desk, self._over = editing, desk, over

    def offer(self, paper: str = "minutes") -> None:
        """Open the menu: on a printer, as PDF, as Word."""
        self.menu = open_menu(
            self._over,
            (
                Action(words="In ra giấy…", on=lambda: self.print(paper), icon="printer"),
                Action(words="Lưu tệp PDF…", on=lambda: self.save(paper, ".pdf"), icon="download"),
                Action(
                    words="Lưu tệp Word…", on=lambda: self.save(paper, ".docx"), icon="file-text"
                ),
            ),
        )

    def print(self, paper: str) -> None:
        """Send the paper to a printer."""
        self._make(paper, ".pdf", lambda data: self._to_printer(paper, data))

    def save(self, paper: str, suffix: str) -> None:
        """Ask for a file and write the paper there."""
        name = f"{self._name(paper)}{suffix}"
        target = ask_save(self._over, f"Lưu {PAPERS[paper].title}", name, _KINDS[suffix])
        if target is not None:
            self.save_to(paper, target if target.suffix else target.with_suffix(suffix))

    def save_to(self, paper: str, target: Path) -> None:
        """Write the paper to a file and say where it is."""
        from handbook.services import printing

        def write(data: bytes) -> None:
            printing.write_bytes(target, data)
            self._desk.say(f"Đã lưu “{target.name}” vào {target.parent}.", Tone.GOOD)

        self._make(paper, target.suffix.lower(), write)

    def _make(self, paper: str, suffix: str, then: Any) -> None:
        self._editing.flush()
        uid = self._editing.meeting.uid
        self._desk.progress(
            f"Đang tạo {PAPERS[paper].title.lower()}…",
            self._desk.work.long(
                lambda progress, stopped: _made(self._desk.work, paper, uid, suffix), then
            ),
        )

    def _to_printer(self, paper: str, data: bytes) -> None:
        from handbook.ui.paper_out import print_pdf

        said = print_pdf(self._over, data, self._name(paper))
        if said is not None:
            self._desk.say(*said)

    def _name(self, paper: str) -> str:
        meeting = self._editing.meeting
        return f"{PAPERS[paper].title} {meeting.date.isoformat()}"


def _made(work: Any, paper: str, uid: str, suffix: str) -> bytes:
    """Return the paper's bytes: read on the lane, typeset here on the pool."""
    from handbook.services import printing

    known = PAPERS[paper]
    request = Request(day=work.fetch(lambda store: store.session.clock().date()), meeting=uid)
    stored = work.fetch(lambda store: printing.sealed(store, known, request, suffix))
    if stored:
        return bytes(stored)
    return printing.typeset(work.fetch(lambda store: known.build(store, request)), suffix)
