from dataclasses import replace
from datetime import date

import pytest

from handbook.records import task_deeds, tasks
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import (
    Evaluation,
    Outcome,
    Task,
    TaskLog,
    TaskOrigin,
    TaskReason,
    TaskState,
    TaskStep,
    Timing,
)


def task(**fields: object) -> Task:
    given = {"uid": "a", "title": "Số hóa", "year": 2026, "until_year": 2026, "assignee": "m"}
    return Task(**(given | {"state": TaskState.ASSIGNED} | fields))


def test_an_adjustment_says_what_was_changed_from_what_to_what_and_why() -> None:
    old = task(state=TaskState.REGISTERED, due="2026-06")
    new = replace(old, due="2026-11-30", assignee="n", reason=TaskReason.HARD)
    made = task_deeds.adjusted(
        old, new, "2026-01-08", "Cần thêm\nthời gian", {"m": "An", "n": "Bé"}
    )
    assert [(c.what, c.before, c.after) for c in made.changes] == [
        ("Lý do", "lý do khác", "việc khó"),
        ("Người được giao", "An", "Bé"),
        ("Thời hạn", "06/2026", "30/11/2026"),
    ]
    assert {(c.on, c.why) for c in made.changes} == {("2026-01-08", "Cần thêm thời gian")}
    assert made.origin is TaskOrigin.ADJUSTED


def test_an_added_task_stays_added_and_no_change_notes_nothing() -> None:
    old = task(origin=TaskOrigin.ADDED)
    assert task_deeds.adjusted(old, replace(old, title="Khác"), "", "").origin is TaskOrigin.ADDED
    assert task_deeds.adjusted(old, old, "2026", "vì") == old


def test_assigned_by_a_paper_on_its_day() -> None:
    given = Assigning(assigner="Đảng ủy xã", document="Quyết định số 05-QĐ/ĐU")
    made = task_deeds.assigned(
        task(state=TaskState.REGISTERED), replace(given, document_date="2026-01-12")
    )
    assert made.state is TaskState.ASSIGNED
    assert (made.assigner, made.document) == ("Đảng ủy xã", "Quyết định số 05-QĐ/ĐU")
    assert made.assigned_on == made.document_date == "2026-01-12"


def test_an_entry_reports_for_the_checkpoint_that_waits() -> None:
    made = task_deeds.logged(task(), TaskLog(on=date(2026, 3, 3), what="Xong", meeting="m1"))
    assert [e.checkpoint for e in made.log] == ["2026-Q1"]
    between = task_deeds.logged(made, TaskLog(on=date(2026, 2, 1)))
    assert [(e.on.month, e.checkpoint) for e in between.log] == [(2, ""), (3, "2026-Q1")]


def test_a_meeting_has_one_entry_that_the_next_word_replaces() -> None:
    first = task_deeds.logged(task(), TaskLog(on=date(2026, 3, 3), what="Cũ", meeting="m1"))
    again = task_deeds.logged(first, TaskLog(on=date(2026, 3, 3), what="Mới", meeting="m1"))
    assert [(e.what, e.checkpoint) for e in again.log] == [("Mới", "2026-Q1")]


@pytest.mark.parametrize(
    ("due", "day", "timing"),
    [
        ("2026-11-15", date(2026, 11, 14), Timing.EARLY),
        ("2026-11-15", date(2026, 11, 15), Timing.ON_TIME),
        ("2026-11-15", date(2026, 11, 16), Timing.LATE),
        ("2026-11", date(2026, 11, 5), Timing.ON_TIME),
        ("2026-11", date(2026, 10, 31), Timing.EARLY),
        ("", date(2026, 12, 30), Timing.EARLY),
        ("", date(2027, 1, 1), Timing.LATE),
    ],
)
def test_timing_by_the_deadline(due: str, day: date, timing: Timing) -> None:
    assert task_deeds.timing_on(task(due=due), day) is timing


def test_evaluated_and_taken_up_again() -> None:
    judged = Evaluation(on="2026-11-20", outcome=Outcome.MET)
    done = task_deeds.evaluated(task(), judged)
    assert (done.state, done.ended_on) == (TaskState.EVALUATED, "2026-11-20")
    again = task_deeds.reopened(done, "2026-11-25", "Đánh giá nhầm")
    assert (again.state, again.ended_on, again.evaluation) == (
        TaskState.ASSIGNED,
        "",
        Evaluation(),
    )
    assert (again.changes[0].before, again.changes[0].why) == ("Đã đánh giá", "Đánh giá nhầm")


def test_the_task_that_goes_on_keeps_what_is_still_to_do() -> None:
    steps = (TaskStep(what="Khảo sát", done_on="2026-02"), TaskStep(what="Nhập máy"))
    old = task(steps=steps, log=(TaskLog(on=date(2026, 3, 3)),), shortcomings=("s1",))
    made = task_deeds.following(old, 2027, 2027, "2027-06")
    assert (made.came_from, made.version, made.log, made.due) == ("a", 0, (), "2027-06")
    assert made.uid != "a"
    assert (made.shortcomings, [s.what for s in made.steps]) == (("s1",), ["Nhập máy"])
    over = task_deeds.ended(old, TaskState.CARRIED_OVER, "2026-12-31", "Chờ  vốn")
    assert (over.ended_on, over.end_reason) == ("2026-12-31", "Chờ vốn")
    assert not tasks.is_open(over)


def test_a_part_may_have_somebody_else_in_charge() -> None:
    old = task()
    assert task_deeds.part(old, "Phần 1").assignee == "m"
    outside = task_deeds.part(old, "Phần 2", assignee_name="Mặt trận")
    assert (outside.assignee, outside.assignee_name) == ("", "Mặt trận")
    assert task_deeds.part(replace(old, state=TaskState.REGISTERED), "x").state is (
        TaskState.REGISTERED
    )
