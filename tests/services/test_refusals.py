import errno

import pytest

from handbook.errors import CannotWrite, SlotsMissing
from handbook.services import locks, slots
from handbook.services.refusals import why


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "không có quyền"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.ENOSPC, "đầy"),
        (errno.EBUSY, "chương trình khác"),
    ],
)
def test_what_the_system_refuses_is_said_in_vietnamese(number, words):
    (said,) = why(OSError(number, "Some English"))

    assert words in said
    assert "English" not in said


def test_a_file_another_program_holds_on_windows_is_in_use():
    held = PermissionError(errno.EACCES, "The process cannot access the file")
    held.winerror = 32  # what Windows itself sets

    assert why(held) == ("Tệp đang được một chương trình khác dùng.",)


def test_an_unknown_refusal_says_nothing_rather_than_english():
    assert why(OSError(99999, "Strange")) == ()
    assert why(OSError("no number")) == ()


def test_a_lock_without_a_right_to_write_is_told_without_english(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("handbook.services.locks.FileLock.acquire", refuse)

    with pytest.raises(CannotWrite) as caught:
        locks.take(tmp_path / "chi-bo.sotay")

    assert caught.value.details == why(OSError(errno.EACCES, ""))
    assert isinstance(caught.value.__cause__, PermissionError)


def test_key_slots_that_cannot_be_read_or_written_are_told_without_english(tmp_path, monkeypatch):
    book = tmp_path / "chi-bo.sotay"
    slots.path_of(book).mkdir()
    with pytest.raises(SlotsMissing) as unread:
        slots.read(book)

    def full(**_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("handbook.services.slots.tempfile.mkstemp", full)
    with pytest.raises(CannotWrite) as unwritten:
        slots.write(book, slots.SlotFile(handbook="x", mark="0" * 32, slots=()))

    assert unread.value.details == ("Ở đó có một thư mục mang đúng tên ấy, không phải tệp.",)
    assert unwritten.value.details == ("Ổ đĩa đã đầy.",)
