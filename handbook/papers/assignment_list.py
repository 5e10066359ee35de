"""Lists of assignments: what is still to be done, what one member does, what a year brought.

Each has its own text in `resources/papers`; which one a request means, `build` says.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.paper import Request
from handbook.records import assignment_lists, dates
from handbook.records.assignment_lists import Line, Nearness, nearness, state_words
from handbook.records.assignments import Assignment
from handbook.records.cited_documents import dated
from handbook.records.members import Member
from handbook.records.settings import Branch
from handbook.records.text import fold, one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

OPEN, MEMBER, YEAR = "assignment-list", "assignment-member", "assignment-year"
_OVER = (Nearness.DONE, Nearness.DROPPED)


def build(store: Store, request: Request) -> Document:
    """Return the list of a member, of a year, of a member in a year, or of all open ones."""
    member = store.members.by_uid(request.member) if request.member else None
    paper = MEMBER if member else YEAR if request.year else OPEN
    found = store.assignments.open() if paper == OPEN else store.assignments.of_year(request.year)
    if member:
        found = assignment_lists.open_first(assignment_lists.of_member(found, member.uid))
    elif paper == OPEN:
        found = assignment_lists.late_first(found)
    else:
        found = tuple(sorted(found, key=lambda one: one.assigned_on))
    subject = _subject(member, request.year)
    return document(
        paper, store.branch.get(), store.members.all(), found, request.day, subject=subject
    )


def document(
    paper: str,
    branch: Branch,
    members: tuple[Member, ...],
    found: Sequence[Assignment],
    day: date,
    *,
    subject: str = "",
    own: str | None = None,
) -> Document:
    """Return a list of these assignments in this order, standing as on `day`.

    `subject` says whose or which year's they are; empty: those being carried out on `day`.
    """
    facts = _facts(branch, members, found, day) | {"of": subject}
    text = template.written(paper, facts, branch, own=own)
    return letterhead.headed(
        branch,
        day,
        called=f"{text.front['title']} {words.branch_name(branch)}",
        heads=(text.front["title"], text.front["subject"]),
        blocks=text.blocks,
        landscape=True,
    )


def _subject(member: Member | None, year: int | None) -> str:
    parts = (f"Đồng chí {member.name}" if member else "", f"năm {year}" if year else "")
    return words.opening(", ".join(part for part in parts if part))


def _facts(
    branch: Branch, members: tuple[Member, ...], found: Sequence[Assignment], day: date
) -> dict[str, Any]:
    names = {member.uid: member.name for member in members}
    return {
        "day": dates.long(day),
        "rows": [_row(line, day) for line in assignment_lists.lines(found, names)],
        "total": _total(found, day),
        "sign": letterhead.signer(branch, members),
    }


def _row(line: Line, day: date) -> dict[str, str]:
    one = line.assignment
    return {
        "what": one_line(one.what),
        "who": line.who or words.BLANK,
        "given": _given(one),
        "due": dates.short(one.due),
        "product": one_line(one.product),
        "state": _state(one, day),
    }


def _given(one: Assignment) -> str:
    """Return the day of the meeting that gave it, or the document that did."""
    if not one.document:
        return dates.short(one.assigned_on)
    return dated(one.document, one.document_date)


def _state(one: Assignment, day: date) -> str:
    said, state = one_line(one.result), state_words(one, day)
    if not said or fold(said).startswith(fold(state)):
        return said or state
    return f"{state}. {said}" if said[:1].isupper() else f"{state}; {said}"


def _total(found: Sequence[Assignment], day: date) -> str:
    stand = [nearness(one, day) for one in found]
    late, done, dropped = map(stand.count, (Nearness.LATE, *_OVER))
    going = len(stand) - done - dropped
    parts = words.figures(
        (
            ("đang thực hiện", going),
            ("quá hạn", late),
            ("hoàn thành", done),
            ("không thực hiện nữa", dropped),
        )
    )
    return f"{words.two_digits(len(stand))} việc" + (f": {', '.join(parts)}" if parts else "")
