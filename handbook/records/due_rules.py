"""The grammar of due rules: `meeting-1d`, `date+12m+30wd`, `monthly@3`, `typed|year_end`.

Pure reckoning with days. Which meeting, case or member a rule speaks of is not known here. A
working day is Monday to Friday less a list of holidays that the branch keeps (ours).
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Anchor(StrEnum):
    """What a due rule is reckoned from."""

    MEETING = "meeting"
    NEXT_MEETING = "next_meeting"
    DATE = "date"
    MONTHLY = "monthly"
    QUARTER = "quarter"
    YEAR_START = "year_start"
    YEAR_END = "year_end"
    EVERY = "every"
    TYPED = "typed"
    BADGE = "badge"
    COUNT = "count"


class Unit(StrEnum):
    """Units of a shift: calendar days, working days, months."""

    DAYS = "d"
    WORKING_DAYS = "wd"
    MONTHS = "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Days or months from the anchor, negative before it."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """One due rule; `day` is the day of the month of `monthly@3`, None for the last."""

    anchor: Anchor
    shifts: tuple[Shift, ...] = ()
    day: int | None = None

    @property
    def is_before(self) -> bool:
        """Say whether the day falls on the anchor or before it, not after."""
        return all(shift.number <= 0 for shift in self.shifts)


_RULE = re.compile(r"(?P<anchor>[a-z_]+)(?:@(?P<day>\d{1,2}))?(?P<shifts>(?:[+-]\d+(?:wd|d|m))*)")
_SHIFT = re.compile(r"([+-]\d+)(wd|d|m)")


def parse(text: str) -> tuple[DueRule, ...]:
    """Return the rules of `text`, the first to be tried first.

    Raises ValueError when it is no due rule.
    """
    return tuple(_parsed(part.strip()) for part in text.split("|"))


def shifted(day: date, rule: DueRule, holidays: AbstractSet[date] = frozenset()) -> date:
    """Return the day that the rule's shifts lead to from `day`, one after another."""
    for shift in rule.shifts:
        match shift.unit:
            case Unit.DAYS:
                day += timedelta(days=shift.number)
            case Unit.WORKING_DAYS:
                day = working_day(day, shift.number, holidays)
            case Unit.MONTHS:
                day = add_months(day, shift.number)
    return day


def working_day(day: date, number: int, holidays: AbstractSet[date] = frozenset()) -> date:
    """Return the working day that is `number` working days after `day`, before it when negative.

    The day itself is not counted; 0 gives it back, whatever it is.
    """
    step = timedelta(days=1 if number > 0 else -1)
    left = abs(number)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def is_working_day(day: date, holidays: AbstractSet[date] = frozenset()) -> bool:
    """Say whether `day` is Monday to Friday and no holiday."""
    return day.weekday() < 5 and day not in holidays


def add_months(day: date, number: int) -> date:
    """Return the same day `number` months on, or the last of that month when it has no such day."""
    months = day.year * 12 + day.month - 1 + number
    first = date(months // 12, months % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), end_of_month(first))


def end_of_month(day: date) -> date:
    """Return the last day of the month `day` is in."""
    following = day.replace(day=1) + timedelta(days=31)
    return following.replace(day=1) - timedelta(days=1)


def in_month(rule: DueRule, day: date) -> date:
    """Return the day of a monthly rule in the month of `day`; the last where no day is named."""
    last = end_of_month(day)
    return last if rule.day is None else last.replace(day=min(rule.day, last.day))


def _parsed(text: str) -> DueRule:
    found = _RULE.fullmatch(text)
    if not found:
        raise ValueError(f"no due rule: {text!r}")
    anchor = Anchor(found["anchor"])
    if found["day"] and anchor is not Anchor.MONTHLY:
        raise ValueError(f"only monthly takes a day: {text!r}")
    shifts = tuple(
        Shift(number=int(number), unit=Unit(unit))
        for number, unit in _SHIFT.findall(found["shifts"])
    )
    return DueRule(anchor=anchor, shifts=shifts, day=int(found["day"]) if found["day"] else None)
