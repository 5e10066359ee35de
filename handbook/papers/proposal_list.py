"""Proposal list of a round: for each member the claim, the vote and the level the branch proposes.

The branch proposes; the upper committee decides (43-HD/BTCTW, 3), so its column is left open.
"""

from typing import Any

from handbook.papers import ratings_table, round_paper, template, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.ratings_table import RatingLine
from handbook.papers.round_paper import RoundFacts
from handbook.records.numbering import PaperType
from handbook.records.reviews import LEVELS
from handbook.store.store import Store
from handbook.typeset.blocks import Column, Document
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align

PAPER = "proposal-list"
_ALIGN = {"l": Align.LEFT, "c": Align.CENTRE}


def build(store: Store, request: Request) -> Document:
    """Return the list of the request's round."""
    return document(round_paper.gather(store, request))


def table(store: Store, request: Request) -> NumberTable:
    """Return the list for Excel."""
    return numbers(round_paper.gather(store, request))


def document(facts: RoundFacts) -> Document:
    """Return the list as a report to the upper committee, numbered once the register has it."""
    made = numbers(facts)
    columns = [
        Column(width, _ALIGN[align]) for width, align in zip(made.widths, made.aligns, strict=True)
    ]
    more: dict[str, Any] = {
        "table": ruled(columns, made.heads, made.rows),
        "notes": made.notes,
        "collective": ratings_table.collective(facts),
    }
    return round_paper.page(facts, PAPER, more, number=PaperType.REPORT, landscape=True)


def numbers(facts: RoundFacts) -> NumberTable:
    """Return the list as a table of texts."""
    front = template.front_of(PAPER, facts.branch)
    return NumberTable(
        branch=words.branch_name(facts.branch),
        title=front["title"],
        subject=round_paper.span_words(facts.round).capitalize(),
        heads=tuple(front["heads"]),
        widths=tuple(front["widths"]),
        aligns=front["aligns"],
        rows=tuple(
            (str(number), *_row(line))
            for number, line in enumerate(ratings_table.lines(facts), start=1)
        ),
        notes=_notes(facts),
    )


def _row(line: RatingLine) -> tuple[str, ...]:
    return (
        line.name,
        line.post,
        line.form,
        line.own_points,
        line.own,
        line.votes,
        line.appraised,
        line.proposed,
        line.decided,
        line.reason,
    )


def _notes(facts: RoundFacts) -> tuple[str, ...]:
    counts = ratings_table.counts(facts)
    told = "; ".join(f"{level.value}: {words.two_digits(counts[level])}" for level in LEVELS)
    out = ratings_table.left_out(facts)
    notes = [f"Tổng số được xếp loại: {words.two_digits(sum(counts.values()))} ({told})."]
    if out:
        notes.append(f"Không thuộc diện kiểm điểm, xếp loại: {', '.join(out)}.")
    return tuple(notes)
