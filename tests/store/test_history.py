import pytest

from handbook.records.basics import new_uid
from handbook.records.members import Member

NAMES = ("Đỗ Thị Én", "Vũ Văn Gụ", "Bùi Thị Hồng", "Phan Văn Ích", "Cao Thị Khế")


@pytest.fixture
def filled(kept):
    for name in NAMES:
        kept.change(lambda store, name=name: store.members.put(Member(uid=new_uid(), name=name)))
    return kept


def test_whole_chain(filled) -> None:
    assert filled.store.history.verify() is None
    assert filled.store.history.last_change_at() == "2026-11-03T12:00:00+07:00"
    assert [entry.after["name"] for entry in filled.store.history.latest(2)] == [
        "Cao Thị Khế",
        "Phan Văn Ích",
    ]


def test_empty_chain(kept) -> None:
    assert kept.store.history.verify() is None
    assert kept.store.history.last_change_at() == ""


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE history SET who = 'người khác' WHERE id = 3",
        "UPDATE history SET at = '2020-01-01T00:00:00+07:00' WHERE id = 3",
        "UPDATE history SET after = replace(after, 'Hồng', 'Hoa') WHERE id = 3",
        'UPDATE history SET before = \'{"name":"Bùi Văn Hải"}\' WHERE id = 3',
        "UPDATE history SET after = 'không còn là JSON' WHERE id = 3",
        "UPDATE history SET after = after || ' ' WHERE id = 3",
        "UPDATE history SET previous = hash WHERE id = 3",
    ],
)
def test_first_tampered_entry_is_found(filled, tampering: str) -> None:
    filled.sql(tampering)
    uid = filled.store.history.everything()[2].uid
    found = filled.store.history.verify()
    assert found is not None
    assert found.uid == uid


def test_entry_after_a_removed_one_is_found(filled) -> None:
    filled.sql("DELETE FROM history WHERE id = 3")
    found = filled.store.history.verify()
    assert found is not None
    assert found.after["name"] == "Phan Văn Ích"


def test_removed_first_entry_is_found(filled) -> None:
    filled.sql("DELETE FROM history WHERE id = 1")
    found = filled.store.history.verify()
    assert found is not None
    assert found.after["name"] == "Vũ Văn Gụ"


def test_swapped_entries_are_found(filled) -> None:
    filled.sql("UPDATE history SET id = 99 WHERE id = 2")
    found = filled.store.history.verify()
    assert found is not None
    assert found.after["name"] == "Bùi Thị Hồng"


def test_clock_set_back_keeps_the_chain_whole_and_in_order(filled) -> None:
    filled.now = filled.now.replace(year=2001)
    filled.change(lambda store: store.members.put(Member(uid=new_uid(), name="Lý Văn Lúa")))
    assert filled.store.history.verify() is None
    assert filled.store.history.latest(1)[0].after["name"] == "Lý Văn Lúa"
    assert filled.store.history.last_change_at().startswith("2001")
