"""Which automatic backups are kept: every one of late, then one a day, a week, a month, a year.

A pure function of their times. Knows no file and deletes nothing; backups a person asked for never
come here.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How many days, weeks, months and years keep their newest backup; `newest` are always kept."""

    newest: int = 3
    days: int = 7
    weeks: int = 5
    months: int = 12
    years: int = 10


def kept(times: Iterable[datetime], keeping: Keeping | None = None) -> frozenset[datetime]:
    """Return the times whose backups are kept; the newest of each span stands for it.

    Spans are counted back over those that have a backup, so a program unused for a year loses none.
    """
    rule = keeping or Keeping()
    newest_first = sorted(set(times), reverse=True)
    spans = (
        (rule.days, _day),
        (rule.weeks, _week),
        (rule.months, _month),
        (rule.years, _year),
    )
    found = set(newest_first[: rule.newest])
    for most, span in spans:
        found |= _newest_of(newest_first, most, span)
    return frozenset(found)


def thinned(times: Iterable[datetime], keeping: Keeping | None = None) -> tuple[datetime, ...]:
    """Return the times whose backups may go, oldest first."""
    listed = set(times)
    return tuple(sorted(listed - kept(listed, keeping)))


def _newest_of(
    newest_first: list[datetime], most: int, span: Callable[[datetime], Hashable]
) -> set[datetime]:
    first_of: dict[Hashable, datetime] = {}
    for time in newest_first:
        first_of.setdefault(span(time), time)
    return set(list(first_of.values())[:most])


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return (time.year, time.month)


def _year(time: datetime) -> Hashable:
    return time.year
