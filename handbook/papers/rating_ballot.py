"""Ballots of a review round, several to a sheet with marks to cut by; counts only are ever kept.

There is no central form: the words follow a corporation's set (FORMS §3.2 [C]), adapted to members
of a branch by this project. A ballot bears no number and nobody's name but those voted on.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handbook.papers import handwriting, letterhead, round_paper, template, words
from handbook.papers.criteria_points import sums
from handbook.papers.paper import Request
from handbook.papers.round_paper import RoundFacts
from handbook.records.ballots import BallotKind
from handbook.records.members import Member, StandingKind, standing_on
from handbook.records.review_rounds import RoundMember, frame_of, place_of
from handbook.records.reviews import Level
from handbook.records.settings import parent_on
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import (
    Block,
    Column,
    Document,
    KeepTogether,
    PageBreak,
    Space,
    Table,
    paragraph,
)
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align, Look

PAPER = "rating-ballot"
_CUT = "- " * 56
_EMPTY_ROWS = 5
_COLLECTIVE = RoundMember(member="")


def build(store: Store, request: Request) -> Document:
    """Return the ballots on all who are reviewed, one for each who votes."""
    facts = round_paper.gather(store, request)
    return document(facts, BallotKind.MEMBERS, request.present or voters(facts))


def build_second(store: Store, request: Request) -> Document:
    """Return the ballots among those whom the branch proposes as HTXSNV."""
    facts = round_paper.gather(store, request)
    return document(facts, BallotKind.EXCELLENT, request.present or voters(facts))


def build_collective(store: Store, request: Request) -> Document:
    """Return the ballots on the branch itself."""
    facts = round_paper.gather(store, request)
    return document(facts, BallotKind.COLLECTIVE, request.present or voters(facts))


def voters(facts: RoundFacts) -> int:
    """Return how many ballots are needed: one for each present, else each official member."""
    held = [ballot.present for ballot in facts.ballots if ballot.present]
    if held:
        return held[-1]
    day = facts.round.ends_on
    return sum(standing_on(one, day) is StandingKind.FULL for one in facts.members)


def document(facts: RoundFacts, kind: BallotKind, count: int) -> Document:
    """Return `count` ballots of one kind, as many to a sheet as the text of the paper allows."""
    rows = list(_rows(facts, kind))
    text = template.written(PAPER, _facts(facts, kind, rows), facts.branch)
    ballot = KeepTogether(text.blocks)
    front = template.front_of(PAPER, facts.branch)
    each = _to_a_sheet(len(rows), front["fits"][kind.value])
    return Document(
        title=_file_title(facts, kind, front),
        blocks=tuple(_sheets(ballot, max(count, 1), each)),
        looks=letterhead.looks_on(facts.day),
        made_on=facts.day,
        author=words.branch_name(facts.branch),
        page_numbers=False,
    )


def _file_title(facts: RoundFacts, kind: BallotKind, front: Mapping[str, Any]) -> str:
    said = f"{front['titles'][kind.value]} {front['subjects'][kind.value]}"
    return f"{said} {round_paper.span_words(facts.round)} {words.branch_name(facts.branch)}"


def _to_a_sheet(rows: int, fits: Sequence[tuple[int, int]]) -> int:
    """Return how many ballots of so many rows a sheet holds; one where none of `fits` says more."""
    return max((each for most, each in fits if rows <= most), default=1)


def _sheets(ballot: KeepTogether, count: int, each: int) -> Iterator[Block]:
    for number in range(1, count + 1):
        yield ballot
        if number == count:
            return
        if number % each:
            yield from (Space(0.2), paragraph(_CUT, Look.CENTRED), Space(0.2))
        else:
            yield PageBreak()


def _facts(facts: RoundFacts, kind: BallotKind, rows: list[dict[str, str]]) -> dict[str, Any]:
    front = template.front_of(PAPER, facts.branch)
    return {
        "kind": kind.value,
        "title": front["titles"][kind.value],
        "subject": front["subjects"][kind.value],
        "span": round_paper.span_words(facts.round),
        "branch": words.branch_name(facts.branch),
        "parent": one_line(parent_on(facts.branch, facts.day)),
        "place": one_line(facts.branch.place) or words.BLANK,
        "dated": handwriting.date_words(facts.round.meeting_on, facts.round.year),
        "table": _table(front, kind, rows),
    }


def _table(front: Any, kind: BallotKind, rows: list[dict[str, str]]) -> Table:
    heads, widths = front["heads"][kind.value], front["widths"][kind.value]
    columns = [Column(width, Align.CENTRE) for width in widths]
    columns[1] = Column(widths[1])
    boxes = len(heads) - 4
    return ruled(columns, heads, [(*row.values(), *[""] * boxes) for row in rows])


def _rows(facts: RoundFacts, kind: BallotKind) -> Iterator[dict[str, str]]:
    if kind is BallotKind.COLLECTIVE:
        yield _row(facts, 1, words.branch_name(facts.branch), _COLLECTIVE)
        return
    people = facts.reviewed if kind is BallotKind.MEMBERS else _proposed(facts)
    for number, member in enumerate(people, start=1):
        line = place_of(facts.round, member.uid) or RoundMember(member=member.uid)
        yield _row(facts, number, _named(facts, member), line)
    if not people:
        for number in range(1, _EMPTY_ROWS + 1):
            yield _row(facts, number, "", RoundMember(member="-"))


def _proposed(facts: RoundFacts) -> tuple[Member, ...]:
    """Return those proposed as HTXSNV, else those who claim it themselves."""
    found = [
        one
        for one in facts.reviewed
        if (review := facts.review(one.uid))
        and (review.proposal.level or review.own_level) is Level.EXCELLENT
    ]
    return tuple(found)


def _named(facts: RoundFacts, member: Member) -> str:
    post = words.spelled(words.post(member), facts.branch)
    return f"{member.name}, {post}" if post else member.name


def _row(facts: RoundFacts, number: int, name: str, line: RoundMember) -> dict[str, str]:
    review = facts.review(line.member)
    form = review.form if review else line.form
    own = sums(frame_of(facts.round, form), review)
    level = review.own_level.value if review else ""
    return {
        "number": str(number),
        "name": name,
        "own": own.total,
        "level": level,
    }
