"""How work of a span is counted: done, on time, late, beyond what was asked, open, running.

A result noted at a monthly meeting has that meeting's day, not the day the work was done: so it is
late only when an earlier look after the deadline found it open. Pure counting, no judgement.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handbook.records import dates
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.review_forms import says_beyond
from handbook.records.tasks import Outcome, Task, TaskState, Timing

_UNCOUNTED_TASKS = (TaskState.REGISTERED, TaskState.SPLIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSpan:
    """A span of work; `looks` are the days of meetings that asked for results.

    What is due after `as_of` is not expected yet.
    """

    first: date
    last: date
    as_of: date
    looks: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCounts:
    """Work of a span: `given` is `done` + `open`; `on_time` + `late` are `done`.

    `open` was due and is not done, or has no deadline; `running` is due after the span and
    `dropped` was given up with a reason: neither counts in `given`.
    """

    given: int = 0
    done: int = 0
    on_time: int = 0
    late: int = 0
    beyond: int = 0
    open: int = 0
    running: int = 0
    dropped: int = 0

    def plus(self, other: "WorkCounts") -> "WorkCounts":
        """Return both together."""
        return WorkCounts(**{n: getattr(self, n) + getattr(other, n) for n in self.__slots__})


NOTHING = WorkCounts()


def of_assignment(one: Assignment, span: WorkSpan) -> WorkCounts:
    """Return one assignment counted as it stood on the span's last day."""
    closed_on = dates.latest(one.closed_on)
    if one.assigned_on > span.last or (closed_on is not None and closed_on < span.first):
        return WorkCounts()
    if closed_on is None or closed_on > span.last:
        return _unfinished(dates.latest(one.due), span)
    if one.state is AssignmentState.DROPPED:
        return WorkCounts(dropped=1)
    return _finished(is_late(one, span.looks), says_beyond(one.result))


def of_task(one: Task, span: WorkSpan) -> WorkCounts:
    """Return one breakthrough task counted; of several years it counts when it ends.

    One whose last year is over by the span's end is asked for in no later span: it counts as it
    was evaluated, in January too.
    """
    ended_on = dates.latest(one.evaluation.on or one.ended_on)
    outside = one.until_year < span.first.year or one.year > span.last.year
    if one.state in _UNCOUNTED_TASKS or outside or (ended_on and ended_on < span.first):
        return WorkCounts()
    if one.state is TaskState.DROPPED:
        return WorkCounts(dropped=1)
    if one.state is TaskState.CARRIED_OVER:
        return WorkCounts(running=1)
    is_over = date(one.until_year, 12, 31) <= span.last
    if one.state is TaskState.EVALUATED and (is_over or not ended_on or ended_on <= span.last):
        if one.evaluation.outcome is Outcome.NOT_MET:
            return WorkCounts(given=1, open=1)
        is_late = one.evaluation.timing is Timing.LATE
        return _finished(is_late, one.evaluation.outcome is Outcome.BEYOND)
    return _unfinished(dates.latest(one.due) or date(one.until_year, 12, 31), span)


def is_late(one: Assignment, looks: Iterable[date]) -> bool:
    """Say whether what is done came late; `looks` are as in `WorkSpan`.

    Noted between meetings, its day is meant; noted at a meeting, it is late when a note or another
    meeting between the deadline and that day had found it open.
    """
    closed_on, due = dates.latest(one.closed_on), dates.latest(one.due)
    if closed_on is None or due is None or closed_on <= due:
        return False
    if not one.progress or not one.progress[-1].meeting:
        return True
    found_open = (p.on for p in one.progress if p.state is AssignmentState.OPEN and p.meeting)
    return any(due < day < closed_on for day in (*found_open, *looks))


def added(counts: Iterable[WorkCounts]) -> WorkCounts:
    """Return all together."""
    total = WorkCounts()
    for one in counts:
        total = total.plus(one)
    return total


def _finished(is_late: bool, beyond: bool) -> WorkCounts:
    return WorkCounts(
        given=1, done=1, on_time=int(not is_late), late=int(is_late), beyond=int(beyond)
    )


def _unfinished(due: date | None, span: WorkSpan) -> WorkCounts:
    if due is not None and due > span.as_of:
        return WorkCounts(running=1)
    return WorkCounts(given=1, open=1)
