"""Crash reports say where, and never what a handbook holds."""

import sys
from datetime import datetime
from pathlib import Path

import pytest

from handbook import __version__, paths
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


def test_exceptions_that_came_from_each_other_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert crash.text(first, datetime(2026, 1, 1)).count("Lỗi:") == 2
