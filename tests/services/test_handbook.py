import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from handbook import errors
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.services import checking, handbook, keys, slots
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.store import engine, migrations, schema, whole_file
from handbook.store.engine import Migrations
from handbook.store.migrations import STEPS

CHEAP = Cost(n=1024, r=8, p=1)
ROOT = Path(handbook.__file__).parents[2]


def _make_current(monkeypatch, steps: Migrations) -> None:
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(schema, "STEP_NAMES", tuple(step.name for step in steps._migrations))


def member(name: str = "Trần Thị Bưởi", **fields) -> Member:
    return Member(uid=new_uid(), name=name, **fields)


def put(book: Handbook, record: Member) -> Member:
    return book.change("Ghi", lambda store: store.members.put(record)).value


def reopened(book: Handbook) -> Handbook:
    book.close()
    return Handbook.open(book.path, book.key)


def test_made_closed_and_opened_with_the_password(book, path, branch, password) -> None:
    one = put(book, member())
    book.close()
    again = Handbook.open(path, keys.open_with_password(path, password))
    assert again.uid == book.uid == keys.handbook_uid(path)
    assert again.read(lambda store: store.branch.get()) == replace(branch, version=1)
    assert again.read(lambda store: store.members.all()) == (one,)
    again.close()
    left = {file.name for file in path.parent.iterdir()} - {f"{path.name}.dang-mo"}
    assert left == {path.name, f"{path.name}.khoa"}


def test_recovery_code_opens_it(tmp_path, branch) -> None:
    path = tmp_path / "chi-bo.sotay"
    made = Handbook.create(path, branch, "mật khẩu dài", cost=CHEAP)
    made.handbook.close()
    Handbook.open(path, keys.open_with_recovery(path, made.recovery_code)).close()


def test_change_says_what_it_touched(book) -> None:
    changed = book.change("Ghi", lambda store: store.members.put(member()))
    assert changed.kinds == {"member"}
    assert changed.value.version == 1
    assert book.change("Không gì cả", lambda store: None).kinds == frozenset()


@pytest.mark.parametrize("part", ["", ".khoa", "-wal"])
def test_never_made_over_a_handbook_or_a_part_of_one(tmp_path, branch, part) -> None:
    path = tmp_path / "chi-bo.sotay"
    there = path.with_name(path.name + part)
    there.write_bytes(b"of another handbook")
    with pytest.raises(errors.BadInput, match="Đã có tệp"):
        Handbook.create(path, branch, "mật khẩu dài", cost=CHEAP)
    assert there.read_bytes() == b"of another handbook"


@pytest.mark.parametrize(("name", "password"), [("", "mật khẩu dài"), ("Chi bộ", "ngắn")])
def test_nothing_is_left_of_one_that_was_refused(tmp_path, branch, name, password) -> None:
    path = tmp_path / "so" / "chi-bo.sotay"
    with pytest.raises(errors.BadInput):
        Handbook.create(path, replace(branch, name=name), password, cost=CHEAP)
    left = list(path.parent.glob("*")) if path.parent.exists() else []
    assert [file.name for file in left if not file.name.endswith(".dang-mo")] == []


def test_no_such_file(tmp_path, book) -> None:
    with pytest.raises(errors.NotFound, match="Không thấy tệp cuốn sổ"):
        Handbook.open(tmp_path / "khac.sotay", book.key)
    assert list(tmp_path.glob("khac*")) == []


def test_emptied_file_is_damaged_and_no_new_handbook(book, path) -> None:
    book.close()
    path.write_bytes(b"")
    with pytest.raises(errors.Damaged):
        Handbook.open(path, book.key)
    assert path.read_bytes() == b""
    assert slots.path_of(path).exists()


def test_right_key_and_no_handbook_inside(book, path) -> None:
    book.close()
    path.unlink()
    engine.connect(path, book.key.hex, new=True).close()
    raw = path.read_bytes()
    with pytest.raises(errors.Damaged, match="không có cuốn sổ nào"):
        Handbook.open(path, book.key)
    assert path.read_bytes() == raw


def test_wrong_key_is_damaged_and_leaves_it_free(book, path) -> None:
    book.close()
    with pytest.raises(errors.Damaged):
        Handbook.open(path, keys.new_key())
    Handbook.open(path, book.key).close()


def test_open_twice(book, path) -> None:
    with pytest.raises(errors.InUse):
        Handbook.open(path, book.key)


