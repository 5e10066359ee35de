from datetime import date

import pytest

from handbook.records import task_checkpoints as marks
from handbook.records.tasks import Rhythm, Task, TaskLog, TaskState


def task(**fields: object) -> Task:
    given = {"uid": "a", "title": "Số hóa", "year": 2026, "until_year": 2026} | fields
    return Task(state=TaskState.ASSIGNED, assignee="m", **given)


@pytest.mark.parametrize(
    ("rhythm", "ids"),
    [
        (Rhythm.MONTH, ["2026-09", "2026-10", "2026-11", "2026-12"]),
        (Rhythm.QUARTER, ["2026-Q3", "2026-Q4"]),
        (Rhythm.HALF, ["2026-H2"]),
        (Rhythm.YEAR, ["2026"]),
    ],
)
def test_worked_out_from_the_day_assigned_to_the_end_of_the_year(rhythm: Rhythm, ids) -> None:
    found = marks.checkpoints(task(assigned_on="2026-09-10", rhythm=rhythm))
    assert [one.id for one in found] == ids
    assert found[0].first == date(2026, 9, 10)
    assert found[-1].last == date(2026, 12, 31)
    assert [one.final for one in found] == [False] * (len(found) - 1) + [True]


def test_last_one_falls_on_the_deadline() -> None:
    found = marks.checkpoints(task(due="2026-11-15"))
    assert [(one.id, one.last) for one in found] == [
        ("2026-Q1", date(2026, 3, 31)),
        ("2026-Q2", date(2026, 6, 30)),
        ("2026-Q3", date(2026, 9, 30)),
        ("2026-Q4", date(2026, 11, 15)),
    ]
    assert found[-1].final


def test_several_years_have_all_their_checkpoints() -> None:
    found = marks.checkpoints(task(until_year=2028, rhythm=Rhythm.HALF))
    assert [one.id for one in found] == [f"{y}-H{h}" for y in (2026, 2027, 2028) for h in (1, 2)]


def test_assigned_in_the_december_before_begins_in_january() -> None:
    assert marks.starts_on(task(assigned_on="2025-12-20")) == date(2026, 1, 1)


def test_deadline_before_the_task_was_assigned_is_still_one_checkpoint() -> None:
    (only,) = marks.checkpoints(task(assigned_on="2026-09-01", due="2026-05-10"))
    assert (only.id, only.last, only.final) == ("2026-Q2", date(2026, 5, 10), True)


def test_a_report_settles_the_earlier_ones_too() -> None:
    one = task(log=(TaskLog(on=date(2026, 7, 3), checkpoint="2026-Q2"),))
    assert [mark.reported for mark in marks.checkpoints(one)] == [True, True, False, False]
    waiting = marks.waiting(one)
    assert waiting and waiting.id == "2026-Q3"


def test_a_report_of_a_changed_rhythm_still_counts() -> None:
    one = task(rhythm=Rhythm.MONTH, log=(TaskLog(on=date(2026, 7, 3), checkpoint="2026-Q2"),))
    waiting = marks.waiting(one)
    assert waiting and waiting.id == "2026-07"


def test_final_report_leaves_nothing_waiting() -> None:
    one = task(due="2026-11-15", log=(TaskLog(on=date(2026, 11, 3), checkpoint="2026-Q4"),))
    assert marks.waiting(one) is None


def test_only_a_task_in_progress_waits() -> None:
    registered = Task(uid="a", title="Số hóa", year=2026, until_year=2026)
    assert marks.waiting(registered) is None


def test_following_is_the_first_that_ends_on_or_after_a_day() -> None:
    one = task()
    assert marks.following(one, date(2026, 6, 30)).id == "2026-Q2"
    assert marks.following(one, date(2026, 7, 1)).id == "2026-Q3"
    assert marks.following(one, date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 2, 3), None),
        (date(2026, 3, 3), "2026-Q1"),
        (date(2026, 5, 3), "2026-Q1"),
        (date(2026, 6, 3), "2026-Q2"),
    ],
)
def test_a_meeting_reports_for_what_falls_due_in_its_month(day: date, found) -> None:
    mark = marks.reported_by(task(), day)
    assert (mark.id if mark else None) == found


@pytest.mark.parametrize(
    ("checkpoint", "words"),
    [
        ("2026-03", "tháng 3/2026"),
        ("2026-12", "tháng 12/2026"),
        ("2026-Q4", "quý IV/2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026", "năm 2026"),
        ("xyz-9", "xyz-9"),
    ],
)
def test_called_in_words(checkpoint: str, words: str) -> None:
    assert marks.called(checkpoint) == words


@pytest.mark.parametrize(
    ("checkpoint", "last"),
    [
        ("2026-02", date(2026, 2, 28)),
        ("2026-Q2", date(2026, 6, 30)),
        ("2026-H1", date(2026, 6, 30)),
        ("2026", date(2026, 12, 31)),
        ("2026-13", None),
        ("", None),
    ],
)
def test_last_day_of_an_id(checkpoint: str, last) -> None:
    assert marks.last_day(checkpoint) == last


def test_month_end() -> None:
    assert marks.month_end(date(2028, 2, 3)) == date(2028, 2, 29)
    assert marks.month_end(date(2026, 12, 3)) == date(2026, 12, 31)
