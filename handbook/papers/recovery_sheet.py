"""The recovery sheet: the code that opens the handbook when the password is lost, for the safe.

No paper of the Party: no number and no signature; it is printed once, when a code is made.
"""

from datetime import date

from handbook.papers.letterhead import letterhead, looks_on, title
from handbook.papers.template import written
from handbook.records import dates
from handbook.records.settings import Branch
from handbook.typeset.blocks import Cell, Column, Document, Paragraph, Run, Table
from handbook.typeset.looks import Look

_PER_LINE = 3


def document(*, branch: Branch, code: str, day: date, book: str) -> Document:
    """Return the sheet of `code` (in groups, as printed) for the handbook file named `book`."""
    facts = {
        "branch_name": branch.name,
        "book": book,
        "day": dates.short(day),
        "code": code_table(code),
    }
    text = written("recovery-sheet", facts, branch)
    head = letterhead(branch, day, place_date=True)
    blocks = (*head, *title(text.front["type"], text.front["subject"]), *text.blocks)
    return Document(
        title=text.front["title"],
        blocks=blocks,
        looks=looks_on(day),
        made_on=day,
        author=branch.name,
        page_numbers=False,
    )


def code_table(code: str) -> Table:
    """Return the groups of the code in a ruled table, three a line, each with its place."""
    groups = code.split("-")
    lines = [groups[at : at + _PER_LINE] for at in range(0, len(groups), _PER_LINE)]
    rows = tuple(
        tuple(_group(at * _PER_LINE + place, group) for place, group in enumerate(line, start=1))
        for at, line in enumerate(lines)
    )
    return Table(tuple(Column(1.0) for _ in range(_PER_LINE)), rows)


def _group(place: int, group: str) -> Cell:
    number = Paragraph((Run(f"Nhóm {place}"),), Look.CAPTION)
    spaced = Paragraph((Run(" ".join(group), bold=True),), Look.SUBJECT)
    return Cell((number, spaced))
