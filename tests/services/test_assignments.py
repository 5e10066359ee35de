"""Deeds on assignments outside a meeting: close, reopen, give the tasks of a year."""

from collections.abc import Iterator
from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.services import assignments
from handbook.services.assignments import YearlyTasks
from handbook.services.handbook import Handbook

DAY = date(2026, 10, 20)
AN = Member(uid=new_uid(), name="Hoàng Văn An")
BINH = Member(uid=new_uid(), name="Trần Đức Bình")
MEETING = Meeting(uid=new_uid(), date=date(2026, 10, 3))
NEXT = Meeting(uid=new_uid(), date=date(2026, 11, 3))
TASK = Assignment(
    uid=new_uid(), meeting=MEETING.uid, assigned_on=MEETING.date, what="Làm đường", due="2026-10"
)
GIVEN = YearlyTasks(
    document="Nghị quyết số 01-NQ/CB",
    document_date=date(2026, 1, 5),
    due="2026-12-31",
    product="báo cáo",
    tasks=((AN.uid, "Phụ trách ngõ 1"), (BINH.uid, "Phụ trách ngõ 2")),
)


@pytest.fixture
def filled(book: Handbook) -> Iterator[Handbook]:
    def fill(store) -> None:
        for member in (AN, BINH):
            store.members.put(member)
        for meeting in (MEETING, NEXT):
            store.meetings.put(meeting)
        store.assignments.put(TASK)

    book.change("Nhập", fill)
    yield book


def close(book: Handbook, state: AssignmentState, result: str) -> Assignment:
    return book.change(
        "Ghi kết quả", lambda store: assignments.close(store, TASK.uid, DAY, state, result)
    ).value


def before_next(book: Handbook) -> list[str]:
    return [a.result for a in book.read(lambda store: store.assignments.before(NEXT))]


def test_done_between_meetings_is_in_the_next_ones_table(filled: Handbook) -> None:
    from handbook.papers.words import result

    done = close(filled, AssignmentState.DONE, " 500 m,\nvượt 100 m ")
    assert (done.state, done.closed_on) == (AssignmentState.DONE, "2026-10-20")
    assert before_next(filled) == ["500 m, vượt 100 m"]
    assert result(done, NEXT) == "Hoàn thành; 500 m, vượt 100 m"
    assert result(done, MEETING) == "Đang thực hiện"


def test_dropped_needs_its_reason(filled: Handbook) -> None:
    with pytest.raises(BadInput) as caught:
        close(filled, AssignmentState.DROPPED, " ")
    assert "phải ghi lý do" in caught.value.details[0]
    assert close(filled, AssignmentState.DROPPED, "xã đã làm").result == "xã đã làm"


def test_reopened_is_open_again_in_the_next_table(filled: Handbook) -> None:
    close(filled, AssignmentState.DONE, "xong")
    later = date(2026, 10, 25)
    again = filled.change(
        "Mở lại", lambda store: assignments.reopen(store, TASK.uid, later, "hỏng lại")
    ).value
    assert (again.state, again.result) == (AssignmentState.OPEN, "hỏng lại")
    assert [p.result for p in again.progress] == ["xong", "hỏng lại"]


def test_each_member_gets_a_task_of_the_year(filled: Handbook) -> None:
    made = filled.change("Giao", lambda store: assignments.give_for_year(store, GIVEN, DAY)).value
    assert [(a.members, a.what) for a in made] == [
        ((AN.uid,), "Phụ trách ngõ 1"),
        ((BINH.uid,), "Phụ trách ngõ 2"),
    ]
    first = made[0]
    assert (first.meeting, first.document, first.document_date) == (
        "",
        "Nghị quyết số 01-NQ/CB",
        "2026-01-05",
    )
    assert (first.assigned_on, first.due, first.product) == (
        date(2026, 1, 5),
        "2026-12-31",
        "báo cáo",
    )
    assert before_next(filled) == [""]  # only the meeting's own: the year's are not due


def test_the_same_task_is_not_given_twice(filled: Handbook) -> None:
    give = lambda store: assignments.give_for_year(store, GIVEN, DAY)  # noqa: E731
    filled.change("Giao", give)
    assert filled.change("Giao lại", give).value == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"document": " "}, "số, ký hiệu"),
        ({"tasks": ((AN.uid, " "),)}, "ít nhất một đảng viên"),
    ],
)
def test_what_is_lacking_is_said(filled: Handbook, fields: dict, said: str) -> None:
    from dataclasses import replace

    lacking = replace(GIVEN, **fields)
    with pytest.raises(BadInput, match=said):
        filled.change("Giao", lambda store: assignments.give_for_year(store, lacking, DAY))
