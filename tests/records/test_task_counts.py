from datetime import date

from handbook.records import task_counts
from handbook.records.task_counts import TaskFigures
from handbook.records.tasks import (
    Evaluation,
    Outcome,
    Task,
    TaskOrigin,
    TaskReason,
    TaskState,
    Timing,
)

DAY = date(2026, 11, 24)


def task(state: TaskState = TaskState.ASSIGNED, **fields: object) -> Task:
    given = {"uid": "a", "title": "Việc", "year": 2026, "until_year": 2026, "assignee": "m"}
    return Task(**(given | {"state": state} | fields))


def judged(outcome: Outcome, timing: Timing = Timing.ON_TIME, on: str = "2026-11-20", **fields):
    evaluation = Evaluation(outcome=outcome, timing=timing, on=on)
    return task(TaskState.EVALUATED, evaluation=evaluation, **fields)


def test_ten_tasks_of_a_year() -> None:
    found = [
        *(judged(Outcome.MET) for _ in range(4)),
        *(judged(Outcome.BEYOND, Timing.EARLY) for _ in range(3)),
        judged(Outcome.MET, Timing.LATE),
        judged(Outcome.NOT_MET),
        task(due="2026-10"),
        task(),
        task(TaskState.CARRIED_OVER, end_reason="Chờ vốn"),
        task(TaskState.REGISTERED),
        task(TaskState.DROPPED, end_reason="Không còn cần"),
        task(until_year=2028),
    ]
    assert task_counts.figures(found, 2026, DAY) == TaskFigures(
        given=12, done=8, on_time=7, late=1, beyond=3, not_done=3, open=1
    )


def test_a_task_of_several_years_counts_where_it_ends() -> None:
    long = task(until_year=2028)
    assert not task_counts.judged_in(long, 2026)
    assert task_counts.judged_in(long, 2028)
    early = judged(Outcome.MET, until_year=2028, on="2027-05-02")
    assert task_counts.judged_in(early, 2027)
    assert not task_counts.judged_in(early, 2028)


def test_judged_in_january_it_counts_in_the_year_of_its_work() -> None:
    found = [judged(Outcome.MET, on="2027-01-03", due="2026-12-31")]
    assert task_counts.figures(found, 2026, date(2027, 1, 3)).done == 1
    assert task_counts.figures(found, 2027, date(2027, 1, 3)).given == 0


def test_by_person_in_the_order_they_come() -> None:
    found = [judged(Outcome.MET), task(assignee="", assignee_name="Mặt trận"), task()]
    mine, theirs = task_counts.by_person(found, 2026, DAY)
    assert (mine.assignee, mine.figures.given, mine.figures.done) == ("m", 2, 1)
    assert (theirs.assignee_name, theirs.figures.open) == ("Mặt trận", 1)


def test_late_after_its_last_day() -> None:
    one = task(due="2026-10")
    assert not task_counts.is_late(one, date(2026, 10, 31))
    assert task_counts.is_late(one, date(2026, 11, 1))
    assert not task_counts.is_late(judged(Outcome.MET, due="2026-10"), DAY)


def test_counted_by_each_kind() -> None:
    found = [
        judged(Outcome.BEYOND, Timing.EARLY, reason=TaskReason.HARD),
        task(reason=TaskReason.HARD, origin=TaskOrigin.ADDED),
    ]
    assert task_counts.by_state(found)[TaskState.EVALUATED] == 1
    assert task_counts.by_state(found)[TaskState.SPLIT] == 0
    assert task_counts.by_outcome(found)[Outcome.BEYOND] == 1
    assert task_counts.by_outcome(found)[Outcome.UNSAID] == 0
    assert task_counts.by_timing(found)[Timing.EARLY] == 1
    assert task_counts.by_origin(found)[TaskOrigin.ADDED] == 1
