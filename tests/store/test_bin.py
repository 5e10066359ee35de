from datetime import date

import pytest

from handbook.errors import BadInput, NotFound
from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting
from handbook.records.members import Member
from handbook.store import bin


@pytest.fixture
def filled(kept, branch):
    """A handbook with a member, a meeting the member was at, and an assignment of it."""
    member = Member(uid=new_uid(), name="Trần Thị Bưởi")
    there = Attendance(member=member.uid, mark=Mark.PRESENT)
    meeting = Meeting(uid=new_uid(), date=date(2026, 11, 3), attendance=(there,))
    assignment = Assignment(
        uid=new_uid(), meeting=meeting.uid, assigned_on=meeting.date, what="Thu gom rác"
    )

    def fill(store):
        store.branch.put(branch)
        store.members.put(member)
        store.meetings.put(meeting)
        store.assignments.put(assignment)

    kept.change(fill)
    return kept, member, meeting, assignment


def put_in(kept, *records) -> None:
    def deed(store):
        for record in records:
            next(t for t in store.tables.values() if isinstance(record, t.record)).bin(record.uid)

    kept.change(deed)


def test_everything_deleted_is_listed_newest_first(filled) -> None:
    kept, _, meeting, assignment = filled
    put_in(kept, assignment)
    kept.now = replace_hour(kept.now)
    put_in(kept, meeting)
    found = bin.everything(kept.store)
    assert [(one.kind, one.uid) for one in found] == [
        ("meeting", meeting.uid),
        ("assignment", assignment.uid),
    ]
    assert "Thu gom rác" in found[1].called and found[0].at > found[1].at


def replace_hour(now):
    return now.replace(hour=now.hour + 1)


def test_taken_out_it_is_there_again(filled) -> None:
    kept, _, meeting, _ = filled
    put_in(kept, meeting)
    called = kept.change(lambda store: bin.take_out(store, "meeting", meeting.uid))
    assert called.startswith("buổi sinh hoạt")
    assert kept.store.meetings.by_uid(meeting.uid).attendance == meeting.attendance
    assert bin.everything(kept.store) == ()


def test_emptied_the_rows_are_gone_and_the_history_stays(filled) -> None:
    kept, _, meeting, assignment = filled
    put_in(kept, assignment, meeting)
    kept.change(lambda store: bin.empty(store, bin.everything(store)), "Dọn thùng rác")
    assert bin.everything(kept.store) == ()
    for table in ("meetings", "attendance", "assignments"):
        assert kept.sql(f"SELECT COUNT(*) FROM {table}") == [(0,)]
    entry = kept.store.history.of_record(assignment.uid)[0]
    assert (entry.action, entry.deed) == ("purge", "Dọn thùng rác")
    assert entry.before["what"] == "Thu gom rác"
    assert kept.store.history.verify() is None


def test_nothing_outside_the_bin_can_be_emptied(filled) -> None:
    kept, member, _, _ = filled
    with pytest.raises(NotFound, match="thùng rác"):
        kept.change(lambda store: store.members.purge(member.uid))
    assert kept.store.members.by_uid(member.uid).name == member.name


def test_what_others_rest_on_stays_and_says_so(filled) -> None:
    kept, member, _, assignment = filled
    kept.sql("UPDATE members SET binned_at = '2026-11-03T12:00:00+07:00'")
    put_in(kept, assignment)
    with pytest.raises(BadInput, match="Đảng viên Trần Thị Bưởi còn được bản ghi khác nhắc đến"):
        kept.change(lambda store: bin.empty(store, bin.everything(store)))
    assert {one.uid for one in bin.everything(kept.store)} == {member.uid, assignment.uid}
