"""Attendance and speaking of each member over a month, quarter, half-year or year.

Counts regular meetings whose roll was called; absences in a row and silent meetings are named.
"""

from collections.abc import Iterable
from datetime import date

from handbook.papers import number_tables, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.spans import period_of
from handbook.records import attendance_stats, dates
from handbook.records.attendance_stats import AbsenceRun, MemberNumbers, Span
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.text import joined
from handbook.records.votes import percent
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "attendance-stats"


def build(store: Store, request: Request) -> Document:
    """Return the statistics of the period asked for."""
    period = period_of(request, Span.YEAR)
    return number_tables.document(PAPER, store, request, table(store, request), period.words)


def table(store: Store, request: Request) -> NumberTable:
    """Return the same numbers as a table, for Excel."""
    period = period_of(request, Span.YEAR)
    members = store.members.all()
    held = attendance_stats.held(
        store.meetings.within(period.first, period.last), period.first, period.last
    )
    numbers = attendance_stats.by_member(members, held)
    return number_tables.table(
        PAPER, store.branch.get(), period.words, rows(numbers), notes(members, held)
    )


def rows(numbers: tuple[MemberNumbers, ...]) -> tuple[tuple[str, ...], ...]:
    """Return one line a member, and the line of all together."""
    if not numbers:
        return ()
    lines = [(str(place), one.name, *_figures([one])) for place, one in enumerate(numbers, start=1)]
    return (*lines, ("", "Cộng", *_figures(numbers)))


def notes(members: tuple[Member, ...], held: tuple[Meeting, ...]) -> tuple[str, ...]:
    """Return what the numbers rest on, who was absent again and again, where nobody spoke."""
    if not held:
        return ("Trong kỳ chưa có buổi sinh hoạt thường kỳ nào đã điểm danh.",)
    said = [
        f"Tính trên {words.two_digits(len(held))} buổi sinh hoạt thường kỳ đã điểm danh: "
        f"{_days(m.date for m in held)}."
    ]
    least = attendance_stats.IN_A_ROW
    runs = attendance_stats.absence_runs(members, held)
    if len(held) >= least:
        named = "; ".join(map(_run, runs)) or words.NONE
        said.append(f"Vắng từ {least} buổi liên tiếp: {named}.")
    silent = attendance_stats.silent(held)
    days = _days(m.date for m in silent) if silent else words.NONE
    said.append(f"Buổi không ghi ý kiến phát biểu: {days}.")
    return tuple(said)


def _figures(numbers: Iterable[MemberNumbers]) -> tuple[str, ...]:
    every = tuple(numbers)
    held, present = sum(n.held for n in every), sum(n.present for n in every)
    return (
        str(held),
        str(present),
        str(sum(n.excused for n in every)),
        str(sum(n.unexcused for n in every)),
        percent(present, held),
        str(sum(n.spoken for n in every)),
        str(sum(n.speeches for n in every)),
    )


def _run(run: AbsenceRun) -> str:
    reason = "đều có lý do" if run.excused else "có buổi không lý do"
    return f"{run.name} ({_days(run.days)}; {reason})"


def _days(days: Iterable[date]) -> str:
    return joined([dates.short(day) for day in days])
