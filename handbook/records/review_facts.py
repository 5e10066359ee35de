"""What the handbook knows of a person's year, or of the branch's: counted, never judged.

Pure counting over records of a span; the sentences made of it are in `review_sentences`, the gates
of a rating in `ratings`. Nothing here says a level.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.records import dates
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.commitments import Commitment, CommitmentKind, Kept
from handbook.records.meetings import Mark, Meeting, MeetingKind, Praise
from handbook.records.review_forms import says_beyond
from handbook.records.review_rounds import Form
from handbook.records.reviews import FactKind, Review, YearFact
from handbook.records.shortcomings import FoundBy, Shortcoming, ShortcomingState
from handbook.records.tasks import Outcome, Task, TaskState, Timing
from handbook.records.year_goals import GoalKind, YearGoal

ABSENT = (Mark.EXCUSED, Mark.UNEXCUSED)
_UNCOUNTED_TASKS = (TaskState.REGISTERED, TaskState.SPLIT)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """A member's span in figures and named facts; of the branch where `member` is empty.

    `meetings` are those the member was marked at (of the branch: held), `chaired` those led.
    `before` are the shortcomings named earlier, `overdue` the names of work that is not done.
    """

    member: str = ""
    form: Form = Form.OUTSIDE
    starts_on: date
    ends_on: date
    meetings: int = 0
    attended: int = 0
    excused: int = 0
    unexcused: int = 0
    thematic: int = 0
    committee: int = 0
    chaired: int = 0
    spoken: int = 0
    speeches: int = 0
    assignments: WorkCounts = WorkCounts()
    tasks: WorkCounts = WorkCounts()
    overdue: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    before: tuple[Shortcoming, ...] = ()
    committed: bool = False
    kept: Kept = Kept.UNSAID
    kept_text: str = ""
    said: tuple[tuple[date, Praise], ...] = ()
    praises: tuple[YearFact, ...] = ()
    disciplines: tuple[YearFact, ...] = ()
    suggestions: tuple[str, ...] = ()
    goals: tuple[YearGoal, ...] = ()

    @property
    def work(self) -> WorkCounts:
        """Return assignments and breakthrough tasks together."""
        return self.assignments.plus(self.tasks)

    @property
    def remedied(self) -> int:
        """Return how many earlier shortcomings were verified as remedied."""
        return sum(one.state is ShortcomingState.VERIFIED for one in self.before)

    @property
    def waiting(self) -> int:
        """Return how many are remedied but not yet verified."""
        return sum(one.state is ShortcomingState.REMEDIED for one in self.before)


def gather_facts(
    member_uid: str,
    starts_on: date,
    ends_on: date,
    meetings: Iterable[Meeting],
    assignments: Iterable[Assignment],
    tasks: Iterable[Task],
    shortcomings: Iterable[Shortcoming],
    commitments: Iterable[Commitment],
    review: Review | None = None,
    suggestions: Iterable[str] = (),
    goals: Iterable[YearGoal] = (),
) -> YearFacts:
    """Return what the records say of a member from `starts_on` to `ends_on`, both included.

    An empty `member_uid` asks for the branch. `suggestions` are the texts sent from above, `goals`
    those of the span's years: a member answers for those that name him.
    """
    span = (starts_on, ends_on)
    held = tuple(m for m in meetings if starts_on <= m.date <= ends_on and _called(m))
    given = tuple(a for a in assignments if not member_uid or member_uid in a.members)
    own_tasks = tuple(t for t in tasks if not member_uid or t.assignee == member_uid)
    facts = review.facts if review else ()
    return YearFacts(
        member=member_uid,
        form=review.form if review else Form.OUTSIDE if member_uid else Form.COLLECTIVE,
        starts_on=starts_on,
        ends_on=ends_on,
        **_meetings(held, member_uid),
        assignments=_added(_assignment(one, *span) for one in given),
        tasks=_added(_task(one, *span) for one in own_tasks),
        overdue=_named(given, own_tasks, span, "open"),
        beyond=_named(given, own_tasks, span, "beyond"),
        before=before(shortcomings, member_uid, starts_on, ends_on),
        **_commitment(commitments, member_uid, starts_on.year),
        praises=tuple(fact for fact in facts if fact.kind is FactKind.PRAISE),
        disciplines=tuple(fact for fact in facts if fact.kind is FactKind.DISCIPLINE),
        suggestions=tuple(text for text in suggestions if text.strip()),
        goals=_goals(goals, member_uid, starts_on.year, ends_on.year),
    )


def before(
    shortcomings: Iterable[Shortcoming], member_uid: str, starts_on: date, ends_on: date
) -> tuple[Shortcoming, ...]:
    """Return what part III of the form answers for: named earlier and not settled before the span.

    Of what was named within the span only conclusions of an inspection count; dropped ones do not.
    """
    return tuple(
        one
        for one in shortcomings
        if one.member == member_uid
        and one.state is not ShortcomingState.DROPPED
        and _named_before(one, starts_on, ends_on)
        and not _settled_before(one, starts_on)
    )


def _goals(goals: Iterable[YearGoal], uid: str, first: int, last: int) -> tuple[YearGoal, ...]:
    """Return what can be reached; a year's theme is not."""
    return tuple(
        goal
        for goal in goals
        if goal.kind is not GoalKind.THEME
        and first <= goal.year <= last
        and (not uid or goal.member == uid)
    )


def _named_before(one: Shortcoming, starts_on: date, ends_on: date) -> bool:
    found_on = dates.earliest(one.found_on)
    if one.year < starts_on.year or (found_on is not None and found_on < starts_on):
        return True
    concluded = one.found_by is FoundBy.INSPECTION
    return concluded and found_on is not None and found_on <= ends_on


