from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput, NotFound
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.store import versions


@pytest.fixture
def member(kept) -> Member:
    """A member changed twice: name, then note and name."""
    one = Member(uid=new_uid(), name="Trần Thị Bưởi", phone="0900")
    one = kept.change(lambda store: store.members.put(one), "Thêm đảng viên")
    one = kept.change(lambda store: store.members.put(replace(one, name="Trần Thị Bười")))
    return kept.change(lambda store: store.members.put(replace(one, note="ghi chú")))


def back(kept, uid: str, place: int, kind: str = "member"):
    return kept.change(lambda store: versions.put_back(store, kind, uid, place), "Khôi phục")


def test_every_version_is_whole(kept, member) -> None:
    found = versions.of_record(kept.store, member.uid)
    assert [v.place for v in found] == [2, 1, 0]
    assert [v.state["name"] for v in found] == ["Trần Thị Bười", "Trần Thị Bười", "Trần Thị Bưởi"]
    assert [v.state.get("note") for v in found] == ["ghi chú", "", ""]
    assert dict(found[1].entry.before) == {"name": "Trần Thị Bưởi"}
    assert dict(found[1].entry.after) == {"name": "Trần Thị Bười"}
    assert (found[2].entry.deed, found[2].entry.who) == ("Thêm đảng viên", "thu")


def test_the_first_version_comes_back_as_a_new_one(kept, member) -> None:
    put = back(kept, member.uid, 0)
    assert put == replace(member, name="Trần Thị Bưởi", note="", version=4)
    assert kept.store.members.by_uid(member.uid) == put
    assert len(versions.of_record(kept.store, member.uid)) == 4
    assert kept.store.history.verify() is None


def test_out_of_the_bin_and_from_beyond_it(kept, member) -> None:
    kept.change(lambda store: store.members.bin(member.uid))
    assert back(kept, member.uid, 1).note == ""
    kept.change(lambda store: store.members.bin(member.uid))
    kept.change(lambda store: store.members.purge(member.uid))
    assert kept.store.members.find_uid(member.uid) is None
    assert back(kept, member.uid, 2).note == "ghi chú"
    assert kept.store.members.by_uid(member.uid).phone == "0900"


def test_a_version_that_is_not_there(kept, member) -> None:
    with pytest.raises(NotFound, match="phiên bản"):
        back(kept, member.uid, 9)


def test_a_version_of_another_shape_is_refused(kept, member) -> None:
    kept.sql("UPDATE history SET after = '{\"standings\": 7}' WHERE id = 2")
    with pytest.raises(BadInput, match="khác khuôn"):
        back(kept, member.uid, 1)


def test_number_and_state_of_a_meeting_stay_as_they_are(kept, branch) -> None:
    kept.change(lambda store: store.branch.put(branch))
    one = Meeting(uid=new_uid(), date=date(2026, 11, 3), place="Nhà văn hóa")
    one = kept.change(lambda store: store.meetings.put(one))
    one = kept.change(lambda store: store.meetings.put(replace(one, place="Trụ sở")))
    kept.change(lambda store: store.meetings.mark_sealed(one, 7))
    kept.change(lambda store: store.meetings.mark_unsealed(one.uid))
    put = back(kept, one.uid, 0, "meeting")
    assert (put.place, put.number, put.state) == ("Nhà văn hóa", 7, one.state)
