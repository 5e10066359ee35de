"""The monthly roll-up of regular meetings that goes upward: ten columns (DOMAIN §3, practice)."""

from handbook.papers import number_tables, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.spans import period_of
from handbook.records import attendance_stats, dates, rollups
from handbook.records.attendance_stats import Span
from handbook.records.criteria_sets import sets_of
from handbook.records.rollups import MonthLine
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "month-rollup"
GRADES = 4  # Tốt, Khá, Trung bình, Kém


def build(store: Store, request: Request) -> Document:
    """Return the roll-up of the month, or of every meeting of a longer period."""
    return number_tables.document(
        PAPER, store, request, table(store, request), period_of(request, Span.MONTH).words
    )


def table(store: Store, request: Request) -> NumberTable:
    """Return the same as a table, for Excel."""
    period, branch = period_of(request, Span.MONTH), store.branch.get()
    meetings = store.meetings.within(period.first, period.last)
    held = attendance_stats.held(meetings, period.first, period.last)
    members, unit = store.members.all(), words.branch_name(branch)
    own = sets_of(store.criteria_sets.all())
    lines = [rollups.month_line(m, members, unit, n, own) for n, m in enumerate(held, start=1)]
    notes = () if lines else ("Trong kỳ chưa có buổi sinh hoạt thường kỳ nào đã điểm danh.",)
    return number_tables.table(PAPER, branch, period.words, tuple(map(_row, lines)), notes)


def _row(line: MonthLine) -> tuple[str, ...]:
    ticks = ["x" if reached else "" for reached in line.grades][:GRADES]
    return (
        str(line.seq),
        line.unit,
        line.strength,
        dates.short(line.date),
        words.BLANK if line.points is None else words.points(line.points),
        *ticks,
        *[""] * (GRADES - len(ticks)),
        line.note,
    )
