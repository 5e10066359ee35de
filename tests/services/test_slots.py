import os
import stat
from pathlib import Path

import pytest

from handbook.errors import CannotWrite, NewerVersion, SlotsDamaged, SlotsMissing
from handbook.services import keys, slots

CHEAP = slots.Cost(n=1024, r=8, p=1)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    book = tmp_path / "chi-bo.sotay"
    keys.create(book, "uid-1", keys.new_key(), "mật khẩu dài", cost=CHEAP)
    return book


def edit(book: Path, old: str, new: str) -> None:
    path = slots.path_of(book)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_lies_beside_the_handbook() -> None:
    assert slots.path_of(Path("a/chi-bo.sotay")) == Path("a/chi-bo.sotay.khoa")


def test_file_is_small_and_for_its_owner_alone(book: Path) -> None:
    path = slots.path_of(book)
    assert path.stat().st_size < 2000
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_left_beside(book: Path) -> None:
    assert [path.name for path in book.parent.iterdir()] == ["chi-bo.sotay.khoa"]


def test_holds_one_slot_of_each_kind(book: Path) -> None:
    file = slots.read(book)
    assert (file.format, file.handbook) == (1, "uid-1")
    assert [slot.kind for slot in file.slots] == ["password", "recovery"]
    assert {slot.cost for slot in file.slots} == {CHEAP}


def test_missing_file_names_itself_its_folder_and_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SlotsMissing) as caught:
        slots.read(tmp_path / "chi-bo.sotay")
    assert "Không thấy tệp khóa “chi-bo.sotay.khoa”" in caught.value.sentence
    assert str(tmp_path) in caught.value.sentence
    assert "từ bản sao lưu" in caught.value.sentence


def test_unreadable_file_is_another_sentence(tmp_path: Path) -> None:
    book = tmp_path / "chi-bo.sotay"
    slots.path_of(book).mkdir()  # root reads whatever has no permissions, but no folder
    with pytest.raises(SlotsMissing, match="Không đọc được tệp khóa"):
        slots.read(book)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"[" * 5000,
        b'{"format":1,"handbook":"u","mark":"' + b"0" * 32 + b'","slots":[]}',
        b" " * 70_000,
    ],
)
def test_edited_file_is_a_third_sentence(book: Path, raw: bytes) -> None:
    slots.path_of(book).write_bytes(raw)
    with pytest.raises(SlotsMissing, match="bị hỏng hoặc đã bị sửa"):
        slots.read(book)


def test_newer_format_is_told_apart(book: Path) -> None:
    slots.path_of(book).write_bytes(b'{"format":2,"locks":{}}')
    with pytest.raises(NewerVersion, match="chương trình ghi"):
        slots.read(book)


@pytest.mark.parametrize(
    "cost",
    [
        {"n": 2**30},
        {"n": 1000},
        {"n": 2},
        {"n": 0},
        {"n": -1024},
        {"r": 2**20},
        {"r": 0},
        {"p": 1000},
        {"p": 0},
        {"n": 2**19, "r": 8},
    ],
)
def test_absurd_cost_is_refused_even_with_a_fitting_checksum(
    book: Path, cost: dict[str, int]
) -> None:
    import msgspec

    file = slots.read(book)
    slots.write(book, file.with_slot(msgspec.structs.replace(file.slots[0], **cost)))
    with pytest.raises(SlotsMissing, match="bị sửa"):
        keys.open_with_password(book, "mật khẩu dài")


def test_production_cost_is_bearable() -> None:
    assert keys.PRODUCTION.is_bearable()
    assert keys.PRODUCTION.n == 2**17


def test_damaged_slot_points_to_the_other(book: Path) -> None:
    edit(
        book,
        '"kind":"password","kdf":"scrypt","n":1024',
        '"kind":"password","kdf":"scrypt","n":2048',
    )
    with pytest.raises(SlotsMissing, match="mở bằng mã khôi phục, hoặc chép lại"):
        slots.slot_of(book, slots.read(book), "password")
    assert slots.slot_of(book, slots.read(book), "recovery").kind == "recovery"


