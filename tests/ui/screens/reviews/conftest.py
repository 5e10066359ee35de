"""The real window with a review round of this year, begun from the roster."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handbook.records.review_rounds import Form, RoundPeriod, frame_of
from handbook.records.reviews import Level, PartText, Points
from handbook.services import reviews, rounds

TODAY = date.today()


def written(store, one, member, level=Level.GOOD):
    """Put a member's review with all points given and a level claimed."""
    begun = reviews.begin_review(store, one, member)
    frame = frame_of(one, begun.form)
    points = tuple(Points(id=line.id, own=line.most, appraised=line.most) for line in frame.lines)
    made = replace(
        begun,
        own_level=level,
        points=points,
        parts=(*begun.parts, PartText(id="a1_1", text="Giữ gìn phẩm chất.")),
        submitted_on=(TODAY - timedelta(days=3)).isoformat(),
    )
    return store.reviews.put(made)


@pytest.fixture
def round_(shown):
    found = []

    def begin(store):
        one = rounds.begin_round(store, RoundPeriod.YEAR, TODAY.year, 0, TODAY)
        kept = store.rounds.put(one)
        written(store, kept, shown.members[0].uid, Level.EXCELLENT)
        written(store, kept, shown.members[3].uid)
        return kept

    shown.work.change("Mở đợt", begin, found.append)
    shown.until(lambda: found)
    return found[0]


@pytest.fixture
def tab(shown, round_):
    screen = shown.go("reviews")
    shown.settled()
    return screen.tab()


def review_of(shown, round_, member):
    """Return a review as it is stored."""
    return shown.read(lambda store: store.reviews.find(round_.uid, member))


__all__ = ["TODAY", "Form", "review_of"]
