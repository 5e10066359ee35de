"""Which reviews a paper tells the words of, so that its prints and views can be noted."""

from handbook.papers import round_paper
from handbook.papers.catalog import PAPERS
from handbook.papers.paper import Request
from handbook.store.store import Store

_OF_A_PERSON = ("review-form", "rating-sheet")
_OF_ALL = ("review-minutes",)


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
