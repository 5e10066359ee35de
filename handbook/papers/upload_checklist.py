"""What is posted of a meeting for its members, and the sheet on which posting is ticked.

Before the meeting the invitation and begun drafts; after it the sealed minutes and what was issued.
The files' names are short and plain, for any system takes those.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.catalog import PAPERS
from handbook.papers.gathered import Gathered, gather
from handbook.papers.paper import Request
from handbook.records import dates, meetings
from handbook.records import words as enum_words
from handbook.records.meetings import Meeting, MeetingState
from handbook.records.resolutions import ResolutionKind
from handbook.records.text import fold
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "upload-checklist"
SUFFIXES = (".pdf", ".docx")
_STEMS = {
    "minutes": "bien-ban",
    "invitation": "giay-moi",
    "resolution": "nghi-quyet",
    "conclusion": "ket-luan",
}
_DRAFT = "du-thao-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One paper to post: its id in the catalogue, its title, its file's name without ending."""

    paper: str
    title: str
    name: str


def build(store: Store, request: Request) -> Document:
    """Return the sheet of a kept meeting: of what goes before it until its minutes are sealed."""
    meeting = store.meetings.by_uid(request.meeting)
    before = meeting.state is not MeetingState.SEALED
    return document(gather(store, meeting), meeting, planned(store, meeting, before=before), before)


def planned(store: Store, meeting: Meeting, *, before: bool) -> tuple[Posted, ...]:
    """Return what there is to post before a meeting, or after it."""
    kinds = [kind for kind in ResolutionKind if _is_there(store, meeting, kind, before=before)]
    first = "invitation" if before else "minutes"
    return (_posted(meeting, first), *(_posted(meeting, kind.value, before) for kind in kinds))


def folder_name(meeting: Meeting) -> str:
    """Return the name of the meeting's folder: `2026-11-03_thuong-ky`."""
    return f"{meeting.date.isoformat()}_{fold(enum_words.MEETING_KIND[meeting.kind])}".replace(
        " ", "-"
    )


def document(
    gathered: Gathered, meeting: Meeting, files: tuple[Posted, ...], before: bool
) -> Document:
    """Return the sheet that lists the files, with room to write when and by whom each went out."""
    branch = gathered.branch
    text = template.written(PAPER, _facts(gathered, meeting, files, before), branch)
    return Document(
        title=f"{text.front['title']} {folder_name(meeting)}",
        blocks=(
            *letterhead.letterhead(branch, meeting.date),
            *letterhead.title(text.front["title"], text.front["subject"], dashes=False),
            *text.blocks,
        ),
        looks=letterhead.looks_on(meeting.date),
        made_on=meeting.date,
        author=words.branch_name(branch),
        duplex=branch.choices.duplex,
    )


def due(gathered: Gathered, meeting: Meeting, *, before: bool) -> date | None:
    """Return the last day to post, in days from the meeting; None where no rule set one yet.

    50-CT/TW and 42-HD/BTCTW of 2025 are the first that do.
    """
    days = gathered.values.get("papers_days_before" if before else "finalise_days_after")
    if days is None:
        return None
    return meeting.date + timedelta(days=-int(days) if before else int(days))


def _facts(
    gathered: Gathered, meeting: Meeting, files: tuple[Posted, ...], before: bool
) -> dict[str, Any]:
    at, until = meetings.posted_on(meeting), due(gathered, meeting, before=before)
    return {
        "held": words.within(
            words.spelled(words.subject(meeting, gathered.members), gathered.branch)
        ),
        "before": before,
        "due": dates.long(until) if until else "",
        "files": [
            {"title": one.title, "names": "\n".join(f"{one.name}{end}" for end in SUFFIXES)}
            for one in files
        ],
        "posted": f"{at:%H:%M}, {dates.long(at.date())}" if at and not before else "",
    }


def _is_there(store: Store, meeting: Meeting, kind: ResolutionKind, *, before: bool) -> bool:
    found = store.resolutions.find(meeting.uid, kind)
    issued = store.resolutions.current(found.uid) if found else None
    return found is not None and (issued is None) == before


def _posted(meeting: Meeting, paper: str, draft: bool = False) -> Posted:
    title = PAPERS[paper].title
    stem = f"{_DRAFT if draft else ''}{_STEMS[paper]}"
    return Posted(
        paper=paper,
        title=f"Dự thảo {title.lower()}" if draft else title,
        name=f"{meeting.date.isoformat()}_{stem}",
    )
