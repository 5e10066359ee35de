from dataclasses import replace

import pytest

from handbook.records.basics import new_uid
from handbook.records.shortcomings import Shortcoming
from handbook.services import record_history


@pytest.fixture
def told(book, people):
    """The history of a member whose note was written, who was binned and taken out again."""
    one = people[0]
    book.change(
        "Sửa hồ sơ", lambda store: store.members.put(replace(one, note="đi học", group="Tổ 1"))
    )
    book.change("Xóa nhầm", lambda store: store.members.bin(one.uid))
    book.change("Lấy lại", lambda store: store.members.unbin(one.uid))
    return book.read(lambda store: record_history.of_record(store, "member", one.uid))


def test_who_what_and_when_newest_first(told) -> None:
    assert told.called == "đảng viên Trần Thị Bưởi"
    assert [(one.deed, one.action) for one in told.changes] == [
        ("Lấy lại", "lấy ra khỏi thùng rác"),
        ("Xóa nhầm", "bỏ vào thùng rác"),
        ("Sửa hồ sơ", "sửa"),
        ("Nhập danh sách", "lập mới"),
    ]
    assert all(one.at.startswith("2026-11-03T12:00") for one in told.changes)
    assert [one.is_last for one in told.changes] == [True, False, False, False]


def test_fields_stand_side_by_side(told) -> None:
    lines = told.changes[2].lines
    assert [(line.field, line.before, line.after) for line in lines] == [
        ("Tổ đảng", "(trống)", "Tổ 1"),
        ("Ghi chú", "(trống)", "đi học"),
    ]
    assert told.changes[0].lines == told.changes[1].lines == ()
    assert "Họ và tên" in {line.field for line in told.changes[3].lines}


def test_links_are_told_by_name(book, people, ready) -> None:
    meeting = ready()
    told = book.read(lambda store: record_history.of_record(store, "meeting", meeting.uid))
    words = {line.field: line.after for line in told.changes[0].lines}
    assert words["Người chủ trì"] == "Trần Thị Bưởi"
    assert "Lê Văn Cam" in words["Ý kiến thảo luận"]


def test_a_record_deleted_for_good_still_tells(book, people) -> None:
    uid = people[3].uid
    book.change("Xóa", lambda store: store.members.bin(uid))
    book.change("Dọn thùng rác", lambda store: store.members.purge(uid))
    told = book.read(lambda store: record_history.of_record(store, "member", uid))
    assert told.changes[0].action == "xóa hẳn khỏi thùng rác"
    assert told.called == ""


def test_a_look_at_a_veiled_record_is_noted(book, people) -> None:
    uid = people[0].uid
    one = Shortcoming(uid=new_uid(), member=uid, year=2026, what="Chưa gương mẫu")
    book.change("Ghi", lambda store: store.shortcomings.put(one))
    told = book.read(lambda store: record_history.of_record(store, "shortcoming", one.uid))
    assert told.veiled
    book.change("Xem", lambda store: record_history.note_look(store, "shortcoming", one.uid))
    last = book.read(lambda store: record_history.of_record(store, "shortcoming", one.uid))
    assert last.changes[0].action == "xem" and last.changes[0].lines == ()


def test_a_deed_with_all_that_it_changed(book, people) -> None:
    def deed(store):
        for one in people[:2]:
            store.members.put(replace(one, note="tổ 1"))
        store.members.bin(people[2].uid)
        said = Shortcoming(uid=new_uid(), member=people[0].uid, what="Ít đọc báo", year=2026)
        store.shortcomings.put(said)

    book.change("Chia tổ", deed)
    group = book.read(lambda store: store.history.latest(1)[0].group_uid)
    touched = book.read(lambda store: record_history.of_deed(store, group))
    assert [(one.called, one.action, one.opens) for one in touched] == [
        ("Trần Thị Bưởi", "sửa", True),
        (people[1].name, "sửa", True),
        (people[2].name, "bỏ vào thùng rác", True),
        ("", "lập mới", False),
    ]
    lines = [
        book.read(lambda store, n=n: record_history.lines_of(store, group, n)) for n in range(4)
    ]
    assert [(line.field, line.before, line.after) for line in lines[1]] == [
        ("Ghi chú", "(trống)", "tổ 1")
    ]
    assert lines[2] == lines[3] == ()


def test_what_is_gone_for_good_is_named_by_what_was_kept_of_it(book, people) -> None:
    uid = people[3].uid
    book.change("Xóa", lambda store: store.members.bin(uid))
    book.change("Dọn thùng rác", lambda store: store.members.purge(uid))
    group = book.read(lambda store: store.history.latest(1)[0].group_uid)
    (one,) = book.read(lambda store: record_history.of_deed(store, group))
    assert (one.called, one.action) == (people[3].name, "xóa hẳn khỏi thùng rác")