def test_two_slots_of_a_kind_are_refused(book: Path) -> None:
    import msgspec

    file = slots.read(book)
    twice = msgspec.structs.replace(file, slots=(*file.slots, file.slots[0]))
    slots.write(book, twice)
    with pytest.raises(SlotsMissing):
        slots.slot_of(book, slots.read(book), "password")


def test_copy_goes_beside_the_backup_and_opens_it(book: Path, tmp_path: Path) -> None:
    backup = tmp_path / "bản sao.sotay"
    slots.copy(book, backup)
    assert keys.open_with_password(backup, "mật khẩu dài") == keys.open_with_password(
        book, "mật khẩu dài"
    )


def test_copy_refuses_a_damaged_file_and_leaves_the_target(book: Path, tmp_path: Path) -> None:
    backup = tmp_path / "sao.sotay"
    slots.path_of(backup).write_bytes(b"good")
    edit(book, '"n":1024', '"n":2048')
    with pytest.raises(SlotsMissing):
        slots.copy(book, backup)
    assert slots.path_of(backup).read_bytes() == b"good"


def test_failed_write_says_so_and_keeps_the_old_file(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = slots.path_of(book).read_bytes()

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(slots.os, "fsync", full_disk)
    with pytest.raises(CannotWrite, match="Không ghi được tệp khóa"):
        slots.write(book, slots.read(book))
    assert slots.path_of(book).read_bytes() == before
    assert len(list(book.parent.iterdir())) == 1


def test_folder_that_is_gone_says_so(book: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        slots.write(tmp_path / "không có" / "a.sotay", slots.read(book))


def test_a_slot_file_from_a_backup_takes_the_place_of_a_broken_one(
    book: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "usb.khoa"
    kept.write_bytes(slots.path_of(book).read_bytes())
    slots.path_of(book).write_bytes(b"{}")
    slots.take_over(kept, book)
    assert keys.open_with_password(book, "mật khẩu dài")
    assert book.with_name("chi-bo.sotay.khoa.hong").read_bytes() == b"{}"


def test_a_broken_slot_file_is_not_taken(book: Path, tmp_path: Path) -> None:
    before = slots.path_of(book).read_bytes()
    wrong = tmp_path / "usb.khoa"
    for raw in (b"{}", before.replace(b'"n":1024', b'"n":2048')):
        wrong.write_bytes(raw)
        with pytest.raises(SlotsDamaged):
            slots.take_over(wrong, book)
    assert slots.path_of(book).read_bytes() == before


def test_edited_and_missing_are_two_kinds_of_problem(book: Path) -> None:
    slots.path_of(book).write_bytes(b"{")
    with pytest.raises(SlotsDamaged):
        slots.read(book)
    slots.path_of(book).unlink()
    with pytest.raises(SlotsMissing) as caught:
        slots.read(book)
    assert not isinstance(caught.value, SlotsDamaged)


def test_the_newest_sound_copy_is_found(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    raw = slots.path_of(book).read_bytes()
    assert slots.newest_copy(book, (folder, book.parent)) is None
    for hour, (name, content) in enumerate(
        (
            ("chi-bo_2026-11-01_120000.sotay.khoa", raw),
            ("chi-bo_2026-11-02_120000.sotay.khoa", raw),
            ("chi-bo_2026-11-03_120000.sotay.khoa", raw.replace(b'"n":1024', b'"n":2048')),
            ("khac_2026-11-04_120000.sotay.khoa", raw),
        )
    ):
        (folder / name).write_bytes(content)
        os.utime(folder / name, (hour * 3600, hour * 3600))
    found = slots.newest_copy(book, (folder, tmp_path / "khong-co", book.parent))
    assert found == folder / "chi-bo_2026-11-02_120000.sotay.khoa"
