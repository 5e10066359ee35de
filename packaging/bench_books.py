"""The handbooks that are measured: fictional, made with the program's own services.

Key slots are cheap here: the daily start gets its key from the system and derives none.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from handbook.papers import minutes
from handbook.papers.gathered import gather
from handbook.records.meetings import Meeting, MeetingState, Speech
from handbook.records.numbering import PaperType
from handbook.records.settings import term_on
from handbook.services import demo, demo_people
from handbook.services.handbook import Handbook, local_now
from handbook.services.slots import Cost
from handbook.store.seals import Seal, new_seal_uid
from handbook.store.store import Store
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

PASSWORD = "cuon so do dac"  # of fictional handbooks only
PAGES = 6
_CHEAP = Cost(n=1024, r=8, p=1)
_STAND_IN = b"%PDF-1.7 stand-in"


def make(path: Path, *, years: int, times: int = 1, whole_papers: bool = False) -> Handbook:
    """Make a handbook of so many years, all past minutes sealed; `times` multiplies meetings.

    Sealed papers are stand-ins of a few bytes unless `whole_papers`: then all hold the bytes of
    real minutes, without the time it takes to make each.
    """
    branch = demo_people.branch(random.Random(1), local_now().date())
    handbook = Handbook.create(path, branch, PASSWORD, cost=_CHEAP).handbook
    demo.fill(handbook, years=years, times=times)
    pdf, docx = _papers(handbook) if whole_papers else (_STAND_IN, _STAND_IN)
    handbook.change("Chốt", lambda store: _seal_all(store, pdf, docx))
    return handbook


def latest(handbook: Handbook, count: int = 1) -> tuple[Meeting, ...]:
    """Return the last sealed meetings whole, newest first."""

    def read(store: Store) -> tuple[Meeting, ...]:
        found = [m for m in store.meetings.summaries() if m.state is MeetingState.SEALED]
        return tuple(store.meetings.by_uid(m.uid) for m in found[:count])

    return handbook.read(read)


def draft_of_pages(handbook: Handbook, pages: int = PAGES) -> Meeting:
    """Let the meeting in preparation fill so many pages, and return it."""
    coming = handbook.read(lambda store: store.meetings.on_or_after(date(1, 1, 1)))
    assert coming is not None
    meeting, told = replace(coming, speeches=()), _texts(handbook)
    gathered = handbook.read(lambda store: gather(store, meeting))
    while _page_count(to_pdf(minutes.document(gathered, meeting))) < pages:
        more = tuple(Speech(name="Trần Văn Mẫu", text=told(), answer=told()) for _ in range(4))
        meeting = replace(meeting, speeches=(*meeting.speeches, *more))
    return handbook.change("Ghi", lambda store: store.meetings.put(meeting)).value


def _page_count(pdf: bytes) -> int:
    import io

    return len(PdfReader(io.BytesIO(pdf)).pages)


def _texts(handbook: Handbook) -> Callable[[], str]:
    said = [s.text for meeting in latest(handbook, 12) for s in meeting.speeches if s.text]
    chance = random.Random(1)
    return lambda: " ".join(chance.sample(said, min(3, len(said))))


def _papers(handbook: Handbook) -> tuple[bytes, bytes]:
    meeting = handbook.read(lambda store: store.meetings.by_uid(store.meetings.summaries()[1].uid))
    document = minutes.document(handbook.read(lambda store: gather(store, meeting)), meeting)
    return to_pdf(document), to_docx(document)


def _seal_all(store: Store, pdf: bytes, docx: bytes) -> None:
    branch, today = store.branch.get(), store.session.clock().date()
    for summary in reversed(store.meetings.summaries(limit=10**9)):
        if summary.date >= today or summary.state is MeetingState.SEALED:
            continue
        meeting, term = store.meetings.by_uid(summary.uid), term_on(branch, summary.date)
        number = store.seals.give_number(meeting.uid, PaperType.MINUTES, term)
        store.meetings.mark_sealed(meeting, number)
        store.seals.add(
            Seal(
                uid=new_seal_uid(),
                meeting=meeting.uid,
                number=number,
                sealed_at=store.session.clock().isoformat(timespec="seconds"),
                mark="0000-0000",
                fingerprint=hashlib.sha256(pdf).hexdigest(),
                pdf=pdf,
                docx=docx,
            )
        )
