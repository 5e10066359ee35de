"""Assignments (việc được phân công) of a meeting: what, who, by when, and what came of it.

Unfinished ones go on from meeting to meeting until done, or dropped with a reason.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import one_line


class AssignmentState(StrEnum):
    """Where an assignment stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What a later meeting noted: `meeting` is that meeting's uid."""

    meeting: str
    on: date
    state: AssignmentState
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One assignment; `members` are uids of the roster, `people` names others (a mass body)."""

    uid: str
    version: int = 0
    meeting: str
    assigned_on: date
    what: str
    members: tuple[str, ...] = ()
    people: str = ""
    due: Partial = ""
    product: str = ""
    state: AssignmentState = AssignmentState.OPEN
    closed_on: Partial = ""
    result: str = ""
    progress: tuple[Progress, ...] = ()


def noted_at(assignment: Assignment, meeting_uid: str) -> Progress | None:
    """Return what that meeting noted of the assignment, or None."""
    return next((p for p in assignment.progress if p.meeting == meeting_uid), None)


def note(assignment: Assignment, progress: Progress) -> dict[str, object]:
    """Return the fields that change when a meeting notes `progress` (for dataclasses.replace)."""
    others = tuple(p for p in assignment.progress if p.meeting != progress.meeting)
    entries = tuple(sorted((*others, progress), key=lambda p: (p.on, p.meeting)))
    last = entries[-1]
    closed = "" if last.state is AssignmentState.OPEN else last.on.isoformat()
    return {
        "progress": entries,
        "state": last.state,
        "result": last.result,
        "closed_on": closed,
    }


def is_late(assignment: Assignment, day: date) -> bool:
    """Say whether an open assignment is past its deadline on `day`."""
    due = dates.latest(assignment.due)
    return assignment.state is AssignmentState.OPEN and due is not None and due < day


def check(assignment: Assignment) -> dict[str, str]:
    """Return problems by field; a missing person or deadline is for sealing to ask, not here."""
    problems: dict[str, str] = {}
    if not one_line(assignment.what):
        problems["what"] = "Việc được giao chưa có nội dung."
    if assignment.due and not dates.is_partial(assignment.due):
        problems["due"] = f"Thời hạn “{assignment.due}” không phải là ngày có thật."
    if assignment.state is AssignmentState.DROPPED and not one_line(assignment.result):
        problems["result"] = "Việc không thực hiện nữa phải ghi lý do."
    return problems
