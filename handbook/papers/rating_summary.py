"""Summary of ratings: how many, and per cent, at each level; this round against past ones."""

from collections.abc import Sequence
from typing import Any

from handbook.papers import ratings_table, round_paper, template, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.round_paper import RoundFacts
from handbook.records.numbering import PaperType
from handbook.records.review_rounds import Round, RoundPeriod
from handbook.records.reviews import LEVELS, Level
from handbook.records.votes import percent
from handbook.store.store import Store
from handbook.typeset.blocks import Bar, Chart, Column, Document
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align

PAPER = "rating-summary"
_PAST = 4
_ALIGN = {"l": Align.LEFT, "c": Align.CENTRE}


def build(store: Store, request: Request) -> Document:
    """Return the summary of the request's round, with the years before it."""
    facts = round_paper.gather(store, request)
    return document(facts, past(store, facts))


def table(store: Store, request: Request) -> NumberTable:
    """Return the summary for Excel."""
    facts = round_paper.gather(store, request)
    return numbers((facts, *past(store, facts)))


def past(store: Store, facts: RoundFacts) -> tuple[RoundFacts, ...]:
    """Return the closed rounds of the years before, the newest first, at most four."""
    found: list[RoundFacts] = []
    before = store.rounds.before(facts.round)
    while before is not None and len(found) < _PAST:
        found.append(_facts_of(store, facts, before))
        before = store.rounds.before(before)
    return tuple(found)


def document(facts: RoundFacts, before: Sequence[RoundFacts] = ()) -> Document:
    """Return the summary; `before` are rounds of past years, the newest first."""
    made = numbers((facts, *before))
    columns = [
        Column(width, _ALIGN[align]) for width, align in zip(made.widths, made.aligns, strict=True)
    ]
    more: dict[str, Any] = {
        "table": ruled(columns, made.heads, made.rows),
        "chart": chart(facts),
        "out": ratings_table.left_out(facts),
        "change": _change(facts, before),
        "collective": _collective(facts),
        "total": words.two_digits(sum(ratings_table.counts(facts).values())),
    }
    return round_paper.page(facts, PAPER, more, number=PaperType.REPORT)


def numbers(rounds: Sequence[RoundFacts]) -> NumberTable:
    """Return counts and shares of each round as a table of texts."""
    front = template.front_of(PAPER, rounds[0].branch)
    return NumberTable(
        branch=words.branch_name(rounds[0].branch),
        title=front["title"],
        subject=round_paper.span_words(rounds[0].round).capitalize(),
        heads=tuple(front["heads"]),
        widths=tuple(front["widths"]),
        aligns=front["aligns"],
        rows=tuple(_row(each) for each in rounds),
    )


def chart(facts: RoundFacts) -> Chart:
    """Return the bars of the four levels."""
    bars = tuple(
        Bar(level.value, float(number)) for level, number in ratings_table.counts(facts).items()
    )
    most = max(1.0, *(bar.value for bar in bars))
    return Chart("Số đảng viên theo mức xếp loại", bars, horizontal=True, maximum=most)


def _facts_of(store: Store, facts: RoundFacts, one: Round) -> RoundFacts:
    return RoundFacts(
        branch=facts.branch,
        members=facts.members,
        round=one,
        reviews=store.reviews.of_round(one.uid),
        day=facts.day,
    )


def _row(facts: RoundFacts) -> tuple[str, ...]:
    counts = ratings_table.counts(facts)
    total = sum(counts.values())
    cells = (str(n) if not total else f"{n} ({percent(n, total)})" for n in counts.values())
    name = str(facts.round.year)
    if facts.round.period is not RoundPeriod.YEAR:
        name = round_paper.span_words(facts.round).capitalize()
    standing = ratings_table.level_of(facts.review(""))
    return (name, str(len(facts.reviewed)), str(total), *cells, standing.value)


def _collective(facts: RoundFacts) -> str:
    return round_paper.level_words(ratings_table.level_of(facts.review("")))


def _change(facts: RoundFacts, before: Sequence[RoundFacts]) -> str:
    """Return how those at HTTNV and above stand against the round before; empty without one."""
    if not before or not sum(ratings_table.counts(before[0]).values()):
        return ""
    now, then = (_upper(each) for each in (facts, before[0]))
    return (
        f"Hoàn thành tốt nhiệm vụ trở lên: {now[0]}/{now[1]} đồng chí ({percent(*now)}); "
        f"{round_paper.span_words(before[0].round)}: {then[0]}/{then[1]} ({percent(*then)})."
    )


def _upper(facts: RoundFacts) -> tuple[int, int]:
    counts = ratings_table.counts(facts)
    return counts[Level.EXCELLENT] + counts[Level.GOOD], sum(counts[level] for level in LEVELS)
