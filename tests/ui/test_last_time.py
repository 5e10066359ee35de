"""What is said after the start, read from a handbook that was just opened."""

import shutil
from pathlib import Path

from handbook.services import keys
from handbook.services.handbook import Handbook
from handbook.ui import last_time
from handbook.ui.last_time import LastTime

OLD = Path(__file__).resolve().parent.parent / "old_handbooks" / "0.2.0"


def test_an_older_file_that_was_upgraded_is_told_with_the_copy_kept(qapp, tmp_path) -> None:
    shutil.copytree(OLD, tmp_path / "cu")
    path = tmp_path / "cu" / "chi-bo.sotay"
    key = keys.open_with_password(path, "cuốn sổ cũ của bài thử")
    book = Handbook.open(path, key)
    told = last_time.look_back(book)
    book.close()
    assert "truoc-nang-cap" in told.sentence and "đã thử mở lại" in told.sentence
    book = Handbook.open(path, key)
    assert "nâng cấp" not in last_time.look_back(book).sentence
    book.close()


def test_a_broken_journal_comes_first_and_is_grave() -> None:
    told = LastTime(broken="Nhật ký ghi có chỗ hỏng.", behind=2, until="2026-11-24T08:00:00")
    assert told.sentence == (
        "Nhật ký ghi có chỗ hỏng. Thiếu 2 thay đổi mà máy này đã ghi, đến 24/11/2026, 08:00."
    )
    assert told.is_grave and LastTime(broken="x").is_grave


def test_nothing_happened_is_nothing_said() -> None:
    assert LastTime().sentence == "" and not LastTime().is_grave
