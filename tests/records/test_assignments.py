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
