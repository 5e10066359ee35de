"""Assignments (việc được phân công) of a meeting: what, who, by when, and what came of it.

Unfinished ones go on from meeting to meeting until done, or dropped with a reason. A member's tasks
of the year are assigned by a document of the branch, without a meeting.
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
    """What a later meeting noted: `meeting` is its uid, empty when noted between meetings."""

    meeting: str
    on: date
    state: AssignmentState
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One assignment; `members` are uids of the roster, `people` names others (a mass body).

    `meeting` is empty for what no meeting gave: then `document` and `document_date` name the
    resolution or plan that did.
    """

    uid: str
    version: int = 0
    meeting: str = ""
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
    document: str = ""
    document_date: Partial = ""


def noted_at(assignment: Assignment, meeting_uid: str) -> Progress | None:
    """Return what that meeting noted of the assignment, or None."""
    return next((p for p in assignment.progress if p.meeting == meeting_uid), None)


def note(assignment: Assignment, progress: Progress) -> dict[str, object]:
    """Return the fields that change when a meeting notes `progress` (for dataclasses.replace)."""
    others = tuple(p for p in assignment.progress if p.meeting != progress.meeting)
    return _with(others, progress)


def closed(
    assignment: Assignment, day: date, state: AssignmentState, result: str
) -> dict[str, object]:
    """Return the fields that change when it is closed on `day` between two meetings.

    The next meeting's table of results shows it. `result` of what is dropped is the reason.
    """
    return _with(
        _without(assignment, day), Progress(meeting="", on=day, state=state, result=result)
    )


def reopened(assignment: Assignment, day: date, why: str = "") -> dict[str, object]:
    """Return the fields that change when what was closed goes on from `day`."""
    again = Progress(meeting="", on=day, state=AssignmentState.OPEN, result=why)
    # Closed by mistake and opened again on one day: as if nothing had been noted.
    others = _without(assignment, day)
    if others != assignment.progress and (not others or others[-1].state is AssignmentState.OPEN):
        return _standing(others)
    return _with(others, again)


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
    if assignment.document_date and not dates.is_partial(assignment.document_date):
        problems["document_date"] = (
            f"Ngày của văn bản “{assignment.document_date}” không phải là ngày có thật."
        )
    if assignment.state is AssignmentState.DROPPED and not one_line(assignment.result):
        problems["result"] = "Việc không thực hiện nữa phải ghi lý do."
    return problems


def _without(assignment: Assignment, day: date) -> tuple[Progress, ...]:
    """Return the entries but those noted between meetings on `day`: its last word counts."""
    return tuple(p for p in assignment.progress if p.meeting or p.on != day)


def _with(others: tuple[Progress, ...], progress: Progress) -> dict[str, object]:
    # Sorting keeps the order within a day, so what is noted last on a day is the last word of it.
    return _standing(tuple(sorted((*others, progress), key=lambda p: p.on)))


def _standing(entries: tuple[Progress, ...]) -> dict[str, object]:
    last = entries[-1] if entries else None
    if last is None:
        return {"progress": (), "state": AssignmentState.OPEN, "result": "", "closed_on": ""}
    over = last.state is not AssignmentState.OPEN
    return {
        "progress": entries,
        "state": last.state,
        "result": last.result,
        "closed_on": last.on.isoformat() if over else "",
    }
