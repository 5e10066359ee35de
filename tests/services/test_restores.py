from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from handbook.errors import CannotWrite, Damaged, InUse, WrongPassword
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.services import backup, checking, duties, keys, locks, restores, slots
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost

OLD = Path(__file__).resolve().parent.parent / "old_handbooks" / "0.1.0" / "chi-bo.sotay"
CHEAP = Cost(n=1024, r=8, p=1)


def rename(book: Handbook, name: str) -> None:
    def deed(store):
        return store.branch.put(replace(store.branch.get(), name=name))

    book.change(f"Đổi tên thành {name}", deed)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if not file.name.endswith(".dang-mo"))


def name_in(path: Path, password: str) -> str:
    opened = Handbook.open(path, keys.open_with_password(path, password))
    name = opened.read(lambda store: store.branch.get().name)
    opened.close()
    return name


@pytest.fixture
def copy(book, people, tmp_path) -> Path:
    """A backup; two changes were made to the handbook after it."""
    made = backup.back_up(book, tmp_path / "usb")
    rename(book, "Chi bộ Một")
    late = Member(uid=new_uid(), name="Vũ Thị Ổi")
    book.change("Thêm đảng viên Vũ Thị Ổi", lambda store: store.members.put(late))
    return Path(made.path)


def test_it_says_what_differs_and_touches_nothing(book, copy, path, password) -> None:
    before = path.read_bytes()
    found = restores.examine(book, copy, password)
    assert found.now is not None
    assert (found.there.counts["member"], found.now.counts["member"]) == (4, 5)
    assert [deed.deed for deed in found.lost] == [
        "Thêm đảng viên Vũ Thị Ổi",
        "Đổi tên thành Chi bộ Một",
    ]
    assert found.gained == () and not found.of_another
    assert found.there.last and found.there.last.deed == "Nhập danh sách"
    assert path.read_bytes() == before
    restores.drop(found)
    assert names(path.parent) == names_of(path)


def names_of(path: Path) -> list[str]:
    journals = [path.name + end for end in ("-shm", "-wal")]
    return sorted([path.name, path.name + ".khoa", *journals])


def test_put_in_place_it_keeps_what_was_there(book, copy, path, clock, password) -> None:
    found = restores.examine(book, copy, password)
    book.close()
    kept = restores.put_in_place(found, path, clock())
    assert kept is not None and kept.name.startswith("chi-bo.truoc-khoi-phuc-")
    assert name_in(path, password) == "Chi bộ thôn Đông Sơn"
    assert name_in(kept, password) == "Chi bộ Một"
    assert names(path.parent) == sorted(
        [path.name, path.name + ".khoa", kept.name, kept.name + ".khoa"]
    )


def damaged_within(book: Handbook, path: Path) -> bytes:
    """Turn a bit in a page that opening does not read and the history does; return the file."""
    for number in range(40):
        rename(book, f"Chi bộ {number} " + "dài " * 200)
    book.close()
    raw = path.read_bytes()
    for place in range(len(raw) - 4000, 4096, -4096):
        turned = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        path.write_bytes(turned)
        try:
            broken = Handbook.open(path, book.key)
        except Damaged:
            continue
        try:
            broken.read(lambda store: store.history.marks())
        except Damaged:
            return turned
        finally:
            broken.close()
    raise AssertionError("no such page")


def test_a_damaged_handbook_that_is_open_gives_way_and_is_kept(
    book, copy, path, clock, password
) -> None:
    raw = damaged_within(book, path)
    broken = Handbook.open(path, book.key)
    found = restores.examine(broken, copy, password)
    assert found.now is None and found.there.counts["member"] == 4
    restores.before_replacing(broken)
    broken.close()
    kept = restores.put_in_place(found, path, clock())
    assert name_in(path, password) == "Chi bộ thôn Đông Sơn"
    assert kept is not None and kept.read_bytes() == raw


def test_an_open_handbook_is_not_replaced(book, copy, path, clock, password) -> None:
    found = restores.examine(book, copy, password)
    with pytest.raises(InUse):
        restores.put_in_place(found, path, clock())
    assert found.prepared.exists()


def test_a_damaged_file_goes_aside_with_its_journal(book, copy, path, clock, password) -> None:
    book.close()
    path.write_bytes(b"x" * 4096)
    journal = path.with_name(path.name + "-wal")
    journal.write_bytes(b"y" * 64)
    found = restores.prepare(copy, password, path, clock())
    assert found.now is None
    kept = restores.put_in_place(found, path, clock())
    assert kept is not None and kept.read_bytes() == b"x" * 4096
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"y" * 64
    assert not journal.exists()
    assert name_in(path, password) == "Chi bộ thôn Đông Sơn"


