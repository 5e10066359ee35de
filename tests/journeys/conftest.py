"""The program's real window in this process, and a person at it."""

import importlib.util
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook import ui  # noqa: F401  must come before anything of Qt's: see handbook/ui/steady.py

HERE = Path(__file__).parent
PASSWORD = "bon chu de nho 7"


def _beside(name):
    """Load a module that lies here: the driver (`elsewhere.py` imports it too), or a story."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


driving = _beside("driving")
_beside("lived_year")  # for `test_a_year.py`
_beside("year_end")  # for `test_review_year_end.py`


class FileWindow:
    """Stands for the system's own file window: answers what the person would choose in it."""

    def __init__(self) -> None:
        self.chosen: list[Path] = []
        self.proposed: list[str] = []

    def getOpenFileName(self, parent, title, name, kinds):
        return str(self.chosen.pop(0)), kinds

    def getSaveFileName(self, parent, title, name, kinds):
        self.proposed.append(name)
        return str(self.chosen.pop(0)), kinds

    def getExistingDirectory(self, parent, title):
        return str(self.chosen.pop(0))


@pytest.fixture
def file_window(monkeypatch):
    from handbook.ui.parts import files

    window = FileWindow()
    monkeypatch.setattr(files, "QFileDialog", window)
    return window


@pytest.fixture
def person(qapp):
    someone = driving.Person()
    yield someone
    someone.counter.stop()


@pytest.fixture
def begin(qapp, qtbot, own_place):
    """Start the program as often as a test asks; at the end nothing of it may be left."""
    from handbook import paths
    from handbook.ui.app import Program
    from handbook.ui.preferences import Preferences, write

    paths.private(own_place)
    write(paths.preferences(), Preferences(look="light", width=1366, height=768))
    programs = []

    def start(book=None):
        program = Program(qapp, book or paths.default_book())
        programs.append(program)
        program.start()
        return program

    yield start
    for program in programs:
        end(program)
    reports = list(paths.crashes().glob("*")) if paths.crashes().exists() else []
    assert not reports, reports[0].read_text(encoding="utf-8")
    assert in_clear(own_place) == []


def in_clear(folder):
    """Return the files of our own folder that hold words of the handbook in clear."""
    words = ("Lăng Quậy", "Hà Minh Khôi", "đồi chè", "dọc suối")
    marks = [one.encode(code) for one in words for code in ("utf-8", "utf-16-le")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(mark in file.read_bytes() for mark in marks)]


@pytest.fixture
def book(own_place):
    """Make the usual handbook with eight people and the minutes of November 2026 sealed."""
    from handbook import paths
    from handbook.services import meetings
    from handbook.services.handbook import Handbook
    from handbook.services.slots import Cost

    made = Handbook.create(
        paths.private(own_place) / paths.default_book().name,
        _branch(),
        PASSWORD,
        cost=Cost(n=1024, r=8, p=1),
    ).handbook
    made.change("Nhập danh sách", lambda store: [store.members.put(one) for one in _people()])
    meeting = made.change("Tạo buổi", _held).value
    meetings.seal(made, meeting.uid)
    made.close()
    return paths.default_book()


@pytest.fixture
def elsewhere(own_place):
    """Let somebody do a deed at the window in a process of its own; return what they saw."""

    def run(deed):
        ran = subprocess.run(
            [sys.executable, str(HERE / "elsewhere.py"), deed],
            capture_output=True,
            timeout=60,
            env={**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        )
        assert ran.returncode == 0, ran.stderr.decode()
        return ran.stdout.decode()

    return run


class Typist:
    """Somebody who types at the window in a process of its own, until it is killed."""

    def __init__(self) -> None:
        self._run = subprocess.Popen(
            [sys.executable, str(HERE / "elsewhere.py"), "type"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONUTF8": "1",
                "QT_QPA_PLATFORM": "offscreen",
                "HANDBOOK_PASSWORD": PASSWORD,
            },
        )

    def wait_for_typing(self) -> None:
        """Wait for the first letter."""
        self._first = self._run.stdout.readline().decode()
        assert self._first, "nobody types"

    def kill_after(self, seconds: float) -> tuple[str, str]:
        """Kill -9; return all that was typed, and what was typed two seconds before or earlier."""
        time.sleep(seconds)
        self._run.kill()
        at = time.time()
        told = [self._first, *self._run.communicate()[0].decode().splitlines()]
        letters = [line.rstrip("\n").split("\t") for line in told if line.count("\t") == 1]
        typed = "".join(letter for _, letter in letters)
        surely = "".join(letter for when, letter in letters if float(when) <= at - 2)
        return typed, surely

    def stop(self) -> None:
        """Leave no process behind."""
        self._run.kill()
        self._run.wait()


@pytest.fixture
def typing_elsewhere():
    typists = []

    def sit_down():
        typists.append(Typist())
        return typists[-1]

    yield sit_down
    for typist in typists:
        typist.stop()


def _branch():
    from handbook.records.basics import new_uid
    from handbook.records.settings import Branch, ParentBody

    return Branch(
        uid=new_uid(),
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã Hòa Phú"),),
        meeting_place="Nhà văn hóa thôn",
    )


def _people():
    from handbook.records.basics import new_uid
    from handbook.records.members import Member, Position

    posts = {"Hà Minh Khôi": Position.SECRETARY, "Lý Thu Hằng": Position.COMMITTEE}
    return [
        Member(
            uid=new_uid(),
            name=name,
            admitted_on="2010-03-03",
            official_on="2011-03-03",
            position=posts.get(name, Position.MEMBER),
        )
        for name in (*posts, "Ma Văn Đạt", "Đỗ Bích Lan", "Lê Thị Ánh", "Quan Văn Ước")
    ]


def _held(store):
    from handbook.records.attendance import marked
    from handbook.records.meetings import Mark, MeetingKind, Speech
    from handbook.services import meetings

    meeting = meetings.new_meeting(store, MeetingKind.REGULAR, date(2026, 11, 3))
    for one in meeting.attendance:
        meeting = marked(meeting, one.member, Mark.PRESENT)
    speaker = store.members.all()[0]
    return store.meetings.put(
        replace(
            meeting,
            starts_at="19:30",
            ends_at="21:15",
            report="Đường vào đồi chè đã làm được một nửa.",
            speeches=(Speech(member=speaker.uid, name=speaker.name, text="Nhất trí."),),
            conclusions=("Làm xong đường vào đồi chè trong tháng.",),
        )
    )


def end(program) -> None:
    """Close the program's windows and its work."""
    window = program.shown()
    if window is not None:
        window.close()
    if program.window is not None:
        program.window.deleteLater()
    program.end()
