"""A broken journal is told from a whole one, from leftovers and from a torn end; and is kept."""

import shutil
import struct

import pytest

from handbook.errors import CannotWrite
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.services import journals
from handbook.services.handbook import Handbook

FRAME = 24 + 4096


@pytest.fixture
def left(book, path, tmp_path):
    """Leave what a program that was cut off after three changes leaves; return the file."""
    for number in range(3):
        one = Member(uid=new_uid(), name="Trần Thị Bưởi", note=f"lần {number} " + "dài " * 900)
        book.change("Ghi", lambda store, one=one: store.members.put(one))
    there = tmp_path / "con-lai" / path.name
    there.parent.mkdir()
    for name in ("", "-wal", ".khoa"):
        shutil.copyfile(path.with_name(path.name + name), there.with_name(there.name + name))
    return there


def turned(raw: bytes, place: int) -> bytes:
    return raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :]


def journal_of(path):
    return path.with_name(path.name + "-wal")


def commits(raw: bytes) -> list[int]:
    """Return where the frames that end a change begin."""
    starts = range(32, len(raw) - FRAME + 1, FRAME)
    return [at for at in starts if struct.unpack(">I", raw[at + 4 : at + 8])[0]]


def files(folder) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_a_whole_journal_and_one_that_was_never_finished(left) -> None:
    raw = journal_of(left).read_bytes()
    last = commits(raw)[-1]
    assert not journals.breaks_off(raw)
    assert not journals.breaks_off(b"") and not journals.breaks_off(raw[:40])
    assert not journals.breaks_off(raw[: last + 30])  # the power went while this was written
    assert not journals.breaks_off(raw + bytes(FRAME))  # room on the disk, not yet written
    other_round = raw[32 : last + FRAME].replace(raw[16:24], bytes(8))
    assert not journals.breaks_off(raw + other_round)


def test_a_bit_turned_anywhere_before_the_last_change(left) -> None:
    raw = journal_of(left).read_bytes()
    last = commits(raw)[-1]
    places = [*range(0, 32), *range(last + 8, last + 24), 32 + 2000, last + 2000]
    assert [at for at in places if not journals.breaks_off(turned(raw, at))] == []


def test_it_is_kept_as_it_was_and_only_once(left, book) -> None:
    raw = journal_of(left).read_bytes()
    journal_of(left).write_bytes(turned(raw, commits(raw)[-2] + 500))
    before = files(left.parent)
    again = Handbook.open(left, book.key)
    folder = again.broken_journal
    assert folder is not None and folder.parent == left.parent
    assert files(folder) == before
    assert folder.name in journals.sentence(folder)
    again.close()
    for name, content in before.items():  # cut off again before anything was written
        left.with_name(name).write_bytes(content)
    again = Handbook.open(left, book.key)
    assert again.broken_journal == folder
    again.close()
    assert len(list(left.parent.glob("*.nhat-ky-hong-*"))) == 1
    whole = Handbook.open(left, book.key)
    assert whole.broken_journal is None
    whole.close()


def test_without_room_for_it_nothing_is_opened(left, book, monkeypatch) -> None:
    raw = journal_of(left).read_bytes()
    journal_of(left).write_bytes(turned(raw, commits(raw)[-2] + 500))
    before = files(left.parent)

    def refuse(source, target) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journals.shutil, "copyfile", refuse)
    with pytest.raises(CannotWrite, match="Chưa mở để khỏi mất gì"):
        Handbook.open(left, book.key)
    assert {name: files(left.parent)[name] for name in before} == before
    assert not list(left.parent.glob("*.nhat-ky-hong-*"))
