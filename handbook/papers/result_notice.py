"""Notice of the result: to one member his own, or to the branch the list of all (366, Điều 15)."""

from typing import Any

from handbook.papers import ratings_table, round_paper, words
from handbook.papers.paper import Request
from handbook.papers.round_paper import RoundFacts
from handbook.records.numbering import PaperType
from handbook.records.reviews import Decision, Level, Review
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "result-notice"


def build(store: Store, request: Request) -> Document:
    """Return the notice to the request's member, else to the whole branch."""
    return document(round_paper.gather(store, request), request.member)


def document(facts: RoundFacts, member: str = "") -> Document:
    """Return the notice, numbered once the register has it; what nobody decided is left open."""
    return round_paper.page(
        facts,
        PAPER,
        _facts(facts, member),
        number=PaperType.NOTICE,
        whose=facts.called(member),
        of=member,
    )


def _facts(facts: RoundFacts, uid: str) -> dict[str, Any]:
    member, review = facts.member(uid), facts.review(uid)
    decision = review.decision if review else Decision()
    return {
        "member": words.person(member.name, words.spelled(words.post(member), facts.branch))
        if member
        else "",
        "name": member.name if member else "",
        "level": round_paper.level_words(decision.level) or words.BLANK,
        "proposed": _proposed(review),
        "decided_by": one_line(facts.round.decided_by) or "cấp có thẩm quyền",
        "document": ratings_table.cited(decision) or words.BLANK,
        "reason": one_line(decision.reason),
        "rows": [_row(line) for line in ratings_table.lines(facts)],
        "collective": ratings_table.collective(facts),
        "collective_level": round_paper.level_words(
            review.decision.level if (review := facts.review("")) else Level.NONE
        ),
    }


def _proposed(review: Review | None) -> str:
    if review is None or review.proposal.level in (Level.NONE, review.decision.level):
        return ""
    return round_paper.level_words(review.proposal.level)


def _row(line: ratings_table.RatingLine) -> dict[str, str]:
    level = round_paper.level_words(Level(line.decided))
    return {
        "name": line.name,
        "post": line.post,
        "level": level or words.BLANK,
        "document": line.document,
    }
