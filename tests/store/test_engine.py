import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils.utils

from handbook.errors import CannotWrite, Damaged, InUse, Problem
from handbook.store import engine, file_problems, whole_file
from handbook.store.engine import Database

KEY, OTHER_KEY = "5a" * 32, "c3" * 32
MARKER = "Chuyện-riêng-của-chi-bộ-8417"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chi-bo.sotay"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    made = engine.connect(path, KEY, new=True)
    made.conn.execute("CREATE TABLE notes (text TEXT)")
    yield made
    made.close()


def add(db: Database, path: Path, text: str = MARKER) -> None:
    with engine.transaction(db, path), engine.said(path):
        engine.write(db, "INSERT INTO notes (text) VALUES (:text)", {"text": text})


def texts(db: Database) -> list[str]:
    return [row["text"] for row in engine.rows(db, "SELECT text FROM notes")]


@contextmanager
def ordinary_rights() -> Iterator[None]:
    """Bind this thread to file modes as they bind everyone but root (CAP_DAC_* put aside)."""
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this thread
    kept, lowered = (ctypes.c_uint32 * 6)(), (ctypes.c_uint32 * 6)()
    assert libc.capget(head, kept) == 0
    lowered[:] = kept[:]
    lowered[0] &= ~0b110  # effective: CAP_DAC_OVERRIDE (1) and CAP_DAC_READ_SEARCH (2)
    assert libc.capset(head, lowered) == 0
    try:
        yield
    finally:
        assert libc.capset(head, kept) == 0


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes, as a device that fails there."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_sqlite_utils_runs_on_the_encrypting_driver(db: Database) -> None:
    assert sqlite_utils.utils.sqlite3.__name__ == "sqlcipher3"
    # a convenience of sqlite-utils that asks by provoking an error of the driver, and catches it
    assert engine.Tables(db.conn).supports_strict in (True, False)
    with pytest.raises(sqlite_utils.utils.OperationalError):
        db.conn.execute("SELECT * FROM nowhere")


def test_sqlite_utils_catches_the_drivers_errors(db: Database) -> None:
    notes = engine.Tables(db.conn).table("notes")
    notes.insert({"text": "một", "added": "hai"}, alter=True)
    assert [row["added"] for row in notes.rows] == ["hai"]
    assert notes.detect_fts() is None


def test_daily_start_does_not_wait_for_sqlite_utils() -> None:
    code = "import sys; import handbook.services.handbook; print('sqlite_utils' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_nothing_is_readable_on_disk(db: Database, path: Path) -> None:
    add(db, path)
    journal = path.with_name(f"{path.name}-wal")
    assert journal.stat().st_size > 0
    copy = path.with_name("copy.sotay")
    whole_file.copy_into(db, copy, path)
    for file in path.parent.iterdir():
        raw = file.read_bytes()
        assert MARKER.encode() not in raw, file.name
        assert b"CREATE TABLE" not in raw, file.name
        assert not raw.startswith(b"SQLite format 3"), file.name


def test_copy_is_the_files_own_bytes_when_nobody_else_reads(db: Database, path: Path) -> None:
    add(db, path)
    copy = path.with_name("copy.sotay")
    whole_file.copy_into(db, copy, path)
    assert copy.read_bytes() == path.read_bytes()
    with closing(engine.connect_to_check(copy, KEY)) as copied:
        assert texts(copied) == [MARKER]
        assert whole_file.integrity(copied) == ()


def test_copy_while_somebody_reads_an_older_state(db: Database, path: Path) -> None:
    db.conn.execute("PRAGMA busy_timeout = 50")
    with closing(engine.connect(path, KEY)) as reader:
        reader.conn.execute("BEGIN")
        assert texts(reader) == []
        add(db, path)
        copy = path.with_name("copy.sotay")
        whole_file.copy_into(db, copy, path)
    with closing(engine.connect_to_check(copy, KEY)) as copied:
        assert texts(copied) == [MARKER]


def test_copy_of_a_file_another_took_the_name_of(db: Database, path: Path) -> None:
    add(db, path)
    path.rename(path.with_name("moved.sotay"))
    path.write_bytes(b"of another")
    copy = path.with_name("copy.sotay")
    whole_file.copy_into(db, copy, path)
    with closing(engine.connect_to_check(copy, KEY)) as copied:
        assert texts(copied) == [MARKER]


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux shows its locks")
def test_copying_gives_no_lock_away(db: Database, path: Path) -> None:
    add(db, path)
    held = locks_on(path)
    assert held
    whole_file.copy_into(db, path.with_name("copy.sotay"), path)
    assert locks_on(path) == held


