"""What the secretary has to do by a day: meetings, papers, assignments, probations, backup.

Pure rules on records; the numbers come from the rule packs (DOMAIN §6). Which screen or button does
a duty is not known here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handbook.records import assignments, dates, rules, words
from handbook.records.assignments import Assignment
from handbook.records.meetings import Meeting, MeetingKind, MeetingState
from handbook.records.members import Member, StandingKind, on_roster, rank_on
from handbook.records.sealing import Missing

# Ours: how early a probation is named (practice warns from 90 days on), how old a backup may grow.
PROBATION_NOTICE_DAYS = 90
BACKUP_DAYS = 30


class DutyKind(StrEnum):
    """Kinds of duty; each has one button on the screen."""

    HOLD = "hold"
    PREPARE = "prepare"
    NOTIFY = "notify"
    SEND = "send"
    SEAL = "seal"
    ASSIGNMENT = "assignment"
    PROBATION = "probation"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do: `due` is its last day, None for at once; `record` the uid it is about."""

    kind: DutyKind
    title: str
    second: str = ""
    due: date | None = None
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What duties are worked out from: bounded lists, so that a long history costs nothing.

    `meetings` are summaries: the last regular ones to the end of this month, and whatever is not
    sealed (doubles do no harm). `upcoming` is the next draft whole, `missing` what it lacks,
    `open_assignments` those not closed yet, `backed_up` the day of the last proven backup.
    """

    members: tuple[Member, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    upcoming: Meeting | None = None
    missing: tuple[Missing, ...] = ()
    open_assignments: tuple[Assignment, ...] = ()
    backed_up: date | None = None


def due(known: Known, today: date) -> tuple[Duty, ...]:
    """Return what is to be done, late first, then by day."""
    found = [
        *_meetings(known, today),
        *_unsealed(known, today),
        *_late_assignments(known, today),
        *_probations(known, today),
        *_backup(known, today),
    ]
    return tuple(sorted(found, key=lambda duty: (duty.due or date.min, duty.title)))


def days_left(duty: Duty, today: date) -> int:
    """Return the days until the duty is due; negative when late, and for what has no day."""
    return (duty.due - today).days if duty.due else -1


def name_of(meeting: Meeting) -> str:
    """Return how a list names a meeting: `Sinh hoạt thường kỳ tháng 11`."""
    if meeting.kind is MeetingKind.COMMITTEE:
        return f"Họp chi ủy tháng {meeting.date.month}"
    return f"Sinh hoạt {words.MEETING_KIND[meeting.kind]} tháng {meeting.date.month}"


def probation_ends(member: Member, today: date) -> date | None:
    """Return the day the probation of a probationary member ends; None when it is not known.

    Months are those of `charter_rules` in force today, counted from the ceremony.
    """
    began = dates.whole(member.admitted_on)
    if began is None or rank_on(member, today) is not StandingKind.PROBATIONARY:
        return None
    months = began.month - 1 + rules.at(today, "charter_rules").values["probation_months"]
    year, month = began.year + months // 12, months % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(
        date(year, month, 1) + timedelta(days=began.day - 1), first_of_next - timedelta(days=1)
    )


def _meetings(known: Known, today: date) -> Iterator[Duty]:
    guide = rules.at(today, "meeting_guide")
    this_month = [
        m
        for m in known.meetings
        if m.kind is MeetingKind.REGULAR
        and (m.date.year, m.date.month) == (today.year, today.month)
    ]
    upcoming = known.upcoming
    if not this_month:
        day = today.replace(day=guide.values["day"])
        if not known.meetings and day < today:
            day = (day + timedelta(days=31)).replace(day=guide.values["day"])  # held on paper yet
        directive = rules.at(today, "meeting_directive")
        yield Duty(
            kind=DutyKind.HOLD,
            title=f"Sinh hoạt chi bộ thường kỳ tháng {day.month}",
            second=f"ngày {day.day:02d} hằng tháng · {directive.citation}",
            due=day,
        )
    if upcoming is not None:
        yield from _before(upcoming, known.missing, guide)


def _before(upcoming: Meeting, missing: tuple[Missing, ...], guide: rules.Rule) -> Iterator[Duty]:
    name, day = name_of(upcoming), upcoming.date
    yield Duty(
        kind=DutyKind.PREPARE,
        title=name,
        second=_lacks(missing) or f"đã chuẩn bị đủ · {guide.citation}",
        due=day,
        record=upcoming.uid,
    )
    if upcoming.kind is MeetingKind.COMMITTEE:
        return
    ahead = day - timedelta(days=guide.values.get("papers_days_before", 1))
    if not upcoming.notified_on:
        title = f"Thông báo {name[0].lower()}{name[1:]}"
        second = f"trước buổi họp · {guide.citation}"
        yield Duty(kind=DutyKind.NOTIFY, title=title, second=second, due=ahead, record=upcoming.uid)
    if "papers_days_before" in guide.values and not upcoming.papers_sent_on:
        days = guide.values["papers_days_before"]
        yield Duty(
            kind=DutyKind.SEND,
            title=f"Gửi tài liệu họp tháng {day.month} đến đảng viên",
            second=f"trước họp {days:02d} ngày · {guide.citation}",
            due=ahead,
            record=upcoming.uid,
        )


def _lacks(missing: tuple[Missing, ...]) -> str:
    sentences = [m.sentence.rstrip(".") for m in missing[:2]]
    more = f" · và {len(missing) - 2} điểm nữa" if len(missing) > 2 else ""
    return " · ".join(sentences) + more


def _unsealed(known: Known, today: date) -> Iterator[Duty]:
    drafts = {m.uid: m for m in known.meetings if m.state is MeetingState.DRAFT}
    for meeting in drafts.values():
        if meeting.date >= today:
            continue
        guide = rules.at(meeting.date, "meeting_guide")
        days = guide.values.get("finalise_days_after")
        rule = f"trong {days:02d} ngày sau họp · {guide.citation}" if days else "biên bản chưa chốt"
        name = name_of(meeting)
        yield Duty(
            kind=DutyKind.SEAL,
            title=f"Chốt biên bản {name[0].lower()}{name[1:]}",
            second=rule,
            due=meeting.date + timedelta(days=days or 0),
            record=meeting.uid,
        )


def _late_assignments(known: Known, today: date) -> Iterator[Duty]:
    names = {m.uid: m.name for m in known.members}
    for assignment in known.open_assignments:
        if not assignments.is_late(assignment, today):
            continue
        people = [names[uid] for uid in assignment.members if uid in names]
        if assignment.people:
            people.append(assignment.people)
        when = f"hạn {dates.on_screen(assignment.due)}"
        yield Duty(
            kind=DutyKind.ASSIGNMENT,
            title=assignment.what,
            second=" · ".join([*people, when]),
            due=dates.latest(assignment.due),
            record=assignment.uid,
        )


def _probations(known: Known, today: date) -> Iterator[Duty]:
    charter = rules.at(today, "charter_rules")
    months = charter.values["probation_months"]
    for member in known.members:
        ends = probation_ends(member, today) if on_roster(member, today) else None
        if ends and (ends - today).days <= PROBATION_NOTICE_DAYS:
            yield Duty(
                kind=DutyKind.PROBATION,
                title=f"{member.name} hết {months} tháng dự bị",
                second=f"xét công nhận chính thức · {charter.citation}",
                due=ends,
                record=member.uid,
            )


def _backup(known: Known, today: date) -> Iterator[Duty]:
    if known.backed_up is None:
        second = "chưa có bản sao lưu nào đã thử mở lại"
        yield Duty(kind=DutyKind.BACKUP, title="Sao lưu cuốn sổ ra ổ khác", second=second)
    elif (today - known.backed_up).days > BACKUP_DAYS:
        yield Duty(
            kind=DutyKind.BACKUP,
            title="Sao lưu cuốn sổ ra ổ khác",
            second=f"lần gần nhất: {dates.on_screen(known.backed_up)}",
            due=known.backed_up + timedelta(days=BACKUP_DAYS),
        )
