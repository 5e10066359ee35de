"""Count minutes (biên bản kiểm phiếu) of the ballots of a round: counts only.

There is no central form: the order of what is said follows a corporation's set (FORMS §3.3 [C]).
"""

from collections.abc import Sequence
from typing import Any

from handbook.papers import handwriting, round_paper, template, words
from handbook.papers.paper import Request
from handbook.papers.people import People
from handbook.papers.round_paper import OPEN, RoundFacts
from handbook.records import dates
from handbook.records.ballots import Ballot, BallotKind, BallotMethod, PersonCount
from handbook.records.members import in_order
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Column, Document, Table
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align

PAPER = "count-minutes"
_METHODS = {
    BallotMethod.SECRET: "bỏ phiếu kín",
    BallotMethod.SHOW_OF_HANDS: "giơ tay",
}


def build(store: Store, request: Request) -> Document:
    """Return the minutes of the ballots of the request's round."""
    facts = round_paper.gather(store, request)
    return document(facts, blank=bool(request.fill))


def document(facts: RoundFacts, *, blank: bool = False) -> Document:
    """Return the minutes; without a ballot, or `blank`, every count is left to be written in."""
    ballots: Sequence[Ballot] = () if blank else facts.ballots
    ballots = ballots or (Ballot(uid="", round=facts.round.uid),)
    return round_paper.page(facts, PAPER, _facts(facts, ballots), place_date=False)


def _facts(facts: RoundFacts, ballots: Sequence[Ballot]) -> dict[str, Any]:
    first, last, people = ballots[0], ballots[-1], People(facts.members, facts.branch)
    called, present = first.called, first.present
    day = dates.whole(first.on or facts.round.meeting_on)
    tellers = [people.titled(uid) for uid in first.tellers]
    return {
        "hour": words.hour(first.starts_at),
        "held": handwriting.date_words(day, facts.round.year),
        "place": words.ended(
            handwriting.or_dots(first.place or facts.round.meeting_place, 60), ";"
        ),
        "called": _number(called),
        "present": _number(present),
        "absent": round_paper.absent(called, present),
        "chair": _titled(people, facts.round.chair),
        "recorder": _titled(people, facts.round.recorder),
        "head": tellers[0] if tellers else f"đồng chí {'.' * 50}",
        "others": tellers[1:] or ([f"đồng chí {'.' * 50}"] * 2 if not tellers else []),
        "head_name": people.name(first.tellers[0]) if first.tellers else "",
        "chair_name": people.name(facts.round.chair),
        "ends": words.hour(last.ends_at),
        "ballots": [_ballot(facts, one) for one in ballots],
    }


def _titled(people: People, uid: str) -> str:
    return people.titled(uid) if uid else f"đồng chí {'.' * 50}"


def _ballot(facts: RoundFacts, ballot: Ballot) -> dict[str, Any]:
    return {
        "title": template.front_of(PAPER, facts.branch)["titles"][ballot.kind.value],
        "method": _METHODS[ballot.method],
        "issued": _count(ballot, ballot.issued),
        "returned": _count(ballot, ballot.returned),
        "valid": _count(ballot, ballot.valid),
        "invalid": _count(ballot, ballot.invalid),
        "table": _table(facts, ballot),
        "note": one_line(ballot.note),
    }


def _table(facts: RoundFacts, ballot: Ballot) -> Table:
    front = template.front_of(PAPER, facts.branch)
    second = ballot.kind is BallotKind.EXCELLENT
    kind = "excellent" if second else "members"
    heads, widths = front["heads"][kind], front["widths"][kind]
    columns = [Column(width, Align.CENTRE) for width in widths]
    columns[1] = Column(widths[1])
    rows = [
        (str(number), name, *_votes(count, second=second))
        for number, (name, count) in enumerate(_counted(facts, ballot), start=1)
    ]
    return ruled(columns, heads, rows)


def _counted(facts: RoundFacts, ballot: Ballot) -> list[tuple[str, PersonCount | None]]:
    """Return whom was voted on, in Vietnamese order; without counts, all to be written in."""
    if ballot.kind is BallotKind.COLLECTIVE:
        return [(words.branch_name(facts.branch), next(iter(ballot.counts), None))]
    found = {count.member: count for count in ballot.counts}
    if not found:
        return [(one.name, None) for one in facts.reviewed] or [("", None)] * 5
    people = in_order([one for one in facts.members if one.uid in found])
    return [(one.name, found[one.uid]) for one in people]


def _votes(count: PersonCount | None, *, second: bool) -> tuple[str, ...]:
    """Return the votes of one line and the room for a remark."""
    if count is None:
        return ("",) * (4 if second else 6)
    if second:
        against = count.total - count.excellent - count.unrated
        votes: tuple[int, ...] = (count.excellent, against, count.unrated)
    else:
        votes = (count.excellent, count.good, count.done, count.not_done, count.unrated)
    return (*map(str, votes), "")


def _count(ballot: Ballot, number: int) -> str:
    """Return a count of ballots; open while nobody said how many were handed out."""
    return (words.two_digits(number) if number else "0") if ballot.issued else OPEN


def _number(number: int) -> str:
    return words.comrades(number) if number else OPEN
