"""Resolution (nghị quyết) of a meeting, and conclusion (kết luận): one layout of four parts.

A pure function of the meeting and of the texts of its resolution; the tables of earlier and new
assignments, the points and the vote are the meeting's own. The words are in
`resources/papers/resolution.md`; a part with nothing in it is left out and the numbers close up.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from handbook.papers import decisions, letterhead, template, words
from handbook.papers.course import text
from handbook.papers.gathered import Gathered, gather
from handbook.papers.paper import Request
from handbook.papers.people import People
from handbook.papers.resolution_draft import drafted
from handbook.records import attendance, dates
from handbook.records import resolutions as rules_of
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.numbering import symbol
from handbook.records.resolutions import PartTable, Resolution, ResolutionKind, ResolutionState
from handbook.records.text import one_line, paragraphs
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "resolution"
NAMES = {ResolutionKind.RESOLUTION: "Nghị quyết", ResolutionKind.CONCLUSION: "Kết luận"}
_ROMAN = ("I", "II", "III", "IV")
_REVIEW = ("politics", "leadership", "results", "praises", "shortcomings")
_INITIALS = "Ký tắt từng trang: ........................"


def build(store: Store, request: Request) -> Document:
    """Return the resolution of a kept meeting; its first draft while none was begun."""
    return of_meeting(store, request.meeting, ResolutionKind.RESOLUTION)


def of_meeting(store: Store, meeting_uid: str, kind: ResolutionKind) -> Document:
    """Return the paper of a kind of a meeting, built anew; raises NotFound."""
    meeting = store.meetings.by_uid(meeting_uid)
    gathered = gather(store, meeting)
    kept = store.resolutions.find(meeting_uid, kind) or drafted(gathered, meeting, kind)
    issued = store.resolutions.current(kept.uid)
    return document(gathered, meeting, kept, mark=issued.mark if issued else "")


def document(
    gathered: Gathered,
    meeting: Meeting,
    resolution: Resolution,
    *,
    mark: str = "",
    own: str | None = None,
) -> Document:
    """Return the paper; `mark` is the short print of an issued one, `own` the branch's template."""
    branch = gathered.branch
    issued = resolution.state is ResolutionState.ISSUED
    filled = template.written(PAPER, facts(gathered, meeting, resolution), branch, own=own)
    head = letterhead.letterhead(
        branch,
        resolution.date,
        number=symbol(resolution.number, resolution.kind.paper, branch.symbol),
        place_date=True,
    )
    titles = letterhead.title(filled.front["title"], filled.front["subject"])
    parts = (
        _INITIALS if branch.choices.initials_line else "",
        f"Dấu vân: {mark}" if issued and mark else "",
    )
    return Document(
        title=f"{NAMES[resolution.kind]} {words.within(one_line(resolution.subject))}".strip(),
        blocks=(*head, *titles, *filled.blocks),
        looks=letterhead.looks_on(resolution.date),
        made_on=resolution.date,
        author=words.branch_name(branch),
        draft="" if issued else "DỰ THẢO",
        footer="     ".join(part for part in parts if part),
        duplex=branch.choices.duplex,
    )


def facts(gathered: Gathered, meeting: Meeting, resolution: Resolution) -> dict[str, Any]:
    """Return every fact that the text of the paper may name."""
    people = People(gathered.members, gathered.branch)
    counts = attendance.count(attendance.rows(meeting, gathered.members))
    decided = decisions.facts(gathered, meeting, people, counts)
    tables, typed = resolution.tables, _typed(resolution)
    rows = _results(gathered, meeting) if PartTable.RESULTS in tables else ()
    tasks = decided["tasks"] if PartTable.ASSIGNMENTS in tables else ()
    score = decided["score"] if PartTable.SCORES in tables else {}
    score = score if score.get("total") else {}
    given = {
        **typed,
        "results": typed["results"] or rows,
        "duties": typed["duties"] or tasks,
        "quality": typed["quality"] or score,
    }
    return {
        **typed,
        "no": _numbers(given),
        "name": NAMES[resolution.kind],
        "subject": words.or_blank(resolution.subject),
        "reviewed": _month(meeting, before=1),
        "month": _month(meeting, before=0),
        "basis": _basis(resolution),
        "results_text": typed["results"],
        "results_rows": rows,
        "tasks": tasks,
        "score": score,
        "vote": _vote(decided["votes"], resolution.vote),
        "recipients": words.listed(rules_of.recipients(resolution)),
        "sign": signer(gathered, resolution),
    }


def signer(gathered: Gathered, resolution: Resolution) -> dict[str, str]:
    """Return authority, title and name under the paper: as chosen on it, else the branch's own.

    A deputy signs under the same authority: no K/T inside a collective (DOMAIN §1.7).
    """
    usual = letterhead.signer(gathered.branch, gathered.members)
    chosen = next((m for m in gathered.members if m.uid == resolution.signer), None)
    if chosen is not None:
        post = words.spelled(words.post(chosen), gathered.branch).removesuffix(" chi bộ")
        usual |= {"name": chosen.name, "title": post or usual["title"]}
    if resolution.authority:
        usual["authority"] = words.spelled(resolution.authority, gathered.branch)
    return usual


def _month(meeting: Meeting, *, before: int) -> str:
    """Return the month in capitals that a heading of a regular meeting names; else nothing."""
    if meeting.kind is not MeetingKind.REGULAR:
        return ""
    day = meeting.date.replace(day=1)
    return dates.month_of(day - timedelta(days=before)).upper()


def _typed(resolution: Resolution) -> dict[str, str]:
    names = (*_REVIEW, "directions", "duties", "quality", "opening")
    return {name: text(getattr(resolution, name)) for name in names}


def _numbers(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the number of each part and point with something in it, empty for the others."""
    there = [name for name in _REVIEW if given[name]]
    found = dict.fromkeys(_REVIEW, "") | {name: str(n) for n, name in enumerate(there, 1)}
    roman = iter(_ROMAN)
    found["review"] = next(roman) if there else ""
    for name in ("directions", "duties", "quality"):
        found[name] = next(roman) if given[name] else ""
    return found


def _basis(resolution: Resolution) -> tuple[str, ...]:
    """Return the lines of basis, each ending in `;` and the last in `,` (05-HD/VPTW)."""
    lines = [line.lstrip("-–+ ") for line in paragraphs(resolution.basis)]
    return tuple(words.ended(line, "," if line is lines[-1] else ";") for line in lines)


def _results(gathered: Gathered, meeting: Meeting) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "what": text(one.what),
            "before": words.opening_state(one, meeting),
            "result": words.result(one, meeting),
        }
        for one in gathered.earlier
    )


def _vote(votes: tuple[dict[str, str], ...], place: int | None) -> dict[str, str]:
    return votes[place] if place is not None and place < len(votes) else {}
