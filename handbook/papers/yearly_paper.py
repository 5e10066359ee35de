"""How the lists of one year are put together: a head that names the year, then their own text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.records.settings import Branch
from handbook.typeset.blocks import Document


def page(
    paper: str,
    facts: Mapping[str, Any],
    branch: Branch,
    day: date,
    year: int,
    *,
    own: str | None = None,
    landscape: bool = False,
) -> Document:
    """Return the paper `paper` of a year, made on `day`; `own` is the branch's text being tried."""
    text = template.written(paper, {"year": year, **facts}, branch, own=own)
    return letterhead.headed(
        branch,
        day,
        called=f"{text.front['title']} năm {year} {words.branch_name(branch)}",
        heads=(text.front["title"], text.front["subject"]),
        blocks=text.blocks,
        landscape=landscape,
    )
