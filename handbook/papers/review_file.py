"""List of what a review's file holds, ticked (366-QĐ/TW, Điều 17): of a person or of the round."""

from collections.abc import Collection, Iterator
from typing import Any

from handbook.papers import round_paper, template, words
from handbook.papers.paper import Request
from handbook.papers.round_paper import RoundFacts
from handbook.records import review_forms
from handbook.store.store import Store
from handbook.typeset.blocks import Cell, CheckBox, Column, Document, Table, cell
from handbook.typeset.looks import Align, Look

PAPER = "review-file"


def build(store: Store, request: Request) -> Document:
    """Return the list of the request's member, else of the whole round."""
    return document(
        round_paper.gather(store, request), request.member, blank=request.fill == "blank"
    )


def document(facts: RoundFacts, member: str = "", *, blank: bool = False) -> Document:
    """Return the list with what the file holds ticked; `blank` ticks nothing."""
    person, review = facts.member(member), facts.review(member)
    filed = () if blank else review.filed if member and review else facts.round.filed
    more: dict[str, Any] = {
        "person": person is not None,
        "whose": person.name if person else words.branch_name(facts.branch),
        "table": _table(facts, filed, person is not None),
        "held": words.two_digits(len(set(filed))),
    }
    return round_paper.page(facts, PAPER, more, whose=facts.called(member))


def _table(facts: RoundFacts, filed: Collection[str], person: bool) -> Table:
    front = template.front_of(PAPER, facts.branch)
    columns = [Column(width, Align.CENTRE) for width in front["widths"]]
    columns[1] = Column(front["widths"][1])
    head = tuple(cell(text, look=Look.TABLE_HEAD, align=Align.CENTRE) for text in front["heads"])
    return Table(tuple(columns), tuple(_rows(facts, filed, person)), head=(head,))


def _rows(facts: RoundFacts, filed: Collection[str], person: bool) -> Iterator[tuple[Cell, ...]]:
    papers = review_forms.file_papers("person" if person else "round")
    for number, paper in enumerate(papers, start=1):
        box = Cell((CheckBox(paper.id in filed, look=Look.TABLE_CELL),), align=Align.CENTRE)
        yield (
            cell(str(number)),
            cell(words.spelled(paper.text, facts.branch)),
            box,
            cell(""),
            cell(""),
        )
