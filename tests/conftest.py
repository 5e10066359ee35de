"""What holds for every test: no network, no real data or keys, no warning unseen, no window left.

Sockets are blocked by pytest-socket and warnings are errors by pyproject.toml; the rest is here.
`test_guards.py` proves each guard.
"""

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["pytester"]

Run = Generator[None, object, object]

# Read by Qt before the first window, so set before anything is imported from it.
os.environ.setdefault("QT_SCALE_FACTOR", "1")
if sys.platform == "linux":
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not os.environ.get("XDG_RUNTIME_DIR"):  # Qt warns without it, and a warning fails a test
        os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="handbook-runtime-")

# The same examples every time, so that a red run is red again; `thorough` looks for new ones.
hypothesis.settings.register_profile("ci", max_examples=40, derandomize=True, deadline=None)
hypothesis.settings.register_profile("thorough", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def own_place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep each test off this person's handbooks and keyring; return its own data folder."""
    folder = tmp_path_factory.mktemp("data") / "handbook"
    monkeypatch.setenv("HANDBOOK_DATA", str(folder))
    monkeypatch.setenv("HANDBOOK_KEYRING", "off")
    monkeypatch.delenv("HANDBOOK_PASSWORD", raising=False)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Run:
    """Collect what a test with a screen leaves on the screen's thread alone, as ui/rubbish.py does.

    Python collects wherever it allocates: a watcher of the test before, collected on the lane of
    this one, left Qt's event loop with an endless warning or a crash.
    """
    if not _has_screen(item):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.unfreeze()
        if nextitem is not None and _has_screen(nextitem):
            gc.collect(1)
        else:
            gc.collect()
            gc.enable()


def _has_screen(item: pytest.Item) -> bool:
    return "qapp" in getattr(item, "fixturenames", ())


@pytest.fixture(autouse=True)
def no_logged_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logged a warning or worse; one that means to calls `caplog.clear()`."""
    yield
    loud = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("logged: " + "; ".join(loud), pytrace=False)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Name the program as the desktop sees it."""
    return ["handbook"]


@pytest.fixture(scope="session")
def qapp(qapp):  # type: ignore[no-untyped-def]
    """Give every test the same style and language, whatever desktop it runs on."""
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale("vi_VN"))
    qapp.setStyle("Fusion")
    qapp.setQuitOnLastWindowClosed(False)
    return qapp


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test with a screen that leaves a window open, and close what it left."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    if names:
        pytest.fail("windows left open: " + ", ".join(names), pytrace=False)


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of Excel lists as branches have them, of fictional people."""
    return Path(__file__).resolve().parent / "samples"
