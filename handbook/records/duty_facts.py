"""What duties are worked out from: plain values of today's records, and what people answered.

Lists are bounded by whoever hands them in: the year's meetings, open assignments, current members.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook.records import dates, words
from handbook.records.assignments import Assignment
from handbook.records.meetings import Mark, Meeting, MeetingKind, MeetingState
from handbook.records.members import Member
from handbook.records.settings import TypedDate
from handbook.records.text import one_line


class AnswerState(StrEnum):
    """What a person says of a duty."""

    DONE = "done"
    POSTPONED = "postponed"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said of one duty: `duty` its id, `record` and `period` those the duty carries.

    `on` is the day it was said or done; `until` the new day of one postponed.
    """

    uid: str
    version: int = 0
    duty: str
    record: str = ""
    period: str = ""
    state: AnswerState = AnswerState.DONE
    on: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case a duty comes up for: `on` starts its clock, `until` ends it where that is known.

    `period` tells cases of one record apart, as the answers to them are.
    """

    duty: str
    record: str
    name: str
    on: date
    until: date | None = None
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact:
    """What duties need to know of one meeting; `unexcused` are uids of members."""

    uid: str
    kind: MeetingKind
    date: date
    notified: bool = False
    papers_sent: bool = False
    committee_met: bool = False
    sealed: bool = False
    posted: bool = False
    dues_paid: bool = False
    unexcused: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return how a list names it: `sinh hoạt thường kỳ ngày 03/11/2026`."""
        return f"sinh hoạt {words.MEETING_KIND[self.kind]} ngày {dates.on_screen(self.date)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFacts:
    """All facts of a day.

    `since` is the first day of the handbook: what was due before it was done on paper. `knows`
    names the records there are beyond these (`review`, `task` …), `cases` come from them.
    """

    since: date | None = None
    members: tuple[Member, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    open_assignments: tuple[Assignment, ...] = ()
    backed_up: date | None = None
    typed: tuple[TypedDate, ...] = ()
    cases: tuple[Case, ...] = ()
    answers: tuple[Answer, ...] = ()
    knows: frozenset[str] = frozenset()


def meeting_fact(meeting: Meeting) -> MeetingFact:
    """Return what duties need to know of a meeting."""
    due, paid = meeting.dues_due, meeting.dues_paid
    return MeetingFact(
        uid=meeting.uid,
        kind=meeting.kind,
        date=meeting.date,
        notified=bool(meeting.notified_on),
        papers_sent=bool(meeting.papers_sent_on),
        committee_met=bool(meeting.committee_met_on),
        sealed=meeting.state is MeetingState.SEALED,
        posted=bool(meeting.posted_at),
        dues_paid=due is not None and paid is not None and paid >= due,
        unexcused=tuple(a.member for a in meeting.attendance if a.mark is Mark.UNEXCUSED),
    )


def check(answer: Answer) -> dict[str, str]:
    """Return problems by field: what is put off needs a later day, and a reason like what is not.

    Done needs no reason.
    """
    problems: dict[str, str] = {}
    if answer.state is AnswerState.DONE:
        return problems
    if not one_line(answer.reason):
        problems["reason"] = "Hoãn hoặc không áp dụng thì phải ghi lý do."
    if answer.state is AnswerState.POSTPONED and (
        answer.until is None or answer.until <= answer.on
    ):
        problems["until"] = "Việc hoãn phải có ngày hẹn mới, sau hôm nay."
    return problems