def test_open_in_another_program(book, path) -> None:
    book.close()
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path), book.key.hex],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    with pytest.raises(errors.InUse):
        Handbook.open(path, book.key)
    program.kill()
    program.communicate()
    Handbook.open(path, book.key).close()


HOLDING = """
import sys; from pathlib import Path
from handbook.services import handbook, keys
book = handbook.Handbook.open(Path(sys.argv[1]), keys.DataKey(bytes.fromhex(sys.argv[2])))
print("held", flush=True); sys.stdin.read()
"""


def test_file_of_a_newer_version_is_not_touched(book, path, monkeypatch) -> None:
    newer = Migrations(STEPS.name)
    newer._migrations = [*STEPS._migrations]

    @newer()
    def step_900_of_tomorrow(db) -> None:
        db.table("tomorrow").create({"id": int})

    book.close()
    _make_current(monkeypatch, newer)
    Handbook.open(path, book.key).close()
    monkeypatch.undo()
    for file in path.parent.glob("*nang-cap*"):
        file.unlink()
    raw = path.read_bytes()
    with pytest.raises(errors.NewerVersion, match="bản chương trình mới hơn"):
        Handbook.open(path, book.key)
    assert path.read_bytes() == raw
    assert {f.name for f in path.parent.iterdir()} <= {
        path.name,
        f"{path.name}.khoa",
        f"{path.name}.dang-mo",
    }


def test_copy_is_kept_before_pending_steps(book, path, password, clock, monkeypatch) -> None:
    one = put(book, member())
    steps = Migrations(STEPS.name)
    steps._migrations = [*STEPS._migrations]

    @steps()
    def step_900_of_today(db) -> None:
        db.execute("UPDATE members SET note = 'đã nâng cấp'")

    book.close()
    _make_current(monkeypatch, steps)
    path.with_name("chi-bo.truoc-nang-cap-20261103-120000.sotay").write_bytes(b"older copy")
    again = Handbook.open(path, book.key, clock=clock)
    assert again.read(lambda store: store.members.all())[0].note == "đã nâng cấp"
    again.close()
    monkeypatch.undo()
    copy, older = sorted(path.parent.glob("*truoc-nang-cap*.sotay"))
    assert older.read_bytes() == b"older copy"
    before = Handbook.open(copy, keys.open_with_password(copy, password))
    assert before.read(lambda store: store.members.all()) == (one,)
    before.close()


def test_a_copy_with_fewer_records_holds_the_upgrade_back(book, path, monkeypatch) -> None:
    one = put(book, member())
    real = whole_file.copy_into

    def lossy(db, target, of) -> None:
        real(db, target, of)
        copied = engine.connect(target, book.key.hex)
        copied.conn.execute("DELETE FROM members")
        copied.conn.commit()
        copied.close()

    steps = Migrations(STEPS.name)
    steps._migrations = [*STEPS._migrations]

    @steps()
    def step_900_of_today(db) -> None:
        db.execute("UPDATE members SET note = 'đã nâng cấp'")

    book.close()
    _make_current(monkeypatch, steps)
    monkeypatch.setattr(whole_file, "copy_into", lossy)
    with pytest.raises(errors.Damaged, match="nên chưa nâng cấp") as refused:
        Handbook.open(path, book.key)
    assert refused.value.details == ("Số bản ghi trong bản sao khác cuốn sổ.",)
    monkeypatch.undo()
    assert not list(path.parent.glob("*truoc-nang-cap*.sotay"))
    again = Handbook.open(path, book.key)
    assert again.read(lambda store: store.members.all()) == (one,)
    again.close()


def test_step_that_fails_leaves_the_file_as_it_was(book, path, monkeypatch) -> None:
    one = put(book, member())
    steps = Migrations(STEPS.name)
    steps._migrations = [*STEPS._migrations]

    @steps()
    def step_900_broken(db) -> None:
        db.execute("DELETE FROM members")
        raise ZeroDivisionError

    book.close()
    _make_current(monkeypatch, steps)
    with pytest.raises(ZeroDivisionError):
        Handbook.open(path, book.key)
    monkeypatch.undo()
    again = Handbook.open(path, book.key)
    assert again.read(lambda store: store.members.all()) == (one,)
    again.close()


