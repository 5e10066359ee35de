"""Rating a review: levels by points and gates, the ceiling, counting; all by rule data.

366-QĐ/TW (30/8/2025), Điều 11. What must hold beside the points is `rating_gates`. Everything here
warns and says what it rests on; nothing sets a level or blocks. What a failed gate does to the
points is not written: the next level is proposed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

from handbook.records.rating_gates import ASK, LEAST, Gate, gates
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import CapChoice, Form
from handbook.records.reviews import LEVELS, Level, Review
from handbook.records.text import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CapFinding:
    """The ceiling on HTXSNV: how many it allows, what it rests on, how many are above it."""

    allowed: int
    base: int
    exact: float
    over: int
    says: str


def level_by_points(points: float | None, values: Mapping[str, Any]) -> Level:
    """Return the level that points alone come to; NONE without points or a rule for them."""
    if points is None or not all(name in values for name in LEAST.values()):
        return Level.NONE
    return next((lv for lv, name in LEAST.items() if points >= values[name]), Level.NOT_DONE)


def proposed_level(
    facts: YearFacts, points: float | None, values: Mapping[str, Any], form: Form
) -> tuple[Level, tuple[str, ...]]:
    """Return the level to propose and why: a failed gate leads to the next lower level.

    NONE when no points were given, or when neither the gates of HTNV nor those of KHTNV hold: then
    the reasons ask a person.
    """
    every = gates(facts, points, values, form)
    start = level_by_points(points, values)
    if start is Level.NONE:
        return Level.NONE, (f"Chưa có tổng điểm nên chưa đề xuất được mức. {ASK}",)
    bad = tuple(g.says for g in every if g.level is Level.NOT_DONE and g.holds)
    if bad or start is Level.NOT_DONE:
        return Level.NOT_DONE, bad or (_low(points),)
    reasons: list[str] = []
    for level in LEVELS[LEVELS.index(start) : -1]:
        failed = _says(every, level, {False})
        if not failed:
            return level, tuple(dict.fromkeys((*reasons, *_says(every, level, {None}))))
        reasons += failed
    return Level.NONE, (
        *dict.fromkeys(reasons),
        f"Không đủ điều kiện hoàn thành nhiệm vụ, cũng chưa rơi vào không hoàn thành. {ASK}",
    )


def cap(counts: Mapping[Level, int], choice: CapChoice, units: str = "đảng viên") -> CapFinding:
    """Return how many may be rated HTXSNV and how many are above (366-QĐ/TW, Điều 11.1.5).

    Base, per cent and rounding are settings: the base is read in two ways (DOMAIN §7.2).
    """
    excellent, good = counts.get(Level.EXCELLENT, 0), counts.get(Level.GOOD, 0)
    above = choice.base == "good_or_above"
    base = good + excellent if above else good
    exact = base * Fraction(str(choice.percent)) / 100
    allowed = floor(exact) if choice.rounding == "down" else floor(exact + Fraction(1, 2))
    over = max(0, excellent - allowed)
    what = f"hoàn thành tốt nhiệm vụ{' trở lên' if above else ''}"
    share = f"{decimal(choice.percent)}% của {base} {units} {what} là {decimal(float(exact))}"
    rounded = "bỏ phần lẻ" if choice.rounding == "down" else "làm tròn từ 0,5"
    says = f"Trần hoàn thành xuất sắc: {share}, {rounded} được {allowed}; đang có {excellent}"
    tail = f", vượt {over}. Cấp có thẩm quyền quyết định." if over else "."
    return CapFinding(allowed=allowed, base=base, exact=float(exact), over=over, says=says + tail)


def gap_needs_reason(own: float | None, appraised: float | None, values: Mapping[str, Any]) -> bool:
    """Say whether own and appraised points lie so far apart that a written reason is asked [C]."""
    if own is None or appraised is None or "gap_points" not in values:
        return False
    return abs(own - appraised) >= float(values["gap_points"])


def said_level(review: Review) -> Level:
    """Return what was decided, else proposed, else claimed."""
    return review.decision.level or review.proposal.level or review.own_level


def counts(reviews: Iterable[Review]) -> Mapping[Level, int]:
    """Return how many members have each level as decided, else as proposed; NONE has neither."""
    found = dict.fromkeys((*LEVELS, Level.NONE), 0)
    for review in reviews:
        if review.member:
            found[review.decision.level or review.proposal.level] += 1
    return found


def _says(every: Iterable[Gate], level: Level, holds: set[bool | None]) -> tuple[str, ...]:
    return tuple(g.says for g in every if g.level is level and g.holds in holds)


def _low(points: float | None) -> str:
    return f"Tổng điểm {decimal(points or 0)} dưới mức hoàn thành nhiệm vụ."
