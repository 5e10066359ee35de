"""Review rounds (đợt kiểm điểm): a span of time, who is reviewed in it, and the rules it froze.

A round keeps the rule pack and the criteria frames it was started under, so that an old round opens
and prints as it was (DESIGN §4). Who is reviewed is worked out in `review_people`, the columns of
its table in `review_steps`. No clock here.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.round_names import PERIOD_WORDS as PERIOD_WORDS
from handbook.records.round_names import RoundPeriod as RoundPeriod
from handbook.records.round_names import RoundState as RoundState
from handbook.records.round_names import named


class Form(StrEnum):
    """The forms of 43-HD/BTCTW (31/10/2025); A and B are reversed against 2023, so never by letter.

    COLLECTIVE is Mẫu 01, LEADER 2A (holds a post), STAFF 2B (holds none), OUTSIDE 2C (a member
    outside the political system).
    """

    COLLECTIVE = "collective"
    LEADER = "leader"
    STAFF = "staff"
    OUTSIDE = "outside"


class LeftOut(StrEnum):
    """Why a member is not reviewed, or is reviewed with a remark from elsewhere."""

    NOT = ""
    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    NEW = "new"  # admitted less than the rule's months before the round ends
    ELSEWHERE = "elsewhere"  # a visiting member: reviewed at the official branch
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRule:
    """A rule as it stood when the round began: topic, number, date, mark and values as JSON."""

    topic: str
    number: str
    dated: Partial = ""
    mark: str = ""
    values: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameLine:
    """One criterion of a frame: `part` 1 is the common 30, `part` 2 the results 70."""

    id: str
    part: int
    text: str
    most: float
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A criteria frame of one form, frozen into the round; `source`/`mark` as in its data file."""

    form: Form
    id: str
    title: str
    source: str = ""
    mark: str = ""
    lines: tuple[FrameLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundMember:
    """One member in the round: the form he writes, or why he is left out.

    `remark_from` is the branch elsewhere that has to send a remark (a member temporarily away).
    `typed` says that a person set this line against what was worked out; `why` is then the reason.
    """

    member: str
    form: Form = Form.OUTSIDE
    left_out: LeftOut = LeftOut.NOT
    why: str = ""
    remark_from: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A suggestion of the upper level (gợi ý kiểm điểm); `member` empty means the collective."""

    member: str = ""
    text: str = ""
    document: str = ""
    on: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapChoice:
    """The ceiling on HTXSNV as the branch reads it: base, per cent and rounding are settings.

    `base` is `good` (those rated HTTNV) or `good_or_above`; `rounding` is `half_up` or `down`. What
    the rule itself says of them is `frozen_rules.cap_on`.
    """

    percent: float
    base: str
    rounding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One review round of the branch, over `starts_on` to `ends_on` (both included).

    `part` is the quarter (1 to 4) of a quarterly round, else 0. `meeting` is the uid of the review
    meeting kept under Sinh hoạt, empty when it has none. `due_on` is the day the upper committee
    wants the papers. `hidden_steps` are columns of the table that this branch does not use.
    """

    uid: str
    version: int = 0
    period: RoundPeriod = RoundPeriod.YEAR
    year: int
    part: int = 0
    title: str = ""
    starts_on: date
    ends_on: date
    begun_on: date
    meeting_on: Partial = ""
    meeting_place: str = ""
    meeting: str = ""
    chair: str = ""
    recorder: str = ""
    due_on: Partial = ""
    decided_by: str = ""
    plan: str = ""
    rules: tuple[FrozenRule, ...] = ()
    frames: tuple[Frame, ...] = ()
    cap: CapChoice
    people: tuple[RoundMember, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    hidden_steps: tuple[str, ...] = ()
    filed: tuple[str, ...] = ()  # what the file holds, by id of the list of Điều 17 (366-QĐ/TW)
    conclusion: str = ""
    state: RoundState = RoundState.OPEN
    closed_on: Partial = ""


FORM_WORDS = {
    Form.COLLECTIVE: "Mẫu 01",
    Form.LEADER: "Mẫu 2A",
    Form.STAFF: "Mẫu 2B",
    Form.OUTSIDE: "Mẫu 2C",
}


def called(one: Round) -> str:
    """Return `đợt kiểm điểm năm 2026`, `đợt kiểm điểm quý 3 năm 2026` or the title it was given."""
    return named(one.title, one.period, one.year, one.part)


def frame_of(one: Round, form: Form) -> Frame | None:
    """Return the frozen frame of a form, or None."""
    return next((frame for frame in one.frames if frame.form is form), None)


def place_of(one: Round, member: str) -> RoundMember | None:
    """Return a member's line in the round, or None."""
    return next((line for line in one.people if line.member == member), None)


def reviewed(one: Round) -> tuple[RoundMember, ...]:
    """Return the lines of those who are reviewed."""
    return tuple(line for line in one.people if line.left_out is LeftOut.NOT)


def check(one: Round) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if one.ends_on < one.starts_on:
        problems["ends_on"] = "Ngày cuối của kỳ kiểm điểm phải sau ngày đầu."
    if one.period is RoundPeriod.QUARTER and one.part not in (1, 2, 3, 4):
        problems["part"] = "Hãy chọn quý 1, 2, 3 hoặc 4."
    for name in ("meeting_on", "due_on", "closed_on"):
        value = getattr(one, name)
        if value and not dates.is_partial(value):
            problems[name] = f"“{value}” không phải là ngày có thật."
    if not 0 < one.cap.percent <= 100:
        problems["cap"] = "Tỷ lệ trần hoàn thành xuất sắc phải lớn hơn 0 và không quá 100%."
    if any(line.typed and line.left_out and not line.why.strip() for line in one.people):
        problems["people"] = "Đưa một đảng viên ra ngoài diện kiểm điểm thì phải ghi lý do."
    return problems
