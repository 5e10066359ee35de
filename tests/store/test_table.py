import unicodedata
from dataclasses import replace

import pytest

from handbook.errors import BadInput, CannotWrite, NotFound, Stale
from handbook.records.basics import new_uid
from handbook.records.members import Member, Position, Standing, StandingKind


def member(name: str = "Trần Thị Bưởi", **fields) -> Member:
    return Member(uid=new_uid(), name=name, **fields)


def put(kept, record: Member) -> Member:
    return kept.change(lambda store: store.members.put(record))


def entries(kept, uid: str):
    return kept.store.history.of_record(uid)


def test_record_comes_back_as_it_was_put(kept) -> None:
    one = member(
        birth_date="1984",
        position=Position.SECRETARY,
        standings=(Standing(kind=StandingKind.FULL, since="2010-05", note="dòng 1\ndòng 2"),),
    )
    stored = put(kept, one)
    assert stored == replace(one, version=1)
    assert kept.store.members.by_uid(one.uid) == stored
    kept.close()
    kept.open()
    assert kept.store.members.by_uid(one.uid) == stored


def test_text_is_kept_composed(kept) -> None:
    one = put(kept, member(unicodedata.normalize("NFD", "Đặng Thị Huệ")))
    assert kept.store.members.by_uid(one.uid).name == "Đặng Thị Huệ"


def test_stale_version_is_refused(kept) -> None:
    first = put(kept, member())
    second = put(kept, replace(first, note="sửa ở cửa sổ kia"))
    with pytest.raises(Stale, match="Đảng viên Trần Thị Bưởi đã được sửa ở nơi khác"):
        put(kept, replace(first, note="sửa ở đây"))
    assert kept.store.members.by_uid(first.uid) == second
    assert len(entries(kept, first.uid)) == 2


def test_new_record_over_a_known_uid_is_stale(kept) -> None:
    first = put(kept, member())
    with pytest.raises(Stale):
        put(kept, replace(first, version=0))
    with pytest.raises(Stale):
        put(kept, replace(first, version=9))


def test_problems_are_named_and_nothing_is_written(kept) -> None:
    wrong = member("", birth_date="1985-02-31")
    with pytest.raises(BadInput) as caught:
        put(kept, wrong)
    assert caught.value.details == (
        "Thiếu họ và tên.",
        "Ngày sinh “1985-02-31” không phải là ngày có thật.",
    )
    assert kept.store.members.find_uid(wrong.uid) is None
    assert entries(kept, wrong.uid) == ()


def test_history_holds_only_what_changed(kept) -> None:
    first = put(kept, member(note="cũ"))
    put(kept, replace(first, note="mới", phone="0900000000"))
    newest, oldest = entries(kept, first.uid)
    assert (newest.action, newest.version) == ("change", 2)
    assert newest.before == {"note": "cũ", "phone": ""}
    assert newest.after == {"note": "mới", "phone": "0900000000"}
    assert (oldest.action, oldest.version, oldest.before) == ("create", 1, {})
    assert oldest.after["name"] == "Trần Thị Bưởi"
    assert (newest.who, newest.deed) == ("thu", "Thử")
    assert newest.at == "2026-11-03T12:00:00+07:00"


def test_unchanged_put_makes_no_entry_and_no_version(kept) -> None:
    first = put(kept, member())
    with kept.store.session.change("Không sửa gì") as touched:
        same = kept.store.members.put(first)
        assert not touched
    assert same == first
    assert len(entries(kept, first.uid)) == 1


def test_one_change_is_one_group(kept) -> None:
    both = [member("Trần Thị Bưởi"), member("Lê Văn Cam")]
    kept.change(lambda store: [store.members.put(one) for one in both])
    put(kept, member("Hồ Thị Dừa"))
    groups = [entry.group_uid for entry in kept.store.history.everything()]
    assert groups[0] == groups[1]
    assert groups[2] != groups[0]


def test_whole_change_is_undone_when_one_put_fails(kept) -> None:
    good, wrong = member(), member("")
    with pytest.raises(BadInput):
        kept.change(lambda store: [store.members.put(good), store.members.put(wrong)])
    assert kept.store.members.all() == ()
    assert kept.store.history.everything() == ()
    assert kept.store.search.find("Bưởi") == ()
    assert put(kept, good).version == 1


def test_writing_outside_a_change_is_our_bug(kept) -> None:
    with pytest.raises(RuntimeError, match="outside a change"):
        kept.store.members.put(member())


def test_change_within_a_change_is_our_bug(kept) -> None:
    with pytest.raises(RuntimeError, match="already under way"):
        kept.change(lambda store: kept.change(lambda store: None))
    put(kept, member())


def test_full_disk_undoes_the_change(kept) -> None:
    first = put(kept, member())
    pages = kept.sql("PRAGMA page_count")[0][0]
    kept.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CannotWrite, match="đã đầy"):
        put(kept, replace(first, note="dài " * 20_000))
    kept.sql("PRAGMA max_page_count = 1073741823")
    assert kept.store.members.by_uid(first.uid) == first
    assert put(kept, replace(first, note="ngắn")).version == 2


def test_bin_and_back(kept) -> None:
    first = put(kept, member())
    kept.change(lambda store: store.members.bin(first.uid))
    assert kept.store.members.all() == ()
    assert kept.store.members.count() == 0
    assert kept.store.search.find("Bưởi") == ()
    with pytest.raises(NotFound):
        kept.store.members.by_uid(first.uid)
    assert kept.change(lambda store: store.members.unbin(first.uid)) == first
    assert kept.store.members.all() == (first,)
    assert [hit.uid for hit in kept.store.search.find("Bưởi")] == [first.uid]
    assert [entry.action for entry in entries(kept, first.uid)] == ["unbin", "bin", "create"]


def test_binned_record_cannot_be_written_behind_the_bins_back(kept) -> None:
    first = put(kept, member())
    kept.change(lambda store: store.members.bin(first.uid))
    with pytest.raises(Stale, match="thùng rác"):
        put(kept, replace(first, note="từ cửa sổ còn mở"))
    assert kept.store.search.find("Bưởi") == ()


def test_bin_of_nothing(kept) -> None:
    for deed in (kept.store.members.bin, kept.store.members.unbin):
        with pytest.raises(NotFound):
            kept.change(lambda store, deed=deed: deed(new_uid()))


def test_touched_kinds(kept, branch) -> None:
    with kept.store.session.change("Hai loại") as touched:
        kept.store.branch.put(branch)
        kept.store.members.put(member())
    assert touched == {"branch", "member"}


def test_a_change_writes_the_columns_it_changed_and_no_others(kept) -> None:
    kept.change(lambda store: store.members.put(Member(uid="m", name="Lê Văn Mẫu", phone="1")))
    told: list[str] = []
    kept.store.session.db.conn.set_trace_callback(told.append)
    kept.change(
        lambda store: store.members.put(replace(store.members.by_uid("m"), phone="0912000000"))
    )
    kept.store.session.db.conn.set_trace_callback(None)
    (update,) = (line for line in told if line.startswith("UPDATE members"))
    assert update == "UPDATE members SET \"phone\" = '0912000000', \"version\" = 2 WHERE uid = 'm'"