def locks_on(path: Path) -> list[str]:
    inode = f":{path.stat().st_ino}"
    lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return [" ".join(line.split()[1:4]) for line in lines if line.split()[5].endswith(inode)]


def test_copy_elsewhere_though_the_journal_cannot_be_written_back(db: Database, path: Path) -> None:
    """The disk below the handbook is full: the very day on which one wants a copy elsewhere."""
    add(db, path, MARKER * 50_000)
    copy = path.with_name("copy.sotay")
    real = db.conn

    class FullBelow:
        def execute(self, sql: str, *values: object) -> object:
            if "wal_checkpoint" in sql:
                raise engine.OperationalError("database or disk is full")
            return real.execute(sql, *values)

    whole_file.copy_into(replace(db, conn=FullBelow()), copy, path)
    with closing(engine.connect_to_check(copy, KEY)) as copied:
        assert texts(copied) == [MARKER * 50_000]
    add(db, path, "sau")  # no transaction was left open


def test_copy_onto_a_full_disk_is_refused_in_words(db: Database, path: Path) -> None:
    add(db, path, MARKER * 5000)
    size = path.stat().st_size
    with files_up_to(size), pytest.raises(CannotWrite, match="báo lỗi khi đọc hoặc ghi"):
        whole_file.copy_into(db, path.with_name("copy.sotay"), path)
    assert texts(db) == [MARKER * 5000]


