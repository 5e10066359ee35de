"""All papers of a review round for one folder: those of the branch, and everybody's in one file.

Reading, typesetting and noting are three steps, as in `review_papers`: typesetting needs no
handbook. A person's words leave the handbook only with a note of whose they were.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handbook.papers.catalog import PAPERS, Request
from handbook.papers.private_papers import reviews_told
from handbook.services import printing, review_papers
from handbook.services.review_papers import EACH, Batch
from handbook.store.store import Store

OF_BRANCH = (
    "rating-ballot",
    "collective-ballot",
    "excellent-ballot",
    "count-minutes",
    "review-minutes",
    "proposal-list",
    "rating-summary",
    "review-file",
)
OF_EACH = ("review-form", "rating-sheet", "review-results", "result-notice", "remedy-plan")
ALL = (*OF_BRANCH, *OF_EACH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One file: its name without the ending, what it is made of, what it tells of members (uid)."""

    name: str
    made: Any
    reviews: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()


def ready(store: Store, paper: str, request: Request) -> Ready:
    """Read what a paper of the round is made of; of `OF_EACH` everybody's together."""
    if paper in OF_EACH:
        batch = review_papers.gathered(store, request, paper=paper)
        told = tuple(filter(None, batch.reviews))
        return Ready(
            name=f"{EACH[paper]} của từng người",
            made=batch,
            reviews=told,
            shortcomings=batch.faults(),
        )
    known = PAPERS[paper]
    made = printing.gathered(store, known, request, ".pdf")
    told = tuple(reviews_told(store, paper, request)) if known.private else ()
    return Ready(name=known.title, made=made, reviews=told)


def to_pdf(one: Ready, stopped: Callable[[], bool] = lambda: False) -> bytes:
    """Return the file; nothing when it was stopped, or when there is nobody to print for."""
    if isinstance(one.made, Batch):
        return review_papers.one_file(one.made, ".pdf", stopped=stopped)
    return printing.typeset(one.made, ".pdf", stopped=stopped)
