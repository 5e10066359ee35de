"""Everything the window can show, with text at 200 % on a screen of 1366×768.

Nothing is cut off, Tab comes to every control, a screen reader has words for each. Goes where the
pictures go (`packaging/tour`), on the same fictional handbook.
"""

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from handbook import paths
from handbook.services import demo
from handbook.services.slots import Cost
from handbook.ui import preferences as kept
from handbook.ui import theme as look
from handbook.ui.app import Program
from handbook.ui.preferences import Preferences
from tour import start, walk
from tour.guide import Guide, until

SCREEN = QSize(1366, 768)
PASSWORD = "cuon so mau"
MOST = 300  # presses of Tab: links on a page are each a stop


@pytest.fixture
def large(qtbot, own_place, monkeypatch):
    """Choose the largest text; give the keyring a rest."""
    monkeypatch.setenv("HANDBOOK_KEYRING", "off")
    kept.write(paths.preferences(), Preferences(look="light", scale=200))
    yield own_place
    look.apply(QApplication.instance(), look.Theme.make())


@pytest.fixture
def program(large, monkeypatch):
    """The program with the window open on two years of the fictional handbook."""
    book = large / "mau" / "so-mau.sotay"
    demo.make(book, password=PASSWORD, years=2, cost=Cost(n=1024, r=8, p=1)).handbook.close()
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    program, ready = Program(QApplication.instance(), book), []
    program.when_ready(lambda: ready.append(True))
    program.start()
    until(lambda: bool(ready))
    yield program
    _end(program)


@pytest.fixture
def closed(large):
    """The program with no handbook open."""
    program = Program(QApplication.instance(), paths.default_book())
    program.start()
    yield program
    _end(program)


def _end(program: Program) -> None:
    program.end()
    for window in (program.window, program.pages.window):
        if window is not None:
            window.close()
            window.deleteLater()


def cut_off(window: QWidget) -> list[str]:
    """Return what of a window does not fit across once all that was asked for has come.

    Pages are drawn on a thread of their own: how many there are may be told while we look.
    """
    QCoreApplication.sendPostedEvents()
    for _ in range(40):
        if not (found := not_fitting(window)):
            return []
        QTest.qWait(50)
    return found


def not_fitting(window: QWidget) -> list[str]:
    """Return what does not fit across now: itself, an area, words on a label or button."""
    found = [f"window {window.width()} px"] if window.width() > SCREEN.width() else []
    for table in window.findChildren(QTableView):
        over = table.horizontalScrollBar().maximum() if table.isVisible() else 0
        found += [f"{table.accessibleName()} scrolls {over} px sideways"] if over > 0 else []
    for area in window.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None:
            least = max(inner.minimumSizeHint().width(), inner.minimumWidth())
            over = least - area.viewport().width()
            found += [f"{named(inner)} is {over} px wider"] if over > 0 else []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            lacks = label.heightForWidth(label.width()) - label.height()
            found += [f"{label.text()!r} lacks {lacks} px of height"] if lacks > 0 else []
        else:
            found += short_of(label, label.text())
    for choice in window.findChildren(QComboBox):
        lacks = choice.fontMetrics().horizontalAdvance(choice.currentText()) - choice.width()
        # What fills its place can be no wider; its words can be as long as a sentence.
        fills = choice.width() > 0.9 * choice.parentWidget().width()
        if choice.isVisible() and lacks > 0 and not fills:
            found.append(f"{choice.currentText()!r} lacks {lacks} px")
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or not button.text():
            continue
        if button.hasHeightForWidth():
            lacks = button.heightForWidth(button.width()) - button.height()
            found += [f"{button.text()!r} lacks {lacks} px of height"] if lacks > 0 else []
        else:
            found += short_of(button, button.text())
    return found


def not_reached(window: QWidget) -> list[str]:
    """Return what can be used but Tab does not come to."""
    there = [widget for widget in window.findChildren(QWidget) if is_control(widget, window)]
    if not there:
        return []
    first = there[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[QWidget] = [first]
    while len(met) < MOST:
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        if (now := window.focusWidget()) is first:
            break
        met.append(now)
    return [f"Tab does not reach {said_of(widget)}" for widget in there if widget not in met]


def without_words(window: QWidget) -> list[str]:
    """Return what a screen reader would have no words for."""
    there = [widget for widget in window.findChildren(QWidget) if is_control(widget, window)]
    return [f"no words for {said_of(w)}" for w in there if said_of(w).startswith("?")]


def is_control(widget: QWidget, window: QWidget) -> bool:
    """Say whether it is there to be used now by keyboard."""
    if isinstance(widget, QAbstractButton) and widget.group() and not widget.isChecked():
        return False  # the arrows go there from the one that is chosen
    kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractItemView | QPlainTextEdit
    return (
        isinstance(widget, kinds)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def said_of(widget: QWidget) -> str:
    """Return what a screen reader says of a control."""
    said = widget.accessibleName() or widget.toolTip()
    if not said and isinstance(widget, QAbstractButton):
        said = widget.text()
    return said or f"?{type(widget).__name__} {widget.objectName()}"


def short_of(widget: QWidget, words: str) -> list[str]:
    short = widget.sizeHint().width() - widget.width()
    return [f"{words!r} lacks {short} px"] if short > 0 else []


def named(widget: QWidget) -> str:
    """Return what of ours stands in an area."""
    inner = [
        w for w in (widget, *widget.findChildren(QWidget)) if type(w).__module__[:8] == "handbook"
    ]
    return type(inner[0]).__name__ if inner else type(widget).__name__


def look_at(stops) -> None:
    """Fail with what is wrong, a line for each stop."""
    wrong = []
    for name, widget in stops:
        if name != "help":
            widget.resize(SCREEN)
        if faults := [*cut_off(widget), *without_words(widget), *not_reached(widget)]:
            wrong.append(f"{name}: {'; '.join(faults)}")
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_all_of_the_window_is_seen_reached_and_named(program):
    look_at(walk(Guide(program=program, window=program.window)))


def test_all_pages_before_the_window_are_seen_reached_and_named(closed):
    look_at(start.stops(closed))
