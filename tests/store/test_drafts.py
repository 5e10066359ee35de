from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from handbook.errors import BadInput
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.typed_forms import typed_form


@pytest.fixture
def meeting(kept) -> Meeting:
    made = Meeting(uid=new_uid(), date=date(2026, 11, 3), report="đã ghi")
    return kept.change(lambda store: store.meetings.put(made))


def waiting(kept) -> list[object]:
    return [record for _, record in kept.store.drafts.waiting()]


def test_kept_typing_waits_with_its_kind(kept, meeting) -> None:
    typed = replace(meeting, report="đang gõ")
    one = Member(uid=new_uid(), name="Trần Thị Bưởi")
    kept.store.drafts.keep(typed)
    kept.store.drafts.keep(one)
    kept.store.drafts.keep(replace(typed, report="đang gõ tiếp"))
    kept.close()
    kept.open()
    assert kept.store.drafts.waiting() == (
        ("meeting", replace(typed, report="đang gõ tiếp")),
        ("member", one),
    )
    assert kept.store.meetings.by_uid(meeting.uid) == meeting
    assert len(kept.store.history.of_record(meeting.uid)) == 1


def test_next_change_of_the_record_clears_it(kept, meeting) -> None:
    other = Member(uid=new_uid(), name="Trần Thị Bưởi")
    kept.store.drafts.keep(replace(meeting, report="đang gõ"))
    kept.change(lambda store: store.members.put(other))
    assert len(waiting(kept)) == 1
    kept.change(lambda store: store.meetings.put(replace(meeting, report="đang gõ xong")))
    assert waiting(kept) == []


def test_typing_taken_back_clears_it_too(kept, meeting) -> None:
    kept.store.drafts.keep(replace(meeting, report="gõ rồi xóa đi"))
    kept.change(lambda store: store.meetings.put(meeting))
    assert waiting(kept) == []
    assert kept.store.meetings.by_uid(meeting.uid) == meeting


def test_bin_and_drop_clear_it(kept, meeting) -> None:
    kept.store.drafts.keep(replace(meeting, report="đang gõ"))
    kept.change(lambda store: store.meetings.bin(meeting.uid))
    assert waiting(kept) == []
    kept.store.drafts.keep(replace(meeting, report="đang gõ"))
    kept.store.drafts.drop(meeting.uid)
    assert waiting(kept) == []


def test_failed_change_leaves_it(kept, meeting) -> None:
    kept.store.drafts.keep(replace(meeting, report="đang gõ"))
    with pytest.raises(BadInput):
        kept.change(lambda store: store.meetings.put(replace(meeting, starts_at="chiều")))
    assert len(waiting(kept)) == 1


def test_typing_of_another_version_does_not_stand_in_the_way(kept, meeting) -> None:
    kept.store.drafts.keep(replace(meeting, report="đang gõ"))
    for body in ('{"uid":"x"}', '{"uid":7,"date":"hôm qua"}'):
        kept.sql("INSERT INTO drafts VALUES (?, 'meeting', ?, '')", new_uid(), body)
    kept.sql("INSERT INTO drafts VALUES (?, 'review', '{}', '')", new_uid())
    assert waiting(kept) == [replace(meeting, report="đang gõ")]


def test_wrong_fields_stay_as_they_were_kept(kept, meeting) -> None:
    typed = replace(meeting, starts_at="bảy rưỡi", report="một trang chữ")
    kept.change(lambda store: store.meetings.put_typing(typed))
    stored = kept.store.meetings.by_uid(meeting.uid)
    assert (stored.starts_at, stored.report) == ("", "một trang chữ")


def test_wrong_fields_of_a_new_record_are_left_empty(kept) -> None:
    typed = Member(uid=new_uid(), name="Trần Thị Bưởi", birth_date="31/02", note="ghi chú dài")
    kept.change(lambda store: store.members.put_typing(typed))
    stored = kept.store.members.by_uid(typed.uid)
    assert (stored.birth_date, stored.note) == ("", "ghi chú dài")
    with pytest.raises(BadInput):
        kept.change(lambda store: store.members.put_typing(Member(uid=new_uid(), name="")))


def test_a_record_deleted_for_good_takes_the_forms_typed_on_it_along(kept, meeting) -> None:
    kept.store.drafts.keep(typed_form("evaluate", meeting.uid, {"why": "Đủ hồ sơ"}))
    kept.store.drafts.keep(typed_form("split", meeting.uid, {"why": "Việc lớn"}))
    kept.store.drafts.keep(typed_form("split", "t2", {"why": "Việc khác"}))
    kept.store.drafts.keep(typed_form("holidays", "", {"name": "Nghỉ lễ"}))
    kept.change(lambda store: store.meetings.bin(meeting.uid))
    assert len(kept.store.drafts.forms()) == 4
    kept.change(lambda store: store.meetings.purge(meeting.uid))
    assert [one.about for one in kept.store.drafts.forms()] == ["t2", ""]


def test_the_form_of_a_deed_waits_for_its_form_and_is_no_change(kept, meeting) -> None:
    values = {"on": date(2026, 11, 20), "why": "Đủ hồ sơ", "points": Decimal("4.5"), "by": None}
    for deed, about in (("evaluate", "t1"), ("split", "t1"), ("split", "t2")):
        kept.store.drafts.keep(typed_form(deed, about, values))
    kept.store.drafts.keep(typed_form("evaluate", "t1", {**values, "why": "Đủ hồ sơ, đúng hạn"}))
    kept.close()
    kept.open()
    drafts = kept.store.drafts
    assert drafts.waiting() == ()
    assert [(one.deed, one.about) for one in drafts.forms()][:2] == [
        ("evaluate", "t1"),
        ("split", "t1"),
    ]
    (one,) = drafts.forms(deed="evaluate", about="t1")
    assert one.values == {
        "on": "2026-11-20",
        "why": "Đủ hồ sơ, đúng hạn",
        "points": "4.5",
        "by": None,
    }
    drafts.drop(one.uid)
    assert [one.about for one in drafts.forms()] == ["t1", "t2"]
