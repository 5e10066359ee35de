"""Vote arithmetic: who counts in the base, which bar a question needs, whether it passed.

Counts only, never who voted what. Integers decide; percentages are only shown. Rules V1–V8 of
DOMAIN §4: the base rests on 294-QĐ/TW (26/5/2025) điểm 9.3.2; 208-QĐ/TW keeps "hơn một nửa".
"""

from dataclasses import dataclass
from enum import StrEnum


class Threshold(StrEnum):
    """The share of the base a question needs."""

    MAJORITY = "majority"
    TWO_THIRDS = "two_thirds"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRoll:
    """Full members (chính thức) as votes count them on the day of a meeting.

    `full` are all on the roster; `exempt_absent`, `away`, `suspended`, `temporarily_exempt` are of
    them and out of the base; `present` are those who are there and in the base. `visiting` are full
    members of other branches who are there: on no roster, out of the base unless counted in;
    `suspended_present` likewise.
    """

    full: int
    exempt_absent: int = 0
    away: int = 0
    suspended: int = 0
    temporarily_exempt: int = 0
    present: int = 0
    visiting: int = 0
    suspended_present: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a vote comes to; `bar` is the least number of votes in favour that passes."""

    base: int
    bar: int
    cast: int
    passed: bool
    problems: tuple[str, ...] = ()

    def share(self, yes: int) -> str:
        """Return `yes` of the base in per cent with one decimal, as papers write it: `85,0%`."""
        return percent(yes, self.base)


def majority(base: int) -> int:
    """Return the least number that is more than half of `base`."""
    return base // 2 + 1


def two_thirds(base: int) -> int:
    """Return the least number that is at least two thirds of `base`."""
    return (2 * base + 2) // 3


def bar_of(threshold: Threshold, base: int) -> int:
    """Return the least number of votes in favour that passes on `base`."""
    match threshold:
        case Threshold.MAJORITY:
            return majority(base)
        case Threshold.TWO_THIRDS:
            return two_thirds(base)


def base_of(roll: VoteRoll, *, with_visiting: bool = False, with_suspended: bool = False) -> int:
    """Return the base: full members summoned, less those away and those exempt who did not come.

    Ordinary absentees stay in, excused or not. Visiting and suspended members are out unless the
    vote says otherwise (not confirmed, DOMAIN §14 point 6).
    """
    out = roll.exempt_absent + roll.away + roll.temporarily_exempt
    base = roll.full - out - (0 if with_suspended else roll.suspended)
    return base + (roll.visiting if with_visiting else 0)


def outcome(
    *,
    threshold: Threshold,
    base: int,
    present: int,
    yes: int,
    no: int = 0,
    other: int = 0,
    invalid: int = 0,
) -> Outcome:
    """Return what the counts come to on `base`, with `present` members who had a vote."""
    cast, bar = yes + no + other + invalid, bar_of(threshold, base)
    problems = []
    if min(yes, no, other, invalid) < 0:
        problems.append("Số phiếu không thể nhỏ hơn 0.")
    if cast > present:
        problems.append(
            f"Đếm được {cast} phiếu nhưng chỉ có {present} đảng viên có quyền biểu quyết dự họp; "
            "hãy đếm lại hoặc sửa điểm danh."
        )
    passed = not problems and base > 0 and yes >= bar
    return Outcome(base=base, bar=bar, cast=cast, passed=passed, problems=tuple(problems))


def cannot_pass(base: int, present: int) -> bool:
    """Say before voting that even all who are present would not be more than half of the base."""
    return present * 2 <= base


def percent(part: int, whole: int) -> str:
    """Return `part` of `whole` with one decimal, half up and by integers: `85,0%`; `–` of none."""
    if whole <= 0:
        return "–"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}%"
