"""The branch's line of the six-month table that goes upward (DOMAIN §3, practice).

What the records cannot tell prints as dots, to be written in by hand.
"""

from handbook.papers import number_tables, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.spans import only
from handbook.records import rollups
from handbook.records.attendance_stats import Span
from handbook.records.rollups import HalfLine
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "half-year-rollup"
DOTS = "......"


def build(store: Store, request: Request) -> Document:
    """Return the table of the half-year asked for."""
    return number_tables.document(
        PAPER, store, request, table(store, request), only(Span.HALF, request).words
    )


def table(store: Store, request: Request) -> NumberTable:
    """Return the same as a table, for Excel."""
    period, branch = only(Span.HALF, request), store.branch.get()
    meetings = store.meetings.within(period.first, period.last)
    unit = words.branch_name(branch)
    line = rollups.half_line(meetings, store.members.all(), unit, period.last)
    return number_tables.table(PAPER, branch, period.words, (_row(line),), ())


def _row(line: HalfLine) -> tuple[str, ...]:
    return (
        str(line.seq),
        line.unit,
        str(line.strength),
        f"{line.attended}/{line.summoned}",
        str(line.speeches),
        line.skilful_work or DOTS,
        str(line.thematic_study),
        line.reading or DOTS,
        line.thematic_plan or DOTS,
        str(line.admissions),
        line.inspections or DOTS,
        line.note,
    )
