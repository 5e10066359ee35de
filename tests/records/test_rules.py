import tomllib
from datetime import date

import pytest

from handbook import bundle
from handbook.records import rules

FILES = sorted(bundle.path("rules").glob("*.toml"))
MARKS = ("A", "B", "C", "D")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_rule_file_loads_and_every_rule_can_be_cited(file) -> None:  # type: ignore[no-untyped-def]
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert table["rule"]
    for rule in table["rule"]:
        assert rule["number"] and rule["source"], rule
        assert rule["mark"].rstrip("°") in MARKS, rule
        assert isinstance(rule.get("dated") or rule["in_force"], date), rule
        assert isinstance(rule.get("in_force", rule.get("dated")), date), rule


def test_every_topic_has_a_rule_on_any_day() -> None:
    assert {"meeting_guide", "charter_rules"} <= set(rules.topics())
    for topic in rules.topics():
        for day in (date(1990, 1, 1), date(2026, 11, 24), date(2100, 1, 1)):
            assert rules.at(day, topic).topic == topic


def test_the_rule_in_force_on_the_day_is_found() -> None:
    assert rules.at(date(2025, 10, 27), "meeting_guide").number == "12-HD/BTCTW"
    assert rules.at(date(2025, 10, 28), "meeting_guide").number == "42-HD/BTCTW"
    assert rules.at(date(2026, 7, 25), "charter_rules").number == "294-QĐ/TW"
    assert rules.at(date(2026, 7, 26), "charter_rules").number == "208-QĐ/TW"


def test_a_rule_is_cited_with_number_and_date() -> None:
    rule = rules.at(date(2026, 11, 24), "meeting_guide")
    assert rule.citation == "42-HD/BTCTW, ngày 28/10/2025"


def test_values_of_domain_2_1_and_10_3() -> None:
    guide = rules.at(date(2026, 11, 24), "meeting_guide").values
    assert (guide["day"], guide["least_minutes"], guide["least_minutes_with_thematic"]) == (
        3,
        90,
        120,
    )
    assert (guide["papers_days_before"], guide["finalise_days_after"]) == (1, 2)
    assert guide["dues_announced"] is True
    charter = rules.at(date(2026, 11, 24), "charter_rules").values
    assert (charter["admission_age"], charter["probation_months"]) == (18, 12)


def test_an_unknown_topic_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        rules.at(date(2026, 1, 1), "không có")


def test_values_of_rating_in_domain_7() -> None:
    rating = rules.at(date(2026, 11, 24), "rating")
    values = rating.values
    assert rating.citation == "366-QĐ/TW, ngày 30/8/2025" and rating.mark == "A"
    assert (values["excellent_least"], values["good_least"], values["done_least"]) == (90, 70, 50)
    assert (values["excellent_beyond"], values["done_late_most"], values["not_done_over"]) == (
        30,
        20,
        50,
    )
    assert (values["cap_percent"], values["cap_base"], values["cap_rounding"]) == (
        20,
        "good",
        "half_up",
    )
    assert values["marks"]["gap_points"] == "C"
    before = rules.at(date(2025, 8, 29), "rating")
    assert before.number == "124-QĐ/TW" and before.values["excellent_beyond"] == 50
    assert rules.at(date(2026, 11, 24), "review_guide").values["report_days_before"] == 3