def test_where_there_was_no_handbook(book, copy, tmp_path, clock, password) -> None:
    into = tmp_path / "may-khac" / "chi-bo.sotay"
    into.parent.mkdir()
    found = restores.prepare(copy, password, into, clock())
    assert restores.put_in_place(found, into, clock()) is None
    assert name_in(into, password) == "Chi bộ thôn Đông Sơn"


@pytest.mark.parametrize("link", [True, False])
def test_a_disk_that_refuses_leaves_all_as_it_was(
    book, copy, path, clock, password, monkeypatch, link
) -> None:
    found = restores.examine(book, copy, password)
    book.close()
    if not link:  # as on the file system of a stick
        monkeypatch.setattr(restores.os, "link", no_link)
    before, old_slots = path.read_bytes(), slots.path_of(path).read_bytes()
    monkeypatch.setattr(restores.slots, "copy", full)
    with pytest.raises(CannotWrite, match="Cuốn sổ vẫn như cũ"):
        restores.put_in_place(found, path, clock())
    assert path.read_bytes() == before and slots.path_of(path).read_bytes() == old_slots
    assert name_in(path, password) == "Chi bộ Một"


def no_link(one: Path, other: Path) -> None:
    raise OSError("no links here")


def full(one: Path, other: Path) -> None:
    raise CannotWrite("đầy")


def test_wrong_password_and_damaged_backup_leave_nothing_beside(book, copy, path, password) -> None:
    with pytest.raises(WrongPassword):
        restores.examine(book, copy, "khong phai mat khau")
    data = bytearray(copy.read_bytes())
    data[5000:9000] = b"x" * 4000
    copy.write_bytes(bytes(data))
    with pytest.raises(Damaged):
        restores.examine(book, copy, password)
    assert names(path.parent) == names_of(path)


def test_a_backup_with_a_changed_history_is_shown_with_it(book, copy, tmp_path, password) -> None:
    book._store.session.db.conn.execute("UPDATE history SET who = 'người khác' WHERE id = 1")
    made = backup.back_up(book, tmp_path / "sau")
    found = restores.examine(book, Path(made.path), password)
    assert found.faults == made.faults != ()
    restores.drop(found)
    assert restores.drill(book, Path(made.path), password).faults == made.faults


def test_the_recovery_code_opens_a_backup_too(book, copy) -> None:
    code = keys.renew_recovery(copy, book.key, cost=CHEAP)
    assert restores.key_of(copy, code.lower()) == book.key


def test_a_backup_of_another_handbook_says_so(book, copy, branch, tmp_path, clock) -> None:
    other = Handbook.create(tmp_path / "khac.sotay", branch, "mot cau khac 1", cost=CHEAP).handbook
    source = Path(backup.back_up(other, tmp_path / "usb-khac").path)
    other.close()
    found = restores.examine(book, source, "mot cau khac 1")
    assert found.of_another
    restores.drop(found)


def test_a_backup_of_an_older_version_is_brought_up_to_date(book, path, clock) -> None:
    found = restores.examine(book, OLD, "cuốn sổ cũ của bài thử")
    assert found.of_another and found.there.counts["member"] > 0
    assert checking.check_file(found.prepared, found.key).problems == ()
    restores.drop(found)


def test_a_backup_is_made_before_replacing(book, people, own_place) -> None:
    restores.before_replacing(book)
    (made,) = (own_place / "sao-luu").glob("*.sotay")
    assert "truoc-khi-thay" in made.name


def test_a_drill_answers_the_years_duty_and_leaves_nothing(
    book, copy, password, clock, own_place
) -> None:
    year_on = date(2027, 12, 1)

    def asked() -> bool:
        return any(d.id == restores.DRILL for d in duties.of_book(book, year_on))

    assert asked()
    clock.now += timedelta(days=390)
    found = restores.drill(book, copy, password)
    assert found.now is not None and len(found.lost) == 2
    assert not found.prepared.exists() and not list(own_place.glob("dien-tap-*"))
    assert not asked()
    assert "Diễn tập" in book.read(lambda store: store.history.latest(1))[0].deed
    restores.drill(book, copy, password)  # twice in a day is no problem


def test_a_failed_drill_counts_for_nothing(book, copy) -> None:
    with pytest.raises(WrongPassword):
        restores.drill(book, copy, "khong phai mat khau")
    assert book.read(lambda store: store.answers.all()) == ()


def test_nobody_else_opens_it_meanwhile(book, copy, path, clock, password) -> None:
    found = restores.examine(book, copy, password)
    book.close()
    with locks.take(path), pytest.raises(InUse):
        restores.put_in_place(found, path, clock())
    assert restores.put_in_place(found, path, clock())
