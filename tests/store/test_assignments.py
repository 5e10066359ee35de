from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput, Sealed
from handbook.records.assignments import (
    Assignment,
    AssignmentState,
    Progress,
    closed,
    is_late,
    note,
)
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.members import Member

SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 3) for month in (9, 10, 11, 12))


@pytest.fixture
def meetings(kept) -> dict[date, Meeting]:
    def put(day: date) -> Meeting:
        made = Meeting(uid=new_uid(), date=day)
        return kept.change(lambda store: store.meetings.put(made))

    return {day: put(day) for day in (SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER)}


def put(kept, assignment: Assignment) -> Assignment:
    return kept.change(lambda store: store.assignments.put(assignment))


def given(kept, meeting: Meeting, what: str, **fields) -> Assignment:
    made = Assignment(
        uid=new_uid(), meeting=meeting.uid, assigned_on=meeting.date, what=what, **fields
    )
    return put(kept, made)


def noted(kept, assignment: Assignment, meeting: Meeting, state: AssignmentState, result="xong"):
    entry = Progress(meeting=meeting.uid, on=meeting.date, state=state, result=result)
    return put(kept, replace(assignment, **note(assignment, entry)))


def before(kept, meeting: Meeting) -> list[str]:
    return [assignment.what for assignment in kept.store.assignments.before(meeting)]


def sealed(kept, meeting: Meeting) -> None:
    kept.change(lambda store: store.meetings.mark_sealed(meeting, 1))


def test_comes_back_as_it_was_put(kept, meetings) -> None:
    one = given(
        kept,
        meetings[OCTOBER],
        "Làm đường",
        members=(new_uid(), new_uid()),
        people="Hội Phụ nữ",
        due="2026-11",
        product="500 m",
    )
    assert kept.store.assignments.by_uid(one.uid) == one
    assert kept.store.assignments.of_meeting(meetings[OCTOBER].uid) == (one,)
    assert kept.store.assignments.of_meeting(meetings[NOVEMBER].uid) == ()


def test_open_one_is_carried_over_until_it_is_closed(kept, meetings) -> None:
    given(kept, meetings[SEPTEMBER], "Làm đường")
    assert before(kept, meetings[SEPTEMBER]) == []
    for day in (OCTOBER, NOVEMBER, DECEMBER):
        assert before(kept, meetings[day]) == ["Làm đường"]


def test_open_with_progress_is_carried_over(kept, meetings) -> None:
    one = given(kept, meetings[SEPTEMBER], "Làm đường")
    noted(kept, one, meetings[OCTOBER], AssignmentState.OPEN, "được một nửa")
    assert before(kept, meetings[NOVEMBER]) == ["Làm đường"]


def test_closed_at_a_meeting_is_reported_there_and_not_later(kept, meetings) -> None:
    one = given(kept, meetings[SEPTEMBER], "Làm đường")
    noted(kept, one, meetings[OCTOBER], AssignmentState.DONE)
    assert before(kept, meetings[OCTOBER]) == ["Làm đường"]
    assert before(kept, meetings[NOVEMBER]) == []


def test_closed_between_two_meetings_is_reported_at_the_next(kept, meetings) -> None:
    one = given(kept, meetings[SEPTEMBER], "Làm đường")
    put(kept, replace(one, state=AssignmentState.DONE, closed_on="2026-10-15", result="xong"))
    assert before(kept, meetings[OCTOBER]) == ["Làm đường"]  # it was open then
    assert before(kept, meetings[NOVEMBER]) == ["Làm đường"]
    assert before(kept, meetings[DECEMBER]) == []


def test_dropped_is_reported_once_and_needs_a_reason(kept, meetings) -> None:
    one = given(kept, meetings[SEPTEMBER], "Làm đường")
    with pytest.raises(BadInput) as caught:
        noted(kept, one, meetings[OCTOBER], AssignmentState.DROPPED, "")
    assert "phải ghi lý do" in caught.value.details[0]
    noted(kept, one, meetings[OCTOBER], AssignmentState.DROPPED, "xã đã làm")
    assert before(kept, meetings[OCTOBER]) == ["Làm đường"]
    assert before(kept, meetings[NOVEMBER]) == []


