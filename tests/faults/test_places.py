"""Places that may not be written, files changed underneath, two programs, clocks, versions."""

import itertools
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import small_branch

from handbook.errors import CannotWrite, Damaged, InUse, NewerVersion, Problem
from handbook.services import automatic_backups, backup, keys, restores, slots
from handbook.services.handbook import Handbook
from handbook.store import engine, schema

OLD = sorted((Path(__file__).parent.parent / "old_handbooks").glob("*/chi-bo.sotay"))
OLD_PASSWORD = "cuốn sổ cũ của bài thử"


# ── nothing may be written ───────────────────────────────────────────────────────────────────────


@pytest.fixture
def open_to_all(copied):
    """Give a handbook in a folder that any user can reach."""
    path, key = copied
    folder = Path("/tmp") / f"handbook-places-{os.getpid()}-{random.randrange(2**40)}"
    folder.mkdir(mode=0o755)
    for file in path.parent.iterdir():
        shutil.copyfile(file, folder / file.name)
    yield folder / path.name, key
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="users and rights of POSIX")
def test_folder_is_read_only(program, tmp_path, open_to_all) -> None:
    path, key = open_to_all
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    told = program("standing.py", tmp_path, path, key.hex, "folder")
    assert set(told) == {"open"}
    assert told["open"][0] == "CannotWrite" and str(path.parent) in told["open"][1]
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


@pytest.mark.skipif(os.name != "posix", reason="users and rights of POSIX")
def test_file_is_read_only(program, tmp_path, open_to_all) -> None:
    path, key = open_to_all
    before = path.read_bytes()
    told = program("standing.py", tmp_path, path, key.hex, "file")
    assert path.read_bytes() == before
    for deed in ("save", "typing"):
        assert told[deed][0] == "CannotWrite" and "chỉ cho đọc" in told[deed][1]
    for deed in ("backup", "open format", "export", "print", "excel", "new"):  # none writes in it
        assert told[deed] == []
    assert told["reads"] == ["4"]


# ── changed underneath ───────────────────────────────────────────────────────────────────────────


def test_replaced_by_an_older_copy_while_it_is_open(copied) -> None:
    """What a synchronising program does: the name is another file's, ours has none any more."""
    path, key = copied
    older = path.read_bytes()
    book = Handbook.open(path, key)
    small_branch.put(book, small_branch.member("mới"))
    whole = small_branch.everything(book)
    path.with_name("khac").write_bytes(older)
    path.with_name("khac").replace(path)
    assert small_branch.everything(book) == whole
    with pytest.raises(CannotWrite, match="thay bằng một tệp khác"):
        small_branch.put(book, small_branch.member("sau"))
    with pytest.raises(CannotWrite, match="thay bằng một tệp khác"):
        book.keep_typing(whole.members[0])
    made = Path(backup.back_up(book, path.parent / "sao-luu").path)  # the way out it names
    book.close()
    saved = Handbook.open(made, key)
    assert small_branch.everything(saved) == whole
    saved.close()


def test_replaced_after_a_run_that_was_cut_off(copied, tmp_path) -> None:
    """The journal left beside is another state's: the two are never mixed into one."""
    path, key = copied
    chance, states, documents = random.Random(1), [], []
    for _ in range(8):
        book = Handbook.open(path, key)
        raw = path.read_bytes()
        documents.append(small_branch.everything(book))
        for _ in range(chance.randint(1, 3)):
            one = chance.choice(book.read(lambda store: store.members.all()))
            small_branch.put(book, replace(one, note=f"ghi chú {chance.random()}"))
            documents.append(small_branch.everything(book))
        states.append((raw, path.with_name(path.name + "-wal").read_bytes()))
        book.close()
    told = 0
    for early, late in itertools.product(range(8), range(8)):
        file = tmp_path / f"{early}-{late}" / path.name
        file.parent.mkdir()
        file.write_bytes(states[early][0])
        file.with_name(file.name + "-wal").write_bytes(states[late][1])
        try:
            book = Handbook.open(file, key)
        except Damaged as problem:
            told += "không khớp" in str(problem)
            assert file.read_bytes() == states[early][0]  # whole by itself, for whoever knows
            continue
        assert small_branch.everything(book) in documents, (early, late)
        assert small_branch.faults(book) == ()
        book.close()
    assert 0 < told <= 64 - 8


