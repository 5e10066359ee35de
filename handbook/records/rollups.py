"""The two roll-ups a branch sends upward, as values: ten columns a month, ten a half-year.

Columns are those of one committee's tables (DOMAIN §3, practice). What the records cannot tell is
None, and stays for a person to type.
"""

from dataclasses import dataclass
from datetime import date

from handbook.records import attendance, attendance_stats, dates, scoring
from handbook.records.meetings import Meeting, MeetingKind, total_score
from handbook.records.members import Member, on_roster
from handbook.records.scoring import CriteriaSet
from handbook.records.text import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """STT · đơn vị · đảng viên (có mặt/tổng số) · ngày họp · điểm · four grades · ghi chú.

    `grades` holds, highest first, whether the meeting came to that grade: the cell with an x.
    """

    seq: int
    unit: str
    present: int
    total: int
    date: date
    points: float | None
    grades: tuple[bool, ...]
    note: str

    @property
    def strength(self) -> str:
        """Return present of total as the column writes it: `18/18`."""
        return f"{self.present}/{self.total}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfLine:
    """Đảng số · dự sinh hoạt lệ · phát biểu · … of one branch over six months.

    `attended` of `summoned` are added up over the regular meetings. `skilful_work` (dân vận khéo),
    `reading` (đọc bài viết), `thematic_plan` and `inspections` (KT-GS) are typed: None until then.
    """

    seq: int
    unit: str
    strength: int
    attended: int
    summoned: int
    speeches: int
    skilful_work: str | None
    thematic_study: int
    reading: str | None
    thematic_plan: str | None
    admissions: int
    inspections: str | None
    note: str


def month_line(
    meeting: Meeting,
    members: tuple[Member, ...],
    unit: str,
    seq: int = 1,
    own: tuple[CriteriaSet, ...] = (),
) -> MonthLine:
    """Return the line of one meeting; the points are the branch's own, the note says those lost.

    `own` are the branch's own criteria sets.
    """
    counts = attendance.count(attendance.rows(meeting, members))
    points, criteria = total_score(meeting), scoring.set_of(meeting, own)
    grade = scoring.grade_of(meeting, own)
    return MonthLine(
        seq=seq,
        unit=unit,
        present=counts.present,
        total=counts.total,
        date=meeting.date,
        points=points,
        grades=tuple(g.name == grade for g in criteria.grades) if criteria else (),
        note=lost_points(meeting, own),
    )


def lost_points(meeting: Meeting, own: tuple[CriteriaSet, ...] = ()) -> str:
    """Return the points lost with their reasons, one sentence each; empty when none was lost."""
    criteria = scoring.set_of(meeting, own)
    most = scoring.greatest(criteria) if criteria else {}
    lost = [
        f"{score.criterion}: −{decimal(most[score.criterion] - score.points)} điểm"
        f"{f' ({score.reason.strip()})' if score.reason.strip() else ''}"
        for score in meeting.scores
        if score.points < most.get(score.criterion, 0)
    ]
    return "; ".join(lost)


def half_line(
    meetings: tuple[Meeting, ...], members: tuple[Member, ...], unit: str, day: date
) -> HalfLine:
    """Return the branch's line of the half-year that `day` is in."""
    first, last = attendance_stats.bounds(attendance_stats.Span.HALF, day)
    regular = attendance_stats.held(meetings, first, last)
    thematic = attendance_stats.held(meetings, first, last, (MeetingKind.THEMATIC,))
    counts = [attendance.count(attendance.rows(m, members)) for m in regular]
    return HalfLine(
        seq=1,
        unit=unit,
        strength=sum(on_roster(m, last) for m in members),
        attended=sum(c.present for c in counts),
        summoned=sum(c.summoned for c in counts),
        speeches=sum(bool(s.member) for m in regular for s in m.speeches),
        skilful_work=None,
        thematic_study=len(thematic),
        reading=None,
        thematic_plan=None,
        admissions=sum(_admitted_within(m, first, last) for m in members if on_roster(m, last)),
        inspections=None,
        note=_silence(regular),
    )


def _admitted_within(member: Member, first: date, last: date) -> bool:
    """Say so only when all that the partial date can mean lies in the span."""
    start, end = dates.earliest(member.admitted_on), dates.latest(member.admitted_on)
    return start is not None and end is not None and first <= start and end <= last


def _silence(meetings: tuple[Meeting, ...]) -> str:
    days = [dates.on_screen(m.date) for m in attendance_stats.silent(meetings)]
    return f"Không ghi ý kiến phát biểu ở buổi ngày {', '.join(days)}." if days else ""