def test_thematic_meeting_between_hides_nothing_from_the_regular_one(kept, meetings) -> None:
    one = given(kept, meetings[SEPTEMBER], "Làm đường")
    day = date(2026, 10, 20)
    between = Meeting(uid=new_uid(), date=day, kind=MeetingKind.THEMATIC)
    kept.change(lambda store: store.meetings.put(between))
    noted(kept, one, between, AssignmentState.DONE)
    assert before(kept, between) == ["Làm đường"]
    assert before(kept, meetings[NOVEMBER]) == ["Làm đường"]
    assert before(kept, meetings[DECEMBER]) == []


def test_oldest_first(kept, meetings) -> None:
    given(kept, meetings[OCTOBER], "Hai")
    given(kept, meetings[SEPTEMBER], "Một")
    assert before(kept, meetings[NOVEMBER]) == ["Một", "Hai"]


def test_text_in_sealed_minutes_cannot_change(kept, meetings) -> None:
    one = given(kept, meetings[OCTOBER], "Làm đường", people="Hội Phụ nữ", due="2026-11-30")
    sealed(kept, meetings[OCTOBER])
    for change in ({"what": "Làm cầu"}, {"people": "Đoàn"}, {"due": "2027"}, {"product": "cầu"}):
        with pytest.raises(Sealed, match="không sửa được"):
            put(kept, replace(one, **change))
    with pytest.raises(Sealed):
        given(kept, meetings[OCTOBER], "Việc thêm sau khi chốt")
    with pytest.raises(Sealed, match="không xóa được"):
        kept.change(lambda store: store.assignments.bin(one.uid))
    assert kept.store.assignments.by_uid(one.uid) == one


def test_progress_of_a_sealed_meetings_task_at_a_later_meeting(kept, meetings) -> None:
    one = given(kept, meetings[OCTOBER], "Làm đường")
    sealed(kept, meetings[OCTOBER])
    done = noted(kept, one, meetings[NOVEMBER], AssignmentState.DONE)
    assert done.closed_on == "2026-11-03"
    sealed(kept, meetings[NOVEMBER])
    with pytest.raises(Sealed, match="Kết quả"):
        noted(kept, done, meetings[NOVEMBER], AssignmentState.OPEN, "chưa xong")
    noted(kept, done, meetings[DECEMBER], AssignmentState.OPEN, "phải làm lại")


def test_lists_and_the_handover_leave_no_open_one_out(kept, meetings) -> None:
    one = given(kept, meetings[SEPTEMBER], "Việc 0")

    def more(store) -> None:
        for number in range(1, 502):
            again = replace(one, uid=new_uid(), version=0, what=f"Việc {number}")
            store.assignments.put(again)

    kept.change(more)
    assert len(kept.store.assignments.open()) == 502


@pytest.mark.parametrize("due", ["", "2026", "2026-02", "2026-02-28", "2027-01", "2026-03-01"])
def test_open_and_late_ones_are_counted_as_each_one_says_of_itself(kept, meetings, due) -> None:
    one = given(kept, meetings[SEPTEMBER], "Việc", due=due)
    done = given(kept, meetings[SEPTEMBER], "Đã xong", due="2026-01-01")
    noted(kept, done, meetings[NOVEMBER], AssignmentState.DONE)
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2), date(2027, 1, 1)):
        assert kept.store.assignments.counts(day) == (1, is_late(one, day)), day


