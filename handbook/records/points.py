"""Sums of points, without the crumbs binary fractions leave: no clock and no I/O here."""

from collections.abc import Iterable
from math import fsum

_PLACES = 6  # points are typed with one or two decimals


def added(points: Iterable[float]) -> float:
    """Return the sum as written by hand: what comes to 90 is 90, never 89.99999999999999."""
    return round(fsum(points), _PLACES)
