import os
import platform
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handbook.errors import CannotWrite, ExitCode, InUse
from handbook.services import locks

ROOT = Path(locks.__file__).parents[2]
HOLD = (
    "import sys; from pathlib import Path; from handbook.services import locks; "
    "hold = locks.take(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)
Start = Callable[[Path], "subprocess.Popen[str]"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "chi-bo.sotay"


@pytest.fixture
def other_program() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(book: Path) -> "subprocess.Popen[str]":
        program = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(book)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(program)
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        return program

    yield start
    for program in started:
        program.kill()
        program.communicate()


def test_held_by_another_program(book: Path, other_program: Start) -> None:
    program = other_program(book)
    with pytest.raises(InUse) as caught:
        locks.take(book)
    assert "Cuốn sổ “chi-bo.sotay” đang được mở" in caught.value.sentence
    assert f"tiến trình số {program.pid})" in caught.value.sentence
    assert caught.value.exit_code is ExitCode.IN_USE


def test_asking_does_not_wipe_the_note_of_the_holder(book: Path, other_program: Start) -> None:
    program = other_program(book)
    for _ in range(2):
        with pytest.raises(InUse, match=f"số {program.pid}"):
            locks.take(book)


def test_a_crash_never_locks_anyone_out(book: Path, other_program: Start) -> None:
    program = other_program(book)
    program.kill()
    program.wait()
    assert locks.path_of(book).exists()
    with locks.take(book):
        assert str(os.getpid()) in locks.path_of(book).read_text()


def test_a_proper_end_frees_the_handbook(book: Path, other_program: Start) -> None:
    program = other_program(book)
    program.communicate("")
    locks.take(book).release()


def test_a_second_window_of_the_same_program_is_refused(book: Path) -> None:
    with locks.take(book), pytest.raises(InUse):
        locks.take(book)
    locks.take(book).release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need an administrator there")
def test_held_by_whatever_link_it_is_opened(book: Path, other_program: Start) -> None:
    book.write_bytes(b"")
    link = book.parent / "khac" / "loi-tat.sotay"
    link.parent.mkdir()
    link.symlink_to(book)
    other_program(book)
    with pytest.raises(InUse, match="đang được mở"):
        locks.take(link)


def test_other_handbooks_are_free(book: Path, other_program: Start) -> None:
    other_program(book)
    with locks.take(book.with_name("khac.sotay")):
        pass


def test_note_holds_process_and_computer_only(book: Path) -> None:
    with locks.take(book):
        note = locks.path_of(book).read_bytes()
    assert note == b"\0" + f"{os.getpid()} {platform.node()}".encode()


def test_a_longer_old_note_is_gone(book: Path) -> None:
    locks.path_of(book).write_text("x" * 1000)
    with locks.take(book):
        assert "xx" not in locks.path_of(book).read_text()[1:]


def test_holder_on_another_computer_is_named(
    book: Path, other_program: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = other_program(book)
    monkeypatch.setattr(locks.platform, "node", lambda: "another")
    with pytest.raises(InUse, match=f"số {program.pid}, trên máy “"):
        locks.take(book)


def test_unreadable_note_still_gives_a_sentence(book: Path, other_program: Start) -> None:
    other_program(book)
    locks.path_of(book).write_bytes(b"\xff\xff\xff")
    with pytest.raises(InUse, match=r"chương trình khác\. Hãy đóng"):
        locks.take(book)


def test_released_from_another_thread(book: Path) -> None:
    hold = locks.take(book)
    thread = threading.Thread(target=hold.release)
    thread.start()
    thread.join()
    locks.take(book).release()
    hold.release()


def test_folder_without_room_says_so(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("")
    with pytest.raises(CannotWrite, match="Không ghi được vào thư mục"):
        locks.take(tmp_path / "tep" / "chi-bo.sotay")
