"""Reviews: the pages of the round, the sections of one review, a round begun, its neighbours."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.ui.screens.reviews.review_page import Part
from handbook.ui.screens.reviews.round_page import PAGES
from handbook.ui.screens.reviews.rounds import RoundsTab
from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show the round, then shortcomings, commitments and "bốn tốt"."""
    guide.go("reviews")
    tab = guide.part(RoundsTab)
    assert tab.round is not None
    for page in PAGES:
        tab.round.show_named(page)
        guide.rest()
        yield f"round-{page}", guide.window
    tab.round.ask_close()
    yield "ask-round-close", guide.window
    guide.window.question.clear()
    tab.round.show_named(PAGES[0])
    tab.show_review(tab.round.follow.order()[1])
    guide.rest()
    for section in Part:
        assert tab.review is not None
        tab.review.show_step(section)
        guide.rest()
        yield f"review-{section.value}", guide.window
    tab.begin()
    guide.rest()
    yield "round-new", guide.window
    tab.home()
    yield from _beside(guide)


def _beside(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show a shortcoming with its chain, a commitment, a year of "bốn tốt", each with its list."""
    found = guide.read(
        lambda store: {
            "shortcoming": next(t.shortcomings[0] for t in store.tasks.all() if t.shortcomings),
            "commitment": store.commitments.all()[-1].uid,
            "four_good": store.four_good.all()[-1].uid,
        }
    )
    for name, uid in found.items():
        screen = guide.go("reviews", **{name: uid})
        yield name, guide.window
        screen.home()
        yield f"{name}-list", guide.window
