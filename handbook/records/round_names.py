"""Rhythms and states of review rounds, and what a round is called; apart, as lists need no more."""

from enum import StrEnum

from handbook.records.text import one_line


class RoundPeriod(StrEnum):
    """The rhythms of 366-QĐ/TW (30/8/2025)."""

    YEAR = "year"
    QUARTER = "quarter"
    TERM = "term"
    ON_DEMAND = "on_demand"


class RoundState(StrEnum):
    """Whether the round is still worked on."""

    OPEN = "open"
    CLOSED = "closed"


PERIOD_WORDS = {
    RoundPeriod.YEAR: "năm",
    RoundPeriod.QUARTER: "quý",
    RoundPeriod.TERM: "nhiệm kỳ",
    RoundPeriod.ON_DEMAND: "đột xuất",
}


def named(title: str, period: RoundPeriod, year: int, part: int) -> str:
    """Return `đợt kiểm điểm năm 2026`, `đợt kiểm điểm quý 3 năm 2026` or the title it was given."""
    if title.strip():
        return one_line(title)
    if period is RoundPeriod.QUARTER:
        return f"đợt kiểm điểm quý {part} năm {year}"
    if period is RoundPeriod.YEAR:
        return f"đợt kiểm điểm năm {year}"
    return f"đợt kiểm điểm {PERIOD_WORDS[period]} (năm {year})"
