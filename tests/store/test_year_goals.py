"""Goals of a year in the file: by kind, found by words, put away."""

import pytest

from handbook.errors import BadInput
from handbook.records.year_goals import GoalKind, GoalResult, YearGoal


def goal(uid: str, **fields) -> YearGoal:
    usual = {"uid": uid, "year": 2026, "name": f"Chỉ tiêu {uid}", "target": "10"}
    return YearGoal(**(usual | fields))


def test_a_year_by_kind_and_years(kept):
    results = (GoalResult(period="2026-02", value="2.5", note="hiến đất mở đường"),)
    made = goal("a", results=results)
    kept.change(
        lambda store: [
            store.year_goals.put(one)
            for one in (made, goal("b", kind=GoalKind.THEME), goal("c", year=2025))
        ]
    )
    goals = kept.store.year_goals
    assert [one.uid for one in goals.of_year(2026)] == ["b", "a"]
    assert goals.of_year(2026)[1].results == results
    assert [one.uid for one in goals.all()] == ["a", "b", "c"]
    assert goals.years() == (2026, 2025)


def test_found_by_the_words_of_a_note_until_binned(kept):
    kept.change(
        lambda store: store.year_goals.put(
            goal("a", results=(GoalResult(period="2026-02", note="hiến đất mở đường"),))
        )
    )
    (hit,) = kept.store.search.find("hien dat")
    assert (hit.kind, hit.title) == ("year_goal", "Chỉ tiêu 2026: Chỉ tiêu a")
    kept.change(lambda store: store.year_goals.bin("a"))
    assert kept.store.search.find("hien dat") == ()
    assert kept.store.year_goals.years() == ()


def test_a_wrong_one_is_refused_by_name(kept):
    with pytest.raises(BadInput, match="chỉ tiêu “Chỉ tiêu a”"):
        kept.change(lambda store: store.year_goals.put(goal("a", target="mười")))
