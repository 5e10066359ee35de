"""The guards of conftest.py catch what they are there for: an inner run trips every one."""

import os
from pathlib import Path

import pytest

INNER = """
import gc, logging, os, socket, warnings, weakref
from pathlib import Path
import pytest
from hypothesis import given, settings, strategies
from PySide6.QtWidgets import QWidget

def test_socket(): socket.create_connection(("127.0.0.1", 9))
def test_warning(): warnings.warn("old")
def test_logged(): logging.getLogger("x").warning("loud")
def test_logged_on_purpose(caplog):
    logging.getLogger("x").warning("loud")
    caplog.clear()
def test_qt_warning(qtbot):
    from PySide6.QtCore import qWarning
    qWarning("loud")
def test_window_left(qapp):
    global kept
    kept = QWidget()
    kept.show()
def test_circle(qapp):
    global gone
    one = QWidget()
    one.itself, gone = one, weakref.ref(one)
    assert not gc.isenabled()
def test_circle_gone(): assert gone() is None and gc.isenabled()
def test_window_gone(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
def test_place():
    assert os.environ["HANDBOOK_KEYRING"] == "off"
    assert "HANDBOOK_PASSWORD" not in os.environ
    assert not Path(os.environ["HANDBOOK_DATA"]).exists()
    assert os.environ["HANDBOOK_DATA"] != os.environ["OUTER_DATA"]
@given(strategies.integers())
def test_profile(number):
    assert settings.default.derandomize
"""
PASSING = {
    "test_circle",
    "test_circle_gone",
    "test_logged_on_purpose",
    "test_place",
    "test_profile",
    "test_window_gone",
}
FAILING = {"test_socket", "test_warning", "test_qt_warning"}  # in the test itself
LATE = {"test_logged", "test_window_left"}  # in what surrounds it


def test_each_guard_catches_its_fault(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Path(__file__).parent
    pytester.makeconftest((here / "conftest.py").read_text(encoding="utf-8"))
    settings = (here.parent / "pyproject.toml").read_text(encoding="utf-8")
    pytester.makefile(".toml", pyproject="[tool.pytest" + settings.split("[tool.pytest")[1])
    pytester.mkdir("tests")
    pytester.makepyfile(INNER)
    monkeypatch.setenv("OUTER_DATA", os.environ["HANDBOOK_DATA"])
    monkeypatch.setenv("HANDBOOK_PASSWORD", "of the outer run")
    result = pytester.runpytest_subprocess("-v", ".")
    said = {line.split()[0].split("::")[-1]: line for line in result.outlines if "::test_" in line}
    outcomes = {line for line in result.outlines if line.startswith(("FAILED", "ERROR"))}
    assert {name for name in PASSING if "PASSED" in said[name]} == PASSING
    assert {name for name in FAILING if "FAILED" in said[name]} == FAILING
    assert {n for n in LATE if any(o.startswith("ERROR") and n in o for o in outcomes)} == LATE