def test_full_disk_is_a_sentence_and_nothing_is_lost(book) -> None:
    one = put(book, member())
    db = book._store.session.db
    pages = engine.rows(db, "PRAGMA page_count")[0]["page_count"]
    db.conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(errors.CannotWrite, match="đã đầy"):
        put(book, replace(one, note="dài " * 20_000))
    with pytest.raises(errors.CannotWrite, match="đã đầy"):
        book.keep_typing(replace(one, note="dài " * 20_000))
    assert book.read(lambda store: store.members.all()) == (one,)
    again = reopened(book)
    assert again.read(lambda store: store.members.all()) == (one,)
    again.close()


def test_facts(book) -> None:
    assert book.fact("màu") == ""
    book.set_fact("màu", "xanh")
    again = reopened(book)
    assert again.fact("màu") == "xanh"
    assert again.read(lambda store: store.history.verify()) is None
    again.close()


def test_typing_cut_off_becomes_a_change(book) -> None:
    one = put(book, member())
    book.keep_typing(replace(one, note="đang gõ"))
    again = reopened(book)
    stored = again.read(lambda store: store.members.by_uid(one.uid))
    assert (stored.note, stored.version) == ("đang gõ", 2)
    newest = again.read(lambda store: store.history.of_record(one.uid))[0]
    assert newest.deed == "Khôi phục nội dung đang gõ khi chương trình bị ngắt"
    assert (newest.before, newest.after) == ({"note": ""}, {"note": "đang gõ"})
    third = reopened(again)  # once only
    assert len(third.read(lambda store: store.history.of_record(one.uid))) == 2
    third.close()


def test_typing_never_keeps_a_handbook_from_opening(book) -> None:
    one = put(book, member())
    book.keep_typing(replace(one, name=""))  # nothing to fall back on is lost: the name stays
    book.keep_typing(Meeting(uid=new_uid(), date=book.clock().date(), starts_at="tối", report="x"))
    book.keep_typing(member(""))  # cannot be written at all
    again = reopened(book)
    assert [m.name for m in again.read(lambda store: store.members.all())] == ["Trần Thị Bưởi"]
    (meeting,) = again.read(lambda store: store.meetings.summaries())
    assert again.read(lambda store: store.meetings.by_uid(meeting.uid)).report == "x"
    assert len(again.read(lambda store: store.drafts.waiting())) == 1
    again.close()


KILLS = 30


def test_killed_while_typing(book, path) -> None:
    """Kill a real program with -9 at random moments: what it had kept is there, whole.

    The program keeps at every key stroke and every tenth time makes a change of it; a line on its
    pipe says what was kept. Anything it said before the kill is older than the kill, so this asks
    for more than "two seconds of typing".
    """
    one = put(book, member(note="0"))
    book.close()
    chance = random.Random(8417)
    began = time.monotonic()
    for _ in range(KILLS):
        said = _typed_and_killed(path, book.key.hex, one.uid, chance.uniform(0, 0.12))
        again = Handbook.open(path, book.key)
        stored = again.read(lambda store: store.members.by_uid(one.uid))
        first, *rest = stored.note.split(" ")
        assert int(first) >= said
        assert rest == ["chữ"] * int(first), "half of it"
        assert again.read(lambda store: store.drafts.waiting()) == ()
        newest = again.read(lambda store: store.history.of_record(one.uid))[0]
        assert newest.after["note"] == stored.note
        again.close()
    assert time.monotonic() - began < 90  # about 12 seconds on an idle PC
    report = checking.check_file(path, book.key)
    assert report.problems == ()


def _typed_and_killed(path: Path, key: str, uid: str, seconds: float) -> int:
    """Return the number of words the program had said it kept when it was killed."""
    program = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(path), key, uid],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    said = [int(program.stdout.readline())]
    time.sleep(seconds)
    program.kill()
    rest = program.stdout.read()
    program.stdout.close()
    assert program.wait() == -signal.SIGKILL
    said += [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return said[-1]


TYPING = """
import sys; from dataclasses import replace; from pathlib import Path
from handbook.services import handbook, keys
key = keys.DataKey(bytes.fromhex(sys.argv[2]))
book = handbook.Handbook.open(Path(sys.argv[1]), key)
one = book.read(lambda store: store.members.by_uid(sys.argv[3]))
count = int(one.note.split(" ")[0])
while True:
    count += 1
    typed = replace(one, note=" ".join([str(count), *["chữ"] * count]))
    if count % 10:
        book.keep_typing(typed)
    else:
        one = book.change("Ghi", lambda store: store.members.put(typed)).value
    print(count, flush=True)
"""
