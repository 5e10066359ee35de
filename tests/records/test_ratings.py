"""The rows of DOMAIN §7.1 and §7.2, each with its figures."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from handbook.records import frozen_rules, rating_gates, ratings, rules
from handbook.records.review_facts import WorkCounts, YearFacts
from handbook.records.review_rounds import CapChoice, Form
from handbook.records.reviews import Decision, FactKind, Level, Review, YearFact
from handbook.records.shortcomings import Shortcoming, ShortcomingState

DAY = date(2026, 12, 31)
VALUES = rules.at(DAY, "rating").values
CAP = frozen_rules.cap_on(DAY)


def shortcoming(uid: str, state: ShortcomingState = ShortcomingState.VERIFIED) -> Shortcoming:
    return Shortcoming(uid=uid, what=f"hạn chế {uid}", year=2025, state=state)


def facts(
    given: int = 10, *, done: int = 10, late: int = 0, beyond: int = 0, **more: Any
) -> YearFacts:
    work = WorkCounts(
        given=given,
        done=done,
        on_time=done - late,
        late=late,
        beyond=beyond,
        open=given - done,
    )
    before = tuple(shortcoming(str(n)) for n in range(4))
    fields = {"before": before} | more
    return YearFacts(starts_on=date(2026, 1, 1), ends_on=DAY, assignments=work, **fields)


def gate(name: str, level: Level, one: YearFacts, form: Form = Form.OUTSIDE) -> rating_gates.Gate:
    found = rating_gates.gates(one, 92, VALUES, form)
    return next(g for g in found if (g.name, g.level) == (name, level))


def holds(name: str, level: Level, one: YearFacts, form: Form = Form.OUTSIDE) -> bool | None:
    return gate(name, level, one, form).holds


def proposed(one: YearFacts, points: float | None = 92, form: Form = Form.OUTSIDE) -> Level:
    return ratings.proposed_level(one, points, VALUES, form)[0]


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (100, Level.EXCELLENT),
        (90, Level.EXCELLENT),
        (89.5, Level.GOOD),
        (70, Level.GOOD),
        (69.75, Level.DONE),
        (50, Level.DONE),
        (49.5, Level.NOT_DONE),
        (0, Level.NOT_DONE),
        (None, Level.NONE),
    ],
)
def test_levels_by_points(points: float | None, level: Level) -> None:
    assert ratings.level_by_points(points, VALUES) is level
    assert ratings.level_by_points(points, rules.at(date(2024, 1, 1), "rating").values) is (
        Level.NONE
    )


def test_ten_on_time_three_beyond_all_remedied_92_points() -> None:
    one = facts(beyond=3)
    for name in ("points", "on_time", "beyond", "remedied"):
        assert holds(name, Level.EXCELLENT, one) is True, name
    assert ratings.proposed_level(one, 92, VALUES, Form.OUTSIDE) == (Level.EXCELLENT, ())


def test_two_beyond_is_20_per_cent() -> None:
    one = facts(beyond=2)
    assert gate("beyond", Level.EXCELLENT, one).says == (
        "Ít nhất 30% việc phải vượt yêu cầu; 2/10 việc vượt yêu cầu (20,0%)."
    )
    assert holds("beyond", Level.EXCELLENT, one) is False
    level, reasons = ratings.proposed_level(one, 92, VALUES, Form.OUTSIDE)
    assert level is Level.GOOD and len(reasons) == 1 and "30%" in reasons[0]


def test_one_of_four_shortcomings_open_is_75_per_cent() -> None:
    before = (*(shortcoming(str(n)) for n in range(3)), shortcoming("x", ShortcomingState.OPEN))
    one = facts(beyond=3, before=before)
    assert holds("remedied", Level.EXCELLENT, one) is False
    assert "3/4 (75,0%)" in gate("remedied", Level.EXCELLENT, one).says
    assert proposed(one) is Level.GOOD
    waiting = replace(one, before=(*before[:3], shortcoming("x", ShortcomingState.REMEDIED)))
    assert holds("remedied", Level.EXCELLENT, waiting) is None
    assert "1 chờ xác nhận" in gate("remedied", Level.EXCELLENT, waiting).says
    assert holds("remedied", Level.EXCELLENT, replace(one, before=())) is True


def test_ten_done_two_late_is_20_per_cent() -> None:
    one = facts(late=2)
    assert holds("late", Level.DONE, one) is True and holds("on_time", Level.GOOD, one) is False
    assert proposed(one, 75) is Level.DONE


def test_three_late_is_30_per_cent() -> None:
    one = facts(late=3)
    assert holds("late", Level.DONE, one) is False
    assert proposed(one, 60) is Level.NONE


def test_six_of_ten_not_done_is_over_half() -> None:
    one = facts(done=4)
    assert holds("not_done", Level.NOT_DONE, one) is True
    level, reasons = ratings.proposed_level(one, 92, VALUES, Form.OUTSIDE)
    assert level is Level.NOT_DONE and "6/10 việc chưa xong (60,0%)" in reasons[0]


def test_five_of_ten_not_done_is_neither_and_asks() -> None:
    one = facts(done=5)
    assert holds("not_done", Level.NOT_DONE, one) is False
    assert holds("done", Level.DONE, one) is False
    level, reasons = ratings.proposed_level(one, 60, VALUES, Form.OUTSIDE)
    assert level is Level.NONE and reasons[-1].endswith("Cần người có trách nhiệm xác định.")


def test_a_leader_needs_70_per_cent_done() -> None:
    assert holds("not_done", Level.NOT_DONE, facts(done=7), Form.LEADER) is False
    assert holds("not_done", Level.NOT_DONE, facts(done=6), Form.LEADER) is True
    assert proposed(facts(done=6), 92, Form.LEADER) is Level.NOT_DONE
    level, reasons = ratings.proposed_level(facts(beyond=3), 92, VALUES, Form.LEADER)
    assert level is Level.EXCELLENT and "đơn vị phụ trách" in reasons[0]
    assert holds("leader_remedied", Level.NONE, facts(), Form.LEADER) is True


def test_a_collective_asks_about_discipline() -> None:
    assert holds("discipline", Level.EXCELLENT, facts(), Form.COLLECTIVE) is None
    punished = facts(
        beyond=3, disciplines=(YearFact(kind=FactKind.DISCIPLINE, what="Khiển trách"),)
    )
    assert holds("discipline", Level.EXCELLENT, punished, Form.COLLECTIVE) is False
    assert proposed(punished, 92, Form.COLLECTIVE) is Level.GOOD
    assert "Khiển trách" in gate("discipline", Level.NOT_DONE, punished).says


def test_nothing_recorded_gates_nothing_but_is_said() -> None:
    level, reasons = ratings.proposed_level(facts(0, done=0), 92, VALUES, Form.OUTSIDE)
    assert level is Level.EXCELLENT and len(reasons) == 2 and rating_gates.NO_WORK in reasons[0]


def test_low_or_no_points() -> None:
    level, reasons = ratings.proposed_level(facts(), 40, VALUES, Form.OUTSIDE)
    assert (level, reasons) == (
        Level.NOT_DONE,
        ("Tổng điểm 40 dưới mức hoàn thành nhiệm vụ.",),
    )
    assert proposed(facts(), None) is Level.NONE


@pytest.mark.parametrize(
    ("good", "choice", "allowed", "exact"),
    [
        (22, CAP, 4, 4.4),
        (23, CAP, 5, 4.6),
        (26, CAP, 5, 5.2),
        (22, replace(CAP, percent=25), 6, 5.5),
        (22, replace(CAP, percent=25, rounding="down"), 5, 5.5),
        (0, CAP, 0, 0),
    ],
)
def test_the_ceiling(good: int, choice: CapChoice, allowed: int, exact: float) -> None:
    found = ratings.cap({Level.GOOD: good, Level.EXCELLENT: 3}, choice)
    assert (found.allowed, found.exact, found.base) == (allowed, exact, good)
    assert found.over == max(0, 3 - allowed)


def test_the_second_reading_of_the_base() -> None:
    counts = {Level.GOOD: 19, Level.EXCELLENT: 6}
    found = ratings.cap(counts, replace(CAP, base="good_or_above"))
    assert (found.base, found.allowed, found.over) == (25, 5, 1)
    assert found.says == (
        "Trần hoàn thành xuất sắc: 20% của 25 đảng viên hoàn thành tốt nhiệm vụ trở lên là 5, "
        "làm tròn từ 0,5 được 5; đang có 6, vượt 1. Cấp có thẩm quyền quyết định."
    )


@pytest.mark.parametrize(
    ("own", "appraised", "asked"),
    [(92, 87, True), (92, 87.5, False), (80, 85, True), (None, 80, False), (80, None, False)],
)
def test_five_points_apart_ask_for_a_reason(
    own: float | None, appraised: float | None, asked: bool
) -> None:
    assert ratings.gap_needs_reason(own, appraised, VALUES) is asked
    assert not ratings.gap_needs_reason(own, appraised, {})


def test_levels_are_counted_as_decided_else_proposed() -> None:
    def review(
        uid: str, proposal: Level, decision: Level = Level.NONE, member: str = "m"
    ) -> Review:
        return Review(
            uid=uid,
            round="d",
            member=member,
            own_level=Level.EXCELLENT,
            proposal=Decision(level=proposal),
            decision=Decision(level=decision),
        )

    reviews = (
        review("a", Level.EXCELLENT, Level.GOOD),
        review("b", Level.GOOD),
        review("c", Level.NONE),
        review("d", Level.EXCELLENT, member=""),
    )
    found = ratings.counts(reviews)
    assert (found[Level.EXCELLENT], found[Level.GOOD], found[Level.NONE]) == (0, 2, 1)
    assert [ratings.said_level(r) for r in reviews[:3]] == [
        Level.GOOD,
        Level.GOOD,
        Level.EXCELLENT,
    ]
