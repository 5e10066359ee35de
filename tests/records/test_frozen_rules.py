"""A round reads the rules it froze, whatever the data says later."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records import frozen_rules, rules
from handbook.records.review_rounds import FrozenRule, Round

DAY = date(2026, 11, 1)


def a_round(**fields) -> Round:
    span = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    cap = frozen_rules.cap_on(DAY)
    return Round(uid="r", year=2026, begun_on=DAY, cap=cap, **span, **fields)


def test_a_rule_is_copied_whole() -> None:
    rule = rules.at(DAY, "rating")
    kept = frozen_rules.freeze(rule)
    assert (kept.topic, kept.number, kept.dated) == ("rating", "366-QĐ/TW", "2025-08-30")
    assert frozen_rules.values(a_round(rules=(kept,))) == rule.values
    assert frozen_rules.citation(kept) == rule.citation == "366-QĐ/TW, ngày 30/8/2025"


def test_the_ceiling_is_what_the_rule_of_the_day_says(monkeypatch: pytest.MonkeyPatch) -> None:
    said = rules.at(DAY, "rating").values
    found = frozen_rules.cap_on(DAY)
    assert (found.percent, found.base, found.rounding) == (20, "good", "half_up")
    other = replace(rules.at(DAY, "rating"), values=said | {"cap_percent": 15})
    monkeypatch.setattr(rules, "at", lambda day, topic: other)
    assert frozen_rules.cap_on(DAY) == replace(found, percent=15)


def test_the_copy_wins_over_todays_data(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = FrozenRule(topic="rating", number="cũ", values='{"excellent_least": 85}')
    assert frozen_rules.values(a_round(rules=(kept,))) == {"excellent_least": 85}
    assert frozen_rules.citation(kept) == "cũ"


def test_a_round_that_froze_none_goes_by_the_day_it_was_begun() -> None:
    assert frozen_rules.values(a_round()) == rules.at(DAY, "rating").values
    guide = frozen_rules.values(a_round(), frozen_rules.GUIDE)
    assert guide["finish_by"] == "12-31"
