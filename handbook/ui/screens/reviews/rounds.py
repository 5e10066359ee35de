"""The tab *Đợt kiểm điểm*: the rounds of the branch, and the one that is open."""

from handbook.ui.screens.reviews.tab import ReviewsTab


class RoundsTab(ReviewsTab):
    """The rounds."""

    kinds = frozenset({"round", "review", "ballot", "shortcoming", "member", "branch"})