def test_removed_while_it_is_open(copied) -> None:
    path, key = copied
    book = Handbook.open(path, key)
    path.unlink()
    with pytest.raises(CannotWrite, match="không còn"):
        small_branch.put(book, small_branch.member("sau"))
    book.close()


def test_overwritten_in_place_while_it_is_open(copied) -> None:
    path, key = copied
    book = Handbook.open(path, key)
    whole = small_branch.everything(book)
    with path.open("r+b") as stream:
        stream.write(os.urandom(path.stat().st_size))
    try:
        assert small_branch.everything(book) == whole  # from what it had read
        assert small_branch.faults(book)
    except Damaged:
        pass
    book.close()
    with pytest.raises(Damaged):
        Handbook.open(path, key)


def test_an_older_whole_copy_is_told_at_the_next_start(copied) -> None:
    path, key = copied
    older = path.read_bytes()
    book = Handbook.open(path, key)
    small_branch.put(book, small_branch.member("mới"))
    book.close()
    path.write_bytes(older)
    again = Handbook.open(path, key)
    behind = again.behind
    assert behind is not None and behind.changes >= 1
    again.close()


# ── two programs ─────────────────────────────────────────────────────────────────────────────────

WRITING = """
import sys, time
from pathlib import Path
import small_branch
from handbook.errors import InUse
from handbook.services import keys
path, key = Path(sys.argv[1]), keys.DataKey(bytes.fromhex(sys.argv[2]))
book = None
while book is None:
    try:
        book = small_branch.opened(path, key)
    except InUse:
        time.sleep(0.02)
for number in range(20):
    small_branch.put(book, small_branch.member(f"{sys.argv[3]} {number}"))
book.close()
"""


def test_two_programs_never_write_at_once(copied) -> None:
    path, key = copied
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITING, str(path), key.hex, name],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("một", "hai")
    ]
    said = [one.communicate(timeout=100)[1].decode() for one in programs]
    assert [one.returncode for one in programs] == [0, 0], said
    book = Handbook.open(path, key)
    notes = [one.note for one in book.read(lambda store: store.members.all()) if one.note]
    order = [note.split()[0] for note in sorted(notes)]
    assert len(notes) == 40 and len(set(order)) == 2
    assert small_branch.faults(book) == ()
    book.close()


def test_a_stranger_holding_the_file_is_a_sentence(copied, monkeypatch) -> None:
    """A program that knows nothing of our lock, such as a virus scanner, holds the database."""
    path, key = copied
    monkeypatch.setattr(engine, "_WAIT_SECONDS", 0.05)
    stranger = engine.connect(path, key.hex)
    stranger.conn.execute("BEGIN IMMEDIATE")
    book = Handbook.open(path, key)
    with pytest.raises(InUse):
        small_branch.put(book, small_branch.member("x"))
    stranger.conn.execute("ROLLBACK")
    stranger.close()
    small_branch.put(book, small_branch.member("x"))
    book.close()


# ── the clock ────────────────────────────────────────────────────────────────────────────────────


def test_clock_set_back_ten_years(copied, tmp_path) -> None:
    path, key = copied
    at = [datetime(2026, 11, 24, 8, 0, tzinfo=timezone(timedelta(hours=7)))]
    book = Handbook.open(path, key, clock=lambda: at[0])
    folder = tmp_path / "sao-luu"
    first = automatic_backups.make(book, folder)
    at[0] -= timedelta(days=3653)
    small_branch.put(book, small_branch.member("ghi khi đồng hồ chạy lùi"))
    second = automatic_backups.make(book, folder)
    assert first is not None and second is not None and first.path != second.path
    assert Path(first.path).exists() and Path(second.path).exists()
    assert small_branch.faults(book) == ()
    newest = book.read(lambda store: store.history.latest(1))[0]
    assert newest.at.startswith("2016")
    book.close()
    again = Handbook.open(path, key)
    assert again.behind is None
    again.close()


