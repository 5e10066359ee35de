"""Points of a review by the two parts of its frame, as papers write them."""

from dataclasses import dataclass

from handbook.papers import words
from handbook.records import frames
from handbook.records.review_rounds import Frame
from handbook.records.reviews import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Sums in words of both parts and of all; empty where nothing was given."""

    common: str = ""
    results: str = ""
    total: str = ""


def sums(frame: Frame | None, review: Review | None, *, appraised: bool = False) -> Sums:
    """Return the person's own sums, or those appraised."""
    if frame is None or review is None:
        return Sums()
    found = frames.totals(frame, review, own=not appraised)
    return Sums(common=_said(found.common), results=_said(found.results), total=_said(found.total))


def _said(value: float | None) -> str:
    return "" if value is None else words.points(value)
