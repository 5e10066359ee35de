"""One bit turned over at 500 places: no harm, or it is said; never wrong data.

SQLCipher proves each page it reads, so a turned bit is noticed when its page is read at the latest;
*Kiểm tra cuốn sổ* reads them all. In the journal a broken page ends it, as a power cut does.
"""

import random
import shutil

import pytest
import small_branch

from handbook.errors import Problem
from handbook.services import keys
from handbook.services.handbook import Handbook

BATCHES, EACH = 4, 105
IN_JOURNAL, IN_SLOTS = 50, 30
PAGE = 4096


def turned(raw: bytes, place: int, chance: random.Random) -> bytes:
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def said_or_whole(path, key, whole) -> str:
    """Open and read all; return who said that something is wrong: nobody is a failure of ours."""
    try:
        book = Handbook.open(path, key)
    except Problem:
        return "opening"
    try:
        assert small_branch.everything(book) == whole
        return "checking" if small_branch.faults(book) else "nobody"
    except Problem:
        return "reading"
    finally:
        book.close()


@pytest.fixture(scope="module")
def whole(pattern, tmp_path_factory):
    """Return what is in the handbook, read from a copy."""
    file = tmp_path_factory.mktemp("whole") / "chi-bo.sotay"
    shutil.copyfile(pattern[0], file)
    book = Handbook.open(file, pattern[1])
    read = small_branch.everything(book)
    book.close()
    return read


@pytest.mark.parametrize("batch", range(BATCHES))
def test_in_the_handbook(pattern, memory, whole, batch) -> None:
    path, key = memory / "chi-bo.sotay", pattern[1]
    raw, chance = pattern[0].read_bytes(), random.Random(batch)
    first = [chance.randrange(PAGE) for _ in range(EACH // 10)]  # the page that says what it is
    spread = small_branch.places(chance, len(raw), EACH - len(first))
    told = set()
    for place in (*first, *spread):
        path.write_bytes(turned(raw, place, chance))
        who = said_or_whole(path, key, whole)
        assert who != "nobody", f"a bit turned at {place} was never noticed"
        told.add(who)
        path.with_name("chi-bo.sotay-wal").unlink(missing_ok=True)
    assert {"opening", "reading"} <= told


def test_in_the_journal_of_one_that_was_cut_off(copied, memory) -> None:
    """Opened again it is as it was after some change; file and journal are kept as they were."""
    path, key = copied
    book = Handbook.open(path, key)
    states = [small_branch.everything(book)]
    for number in range(5):
        small_branch.put(book, small_branch.member(f"ghi chú {number}"))
        states.append(small_branch.everything(book))
    raw = {name: path.with_name(path.name + name).read_bytes() for name in ("", "-wal")}
    book.close()
    chance, found = random.Random(7), set()
    cut = memory / "chi-bo.sotay"
    for place in small_branch.places(chance, len(raw["-wal"]), IN_JOURNAL):
        cut.write_bytes(raw[""])
        broken = turned(raw["-wal"], place, chance)
        cut.with_name("chi-bo.sotay-wal").write_bytes(broken)
        cut.with_name("chi-bo.sotay-shm").unlink(missing_ok=True)
        again = Handbook.open(cut, key)
        state = states.index(small_branch.everything(again))
        assert small_branch.faults(again) == ()
        again.close()
        if state < len(states) - 1:  # what was lost is still there, beside
            kept = again.broken_journal
            assert kept is not None, f"a bit turned at {place} lost changes for good"
            assert (kept / "chi-bo.sotay-wal").read_bytes() == broken
            assert (kept / "chi-bo.sotay").read_bytes() == raw[""]
            shutil.rmtree(kept)
        found.add(state)
    assert len(found) > 2


def test_in_the_key_slots(copied) -> None:
    path, key = copied
    slots = path.with_name(path.name + ".khoa")
    raw, chance = slots.read_bytes(), random.Random(8)
    said = 0
    for place in small_branch.places(chance, len(raw), IN_SLOTS):
        slots.write_bytes(turned(raw, place, chance))
        try:
            assert keys.open_with_password(path, small_branch.PASSWORD).raw == key.raw
        except Problem:
            said += 1
    assert said


def test_there_are_five_hundred() -> None:
    assert BATCHES * EACH + IN_JOURNAL + IN_SLOTS == 500
