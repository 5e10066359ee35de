"""Chi bộ bốn tốt: registered at the start of a year, scored and voted at its end (DOMAIN §9).

Scoring is local, so there are two modes: points by line, or đạt / không đạt; the lines are data of
`resources/lists/four_good.toml` copied into the record when it is registered.
"""

from dataclasses import dataclass
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import decimal


class FourGoodMode(StrEnum):
    """How the lines are judged."""

    POINTS = "points"
    PASS = "pass"


class Verdict(StrEnum):
    """Đạt, không đạt, or not said yet."""

    UNSAID = ""
    MET = "met"
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class FourGoodLine:
    """One line of the four: `good` is 1 to 4; `most` points in the mode of points."""

    id: str
    good: int
    text: str
    most: float = 0
    points: float | None = None
    verdict: Verdict = Verdict.UNSAID
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FourGood:
    """A year's registration and result; votes are counts (`yes` of `present`)."""

    uid: str
    version: int = 0
    year: int
    mode: FourGoodMode = FourGoodMode.PASS
    registered_on: Partial = ""
    registered_text: str = ""
    lines: tuple[FourGoodLine, ...] = ()
    present: int = 0
    yes: int = 0
    voted_on: Partial = ""
    proposed: Verdict = Verdict.UNSAID
    decided: Verdict = Verdict.UNSAID
    decision: str = ""
    decided_on: Partial = ""
    note: str = ""


def check(one: FourGood) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    for name in ("registered_on", "voted_on", "decided_on"):
        value = getattr(one, name)
        if value and not dates.is_partial(value):
            problems[name] = f"“{value}” không phải là ngày có thật."
    if one.yes > one.present or min(one.yes, one.present) < 0:
        problems["yes"] = "Số phiếu tán thành phải từ 0 đến số người dự."
    over = next(
        (n for n in one.lines if n.points is not None and not 0 <= n.points <= n.most), None
    )
    if one.mode is FourGoodMode.POINTS and over:
        problems["lines"] = f"Điểm của “{over.text}” phải từ 0 đến {decimal(over.most)}."
    return problems
