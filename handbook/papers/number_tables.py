"""Papers that are one table of numbers: the same heads and rows on the page and in Excel.

Title, heads and widths are the front matter of the paper's text; what is counted is not known here.
"""

from collections.abc import Mapping
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.paper import NumberTable, Request
from handbook.records.settings import Branch
from handbook.store.store import Store
from handbook.typeset.blocks import Column, Document
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align

_ALIGN = {"l": Align.LEFT, "c": Align.CENTRE}


def table(
    paper: str,
    branch: Branch,
    period: str,
    rows: tuple[tuple[str, ...], ...],
    notes: tuple[str, ...],
) -> NumberTable:
    """Return the table of a paper for `period`, in words, with its heads from the paper's text."""
    front = template.written(paper, _facts(period, notes, _NOBODY), branch).front
    return NumberTable(
        branch=words.branch_name(branch),
        title=front["title"],
        subject=front["subject"],
        heads=tuple(front["heads"]),
        widths=tuple(front["widths"]),
        aligns=front["aligns"],
        rows=rows,
        notes=notes,
    )


def document(
    paper: str, store: Store, request: Request, made: NumberTable, period: str
) -> Document:
    """Return the paper: letterhead, title, table, the notes and who signs."""
    branch, day = store.branch.get(), request.day
    facts = _facts(period, made.notes, letterhead.signer(branch, store.members.all()))
    text = template.written(paper, facts, branch)
    columns = [
        Column(width, _ALIGN[align]) for width, align in zip(made.widths, made.aligns, strict=True)
    ]
    return letterhead.headed(
        branch,
        day,
        called=f"{made.title} {made.subject} {made.branch}",
        heads=(made.title, made.subject),
        blocks=(ruled(columns, made.heads, made.rows), *text.blocks),
        landscape=bool(text.front["landscape"]),
    )


_NOBODY: Mapping[str, str] = {"authority": "", "title": "", "name": ""}


def _facts(period: str, notes: tuple[str, ...], sign: Mapping[str, str]) -> dict[str, Any]:
    return {"period": period, "notes": notes, "sign": sign}
