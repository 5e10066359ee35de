from datetime import date
from itertools import pairwise

import pytest

from handbook.records import timeline
from handbook.records.task_lines import TaskLine
from handbook.records.tasks import Outcome, Rhythm, TaskOrigin, TaskReason, TaskState

DAY = date(2026, 11, 24)
YEAR = timeline.of_year(2026)


def line(**fields: object) -> TaskLine:
    given = {
        "uid": "a",
        "title": "Số hóa",
        "year": 2026,
        "until_year": 2026,
        "reason": TaskReason.HARD,
        "origin": TaskOrigin.REGISTERED,
        "state": TaskState.ASSIGNED,
        "deadline": date(2026, 12, 31),
        "rhythm": Rhythm.QUARTER,
        "assignee": "m",
    }
    return TaskLine(**(given | fields))


def bar(span=YEAR, **fields: object):
    (made,) = timeline.bars([line(**fields)], span, DAY)
    return made


def test_a_whole_year_fills_it() -> None:
    made = bar(percent=40)
    assert (made.start, made.end, made.before, made.after) == (0.0, 1.0, False, False)
    assert (made.done, made.over, made.late) == (0.4, None, False)


def test_from_the_day_assigned_to_the_deadline() -> None:
    made = bar(assigned_on="2026-04-01", due="2026-09-30", deadline=date(2026, 9, 30))
    assert made.start == pytest.approx(90 / 365)
    assert made.end == pytest.approx(273 / 365)
    assert made.late


def test_marks_stand_at_the_checkpoints_and_say_which_are_settled() -> None:
    made = bar(waiting="2026-Q3", waiting_on="2026-09-30")
    assert [(m.id, m.reported) for m in made.marks] == [
        ("2026-Q1", True),
        ("2026-Q2", True),
        ("2026-Q3", False),
        ("2026-Q4", False),
    ]
    assert made.marks[0].at == pytest.approx(90 / 365)
    assert made.marks[-1].at == 1.0
    assert not any(m.reported for m in bar(state=TaskState.REGISTERED).marks)


def test_an_evaluated_task_is_whole_and_says_where_it_ended() -> None:
    made = bar(state=TaskState.EVALUATED, outcome=Outcome.MET, percent=90, ended_on="2026-07-01")
    assert made.done == 1.0
    assert made.over == pytest.approx(182 / 365)
    assert all(m.reported for m in made.marks)


def test_a_task_of_several_years_goes_beyond_one_of_them() -> None:
    long = {"year": 2025, "until_year": 2028, "deadline": date(2028, 12, 31)}
    made = bar(**long)
    assert (made.start, made.end, made.before, made.after) == (0.0, 1.0, True, True)
    assert [m.id for m in made.marks] == [f"2026-Q{n}" for n in (1, 2, 3, 4)]
    term = bar(timeline.of_term(2025, 2030), **long)
    assert (term.before, term.after) == (False, False)
    assert term.end == pytest.approx(4 / 6, abs=0.001)


def test_what_does_not_touch_the_span_is_left_out() -> None:
    early = line(year=2025, until_year=2025, deadline=date(2025, 12, 31))
    assert timeline.bars([early], YEAR, DAY) == ()


def test_rule_of_a_year_of_two_and_of_a_term() -> None:
    months = timeline.ticks(YEAR)
    assert [t.words for t in months] == [str(n) for n in range(1, 13)]
    assert (months[0].start, months[-1].end) == (0.0, 1.0)
    assert all(a.end == pytest.approx(b.start) for a, b in pairwise(months))
    assert [t.words for t in timeline.ticks(timeline.of_term(2026, 2027))][:5] == [
        "I/2026",
        "II/2026",
        "III/2026",
        "IV/2026",
        "I/2027",
    ]
    assert [t.words for t in timeline.ticks(timeline.of_term(2025, 2030))] == [
        str(year) for year in range(2025, 2031)
    ]
