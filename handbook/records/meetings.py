"""Meetings (buổi sinh hoạt): what was prepared, who came, what was said and decided.

A meeting is one record with its parts inside. Its assignments are records of their own, because
later meetings follow them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handbook.records.dates import Partial
from handbook.records.points import added
from handbook.records.votes import Threshold

COMMITTEE_DAYS = 31
"""Ours: how many days before a meeting the committee may have prepared it, no regular one known."""


class MeetingKind(StrEnum):
    """Kinds of meeting."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    COMMITTEE = "committee"
    EXTRAORDINARY = "extraordinary"


class MeetingState(StrEnum):
    """A sealed meeting is locked until it is unsealed with a reason."""

    DRAFT = "draft"
    SEALED = "sealed"


class Mark(StrEnum):
    """Attendance of one member at one meeting."""

    UNMARKED = ""
    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"


class Method(StrEnum):
    """How a vote was taken."""

    SHOW_OF_HANDS = "show_of_hands"
    SECRET = "secret"


class PraiseKind(StrEnum):
    """Biểu dương, nhắc nhở, phê bình."""

    PRAISED = "praised"
    REMINDED = "reminded"
    CRITICISED = "criticised"


class Step(StrEnum):
    """The five steps of a meeting's screen, in order."""

    PREPARE = "prepare"
    ATTEND = "attend"
    COURSE = "course"
    CONCLUDE = "conclude"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One member's mark; `member` is a uid, `reason` is asked for those excused.

    `online` says that somebody present took part over the network.
    """

    member: str
    mark: Mark = Mark.UNMARKED
    reason: str = ""
    online: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Someone from above or invited, with the post held."""

    name: str
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What one person said; `member` is a uid, or empty for a guest who is named."""

    member: str = ""
    name: str = ""
    text: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """A member praised, reminded or criticised, and why."""

    member: str
    kind: PraiseKind = PraiseKind.PRAISED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One question put to the vote: counts only, never who voted what.

    `base` overrides the base worked out from the roster and then needs `base_reason`.
    """

    matter: str
    method: Method = Method.SHOW_OF_HANDS
    threshold: Threshold = Threshold.MAJORITY
    yes: int = 0
    no: int = 0
    other: int = 0
    invalid: int = 0
    with_visiting: bool = False
    with_suspended: bool = False
    base: int | None = None
    base_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points the branch gives itself for one criterion; `reason` says why points were lost."""

    criterion: str
    points: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting; times are `HH:MM`, people are uids of the roster, texts may hold several lines.

    `topic` and `presenter` (a uid, or the name of somebody from elsewhere) belong to a thematic
    meeting, and `joined_with`, the uid of the regular one held in the same session; `reason` says
    why an extraordinary one was called; `groups` are the party groups (tổ đảng) that meet, none of
    them named when the whole branch does.
    """

    uid: str
    version: int = 0
    kind: MeetingKind = MeetingKind.REGULAR
    date: date
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    state: MeetingState = MeetingState.DRAFT
    number: int | None = None
    chair: str = ""
    recorder: str = ""
    # What only some kinds have
    topic: str = ""
    presenter: str = ""
    joined_with: str = ""
    reason: str = ""
    groups: tuple[str, ...] = ()
    # 1 Chuẩn bị
    agenda: tuple[str, ...] = ()
    draft: str = ""
    notified_on: Partial = ""
    papers_sent_on: Partial = ""
    committee_met_on: Partial = ""
    committee_agreed: str = ""
    # 2 Điểm danh
    attendance: tuple[Attendance, ...] = ()
    guests: tuple[Guest, ...] = ()
    # 3 Diễn biến
    purpose: str = ""
    dues_due: int | None = None
    dues_paid: int | None = None
    dues_unpaid: str = ""
    report: str = ""
    assessment: str = ""
    praises: tuple[Praise, ...] = ()
    documents: str = ""
    speeches: tuple[Speech, ...] = ()
    self_criticism: str = ""
    # 4 Kết luận
    conclusions: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()
    # 5 Chấm điểm, chốt
    criteria_set: str = ""
    scores: tuple[Score, ...] = ()
    weak_points: str = ""
    remedies: str = ""
    agreed: int | None = None
    # After it: when its papers were posted for the members, as local ISO time
    posted_at: str = ""
    # Derived when kept, for lists that must not open each meeting.
    present: int = 0
    total: int = 0


def quarter(meeting: Meeting) -> int:
    """Return the quarter of the meeting's day, 1 to 4."""
    return (meeting.date.month + 2) // 3


def minutes_between(starts_at: str, ends_at: str) -> int | None:
    """Return the length in minutes, past midnight included; None when a time is unknown."""
    start, end = minute_of(starts_at), minute_of(ends_at)
    if start is None or end is None:
        return None
    return (end - start) % (24 * 60)


def clock_after(start: str, minutes: int) -> str:
    """Return the `HH:MM` that is some minutes after `start`, past midnight included."""
    total = ((minute_of(start) or 0) + minutes) % (24 * 60)
    return f"{total // 60:02d}:{total % 60:02d}"


def minute_of(clock: str) -> int | None:
    """Return the minute of the day of `HH:MM`, or None when it is no time."""
    hours, colon, minutes = clock.partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit()):
        return None
    value = int(hours) * 60 + int(minutes)
    return value if int(hours) < 24 and int(minutes) < 60 else None


def posted_on(meeting: Meeting) -> datetime | None:
    """Return when the papers were posted; None when they were not, or nobody said so."""
    try:
        return datetime.fromisoformat(meeting.posted_at)
    except ValueError:
        return None


def total_score(meeting: Meeting) -> float | None:
    """Return the sum of points the branch gave itself, or None when none was given."""
    return added(score.points for score in meeting.scores) if meeting.scores else None


def check(meeting: Meeting) -> dict[str, str]:
    """Return problems that keep a meeting from being stored at all; sealing asks for more."""
    problems: dict[str, str] = {}
    for field, words in (("starts_at", "Giờ bắt đầu"), ("ends_at", "Giờ kết thúc")):
        value = getattr(meeting, field)
        if value and minute_of(value) is None:
            problems[field] = f"{words} “{value}” không phải là giờ; hãy gõ như 19:30."
    if meeting.posted_at and posted_on(meeting) is None:
        problems["posted_at"] = f"“{meeting.posted_at}” không phải là ngày giờ đã đăng tài liệu."
    people = [entry.member for entry in meeting.attendance]
    if len(people) != len(set(people)):
        problems["attendance"] = "Một đảng viên có hai dòng điểm danh."
    return problems
