"""Remedy plan after a review: shortcomings, causes, remedies, who and by when, what came of it.

Ordered by 366-QĐ/TW, Điều 8, without a form; the columns are the usual ones (DOMAIN §9 [D]). Of one
person, or of the branch, whose plan holds nobody's personal shortcomings.
"""

from collections.abc import Sequence
from typing import Any

from handbook.papers import handwriting, round_paper, template, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.people import People
from handbook.papers.round_paper import RoundFacts
from handbook.records import dates, shortcomings
from handbook.records.numbering import PaperType
from handbook.records.shortcomings import STATE_WORDS, Shortcoming
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Column, Document
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align

PAPER = "remedy-plan"
_ALIGN = {"l": Align.LEFT, "c": Align.CENTRE}
_EMPTY_ROWS = 6
_ROOM = "\u00a0\n\u00a0\n\u00a0"  # three lines of a cell to write by hand in


def build(store: Store, request: Request) -> Document:
    """Return the plan of the request's member, else the branch's own; or of one shortcoming."""
    facts = round_paper.gather(store, request)
    found = () if request.fill == "blank" else wanted(store, request, facts.round.year)
    member = found[0].member if request.shortcoming and found else request.member
    return document(facts, member, found)


def table(store: Store, request: Request) -> NumberTable:
    """Return the plan for Excel."""
    facts = round_paper.gather(store, request)
    return numbers(facts, request.member, wanted(store, request, facts.round.year))


def wanted(store: Store, request: Request, year: int) -> tuple[Shortcoming, ...]:
    """Return the open ones, and those of the round's year whatever became of them."""
    if request.shortcoming:
        one: Shortcoming = store.shortcomings.by_uid(request.shortcoming)
        return (one,)
    return of_person(store, request.member, year)


def of_person(store: Store, member: str, year: int) -> tuple[Shortcoming, ...]:
    """Return a person's (`""`: the branch's) open shortcomings, and all of the year."""
    found = store.shortcomings.of_member(member)
    return tuple(one for one in found if one.year == year or shortcomings.is_open(one))


def document(facts: RoundFacts, member: str, found: Sequence[Shortcoming]) -> Document:
    """Return the plan; with nothing in it, rows to be written by hand."""
    made = numbers(facts, member, found)
    columns = [
        Column(width, _ALIGN[align]) for width, align in zip(made.widths, made.aligns, strict=True)
    ]
    person = facts.member(member)
    rows = made.rows or ((_ROOM,) * len(columns),) * _EMPTY_ROWS
    more: dict[str, Any] = {
        "table": ruled(columns, made.heads, rows),
        "person": person is not None,
        "name": person.name if person else "",
        "post": words.spelled(words.post(person), facts.branch) if person else "",
        "born": handwriting.or_dots(dates.short(person.birth_date) if person else "", 20),
    }
    number = None if person else PaperType.PLAN
    return round_paper.page(
        facts, PAPER, more, number=number, landscape=True, whose=facts.called(member)
    )


def numbers(facts: RoundFacts, member: str, found: Sequence[Shortcoming]) -> NumberTable:
    """Return the plan as a table of texts."""
    front = template.front_of(PAPER, facts.branch)
    people = People(facts.members, facts.branch)
    whose = people.name(member) or words.branch_name(facts.branch)
    return NumberTable(
        branch=words.branch_name(facts.branch),
        title=front["title"],
        subject=f"{whose}, sau kiểm điểm {round_paper.span_words(facts.round)}",
        heads=tuple(front["heads"]),
        widths=tuple(front["widths"]),
        aligns=front["aligns"],
        rows=tuple((str(place), *_row(one, people)) for place, one in enumerate(found, start=1)),
    )


def _row(one: Shortcoming, people: People) -> tuple[str, ...]:
    who = people.name(one.responsible) or people.name(one.member)
    helpers = one_line(one.helpers)
    return (
        one_line(one.what),
        one_line(one.cause),
        one_line(one.remedy),
        dates.short(one.due),
        "; ".join(filter(None, (who, f"phối hợp: {helpers}" if helpers else ""))),
        _came_of_it(one),
    )


def _came_of_it(one: Shortcoming) -> str:
    """Return where it stands, with what was noted last and by whom it was verified."""
    last = next((note for note in reversed(one.notes) if note.text.strip()), None)
    said = STATE_WORDS[one.state]
    if last is not None:
        said += f": {one_line(last.text)}" + (f" ({dates.short(last.on)})" if last.on else "")
    if one.verified_on:
        said += f"; ngày xác nhận {dates.short(one.verified_on)}"
    return said
