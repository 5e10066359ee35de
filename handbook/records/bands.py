"""Bands of points: which one a measured value falls in, and where a form leaves gaps.

Values and limits are fractions, so that exactly 50 % is exactly 50 %. A limit is a number or a part
of what is required (`required-15`, `required/2`), so one band serves every required length.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

_LIMIT = re.compile(r"^required(?:(?P<sign>[-/])(?P<number>\d+))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Points for values in an interval; a limit that is empty is none."""

    points: float
    at_least: str = ""
    over: str = ""
    at_most: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Where bands do not meet: `overlap` when two hold there, else none does."""

    above: float
    below: float
    overlap: bool


def read(entry: Mapping[str, Any]) -> Band:
    """Return the band of one entry of a criteria file; raises ValueError for an unknown limit."""
    limits = {key: str(value) for key, value in entry.items() if key != "points"}
    for text in limits.values():
        limit(text, Fraction(1))
    return Band(points=float(entry["points"]), **limits)


def limit(text: str, required: Fraction) -> Fraction:
    """Return the value of a limit; raises ValueError when it is neither number nor part."""
    found = _LIMIT.match(text)
    if not found:
        return Fraction(text)
    number = int(found["number"] or 0)
    match found["sign"]:
        case "-":
            return required - number
        case "/":
            return required / number
        case _:
            return required


def holds(band: Band, value: Fraction, required: Fraction) -> bool:
    """Say whether `value` falls in the band."""
    return (
        (not band.at_least or value >= limit(band.at_least, required))
        and (not band.over or value > limit(band.over, required))
        and (not band.at_most or value <= limit(band.at_most, required))
        and (not band.under or value < limit(band.under, required))
    )


def points_for(
    bands: tuple[Band, ...], value: Fraction, required: Fraction = Fraction(0)
) -> float | None:
    """Return the points `value` comes to; None where no band holds, or bands disagree."""
    found = {band.points for band in bands if holds(band, value, required)}
    return found.pop() if len(found) == 1 else None


def choices(
    bands: tuple[Band, ...], value: Fraction, required: Fraction = Fraction(0)
) -> tuple[float, ...]:
    """Return the points a person may choose from, highest first.

    Those of the bands that hold; where none does, those of the bands on both sides.
    """
    found = [band for band in bands if holds(band, value, required)]
    if not found:
        above = [b for b in bands if _low(b, required) >= value]
        below = [b for b in bands if _high(b, required) <= value]
        found += [min(above, key=lambda b: _low(b, required))] if above else []
        found += [max(below, key=lambda b: _high(b, required))] if below else []
    return tuple(sorted({band.points for band in found}, reverse=True))


def flaws(bands: tuple[Band, ...], required: Fraction = Fraction(0)) -> Iterator[Flaw]:
    """Yield where the bands, from the highest value down, overlap or leave a gap."""
    ordered = sorted(bands, key=lambda b: (_low(b, required), _high(b, required)), reverse=True)
    for upper, lower in pairwise(ordered):
        start, end = _low(upper, required), _high(lower, required)
        open_start, open_end = bool(upper.over), bool(lower.under)
        overlap = end > start or (end == start and not (open_start or open_end))
        gap = end < start or (end == start and open_start and open_end)
        if overlap or gap:
            yield Flaw(above=upper.points, below=lower.points, overlap=overlap)


def _low(band: Band, required: Fraction) -> Fraction:
    text = band.at_least or band.over
    return limit(text, required) if text else Fraction(-(10**9))


def _high(band: Band, required: Fraction) -> Fraction:
    text = band.at_most or band.under
    return limit(text, required) if text else Fraction(10**9)
