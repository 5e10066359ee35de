"""What the records can tell of a meeting that is to be scored: plain values, no judgement.

None means that nobody noted it. The quality of what was said stays with people (DOMAIN §5.4).
"""

from dataclasses import dataclass
from datetime import timedelta

from handbook.records import assignments, attendance, attendance_stats, dates
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.attendance import Counts
from handbook.records.meetings import (
    COMMITTEE_DAYS,
    Mark,
    Meeting,
    MeetingKind,
    minutes_between,
    posted_on,
)
from handbook.records.members import Member, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFacts:
    """Facts of one meeting.

    `members` are all on the roster; `summoned` and `present` leave out those no rate counts,
    `attending` are all members who came. `excused_runs` are names with the longest row of excused
    absences of the year. `papers_days_before` and `posted_days_after` are days from the meeting.
    """

    members: int = 0
    least_minutes: int = 0
    minutes: int | None = None
    summoned: int = 0
    present: int = 0
    unmarked: int = 0
    unexcused: tuple[str, ...] = ()
    excused_runs: tuple[tuple[str, int], ...] | None = None
    attending: int = 0
    speakers: int = 0
    has_committee: bool | None = None
    committee_met: bool = False
    drafted: bool = False
    notified: bool = False
    papers_days_before: int | None = None
    procedure_missing: tuple[str, ...] = ()
    thematic_held: bool = False
    assignments_due: int = 0
    assignments_done: int = 0
    concluded: bool = False
    voted: bool = False
    minutes_agreed: bool = False
    assigned: bool = False
    posted_days_after: int | None = None


def facts_of(
    meeting: Meeting,
    members: tuple[Member, ...],
    *,
    around: tuple[Meeting, ...] = (),
    earlier: tuple[Assignment, ...] = (),
    made: tuple[Assignment, ...] = (),
    least_minutes: int,
) -> ScoreFacts:
    """Return the facts of a meeting.

    `around` are the meetings of every kind up to this one, `earlier` the assignments its
    table of results shows, `made` those it gave; `least_minutes` is of the rule `meeting_guide`.
    """
    roll = attendance.rows(meeting, members)
    counts = attendance.count(roll)
    there = {row.member.uid for row in roll if row.present}
    due = [a for a in earlier if _is_due(a, meeting)]
    return ScoreFacts(
        members=counts.total,
        least_minutes=least_minutes,
        minutes=minutes_between(meeting.starts_at, meeting.ends_at),
        summoned=counts.summoned,
        present=counts.present,
        unmarked=len(counts.unmarked),
        unexcused=tuple(row.member.name for row in counts.unexcused),
        excused_runs=_excused_runs(meeting, members, around),
        attending=_attending(counts),
        speakers=len(attendance_stats.speakers(meeting) & there),
        has_committee=_has_committee(members),
        committee_met=bool(meeting.committee_met_on) or _committee_before(meeting, around),
        drafted=bool(meeting.draft.strip()),
        notified=bool(meeting.notified_on),
        papers_days_before=_days_before(meeting),
        procedure_missing=_procedure_missing(meeting),
        thematic_held=_thematic_in_month(meeting, around),
        assignments_due=len(due),
        assignments_done=sum(_is_done(a, meeting) for a in due),
        concluded=any(text.strip() for text in meeting.conclusions),
        voted=any(attendance.decide(vote, counts.roll).passed for vote in meeting.votes),
        minutes_agreed=meeting.agreed is not None,
        assigned=bool(made),
        posted_days_after=_days_to_posting(meeting),
    )


def _attending(counts: Counts) -> int:
    return counts.present + len(counts.uncounted_present)


def _excused_runs(
    meeting: Meeting, members: tuple[Member, ...], around: tuple[Meeting, ...]
) -> tuple[tuple[str, int], ...] | None:
    """Return the longest run by name; None when only this meeting is known of the year."""
    others = [m for m in around if m.uid != meeting.uid]
    first = meeting.date.replace(month=1, day=1)
    year = attendance_stats.held([*others, meeting], first, meeting.date)
    if len(year) < 2:
        return None
    runs = attendance_stats.absence_runs(members, year, least=1, marks=(Mark.EXCUSED,))
    longest: dict[str, int] = {}
    for run in runs:
        longest[run.name] = max(longest.get(run.name, 0), len(run.days))
    return tuple(sorted(longest.items()))


def _has_committee(members: tuple[Member, ...]) -> bool | None:
    """Say whether anyone can meet with the secretary; None when no post is noted at all."""
    posts = {m.position for m in members} - {Position.MEMBER}
    return bool(posts - {Position.SECRETARY}) if posts else None


def _committee_before(meeting: Meeting, around: tuple[Meeting, ...]) -> bool:
    """Say whether a committee meeting was held since the last regular one, or within a month."""
    regular = [m.date for m in around if m.kind is MeetingKind.REGULAR and m.date < meeting.date]
    since = max(regular, default=meeting.date - timedelta(days=COMMITTEE_DAYS))
    return any(m.kind is MeetingKind.COMMITTEE and since < m.date <= meeting.date for m in around)


def _thematic_in_month(meeting: Meeting, around: tuple[Meeting, ...]) -> bool:
    month = (meeting.date.year, meeting.date.month)
    return any(
        m.kind is MeetingKind.THEMATIC and (m.date.year, m.date.month) == month
        for m in (*around, meeting)
    )


def _days_before(meeting: Meeting) -> int | None:
    sent = dates.whole(meeting.papers_sent_on)
    return (meeting.date - sent).days if sent else None


def _days_to_posting(meeting: Meeting) -> int | None:
    posted = posted_on(meeting)
    return (posted.date() - meeting.date).days if posted else None


def _procedure_missing(meeting: Meeting) -> tuple[str, ...]:
    """Return the steps of 42-HD/BTCTW (28/10/2025) of which the minutes show nothing."""
    steps: tuple[tuple[str, object], ...] = (
        ("cử thư ký", meeting.recorder),
        ("điểm danh", meeting.attendance),
        ("tình hình nộp đảng phí", meeting.dues_paid is not None),
        ("chương trình", meeting.agenda),
        ("báo cáo kết quả tháng trước", meeting.report.strip()),
        ("đánh giá đảng viên thực hiện nhiệm vụ", meeting.assessment.strip()),
        ("thông tin, định hướng", meeting.documents.strip()),
        ("thảo luận", meeting.speeches),
        ("tự phê bình và phê bình", meeting.self_criticism.strip()),
        ("kết luận", any(text.strip() for text in meeting.conclusions)),
    )
    return tuple(words for words, there in steps if not there)


def _is_due(assignment: Assignment, meeting: Meeting) -> bool:
    """Say so of what had to be done by the meeting's day and was not dropped with a reason."""
    noted = assignments.noted_at(assignment, meeting.uid)
    state = noted.state if noted else assignment.state
    due = dates.latest(assignment.due)
    return state is not AssignmentState.DROPPED and (due is None or due <= meeting.date)


def _is_done(assignment: Assignment, meeting: Meeting) -> bool:
    noted = assignments.noted_at(assignment, meeting.uid)
    return (noted.state if noted else assignment.state) is AssignmentState.DONE
