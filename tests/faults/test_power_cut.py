"""The power goes: what stands on the disk then is a file and a journal, whole up to some byte.

A change counts once its journal was written through (`synchronous = FULL`), so all that was said to
be kept before must be there, and nothing of a change that was not finished.
"""

import random

import pytest
import small_branch

from handbook.services.handbook import Handbook

CUTS = 60
PAGE = 4096


@pytest.fixture
def at_work(copied):
    """Open a handbook, make ten changes; give it with what there was after each."""
    path, key = copied
    book = Handbook.open(path, key)
    after = [(size(path), small_branch.everything(book))]
    for number in range(10):
        small_branch.put(book, small_branch.member(f"{number} " + "dài " * 600 * (number % 3)))
        after.append((size(path), small_branch.everything(book)))
    yield book, after
    book.close()


def size(path) -> int:
    journal = path.with_name(path.name + "-wal")
    return journal.stat().st_size if journal.exists() else 0


def left(folder, raw: bytes, journal: bytes):
    """Write what the disk held when the power went."""
    path = folder / "chi-bo.sotay"
    path.write_bytes(raw)
    path.with_name("chi-bo.sotay-wal").write_bytes(journal)
    path.with_name("chi-bo.sotay-shm").unlink(missing_ok=True)
    return path


def test_in_the_middle_of_writing_the_journal(at_work, memory) -> None:
    book, after = at_work
    raw = book.path.read_bytes()
    journal = book.path.with_name(book.path.name + "-wal").read_bytes()
    chance = random.Random(3)
    for place in small_branch.places(chance, len(journal), CUTS):
        # The last piece may stand there as zeros or as rubbish: its size was written first.
        torn = chance.choice([b"", bytes(PAGE), chance.randbytes(PAGE)])
        path = left(memory, raw, journal[:place] + torn)
        again = Handbook.open(path, book.key)
        kept = max(number for number, (end, _) in enumerate(after) if end <= place)
        assert small_branch.everything(again) == after[kept][1], f"cut at {place}"
        assert small_branch.faults(again) == ()
        again.close()


def test_in_the_middle_of_writing_it_back(at_work, memory) -> None:
    """The journal goes on being there until all of it stands in the file."""
    book, after = at_work
    before = book.path.read_bytes()
    journal = book.path.with_name(book.path.name + "-wal").read_bytes()
    book._store.session.db.conn.execute("PRAGMA wal_checkpoint(FULL)")
    done = book.path.read_bytes()
    assert done != before
    chance = random.Random(4)
    for _ in range(20):
        mixed = bytearray(before.ljust(len(done), b"\0"))
        for start in range(0, len(done), PAGE):
            if chance.random() < 0.5:
                mixed[start : start + PAGE] = done[start : start + PAGE]
        again = Handbook.open(left(memory, bytes(mixed), journal), book.key)
        assert small_branch.everything(again) == after[-1][1]
        assert small_branch.faults(again) == ()
        again.close()
