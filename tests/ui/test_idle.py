import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from handbook.ui.idle import IdleWatch


@pytest.fixture
def line(qtbot):
    """A window with a line that has the keyboard."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()

    def active() -> bool:
        made.activateWindow()
        return QGuiApplication.focusWindow() is made.windowHandle()

    qtbot.waitUntil(active)
    return made


@pytest.fixture
def watch(qapp):
    told = []
    made = IdleWatch(lambda: told.append(True), qapp)
    made.told = told
    yield made
    made.wait(0)
    made.deleteLater()


def test_nobody_there_is_told_once(qtbot, watch):
    watch.wait(1)
    assert 50_000 < watch.left_over() < 70_000
    watch._timer.start(20)
    qtbot.waitUntil(lambda: len(watch.told) == 1)
    assert watch.left_over() == -1


@pytest.mark.parametrize(
    "touch",
    [
        lambda line: QTest.keyClick(line.windowHandle(), Qt.Key.Key_A),
        lambda line: QTest.mouseClick(line.windowHandle(), Qt.MouseButton.LeftButton),
        lambda line: QTest.mouseMove(line.windowHandle(), QPoint(5, 5)),
        lambda line: line.setCursorPosition(3),  # as an input method moves it
    ],
    ids=["key", "click", "move", "input method"],
)
def test_any_touch_starts_anew(qtbot, line, watch, touch):
    line.setText("abcdef")
    line.setCursorPosition(1)
    watch.wait(10)
    watch._timer.start(30_000)
    touch(line)
    qtbot.waitUntil(lambda: watch.left_over() > 500_000)


def test_nothing_is_kept_from_the_window(qtbot, line, watch):
    watch.wait(5)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: line.text().lower() == "a")


def test_zero_never_waits(line, watch):
    watch.wait(0)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert watch.left_over() == -1