def test_journal_is_gone_after_closing(path: Path) -> None:
    engine.connect(path, KEY, new=True).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_wrong_key(db: Database, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    db.close()
    with pytest.raises(Damaged, match=r"“chi-bo.sotay” bị hỏng"):
        engine.connect(path, OTHER_KEY)
    assert capfd.readouterr().err == ""  # SQLCipher would write English lines there


@pytest.mark.parametrize("size", [1, 100, 4096, 65536])
def test_file_of_random_bytes(path: Path, size: int) -> None:
    raw = os.urandom(size)
    path.write_bytes(raw)
    with pytest.raises(Damaged):
        engine.connect(path, KEY)
    assert path.read_bytes() == raw


def test_plain_sqlite_file_is_not_taken(path: Path) -> None:
    import sqlite3

    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE notes (text TEXT)")
    plain.close()
    with pytest.raises(Damaged):
        engine.connect(path, KEY)


@pytest.mark.parametrize("open_it", [engine.connect, engine.connect_to_check])
def test_no_file_is_made_where_none_was_or_it_was_emptied(path: Path, open_it) -> None:
    with pytest.raises(Damaged):
        open_it(path, KEY)
    assert not path.exists()
    path.touch()
    with pytest.raises(Damaged):
        open_it(path, KEY)
    assert path.stat().st_size == 0


def test_key_that_is_no_key(path: Path) -> None:
    with pytest.raises(ValueError, match="hex"):
        engine.connect(path, "'; ATTACH 'x' AS y; --", new=True)


def test_cut_and_flipped_files_are_named_damaged(db: Database, path: Path) -> None:
    for _ in range(50):
        add(db, path, MARKER * 100)
    db.close()
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(Damaged):
        engine.connect(path, KEY)
    flipped = bytearray(raw)
    flipped[len(raw) // 2] ^= 1
    path.write_bytes(flipped)
    wrong = engine.connect_to_check(path, KEY)
    faults = whole_file.integrity(wrong)
    wrong.close()
    assert faults
    assert len(faults) <= 20
    assert path.read_bytes() == bytes(flipped)


def test_sound_file_has_no_faults(db: Database, path: Path) -> None:
    add(db, path)
    assert whole_file.integrity(db) == ()


def test_broken_link_is_a_fault(db: Database) -> None:
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
    db.conn.execute("CREATE TABLE b (a INTEGER REFERENCES a(id))")
    db.conn.execute("INSERT INTO b VALUES (7)")
    assert whole_file.integrity(db) == ("foreign key: b 1",)


def test_checking_writes_nothing(db: Database, path: Path) -> None:
    add(db, path)
    copy = path.with_name("copy.sotay")
    whole_file.copy_into(db, copy, path)
    raw, there = copy.read_bytes(), set(path.parent.iterdir())
    checked = engine.connect_to_check(copy, KEY)
    assert texts(checked) == [MARKER]
    with pytest.raises(CannotWrite):
        add(checked, copy)
    checked.close()
    assert copy.read_bytes() == raw
    assert set(path.parent.iterdir()) == there


def test_folder_that_is_read_only(db: Database, path: Path) -> None:
    add(db, path)
    db.close()
    path.parent.chmod(0o555)
    try:
        with ordinary_rights():
            with pytest.raises(CannotWrite, match="chỉ cho đọc"):
                engine.connect(path, KEY)
            with pytest.raises(CannotWrite, match="chỉ cho đọc"):
                engine.connect(path.with_name("new.sotay"), KEY, new=True)
    finally:
        path.parent.chmod(0o755)
    again = engine.connect(path, KEY)
    assert texts(again) == [MARKER]
    again.close()


def test_file_that_is_read_only(db: Database, path: Path) -> None:
    add(db, path)
    db.close()
    path.chmod(0o444)
    refused = pytest.raises(CannotWrite, match="chỉ cho đọc")
    with ordinary_rights(), closing(engine.connect(path, KEY)) as again, refused:
        add(again, path)


def test_full_disk_loses_nothing(db: Database, path: Path) -> None:
    add(db, path, "trước")
    pages = engine.rows(db, "PRAGMA page_count")[0]["page_count"]
    db.conn.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own SQLITE_FULL
    with pytest.raises(CannotWrite, match="đã đầy"):
        add(db, path, MARKER * 1000)
    assert texts(db) == ["trước"]
    db.conn.execute("PRAGMA max_page_count = 1073741823")
    add(db, path, "sau")
    assert texts(db) == ["trước", "sau"]


@pytest.mark.parametrize("room", [0, 1000, 4200, 9000])
def test_device_that_fails_while_writing_loses_nothing(db: Database, path: Path, room: int) -> None:
    add(db, path, "trước")
    journal = path.with_name(f"{path.name}-wal")
    with files_up_to(journal.stat().st_size + room):
        with pytest.raises(CannotWrite, match="báo lỗi khi đọc hoặc ghi"):
            add(db, path, MARKER * 1000)
        assert texts(db) == ["trước"]
    add(db, path, "sau")
    db.close()
    again = engine.connect(path, KEY)
    assert texts(again) == ["trước", "sau"]
    assert whole_file.integrity(again) == ()
    again.close()


def test_file_held_by_another_program(db: Database, path: Path, monkeypatch) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), KEY],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    db.conn.execute("PRAGMA busy_timeout = 50")
    try:
        with pytest.raises(InUse, match="đang được chương trình khác dùng"):
            add(db, path)
    finally:
        holder.communicate("done")
    add(db, path, "sau")
    assert texts(db) == ["sau"]


HOLD = (
    "import sys; from pathlib import Path; from handbook.store import engine; "
    "db = engine.connect(Path(sys.argv[1]), sys.argv[2]); db.conn.execute('BEGIN IMMEDIATE'); "
    "print('held', flush=True); sys.stdin.read()"
)


def test_our_own_bug_is_not_dressed_up(path: Path, db: Database) -> None:
    with pytest.raises(engine.OperationalError, match="no such column: full"), engine.said(path):
        engine.rows(db, "SELECT full FROM notes")


def test_transaction_undoes_all_of_it_on_any_error(db: Database, path: Path) -> None:
    with pytest.raises(ZeroDivisionError), engine.transaction(db, path):
        engine.write(db, "INSERT INTO notes (text) VALUES (:t)", {"t": "một"})
        _ = 1 / 0
    assert texts(db) == []
    add(db, path, "hai")
    assert texts(db) == ["hai"]


def test_each_sentence_names_the_file_and_a_way_out(path: Path) -> None:
    codes = ("FULL", "READONLY", "CANTOPEN", "IOERR", "BUSY", "LOCKED", "NOTADB", "CORRUPT")
    for code in codes:
        problem = file_problems.problem(path, f"SQLITE_{code}")
        assert isinstance(problem, Problem)
        assert "“chi-bo.sotay”" in problem.sentence
        assert " hãy " in problem.sentence.lower()
