"""The parts of `underneath` one by one; `tests/faults/test_places.py` does the harm for real."""

import shutil
from dataclasses import replace

import pytest

from handbook.errors import CannotWrite
from handbook.services import underneath
from handbook.services.handbook import Handbook


def test_same_file_moved_file_and_a_disk_that_cannot_tell(tmp_path) -> None:
    file, other = tmp_path / "a.sotay", tmp_path / "b.sotay"
    file.write_bytes(b"a")
    other.write_bytes(b"a")
    own = underneath.identity(file)
    underneath.refuse_moved(file, own)
    other.replace(file)
    underneath.refuse_moved(file, None)
    with pytest.raises(CannotWrite, match="thay bằng một tệp khác"):
        underneath.refuse_moved(file, own)
    file.unlink()
    with pytest.raises(CannotWrite, match="không còn ở thư mục"):
        underneath.refuse_moved(file, None)


def test_its_own_journal_is_let_through_and_nothing_is_left(book, people, path, tmp_path) -> None:
    copy = tmp_path / "khac" / path.name
    copy.parent.mkdir()
    for name in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + name), copy.with_name(copy.name + name))
    before = {file.name: file.read_bytes() for file in copy.parent.iterdir()}
    underneath.refuse_strange_journal(copy, book.key)
    assert {file.name: file.read_bytes() for file in copy.parent.iterdir()} == before
    again = Handbook.open(copy, book.key)
    assert len(again.read(lambda store: store.members.all())) == len(people)
    again.close()


def test_an_end_that_was_changed_before_is_no_fault_of_the_journal(book, people, path, tmp_path):
    conn = book._store.session.db.conn
    conn.execute("DELETE FROM history WHERE id = (SELECT MAX(id) FROM history)")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    renamed = replace(book.read(lambda store: store.branch.get()), name="Chi bộ Mới")
    book.change("Sửa tên", lambda store: store.branch.put(renamed))
    copy = tmp_path / path.name.replace(".", "-khac.")
    for name in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + name), copy.with_name(copy.name + name))
    assert copy.with_name(f"{copy.name}-wal").stat().st_size
    again = Handbook.open(copy, book.key)
    assert again.read(lambda store: store.branch.get().name) == "Chi bộ Mới"
    again.close()


def test_without_room_for_a_copy_it_opens_unchecked(book, people, path, monkeypatch) -> None:
    def refuse(source, target) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(underneath.shutil, "copyfile", refuse)
    underneath.refuse_strange_journal(path, book.key)
