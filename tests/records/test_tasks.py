from datetime import date

import pytest

from handbook.records import tasks
from handbook.records.tasks import Evaluation, Outcome, Task, TaskLog, TaskState, TaskStep


def task(**fields: object) -> Task:
    return Task(**({"uid": "a", "title": "Số hóa", "year": 2026, "until_year": 2026} | fields))


def test_a_registered_task_needs_its_name_only() -> None:
    assert tasks.check(task()) == {}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": "  "}, "title"),
        ({"until_year": 2025}, "until_year"),
        ({"due": "2026-02-30"}, "due"),
        ({"steps": (TaskStep(due="2026-13"),)}, "steps"),
        ({"log": (TaskLog(on=date(2026, 3, 3), percent=101),)}, "log"),
        ({"state": TaskState.ASSIGNED}, "assignee"),
        ({"state": TaskState.DROPPED, "assignee": "m"}, "end_reason"),
        ({"state": TaskState.EVALUATED, "assignee": "m"}, "evaluation"),
    ],
)
def test_what_is_wrong_is_named(fields, wrong: str) -> None:
    assert list(tasks.check(task(**fields))) == [wrong]


def test_an_evaluated_task_says_how_it_ended() -> None:
    done = Evaluation(outcome=Outcome.MET)
    assert not tasks.check(task(state=TaskState.EVALUATED, assignee="m", evaluation=done))


def test_percent_is_the_last_one_noted() -> None:
    log = (
        TaskLog(on=date(2026, 6, 3), percent=40),
        TaskLog(on=date(2026, 6, 3), percent=50),
        TaskLog(on=date(2026, 3, 3), percent=90),
        TaskLog(on=date(2026, 9, 3), what="Chưa có số"),
    )
    assert tasks.percent(task(log=log)) == 50
    assert tasks.percent(task()) == 0


def test_span_in_words() -> None:
    assert tasks.span(task()) == "2026"
    assert tasks.span(task(until_year=2030)) == "2026–2030"


def test_open_until_it_ends() -> None:
    assert tasks.is_open(task())
    assert not tasks.is_open(task(state=TaskState.SPLIT))
