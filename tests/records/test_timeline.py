"""Places and rows of the timeline of breakthrough tasks."""

from datetime import date

import pytest

from handbook.records import timeline
from handbook.records.task_lines import PersonTasks, TaskLine
from handbook.records.tasks import Rhythm, TaskOrigin, TaskReason, TaskState

YEAR = timeline.window(2026, 2026)


def line(**fields) -> TaskLine:
    usual = {
        "uid": "a",
        "title": "Việc",
        "year": 2026,
        "until_year": 2026,
        "reason": TaskReason.LARGE,
        "origin": TaskOrigin.REGISTERED,
        "state": TaskState.ASSIGNED,
        "deadline": date(2026, 12, 31),
        "rhythm": Rhythm.QUARTER,
    }
    return TaskLine(**(usual | fields))


def person(total: int) -> PersonTasks:
    return PersonTasks(
        assignee="", assignee_name=str(total), total=total, open=0, evaluated=0, late=0
    )


def test_the_year_runs_from_nought_to_one():
    assert timeline.place(YEAR, date(2026, 1, 1)) == 0
    assert timeline.end_place(YEAR, date(2026, 12, 31)) == 1
    assert timeline.place(YEAR, date(2025, 5, 1)) == 0
    assert timeline.place(YEAR, date(2028, 5, 1)) == 1


def test_a_bar_lies_between_assignment_and_deadline():
    bar = timeline.bar(line(assigned_on="2026-07-02", due="2026-09"), YEAR)
    assert bar.start == pytest.approx(182 / 365)
    assert bar.end == pytest.approx(273 / 365)
    assert not bar.began_before and not bar.goes_on


def test_a_task_of_several_years_goes_on_behind_the_window():
    long = line(year=2025, until_year=2028, deadline=date(2028, 12, 31), waiting_on="2027-06-30")
    bar = timeline.bar(long, YEAR)
    assert (bar.start, bar.end, bar.began_before, bar.goes_on) == (0, 1, True, True)
    assert bar.waiting is None
    seen = timeline.bar(long, timeline.window(2025, 2028))
    assert (
        not seen.began_before and not seen.goes_on and seen.waiting == pytest.approx(0.6235, abs=0.001)
    )


def test_months_of_one_year_and_years_of_several():
    months = timeline.ticks(YEAR)
    assert [tick.words for tick in months][:2] == ["Th. 1", "Th. 2"] and len(months) == 12
    assert months[-1].end == 1
    assert [t.words for t in timeline.ticks(timeline.window(2025, 2027))] == [
        "2025",
        "2026",
        "2027",
    ]


def test_rows_of_people_under_each_other():
    found = timeline.blocks([person(3), person(1)])
    assert [block.top for block in found] == [0, 4] and timeline.height(found) == 6
    assert [timeline.block_at(found, row) for row in range(6)] == [0, 0, 0, 0, 1, 1]
    assert timeline.height(()) == 0