def test_lists(kept, meetings) -> None:
    late = given(kept, meetings[SEPTEMBER], "Gấp", due="2026-10-01")
    given(kept, meetings[SEPTEMBER], "Không hạn")
    done = given(kept, meetings[OCTOBER], "Đã xong", due="2026-10-02")
    noted(kept, done, meetings[NOVEMBER], AssignmentState.DONE)
    assert [a.what for a in kept.store.assignments.open()] == ["Gấp", "Không hạn"]
    assert kept.store.assignments.open(limit=1) == (late,)
    assert [a.what for a in kept.store.assignments.of_year(2026)] == [
        "Đã xong",
        "Gấp",
        "Không hạn",
    ]
    assert kept.store.assignments.of_year(2025) == ()


def test_found_by_the_people_who_do_it(kept, meetings) -> None:
    one = Member(uid=new_uid(), name="Trần Thị Bưởi")
    kept.change(lambda store: store.members.put(one))
    given(kept, meetings[OCTOBER], "Làm đường", members=(one.uid,))
    assert [(h.kind, h.title) for h in kept.store.search.find("bưởi")][-1] == (
        "assignment",
        "Làm đường",
    )


def yearly(kept, what: str = "Nhiệm vụ năm", **fields) -> Assignment:
    usual = {"assigned_on": date(2026, 1, 5), "due": "2026-12-31", "document": "01-NQ/CB"}
    return put(kept, Assignment(uid=new_uid(), what=what, **(usual | fields)))


def test_task_of_the_year_stands_in_no_months_table_until_it_is_due(kept, meetings) -> None:
    yearly(kept, "Cuối năm")
    yearly(kept, "Cả năm", due="2026")
    yearly(kept, "Không hạn", due="")
    yearly(kept, "Tháng 10", due="2026-10")
    assert before(kept, meetings[OCTOBER]) == []
    assert before(kept, meetings[NOVEMBER]) == ["Tháng 10"]
    next_year = Meeting(uid=new_uid(), date=date(2027, 1, 3))
    assert before(kept, next_year) == ["Cuối năm", "Cả năm", "Tháng 10"]


def test_task_of_the_year_done_between_meetings_is_in_the_next_table(kept, meetings) -> None:
    one = yearly(kept)
    fields = closed(one, date(2026, 10, 15), AssignmentState.DONE, "xong sớm")
    put(kept, replace(one, **fields))
    assert before(kept, meetings[NOVEMBER]) == ["Nhiệm vụ năm"]
    assert before(kept, meetings[DECEMBER]) == []
    assert kept.store.assignments.by_uid(one.uid).document == "01-NQ/CB"


def test_closed_ones_the_last_first_and_years(kept, meetings) -> None:
    first = given(kept, meetings[SEPTEMBER], "Một")
    second = given(kept, meetings[SEPTEMBER], "Hai")
    given(kept, meetings[SEPTEMBER], "Còn làm")
    noted(kept, first, meetings[OCTOBER], AssignmentState.DONE)
    noted(kept, second, meetings[NOVEMBER], AssignmentState.DROPPED)
    yearly(kept, assigned_on=date(2025, 1, 5))
    assert [a.what for a in kept.store.assignments.closed()] == ["Hai", "Một"]
    assert kept.store.assignments.years() == (2026, 2025)


def test_found_by_the_document_that_gave_it(kept) -> None:
    yearly(kept, document="Nghị quyết 01-NQ/CB")
    assert [hit.title for hit in kept.store.search.find("nghi quyet")] == ["Nhiệm vụ năm"]


def test_within_a_span_is_what_was_open_in_it(kept, meetings) -> None:
    done = AssignmentState.DONE
    early = noted(kept, given(kept, meetings[SEPTEMBER], "sớm"), meetings[OCTOBER], done)
    lasting = given(kept, meetings[SEPTEMBER], "dài")
    late = noted(kept, given(kept, meetings[OCTOBER], "muộn"), meetings[DECEMBER], done)
    given(kept, meetings[DECEMBER], "sau")
    found = kept.store.assignments.within(date(2026, 10, 4), date(2026, 11, 30))
    assert [one.what for one in found] == [lasting.what, late.what]
    found = kept.store.assignments.within(OCTOBER, OCTOBER)
    assert early.what in [one.what for one in found]