# ── versions ─────────────────────────────────────────────────────────────────────────────────────


def test_newer_version_is_told_and_left_alone(copied, tmp_path) -> None:
    path, key = copied
    db = engine.connect(path, key.hex)
    db.conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " SELECT migration_set, 'step_999_tomorrow', applied_at FROM _sqlite_migrations LIMIT 1"
    )
    db.close()
    raw = path.read_bytes()
    with pytest.raises(NewerVersion, match="bản chương trình mới hơn"):
        Handbook.open(path, key)
    with pytest.raises(NewerVersion):
        backup.restore(path, key, tmp_path / "moi.sotay")
    assert path.read_bytes() == raw
    assert small_branch.files(tmp_path) == {"so/chi-bo.sotay", "so/chi-bo.sotay.khoa"}


@pytest.mark.parametrize("old", OLD, ids=lambda file: file.parent.name)
def test_every_earlier_version_cut_off_while_it_is_brought_up_to_date(old, tmp_path) -> None:
    """A step that fails, whichever it is, leaves the file as it was; the next opening does it."""
    shutil.copytree(old.parent, tmp_path / "so")
    path = tmp_path / "so" / old.name
    key = keys.open_with_password(path, OLD_PASSWORD)
    before = tables_of(path, key)
    pending = set(schema.STEP_NAMES) - {row["name"] for row in before}
    for steps in (1, 2, 3) if pending else ():  # the last version released may need none
        bad = _Breaking(steps)
        with pytest.raises(CannotWrite), pytest.MonkeyPatch.context() as patched:
            patched.setattr(engine, "apply", bad)
            Handbook.open(path, key)
        assert tables_of(path, key) == before
    book = Handbook.open(path, key)
    assert small_branch.faults(book) == ()
    assert book.read(lambda store: store.members.count())
    book.close()


def tables_of(path, key) -> list:
    """Return the steps that made a closed file, and how each of its tables is made."""
    db = engine.connect(path, key.hex)
    made = engine.rows(db, "SELECT name, sql FROM sqlite_master ORDER BY name")
    made += engine.rows(db, "SELECT name FROM _sqlite_migrations ORDER BY id")
    db.close()
    return made


class _Breaking:
    """Applies some of the pending steps, then the disk is full."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def __call__(self, db, steps, also=None) -> None:
        def stop(*_):
            self.steps -= 1
            return self.steps < 0

        db.conn.set_progress_handler(stop, 100)
        try:
            apply(db, steps, also)
        except engine.OperationalError as error:
            raise CannotWrite("Ổ đĩa đã đầy.") from error
        finally:
            db.conn.set_progress_handler(None, 0)


apply = engine.apply


# ── cut off ──────────────────────────────────────────────────────────────────────────────────────


def test_truncated_backups(copied, tmp_path) -> None:
    path, key = copied
    book = Handbook.open(path, key)
    made = Path(backup.back_up(book, tmp_path / "usb").path)
    raw, slot = made.read_bytes(), slots.path_of(made).read_bytes()
    chance = random.Random(5)
    before = small_branch.files(path.parent)
    for place in [0, 1, 511, 4096, *small_branch.places(chance, len(raw), 30)]:
        made.write_bytes(raw[:place])
        with pytest.raises(Problem):
            restores.examine(book, made, small_branch.PASSWORD)
    made.write_bytes(raw)
    for place in [0, 1, *small_branch.places(chance, len(slot), 20)]:
        slots.path_of(made).write_bytes(slot[:place])
        with pytest.raises(Problem):
            restores.examine(book, made, small_branch.PASSWORD)
    assert small_branch.files(path.parent) == before
    book.close()
