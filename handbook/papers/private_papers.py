"""Whose reviews and shortcomings a paper tells, so that its prints and views can be noted."""

from handbook.papers import remedy_plan, round_paper, shortcoming_chain
from handbook.papers.catalog import PAPERS
from handbook.papers.paper import Request
from handbook.store.store import Store

_OF_A_PERSON = ("review-form", "rating-sheet")
_OF_ALL = ("review-minutes",)
OF_SHORTCOMINGS = (remedy_plan.PAPER, shortcoming_chain.PAPER)


def reviews_told(store: Store, paper_id: str, request: Request) -> tuple[str, ...]:
    """Return the uids of the reviews whose words a paper prints; of most papers, none.

    Forms to be written by hand hold no review; lists of levels and counts are no print of one.
    """
    if request.fill or not PAPERS[paper_id].private:
        return ()
    facts = round_paper.gather(store, request)
    if paper_id in _OF_ALL:
        return tuple(review.uid for review in facts.reviews)
    review = facts.review(request.member if paper_id in _OF_A_PERSON else "")
    return (review.uid,) if review else ()


def shortcomings_told(store: Store, paper_id: str, request: Request) -> tuple[str, ...]:
    """Return the uids of the shortcomings of members that a paper prints; of most papers, none.

    The branch's own anybody may read, and a plan to be written by hand holds nobody's.
    """
    if paper_id == shortcoming_chain.PAPER:
        chains = shortcoming_chain.gathered(store, request)
        found = tuple(one.shortcoming for one in chains if one.shortcoming)
    elif paper_id == remedy_plan.PAPER and request.fill != "blank":
        year = round_paper.gather(store, request).round.year
        found = remedy_plan.wanted(store, request, year)
    else:
        return ()
    return tuple(dict.fromkeys(one.uid for one in found if one.member))
