from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting
from handbook.records.members import Member


def put(kept, record):
    table = kept.store.members if isinstance(record, Member) else kept.store.meetings
    return kept.change(lambda store: table.put(record))


def member(name: str = "Trần Thị Bưởi", **fields) -> Member:
    return Member(uid=new_uid(), name=name, **fields)


def test_vietnamese_order(kept) -> None:
    for name in ("Lê Văn Ổn", "Đỗ Thị Ánh", "Vũ Thị An", "Bùi Văn Đức", "Hồ Văn Dũng"):
        put(kept, member(name))
    assert [m.name for m in kept.store.members.all()] == [
        "Vũ Thị An",
        "Đỗ Thị Ánh",
        "Hồ Văn Dũng",
        "Bùi Văn Đức",
        "Lê Văn Ổn",
    ]


def test_card_number_belongs_to_one(kept) -> None:
    first = put(kept, member(card_number="00123456"))
    put(kept, member("Người không có số thẻ"))
    put(kept, member("Người thứ hai không có"))
    with pytest.raises(BadInput) as caught:
        put(kept, member("Lê Văn Cam", card_number="00123456"))
    assert "Trần Thị Bưởi" in caught.value.details[0]
    put(kept, replace(first, note="sửa chính mình"))
    kept.change(lambda store: store.members.bin(first.uid))
    put(kept, member("Lê Văn Cam", card_number="00123456"))


def test_found_by_what_the_roster_says(kept) -> None:
    put(kept, member(residence="xóm Chùa", work_now="kế toán", card_number="00123456"))
    for typed in ("xom chua", "kế toán", "00123456", "bưởi"):
        assert [hit.title for hit in kept.store.search.find(typed)] == ["Trần Thị Bưởi"], typed


def test_member_with_attendance_stays(kept) -> None:
    one = put(kept, member())
    roll = (Attendance(member=one.uid),)
    meeting = put(kept, Meeting(uid=new_uid(), date=date(2026, 11, 3), attendance=roll))
    marked = (Attendance(member=one.uid, mark=Mark.PRESENT),)
    meeting = put(kept, replace(meeting, attendance=marked))
    with pytest.raises(BadInput, match="điểm danh của 1 buổi sinh hoạt"):
        kept.change(lambda store: store.members.bin(one.uid))
    assert kept.store.members.all() == (one,)
    put(kept, replace(meeting, attendance=roll))  # only listed, never marked
    kept.change(lambda store: store.members.bin(one.uid))
    assert kept.store.members.all() == ()


def test_clock_set_back_by_years_does_not_turn_the_roster_wrong(kept) -> None:
    one = put(kept, member(birth_date="1990-01-01", admitted_on="2020-05-19"))
    kept.now = kept.now.replace(year=2001)
    assert put(kept, replace(one, note="sửa khi đồng hồ sai")).version == 2


def test_day_to_come_is_refused(kept) -> None:
    with pytest.raises(BadInput):
        put(kept, member(birth_date="1990-01-01", admitted_on="2027-05-19"))
