from dataclasses import replace
from datetime import date

import pytest

from handbook.records import assignments
from handbook.records.assignments import Assignment, AssignmentState, Progress

WORK = Assignment(
    uid="a", meeting="m1", assigned_on=date(2026, 10, 3), what="Vận động đóng góp", due="2026-10"
)


def progress(meeting: str, day: date, state: AssignmentState, result: str = "") -> Progress:
    return Progress(meeting=meeting, on=day, state=state, result=result)


def noted(work: Assignment, *entries: Progress) -> Assignment:
    for entry in entries:
        work = replace(work, **assignments.note(work, entry))  # type: ignore[arg-type]
    return work


def test_an_assignment_goes_on_until_a_meeting_notes_it_done() -> None:
    half = progress("m2", date(2026, 11, 3), AssignmentState.OPEN, "50%")
    done = progress("m3", date(2026, 12, 3), AssignmentState.DONE, "Xong")
    going = noted(WORK, half)
    assert (going.state, going.result, going.closed_on) == (AssignmentState.OPEN, "50%", "")
    ended = noted(going, done)
    assert (ended.state, ended.closed_on) == (AssignmentState.DONE, "2026-12-03")
    assert assignments.noted_at(ended, "m2") == half
    assert assignments.noted_at(ended, "m9") is None


def test_a_meeting_notes_once_and_the_last_meeting_decides() -> None:
    done = progress("m3", date(2026, 12, 3), AssignmentState.DONE)
    late_note = progress("m2", date(2026, 11, 3), AssignmentState.OPEN, "ghi sau")
    corrected = progress("m3", date(2026, 12, 3), AssignmentState.OPEN, "chưa xong")
    assert noted(WORK, done, late_note).state is AssignmentState.DONE
    mended = noted(WORK, done, corrected)
    assert mended.progress == (corrected,)
    assert (mended.state, mended.closed_on) == (AssignmentState.OPEN, "")


@pytest.mark.parametrize(
    ("due", "day", "late"),
    [
        ("2026-10", date(2026, 10, 31), False),
        ("2026-10", date(2026, 11, 1), True),
        ("2026-10-15", date(2026, 10, 15), False),
        ("2026-10-15", date(2026, 10, 16), True),
        ("", date(2030, 1, 1), False),
    ],
)
def test_an_open_assignment_is_late_after_its_last_possible_day(
    due: str, day: date, late: bool
) -> None:
    assert assignments.is_late(replace(WORK, due=due), day) is late


def test_a_closed_assignment_is_never_late() -> None:
    assert not assignments.is_late(replace(WORK, state=AssignmentState.DONE), date(2030, 1, 1))


def test_what_is_wrong_is_told_by_field() -> None:
    assert assignments.check(WORK) == {}
    bad = replace(WORK, what=" ", due="31/02", state=AssignmentState.DROPPED)
    assert set(assignments.check(bad)) == {"what", "due", "result"}
    assert assignments.check(replace(bad, what="x", due="", result="Hết cần")) == {}


def changed(work: Assignment, fields: dict) -> Assignment:
    return replace(work, **fields)


def test_closed_between_meetings_and_the_meeting_after_sees_it() -> None:
    half = progress("m2", date(2026, 11, 3), AssignmentState.OPEN, "50%")
    day = date(2026, 11, 20)
    work = noted(WORK, half)
    done = changed(work, assignments.closed(work, day, AssignmentState.DONE, "đủ 34 hộ"))
    assert (done.state, done.closed_on, done.result) == (
        AssignmentState.DONE,
        "2026-11-20",
        "đủ 34 hộ",
    )
    assert done.progress == (half, progress("", day, AssignmentState.DONE, "đủ 34 hộ"))
    nothing_new = progress("m3", date(2026, 12, 3), AssignmentState.OPEN, "phải làm lại")
    assert noted(done, nothing_new).state is AssignmentState.OPEN


def test_closed_on_the_day_of_the_meeting_that_left_it_open() -> None:
    day = date(2026, 11, 3)
    work = noted(WORK, progress("m2", day, AssignmentState.OPEN))
    done = changed(work, assignments.closed(work, day, AssignmentState.DONE, "xong tối qua"))
    assert done.state is AssignmentState.DONE
    assert noted(done, progress("m2", day, AssignmentState.OPEN, "sửa")).result == "sửa"


def test_the_last_word_of_a_day_counts_once() -> None:
    day = date(2026, 11, 20)
    first = changed(WORK, assignments.closed(WORK, day, AssignmentState.DONE, "xong"))
    second = changed(first, assignments.closed(first, day, AssignmentState.DROPPED, "xã đã làm"))
    assert [p.result for p in second.progress] == ["xã đã làm"]


def test_reopened_by_mistake_on_the_same_day_leaves_no_trace() -> None:
    day = date(2026, 11, 20)
    done = changed(WORK, assignments.closed(WORK, day, AssignmentState.DONE, "xong"))
    assert changed(done, assignments.reopened(done, day)) == WORK


def test_reopened_later_keeps_what_was_noted() -> None:
    done = noted(WORK, progress("m2", date(2026, 11, 3), AssignmentState.DONE, "xong"))
    day = date(2026, 11, 20)
    again = changed(done, assignments.reopened(done, day, "hỏng lại"))
    assert (again.state, again.closed_on, again.result) == (AssignmentState.OPEN, "", "hỏng lại")
    assert again.progress == (*done.progress, progress("", day, AssignmentState.OPEN, "hỏng lại"))


def test_the_day_of_a_document_must_exist() -> None:
    given = replace(WORK, meeting="", document="Nghị quyết số 01-NQ/CB", document_date="2026-01-05")
    assert assignments.check(given) == {}
    assert set(assignments.check(replace(given, document_date="31/02"))) == {"document_date"}
