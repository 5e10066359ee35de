from datetime import date
from typing import Any

import pytest

from handbook.records import work_counts
from handbook.records.assignments import Assignment, AssignmentState, Progress
from handbook.records.tasks import Evaluation, Outcome, Task, TaskState, Timing
from handbook.records.work_counts import WorkCounts, WorkSpan

SPAN = WorkSpan(first=date(2026, 1, 1), last=date(2026, 12, 31), as_of=date(2026, 12, 31))


def given(what: str, due: str = "2026-06-30", closed: str = "", **more: Any) -> Assignment:
    state = AssignmentState.DONE if closed else AssignmentState.OPEN
    fields: dict[str, Any] = {"state": state, "closed_on": closed, "members": ("a",)} | more
    return Assignment(uid=what, what=what, assigned_on=date(2026, 2, 3), due=due, **fields)


def task(title: str, state: TaskState = TaskState.ASSIGNED, **more: Any) -> Task:
    fields: dict[str, Any] = {"year": 2026, "until_year": 2026, "assignee": "a"} | more
    return Task(uid=title, title=title, state=state, **fields)


def evaluated(outcome: Outcome, timing: Timing = Timing.ON_TIME, **more: Any) -> Task:
    judged = Evaluation(on="2026-11-30", outcome=outcome, timing=timing)
    return task(f"{outcome}", TaskState.EVALUATED, evaluation=judged, **more)


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (given("x", closed="2026-06-30"), {"given": 1, "done": 1, "on_time": 1}),
        (given("x", closed="2026-07-01"), {"given": 1, "done": 1, "late": 1}),
        (given("x", due="2026-07", closed="2026-07-31"), {"given": 1, "done": 1, "on_time": 1}),
        (given("x", due="", closed="2026-07-31"), {"given": 1, "done": 1, "on_time": 1}),
        (
            given("x", closed="2026-06-01", result="Vượt chỉ tiêu 20%"),
            {"given": 1, "done": 1, "on_time": 1, "beyond": 1},
        ),
        (
            given("x", closed="2026-06-01", result="chưa vượt chỉ tiêu"),
            {"given": 1, "done": 1, "on_time": 1},
        ),
        (given("x"), {"given": 1, "open": 1}),
        (given("x", due=""), {"given": 1, "open": 1}),
        (given("x", due="2027-01-15"), {"running": 1}),
        (given("x", closed="2027-01-02"), {"given": 1, "open": 1}),
        (given("x", closed="2026-05-01", state=AssignmentState.DROPPED), {"dropped": 1}),
        (given("x", closed="2025-12-31"), {}),
    ],
)
def test_an_assignment_is_counted_as_it_stood(one: Assignment, counts: dict[str, int]) -> None:
    assert work_counts.of_assignment(one, SPAN) == WorkCounts(**counts)


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (evaluated(Outcome.BEYOND), {"given": 1, "done": 1, "on_time": 1, "beyond": 1}),
        (evaluated(Outcome.MET, Timing.LATE), {"given": 1, "done": 1, "late": 1}),
        (evaluated(Outcome.NOT_MET), {"given": 1, "open": 1}),
        (task("x"), {"given": 1, "open": 1}),
        (task("x", until_year=2027), {"running": 1}),
        (task("x", due="2026-10-01", until_year=2027), {"given": 1, "open": 1}),
        (task("x", TaskState.DROPPED), {"dropped": 1}),
        (task("x", TaskState.CARRIED_OVER), {"running": 1}),
        (task("x", TaskState.REGISTERED), {}),
        (task("x", year=2024, until_year=2025), {}),
    ],
)
def test_a_task_is_counted_as_it_ended(one: Task, counts: dict[str, int]) -> None:
    assert work_counts.of_task(one, SPAN) == WorkCounts(**counts)


def test_a_task_of_the_year_evaluated_in_january_counts_as_evaluated() -> None:
    judged = Evaluation(on="2027-01-03", outcome=Outcome.MET, timing=Timing.ON_TIME)
    one = task("x", TaskState.EVALUATED, due="2026-12-31", evaluation=judged)
    assert work_counts.of_task(one, SPAN) == WorkCounts(given=1, done=1, on_time=1)
    quarter = WorkSpan(first=SPAN.first, last=date(2026, 3, 31), as_of=date(2026, 3, 31))
    assert work_counts.of_task(one, quarter) == WorkCounts(running=1)


def progress(month: int, state: AssignmentState, meeting: str = "m") -> Progress:
    return Progress(meeting=meeting, on=date(2026, month, 3), state=state)


@pytest.mark.parametrize(
    ("entries", "looks", "late"),
    [
        ([progress(7, AssignmentState.DONE)], (), False),
        ([progress(7, AssignmentState.DONE)], (date(2026, 6, 3), date(2026, 7, 3)), False),
        ([progress(8, AssignmentState.DONE)], (date(2026, 7, 3), date(2026, 8, 3)), True),
        ([progress(7, AssignmentState.OPEN), progress(8, AssignmentState.DONE)], (), True),
        ([progress(6, AssignmentState.OPEN), progress(7, AssignmentState.DONE)], (), False),
        ([progress(7, AssignmentState.DONE, meeting="")], (), True),
    ],
)
def test_a_meeting_notes_what_was_done_before_it(
    entries: list[Progress], looks: tuple[date, ...], late: bool
) -> None:
    closed = entries[-1].on.isoformat()
    one = given("x", closed=closed, progress=tuple(entries))
    span = WorkSpan(first=SPAN.first, last=SPAN.last, as_of=SPAN.as_of, looks=looks)
    counted = work_counts.of_assignment(one, span)
    assert (counted.late, counted.on_time) == (int(late), int(not late))


def test_counts_are_added() -> None:
    one = WorkCounts(given=2, done=1, late=1, open=1)
    assert work_counts.added([one, one]) == WorkCounts(given=4, done=2, late=2, open=2)
    assert work_counts.added([]) == WorkCounts()
