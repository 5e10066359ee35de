"""Two starts of one handbook: the second finds the first, which comes forward."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from handbook import paths
from handbook.ui import coming_forward
from handbook.ui.coming_forward import Calling, Listening


def test_the_first_window_answers_the_second_start(qtbot, own_place, tmp_path):
    said: list[str] = []
    parent = QObject()
    Listening(parent, tmp_path / "a.sotay", lambda: said.append("forward"))
    Calling(
        parent, tmp_path / "a.sotay", lambda: said.append("came"), lambda: said.append("silent")
    )
    qtbot.waitUntil(lambda: len(said) == 2, timeout=5000)
    assert said == ["forward", "came"]


def test_nobody_answers_for_another_handbook(qtbot, own_place, tmp_path, monkeypatch):
    monkeypatch.setattr(coming_forward, "PATIENCE_MS", 200)
    said: list[str] = []
    parent = QObject()
    Listening(parent, tmp_path / "a.sotay", lambda: said.append("forward"))
    Calling(
        parent, tmp_path / "b.sotay", lambda: said.append("came"), lambda: said.append("silent")
    )
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    assert said == ["silent"] and list(paths.calls().iterdir()) == []


def test_a_folder_that_cannot_be_written_is_silence(qtbot, monkeypatch):
    monkeypatch.setenv("HANDBOOK_DATA", "/proc/khong-ghi-duoc")
    said: list[str] = []
    parent = QObject()
    Listening(parent, Path("/a.sotay"), lambda: said.append("forward"))
    Calling(parent, Path("/a.sotay"), lambda: said.append("came"), lambda: said.append("silent"))
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    assert said == ["silent"]


def test_the_call_holds_no_words(own_place, tmp_path):
    assert coming_forward.call_of(tmp_path / "Chi bộ.sotay").name.isascii()


def test_a_window_made_small_comes_forward(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    coming_forward.bring(window)
    assert window.isVisible() and not window.isMinimized()
