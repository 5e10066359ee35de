"""Deeds on assignments outside a meeting: close, take up again, give the tasks of a year.

Each works inside one change of the handbook; nothing here asks or shows.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handbook.errors import BadInput
from handbook.records import assignments
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.basics import new_uid
from handbook.records.dates import Partial
from handbook.records.text import one_line
from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyTasks:
    """Tasks of a year that a document gives: `tasks` are what each member (uid) is to do.

    `document` is its kind and number (`Nghị quyết số 01-NQ/CB`), `document_date` its day, `due` the
    deadline of all.
    """

    document: str
    document_date: date | None
    due: Partial
    product: str = ""
    tasks: tuple[tuple[str, str], ...] = ()


def close(store: Store, uid: str, day: date, state: AssignmentState, result: str) -> Assignment:
    """Close an assignment on `day` with one line of result; for a dropped one it is the reason.

    The next meeting's table of results shows it. Raises BadInput when a dropped one has no reason.
    """
    kept = store.assignments.by_uid(uid)
    return _changed(store, kept, assignments.closed(kept, day, state, one_line(result)))


def reopen(store: Store, uid: str, day: date, why: str = "") -> Assignment:
    """Let a closed assignment go on from `day`; what was noted of it stays."""
    kept = store.assignments.by_uid(uid)
    return _changed(store, kept, assignments.reopened(kept, day, one_line(why)))


def give_for_year(store: Store, given: YearlyTasks, today: date) -> tuple[Assignment, ...]:
    """Give every member their task by the document and return those made.

    What the same document already gave a member in the same words is not given twice. Raises
    BadInput when the document is not named, or nobody gets a task.
    """
    document = one_line(given.document)
    if not document:
        raise BadInput("Hãy ghi số, ký hiệu của văn bản giao nhiệm vụ, như Nghị quyết số 01-NQ/CB.")
    wanted = [(uid, one_line(what)) for uid, what in given.tasks if one_line(what)]
    if not wanted:
        raise BadInput("Hãy chọn ít nhất một đảng viên và ghi nhiệm vụ giao cho đồng chí ấy.")
    on = given.document_date or today
    had = {
        (uid, one.what)
        for one in store.assignments.of_year(on.year)
        if one.document == document
        for uid in one.members
    }
    return tuple(
        store.assignments.put(_task(given, document, on, uid, what))
        for uid, what in wanted
        if (uid, what) not in had
    )


def _task(given: YearlyTasks, document: str, on: date, uid: str, what: str) -> Assignment:
    return Assignment(
        uid=new_uid(),
        assigned_on=on,
        what=what,
        members=(uid,),
        due=given.due,
        product=one_line(given.product),
        document=document,
        document_date=given.document_date.isoformat() if given.document_date else "",
    )


def _changed(store: Store, kept: Assignment, fields: dict[str, Any]) -> Assignment:
    return store.assignments.put(replace(kept, **fields))
