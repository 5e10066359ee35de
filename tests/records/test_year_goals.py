"""Goals of a year: what is reached, by decimals, and what is refused."""

from dataclasses import replace
from decimal import Decimal

import pytest

from handbook.records import year_goals
from handbook.records.attendance_stats import Span
from handbook.records.year_goals import (
    Better,
    Counting,
    GoalKind,
    GoalResult,
    GoalState,
    YearGoal,
)


def indicator(target: str = "12", *values: str, **fields) -> YearGoal:
    results = tuple(
        GoalResult(period=f"2026-{month:02d}", value=value) for month, value in enumerate(values, 1)
    )
    usual = {"uid": "a", "year": 2026, "name": "Kết nạp", "target": target, "results": results}
    return YearGoal(**(usual | fields))


@pytest.mark.parametrize(
    ("goal", "share"),
    [
        (indicator("3", "1", "", "1"), "66.7"),
        (indicator("0.3", "0.1", "0.2"), "100.0"),
        (indicator("8", "9.5", counting=Counting.LATEST), "118.8"),
        (indicator("95", "90", "96", counting=Counting.LATEST), "101.1"),
        (indicator("5", "3", "1", better=Better.LOWER), "100.0"),
        (indicator("5", "8", "2", better=Better.LOWER), "50.0"),
        (indicator("0", "1", better=Better.LOWER), "0.0"),
        (indicator("0", "0", better=Better.LOWER), "100.0"),
    ],
)
def test_percent_reached(goal, share):
    assert year_goals.percent(goal) == Decimal(share)


@pytest.mark.parametrize("goal", [indicator("12"), indicator("", "1"), indicator("12", "")])
def test_nothing_is_said_before_target_and_result(goal):
    assert year_goals.percent(goal) is None
    assert year_goals.standing(goal) == "Chưa có kết quả"
    assert not year_goals.is_reached(goal)


@pytest.mark.parametrize(
    "goal", [indicator("2000", "1999"), indicator("2000", "2001", better=Better.LOWER)]
)
def test_just_short_of_the_target_is_not_reached(goal):
    assert not year_goals.is_reached(goal)
    assert year_goals.standing(goal) == "Đạt 99,9%"


def test_the_latest_period_counts_whatever_the_order():
    goal = indicator("10", "4", "7", counting=Counting.LATEST)
    turned = replace(goal, results=goal.results[::-1])
    assert year_goals.reached(turned) == Decimal(7)


def test_standing_in_words():
    assert year_goals.standing(indicator("3", "1")) == "Đạt 33,3%"
    assert year_goals.standing(indicator("3", "3")) == "Đạt 100%"
    task = indicator(kind=GoalKind.KEY_TASK, state=GoalState.DONE)
    assert year_goals.standing(task) == "Đã hoàn thành"
    assert year_goals.is_reached(task)


def test_kinds_stand_in_their_order():
    theme = indicator(kind=GoalKind.THEME)
    assert year_goals.in_order((indicator(), theme))[0] is theme


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "  "}, "name"),
        ({"year": 26}, "year"),
        ({"document_date": "2026-02-30"}, "document_date"),
        ({"target": "mười"}, "target"),
        ({"target": "0"}, "target"),
        ({"rhythm": Span.HALF}, "rhythm"),
        ({"results": (GoalResult(period="2025-01", value="1"),)}, "results"),
        ({"results": (GoalResult(period="2026-Q1", value="1"),)}, "results"),
        ({"results": (GoalResult(period="x", value="1"),)}, "results"),
        ({"results": (GoalResult(period="2026-01", value="-1"),)}, "results"),
        ({"results": (GoalResult(period="2026-01"),) * 2}, "results"),
    ],
)
def test_what_is_refused(fields, field):
    assert list(year_goals.check(replace(indicator(), **fields))) == [field]


def test_figures_are_asked_of_indicators_only():
    assert year_goals.check(indicator("0", kind=GoalKind.THEME)) == {}
    assert year_goals.check(indicator("0", better=Better.LOWER)) == {}
