"""What the handbook knows of a person's year, or of the branch's: counted, never judged.

Pure counting over records of a span; the sentences made of it are in `review_sentences`, the gates
of a rating in `ratings`. Nothing here says a level.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.records import dates
from handbook.records.assignments import Assignment
from handbook.records.commitments import Commitment, CommitmentKind, Kept
from handbook.records.meetings import Mark, Meeting, MeetingKind, Praise
from handbook.records.review_rounds import Form
from handbook.records.reviews import FactKind, Review, YearFact
from handbook.records.shortcomings import FoundBy, Shortcoming, ShortcomingState
from handbook.records.tasks import Task
from handbook.records.work_counts import (
    NOTHING,
    WorkCounts,
    WorkSpan,
    added,
    of_assignment,
    of_task,
)
from handbook.records.year_goals import GoalKind, YearGoal


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
    assignments: WorkCounts = NOTHING
    tasks: WorkCounts = NOTHING
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
    *,
    as_of: date | None = None,
) -> YearFacts:
    """Return what the records say of a member from `starts_on` to `ends_on`, both included.

    An empty `member_uid` asks for the branch. `suggestions` are the texts sent from above, `goals`
    those of the span's years: a member answers for those that name him. Work due after `as_of`
    (the last day without it) is running, not undone.
    """
    held = tuple(m for m in meetings if starts_on <= m.date <= ends_on and _called(m))
    given = tuple(a for a in assignments if not member_uid or member_uid in a.members)
    own_tasks = tuple(t for t in tasks if not member_uid or t.assignee == member_uid)
    span = WorkSpan(first=starts_on, last=ends_on, as_of=as_of or ends_on, looks=looks(held))
    counts = tuple((a.what, of_assignment(a, span)) for a in given)
    task_counts = tuple((t.title, of_task(t, span)) for t in own_tasks)
    facts = review.facts if review else ()
    return YearFacts(
        member=member_uid,
        form=review.form if review else Form.OUTSIDE if member_uid else Form.COLLECTIVE,
        starts_on=starts_on,
        ends_on=ends_on,
        **_meetings(held, member_uid),
        assignments=added(work for _, work in counts),
        tasks=added(work for _, work in task_counts),
        overdue=tuple(name for name, work in (*counts, *task_counts) if work.open),
        beyond=tuple(name for name, work in (*counts, *task_counts) if work.beyond),
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


def looks(meetings: Iterable[Meeting]) -> tuple[date, ...]:
    """Return the days on which results were asked for: meetings held, but the committee's."""
    return tuple(m.date for m in meetings if _called(m) and m.kind is not MeetingKind.COMMITTEE)


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
