"""Members of the branch: the roster's fields, and standing as a history with dates.

The fields are those of the book "Sổ danh sách đảng viên" (Mẫu 7-HSĐV, 12-HD/BTCTW 2022). Only name
and standing are required. Personal dossiers (lý lịch, thẩm tra) stay out on purpose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import name_key, one_line


class Sex(StrEnum):
    """Nam or nữ, as the roster has it; unknown is allowed."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = ""


class StandingKind(StrEnum):
    """What a member is to this branch on a day."""

    FULL = "full"
    PROBATIONARY = "probationary"
    EXEMPT = "exempt"
    TEMPORARILY_EXEMPT = "temporarily_exempt"
    AWAY = "away"
    VISITING = "visiting"
    SUSPENDED = "suspended"
    RESIDENT = "resident"
    MOVED = "moved"
    RESIGNED = "resigned"
    REMOVED = "removed"
    EXPELLED = "expelled"
    DIED = "died"


class Position(StrEnum):
    """The post a member holds in the branch."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    COMMITTEE = "committee"
    MEMBER = ""


RANKS = (StandingKind.FULL, StandingKind.PROBATIONARY)
GONE = (
    StandingKind.MOVED,
    StandingKind.RESIGNED,
    StandingKind.REMOVED,
    StandingKind.EXPELLED,
    StandingKind.DIED,
)
# When several hold on one day, the one that decides counting: first match wins.
_STRONGEST = (
    *GONE,
    StandingKind.RESIDENT,
    StandingKind.SUSPENDED,
    StandingKind.AWAY,
    StandingKind.VISITING,
    StandingKind.TEMPORARILY_EXEMPT,
    StandingKind.EXEMPT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One entry of a member's standing history; `since` empty means from before the records."""

    kind: StandingKind
    since: Partial = ""
    until: Partial = ""
    place: str = ""
    document: str = ""
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether this entry holds on `day`; `until` is the first day it no longer does."""
        start, end = dates.earliest(self.since), dates.earliest(self.until)
        return (start is None or start <= day) and (end is None or day < end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member on the roster; dates are partial, numbers of cards and files are text."""

    uid: str
    version: int = 0
    name: str
    birth_name: str = ""
    sex: Sex = Sex.UNKNOWN
    birth_date: Partial = ""
    ethnicity: str = ""
    religion: str = ""
    home_town: str = ""
    residence: str = ""
    schooling: str = ""
    theory: str = ""
    profession: str = ""
    languages: str = ""
    work_before: str = ""
    work_now: str = ""
    decided_on: Partial = ""
    admitted_on: Partial = ""
    official_on: Partial = ""
    card_number: str = ""
    file_number: str = ""
    badge: str = ""
    service: str = ""
    position: Position = Position.MEMBER
    group: str = ""
    phone: str = ""
    note: str = ""
    standings: tuple[Standing, ...] = field(default=())


def rank_on(member: Member, day: date) -> StandingKind:
    """Return FULL or PROBATIONARY on `day`: by the official date, else by the standing history."""
    official = dates.earliest(member.official_on)
    if official is not None:
        return StandingKind.FULL if official <= day else StandingKind.PROBATIONARY
    entries = [s for s in member.standings if s.kind in RANKS and s.holds_on(day)]
    if entries:
        return max(entries, key=lambda s: s.since).kind
    return StandingKind.PROBATIONARY if member.admitted_on else StandingKind.FULL


def standing_on(member: Member, day: date) -> StandingKind:
    """Return the one standing that decides counting on `day` (DOMAIN §10.2)."""
    holding = {s.kind for s in member.standings if s.holds_on(day)}
    for kind in _STRONGEST:
        if kind in holding:
            return kind
    return rank_on(member, day)


def on_roster(member: Member, day: date) -> bool:
    """Say whether the member counts in *tổng số* on `day`: not gone, visiting or of list 213."""
    first = dates.earliest(member.admitted_on)
    if first is not None and first > day:
        return False
    out = (*GONE, StandingKind.VISITING, StandingKind.RESIDENT)
    return standing_on(member, day) not in out


def roster(members: tuple[Member, ...], day: date) -> tuple[Member, ...]:
    """Return those on the roster on `day`, with visitors, in Vietnamese order."""
    there = [
        m for m in members if on_roster(m, day) or standing_on(m, day) is StandingKind.VISITING
    ]
    return in_order(there)


def in_order(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return members by given name, then middle names, then family name."""
    return tuple(sorted(members, key=lambda m: name_key(m.name)))


def party_age(member: Member, day: date) -> int | None:
    """Return whole years of party age on `day`, from the admission decision (208-QĐ/TW, 26/7/2026).

    A roster with one "ngày vào Đảng" uses it for the decision too; None when neither is known.
    """
    start = dates.earliest(member.decided_on or member.admitted_on)
    return dates.years_between(start, day) if start else None


def holder(members: tuple[Member, ...], position: Position) -> Member | None:
    """Return the first member who holds `position`, or None."""
    return next((m for m in members if m.position is position), None)


def check(member: Member, *, admission_age: int, today: date) -> dict[str, str]:
    """Return problems by field.

    `admission_age` is the least age in years at admission (rule `charter_rules`), `today` the day
    after which nothing can have happened.
    """
    problems = _check_form(member)
    if not problems:
        problems |= _check_order(member, admission_age) | _check_future(member, today)
    return problems


def _check_form(member: Member) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not one_line(member.name):
        problems["name"] = "Thiếu họ và tên."
    for name, words in _DATE_WORDS.items():
        value = getattr(member, name)
        if value and not dates.is_partial(value):
            problems[name] = f"{words} “{value}” không phải là ngày có thật."
    for entry in member.standings:
        if any(value and not dates.is_partial(value) for value in (entry.since, entry.until)):
            problems["standings"] = "Ngày trong quá trình tư cách không phải là ngày có thật."
    return problems


def _check_order(member: Member, admission_age: int) -> dict[str, str]:
    problems: dict[str, str] = {}
    born, joined_on = dates.earliest(member.birth_date), dates.latest(member.admitted_on)
    if born and joined_on and dates.years_between(born, joined_on) < admission_age:
        problems["admitted_on"] = (
            f"Vào Đảng ngày {dates.on_screen(member.admitted_on)} khi chưa đủ {admission_age} tuổi "
            f"(sinh {dates.on_screen(member.birth_date)})."
        )
    first, official = dates.earliest(member.admitted_on), dates.latest(member.official_on)
    if first and official and official <= first:
        problems["official_on"] = (
            f"Ngày chính thức {dates.on_screen(member.official_on)} phải sau ngày vào Đảng "
            f"{dates.on_screen(member.admitted_on)}."
        )
    for entry in member.standings:
        start, end = dates.earliest(entry.since), dates.latest(entry.until)
        if start and end and end < start:
            problems["standings"] = "Một tư cách kết thúc trước khi bắt đầu."
    return problems


def _check_future(member: Member, today: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    for name in ("birth_date", "admitted_on"):
        value = dates.earliest(getattr(member, name))
        if value and value > today and name not in problems:
            problems[name] = (
                f"{_DATE_WORDS[name]} {dates.on_screen(getattr(member, name))} ở sau hôm nay."
            )
    return problems


_DATE_WORDS = {
    "birth_date": "Ngày sinh",
    "decided_on": "Ngày quyết định kết nạp",
    "admitted_on": "Ngày vào Đảng",
    "official_on": "Ngày chính thức",
}
