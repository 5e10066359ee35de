"""Numbers of a span of meetings: who came, who spoke, who stays away, which meeting was silent.

Pure counting on meetings and the roster of each meeting's own day; a meeting whose roll was not
called is left out. The roll-ups sent upward are in `rollups`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from handbook.records import attendance, votes
from handbook.records.attendance import Row
from handbook.records.meetings import Mark, Meeting, MeetingKind
from handbook.records.members import Member, in_order

IN_A_ROW = 3  # ours: absences in a row that a secretary wants to see
ABSENT = (Mark.EXCUSED, Mark.UNEXCUSED)


class Span(StrEnum):
    """Spans that numbers are asked for."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberNumbers:
    """One member over a span.

    `held` are the meetings the member was summoned to; `uncounted` those attended while exempt,
    away or visiting, which no rate counts; `spoken` the meetings spoken at, `speeches` all of them.
    """

    member: str
    name: str
    held: int = 0
    present: int = 0
    excused: int = 0
    unexcused: int = 0
    uncounted: int = 0
    spoken: int = 0
    speeches: int = 0

    @property
    def rate(self) -> str:
        """Return present of held in per cent with one decimal."""
        return votes.percent(self.present, self.held)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceRun:
    """Meetings a member missed one after another; `excused` when each had a reason."""

    member: str
    name: str
    days: tuple[date, ...]
    excused: bool


def bounds(span: Span, day: date) -> tuple[date, date]:
    """Return the first and last day of the month, quarter, half or year that `day` is in."""
    months = _MONTHS[span]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    past = first.month - 1 + months
    after = date(first.year + past // 12, past % 12 + 1, 1)
    return first, after - timedelta(days=1)


def held(
    meetings: Iterable[Meeting],
    first: date,
    last: date,
    kinds: tuple[MeetingKind, ...] = (MeetingKind.REGULAR,),
) -> tuple[Meeting, ...]:
    """Return the meetings of `kinds` from `first` to `last` whose roll was called, by day."""
    found = (m for m in meetings if m.kind in kinds and first <= m.date <= last and _called(m))
    return tuple(sorted(found, key=lambda m: (m.date, m.starts_at, m.uid)))


def by_member(
    members: tuple[Member, ...], meetings: tuple[Meeting, ...]
) -> tuple[MemberNumbers, ...]:
    """Return each member's numbers over `meetings`, in Vietnamese order of names.

    Those who were on no roll of these meetings have no line.
    """
    rolls = _rolls(members, meetings)
    there = {row.member.uid for _, row in rolls}
    return tuple(_numbers(m, meetings, rolls) for m in in_order(members) if m.uid in there)


def absence_runs(
    members: tuple[Member, ...],
    meetings: tuple[Meeting, ...],
    least: int = IN_A_ROW,
    marks: tuple[Mark, ...] = ABSENT,
) -> tuple[AbsenceRun, ...]:
    """Return every run of at least `least` meetings in a row missed with one of `marks`.

    Meetings a member was not summoned to neither lengthen nor break a run; one without a mark
    breaks it, for nobody knows.
    """
    rolls = _rolls(members, meetings)
    return tuple(
        run
        for member in in_order(members)
        for run in _runs([r for r in rolls if r[1].member.uid == member.uid], marks)
        if len(run.days) >= least
    )


def silent(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Return the meetings at which nobody is noted to have spoken."""
    return tuple(meeting for meeting in meetings if not meeting.speeches)


def speakers(meeting: Meeting) -> frozenset[str]:
    """Return the uids of the members who spoke; guests do not count."""
    return frozenset(speech.member for speech in meeting.speeches if speech.member)


_Rolls = tuple[tuple[Meeting, Row], ...]


def _called(meeting: Meeting) -> bool:
    return any(entry.mark is not Mark.UNMARKED for entry in meeting.attendance)


def _rolls(members: tuple[Member, ...], meetings: tuple[Meeting, ...]) -> _Rolls:
    by_day = sorted(meetings, key=lambda m: (m.date, m.starts_at, m.uid))
    return tuple((m, row) for m in by_day for row in attendance.rows(m, members))


def _numbers(member: Member, meetings: tuple[Meeting, ...], rolls: _Rolls) -> MemberNumbers:
    own = [row for _, row in rolls if row.member.uid == member.uid]
    marks = [row.mark for row in own if row.counted]
    said = [[s.member for s in m.speeches].count(member.uid) for m in meetings]
    return MemberNumbers(
        member=member.uid,
        name=member.name,
        held=len(marks),
        present=marks.count(Mark.PRESENT),
        excused=marks.count(Mark.EXCUSED),
        unexcused=marks.count(Mark.UNEXCUSED),
        uncounted=sum(row.present and not row.counted for row in own),
        spoken=sum(times > 0 for times in said),
        speeches=sum(said),
    )


def _runs(own: list[tuple[Meeting, Row]], marks: tuple[Mark, ...]) -> Iterator[AbsenceRun]:
    counted = [(meeting, row) for meeting, row in own if row.counted]
    for missed, group in groupby(counted, key=lambda pair: pair[1].mark in marks):
        pairs = list(group)
        if missed:
            yield AbsenceRun(
                member=pairs[0][1].member.uid,
                name=pairs[0][1].member.name,
                days=tuple(meeting.date for meeting, _ in pairs),
                excused=all(row.mark is Mark.EXCUSED for _, row in pairs),
            )
