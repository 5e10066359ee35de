"""The page beside a review: its form as it is typed by now."""

from typing import Any

from handbook.errors import Problem
from handbook.papers.round_paper import RoundFacts
from handbook.ui import rubbish
from handbook.ui.parts.page_view import PageView
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.work import Latest, Work

_COMING = "Đang dựng trang bản kiểm điểm…"


class LivePage(PageView):
    """Asks for a fresh page at each edit; only the newest is made, off the screen's thread."""

    def __init__(self, work: Work) -> None:
        super().__init__("Bản kiểm điểm")
        self._latest = Latest(work)
        self._of = ""
        self.show_words(_COMING)

    def show_review(self, editing: EditingReview) -> None:
        """Show this review's page as soon as it is made; never another's."""
        review = editing.review
        if self._of != review.uid:
            self._of = review.uid
            self.show_words(_COMING)
        facts = editing.held.facts(review)
        self._latest.ask(
            None,  # all facts are here: the page does not wait behind saves
            lambda _: form_pdf(facts, review.member),
            self._take,
            self._fail,
            about=review.uid,
        )

    def leave(self) -> None:
        """Make no page any more."""
        self._latest.stop()

    def _take(self, pdf: bytes) -> None:
        self.show_pdf(pdf)

    def _fail(self, problem: Problem) -> None:
        self.show_words(problem.sentence)


def warm_up(work: Work) -> None:
    """Import the writers off the screen's thread, before the first page is asked for."""
    work.long(lambda progress, stopped: _writers(), lambda _: rubbish.settle())


def form_pdf(facts: RoundFacts, member: str) -> bytes:
    """Return a member's form as a PDF."""
    document, to_pdf = _writers()
    pdf: bytes = to_pdf(document(facts, member))
    return pdf


def _writers() -> tuple[Any, Any]:
    """Return what builds and what writes the form; imported here, not at the start."""
    from handbook.papers import review_form
    from handbook.typeset.to_pdf import to_pdf

    return review_form.document, to_pdf
