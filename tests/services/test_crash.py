"""Crash reports say where, and never what a handbook holds."""

import faulthandler
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from handbook import __version__, bundle, paths
from handbook.services import crash

NAME = "Nguyễn Thị Bí Mật"


def _bug() -> BaseException:
    person = NAME
    try:
        try:
            raise KeyError(person)
        except KeyError as inner:
            raise ValueError(f"cannot place {person}") from inner
    except ValueError as outer:
        return outer


def test_report_names_versions_kinds_files_and_lines() -> None:
    text = crash.text(_bug(), datetime(2026, 11, 24, 8, 30))
    assert __version__ in text and "24 08:30:00" in text
    assert "builtins.ValueError" in text and "builtins.KeyError" in text
    assert "test_crash.py:" in text and "_bug" in text


def test_report_holds_no_message_no_value_and_no_folder() -> None:
    text = crash.text(_bug(), datetime(2026, 11, 24))
    assert NAME not in text and "cannot place" not in text
    assert str(Path(__file__).parent) not in text


def test_our_own_files_are_named_from_the_package_on() -> None:
    try:
        crash.text(None, None)  # type: ignore[arg-type]
    except TypeError as bug:
        assert "handbook/services/crash.py:" in crash.text(bug, datetime(2026, 1, 1))


def test_qt_is_named_only_when_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", None)
    assert "Qt" not in crash.text(_bug(), datetime(2026, 1, 1))


def test_report_is_kept_in_our_folder_and_the_sentence_names_it() -> None:
    file = crash.report(_bug())
    assert file is not None and file.parent == paths.crashes()
    assert "ValueError" in file.read_text(encoding="utf-8")
    assert str(file) in crash.sentence(file)


def test_a_report_that_cannot_be_kept_is_no_second_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path / "file"))
    assert crash.report(_bug()) is None
    assert "mở lại" in crash.sentence(None)


def test_a_bundle_that_is_not_whole_is_told_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / bundle.LIST).write_text("0 _internal/_imaging.so\n", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    said = crash.sentence(crash.report(_bug()))
    assert "Thiếu tệp “_internal/_imaging.so”" in said and "cài lại" in said
    (tmp_path / bundle.LIST).write_text("", encoding="utf-8")
    assert "lỗi của chính nó" in crash.sentence(crash.report(_bug()))


def test_exceptions_that_came_from_each_other_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert crash.text(first, datetime(2026, 1, 1)).count("Lỗi:") == 2


@pytest.fixture
def pytests_own_back() -> Iterator[None]:
    """Give pytest its own watch for crashes back."""
    yield
    faulthandler.enable(sys.__stderr__)


def test_reports_are_told_of_once() -> None:
    assert crash.unseen() == ()
    first = crash.report(ValueError("một"))
    assert crash.unseen() == (first,)
    crash.mark_seen()
    assert crash.unseen() == ()
    second = crash.report(ValueError("hai"))
    assert crash.unseen() == (second,)


@pytest.mark.usefixtures("pytests_own_back")
def test_a_crash_below_python_leaves_its_stack_without_folders(tmp_path: Path) -> None:
    script = (
        "import faulthandler\n"
        "from handbook.services import crash\n"
        "def nguyen_van_a():\n"
        "    faulthandler._sigsegv()\n"
        "crash.watch()\n"
        "nguyen_van_a()\n"
    )
    file = tmp_path / "Nguyen Van A.py"
    file.write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, str(file)], capture_output=True, check=False)
    assert done.returncode != 0 and crash.unseen() == ()
    end = crash.watch()
    (report,) = crash.unseen()
    said = report.read_text(encoding="utf-8")
    assert "dừng đột ngột" in said and ":4 nguyen_van_a" in said
    assert str(tmp_path) not in said
    end()
    assert [f.name for f in report.parent.iterdir()] == [report.name]


@pytest.mark.usefixtures("pytests_own_back")
def test_a_run_that_ends_well_leaves_nothing() -> None:
    crash.watch()()
    crash.watch()()
    assert crash.unseen() == ()