def _settled_before(one: Shortcoming, starts_on: date) -> bool:
    verified_on = dates.latest(one.verified_on)
    is_verified = one.state is ShortcomingState.VERIFIED
    return is_verified and verified_on is not None and verified_on < starts_on


def _called(meeting: Meeting) -> bool:
    return any(entry.mark is not Mark.UNMARKED for entry in meeting.attendance)


def _meetings(held: tuple[Meeting, ...], uid: str) -> dict[str, Any]:
    open_to_all = tuple(m for m in held if m.kind is not MeetingKind.COMMITTEE)
    committee = tuple(m for m in held if m.kind is MeetingKind.COMMITTEE)
    if not uid:
        return _of_branch(open_to_all) | {"committee": len(committee)}
    marks = [e.mark for m in open_to_all for e in m.attendance if e.member == uid]
    said = [[s.member for s in m.speeches].count(uid) for m in open_to_all]
    present = [m for m in committee if _mark(m, uid) is Mark.PRESENT]
    return {
        "meetings": sum(mark is not Mark.UNMARKED for mark in marks),
        "attended": marks.count(Mark.PRESENT),
        "excused": marks.count(Mark.EXCUSED),
        "unexcused": marks.count(Mark.UNEXCUSED),
        "thematic": sum(m.kind is MeetingKind.THEMATIC for m in open_to_all),
        "committee": len(present),
        "chaired": sum(m.chair == uid for m in open_to_all),
        "spoken": sum(times > 0 for times in said),
        "speeches": sum(said),
        "said": tuple((m.date, p) for m in open_to_all for p in m.praises if p.member == uid),
    }


def _of_branch(held: tuple[Meeting, ...]) -> dict[str, Any]:
    marks = [entry.mark for meeting in held for entry in meeting.attendance]
    said = [len(meeting.speeches) for meeting in held]
    return {
        "meetings": len(held),
        "attended": marks.count(Mark.PRESENT),
        "excused": marks.count(Mark.EXCUSED),
        "unexcused": marks.count(Mark.UNEXCUSED),
        "thematic": sum(m.kind is MeetingKind.THEMATIC for m in held),
        "spoken": sum(times > 0 for times in said),
        "speeches": sum(said),
    }


def _mark(meeting: Meeting, uid: str) -> Mark:
    return next((e.mark for e in meeting.attendance if e.member == uid), Mark.UNMARKED)


def _assignment(one: Assignment, starts_on: date, ends_on: date) -> WorkCounts:
    """Return one assignment counted as it stood on the span's last day."""
    closed_on = dates.latest(one.closed_on)
    if one.assigned_on > ends_on or (closed_on is not None and closed_on < starts_on):
        return WorkCounts()
    over = closed_on is not None and closed_on <= ends_on
    if over and one.state is AssignmentState.DROPPED:
        return WorkCounts(dropped=1)
    due = dates.latest(one.due)
    if over and closed_on is not None:
        is_late = due is not None and closed_on > due
        return _finished(is_late, says_beyond(one.result))
    return _unfinished(due, ends_on)


def _task(one: Task, starts_on: date, ends_on: date) -> WorkCounts:
    """Return one breakthrough task counted; of several years it counts when it ends."""
    ended_on = dates.latest(one.evaluation.on or one.ended_on)
    outside = one.until_year < starts_on.year or one.year > ends_on.year
    if one.state in _UNCOUNTED_TASKS or outside or (ended_on and ended_on < starts_on):
        return WorkCounts()
    if one.state is TaskState.DROPPED:
        return WorkCounts(dropped=1)
    if one.state is TaskState.CARRIED_OVER:
        return WorkCounts(running=1)
    if one.state is TaskState.EVALUATED and (ended_on is None or ended_on <= ends_on):
        if one.evaluation.outcome is Outcome.NOT_MET:
            return WorkCounts(given=1, open=1)
        is_late = one.evaluation.timing is Timing.LATE
        return _finished(is_late, one.evaluation.outcome is Outcome.BEYOND)
    due = dates.latest(one.due) or date(one.until_year, 12, 31)
    return _unfinished(due, ends_on)


def _finished(is_late: bool, beyond: bool) -> WorkCounts:
    return WorkCounts(
        given=1, done=1, on_time=int(not is_late), late=int(is_late), beyond=int(beyond)
    )


def _unfinished(due: date | None, ends_on: date) -> WorkCounts:
    if due is not None and due > ends_on:
        return WorkCounts(running=1)
    return WorkCounts(given=1, open=1)


def _added(counts: Iterable[WorkCounts]) -> WorkCounts:
    total = WorkCounts()
    for one in counts:
        total = total.plus(one)
    return total


def _named(
    assignments: tuple[Assignment, ...],
    tasks: tuple[Task, ...],
    span: tuple[date, date],
    what: str,
) -> tuple[str, ...]:
    """Return the names of the work that counts as `what`."""
    found = [one.what for one in assignments if getattr(_assignment(one, *span), what)]
    return (*found, *(one.title for one in tasks if getattr(_task(one, *span), what)))


def _commitment(commitments: Iterable[Commitment], uid: str, year: int) -> dict[str, Any]:
    own = (c for c in commitments if c.member == uid and c.year == year)
    made = next((c for c in own if c.kind is CommitmentKind.YEARLY), None)
    checked = [c for c in made.checks if c.kept] if made else []
    last = max(checked, key=lambda c: c.on) if checked else None
    return {
        "committed": made is not None,
        "kept": last.kept if last else Kept.UNSAID,
        "kept_text": last.text if last else "",
    }
