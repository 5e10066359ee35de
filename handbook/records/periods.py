"""Spans of time that numbers are asked for, by name: a month, a quarter, a half-year, a year.

Written `2026-11`, `2026-Q4`, `2026-H2`, `2026`: short enough to type on a command line.
"""

import re
from dataclasses import dataclass
from datetime import date

from handbook.errors import BadInput
from handbook.records import dates
from handbook.records.attendance_stats import Span, bounds

_WRITTEN = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{1,2})))?", re.IGNORECASE)
_QUARTERS = ("I", "II", "III", "IV")
_HALVES = ("6 tháng đầu năm", "6 tháng cuối năm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One span, from its first day to its last."""

    span: Span
    first: date
    last: date

    @property
    def key(self) -> str:
        """Return how it is written: `2026-11`, `2026-Q4`, `2026-H2`, `2026`."""
        year, month = self.first.year, self.first.month
        match self.span:
            case Span.MONTH:
                return f"{year}-{month:02d}"
            case Span.QUARTER:
                return f"{year}-Q{(month + 2) // 3}"
            case Span.HALF:
                return f"{year}-H{(month + 5) // 6}"
            case Span.YEAR:
                return f"{year}"

    @property
    def words(self) -> str:
        """Return its name inside a sentence: `quý IV năm 2026`, `6 tháng cuối năm 2026`."""
        year, month = self.first.year, self.first.month
        match self.span:
            case Span.MONTH:
                return dates.month_of(self.first)
            case Span.QUARTER:
                return f"quý {_QUARTERS[(month - 1) // 3]} năm {year}"
            case Span.HALF:
                return f"{_HALVES[(month - 1) // 6]} {year}"
            case Span.YEAR:
                return f"năm {year}"


def parse(text: str) -> Period:
    """Return the period written in `text`; raises BadInput when it is none."""
    found = _WRITTEN.fullmatch(text.strip())
    year = int(found[1]) if found else 0
    if found is None or not 1930 <= year <= 2200 or not 0 < int(found[4] or 1) <= 12:
        raise BadInput(
            f"“{text}” không phải là kỳ; hãy viết như 2026-11 (tháng), 2026-Q4 (quý), 2026-H2 "
            "(6 tháng) hoặc 2026 (năm)."
        )
    if found[2]:
        return around(Span.QUARTER, date(year, int(found[2]) * 3, 1))
    if found[3]:
        return around(Span.HALF, date(year, int(found[3]) * 6, 1))
    return around(Span.MONTH if found[4] else Span.YEAR, date(year, int(found[4] or 1), 1))


def around(span: Span, day: date) -> Period:
    """Return the month, quarter, half-year or year that `day` is in."""
    first, last = bounds(span, day)
    return Period(span=span, first=first, last=last)


def of_year(year: int, spans: tuple[Span, ...]) -> tuple[Period, ...]:
    """Return the year's periods of `spans`, the long ones first, each in order of time."""
    order = [span for span in reversed(Span) if span in spans]
    found = [around(span, date(year, month, 1)) for span in order for month in range(1, 13)]
    return tuple(dict.fromkeys(found))
