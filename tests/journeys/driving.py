"""A person at the real window: sees what is visible, clicks it, types; every action is counted.

Knows no screen and no record: widgets are found by object name, accessible name or visible words,
and reached by events that go through Qt's own window, as the platform sends them. The count comes
from those events, not from the test: a click and a key that is not text are one action each.
Scrolling to what is out of sight is done with the wheel and counted apart.
"""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWheelEvent, QWindow
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt)  # a shortcut is one action
_NOTCH = 120
_PATIENCE = 30  # seconds; tests run beside each other on few cores


class Counter(QObject):
    """Counts what reaches a window of the platform: each press of a button, each key not text."""

    def __init__(self) -> None:
        super().__init__()
        self.actions = 0
        self.log: list[str] = []
        QGuiApplication.instance().installEventFilter(self)

    def stop(self) -> None:
        QGuiApplication.instance().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow):
            presses = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
            if event.type() in presses:
                self._count("click")
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() in _HELD:
                    return False
                at = QApplication.focusWidget()
                typed = event.text().isprintable() and event.text() and not event.modifiers() & CTRL
                if not (typed and isinstance(at, QLineEdit | QPlainTextEdit)):
                    self._count(Qt.Key(event.key()).name)
        elif event.type() == QEvent.Type.Shortcut:  # its key press reaches no window
            self._count("shortcut")
        return False

    def _count(self, what: str) -> None:
        self.actions += 1
        self.log.append(what)


class Person:
    """What a person does at the windows of this program."""

    def __init__(self) -> None:
        self.counter = Counter()
        self.scrolls = 0

    @property
    def actions(self) -> int:
        return self.counter.actions

    # Seeing

    def see(self, words: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Wait for the one visible widget with this object name, accessible name or words."""
        self.until(lambda: self.seen(words, kind), f"nobody sees “{words}”")
        found = self.seen(words, kind)
        assert len(found) == 1, f"“{words}” is not one thing: {[_said(w) for w in found]}"
        return found[0]

    def seen(self, words: str, kind: type[QWidget] = QWidget) -> list[QWidget]:
        """Return the visible widgets of this name or words; a button before the label it bears."""
        there = [w for w in shown() if isinstance(w, kind)]
        named = [w for w in there if w.objectName() == words]
        found = named or [w for w in there if words in (w.accessibleName(), _words(w))]
        return [w for w in found if not any(w.isAncestorOf(o) and o is not w for o in found)]

    def seen_all(self, kind: type[QWidget], start: str) -> list[QWidget]:
        """Return the visible widgets whose accessible name begins so, from top to bottom."""
        there = [w for w in shown() if isinstance(w, kind) and w.accessibleName().startswith(start)]
        return sorted(there, key=lambda w: w.mapToGlobal(QPoint(0, 0)).y())

    def reads(self, part: str) -> bool:
        """Say whether this text is visible somewhere."""
        return any(part in text for w in shown() for text in (_words(w), _value(w)) if text)

    def until(self, claim: Callable[[], object], why: str = "") -> None:
        """Wait until `claim` holds."""
        end = time.monotonic() + _PATIENCE
        while not claim():
            assert time.monotonic() < end, why or "waited in vain"
            self.pause()

    def pause(self, seconds: float = 0.01) -> None:
        """Look on for a while; the other threads need the interpreter, which Qt's wait keeps."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QTest.qWait(5)
            time.sleep(0.002)

    def focus(self) -> QWidget:
        """Wait for the widget that has the keyboard."""
        self._activate()
        self.until(lambda: QApplication.focusWidget() is not None, "nothing has the keyboard")
        return QApplication.focusWidget()

    # Doing

    def click(self, words: str | QWidget, kind: type[QWidget] = QWidget) -> QWidget:
        """Click in the middle of a widget, after scrolling to it when it is out of sight."""
        if not isinstance(words, str):
            return self._click(words)
        for _ in range(3):
            try:
                return self._click(self.see(words, kind))
            except RuntimeError:  # the page was read again, and made anew what one reached for
                continue
        return self._click(self.see(words, kind))

    def _click(self, widget: QWidget) -> QWidget:
        self.until(widget.isEnabled, f"“{_said(widget)}” cannot be pressed")
        self.reveal(widget)
        self._press_at(widget, _middle(widget), widget)
        return widget

    def click_cell(self, table: str, row: str, column: str, *, twice: bool = False) -> None:
        """Click the cell in the row that begins with `row` words, under the head `column`."""
        view = self.see(table, QTableView)
        assert isinstance(view, QTableView)
        index = cell(view, row, column)
        self._wheel_to(view, lambda: view.visualRect(index))
        self._reveal(view.viewport(), lambda: view.visualRect(index))
        at = view.visualRect(index).center()
        self._press_at(view.viewport(), at, view.viewport())
        if twice:
            window, spot = _in_window(view.viewport(), at)
            QTest.mouseDClick(window, Qt.MouseButton.LeftButton, PLAIN, spot)
            self._rest()

    def right_click(self, widget: QWidget) -> None:
        """Press the right button in the middle of a widget."""
        window, spot = _in_window(widget, _middle(widget))
        QTest.mouseClick(window, Qt.MouseButton.RightButton, PLAIN, spot)
        self._rest()

    def choose(self, line: str) -> None:
        """Click a line of the menu that is open."""
        menu = self.menu()
        actions = {a.text().replace("&&", "&"): a for a in menu.actions() if a.isVisible()}
        assert line in actions, f"the menu has no “{line}”: {list(actions)}"
        at = menu.actionGeometry(actions[line]).center()
        assert menu.rect().contains(at), f"“{line}” lies outside the menu"
        self._press_at(menu, at, menu)

    def choose_from(self, box: str, line: str) -> None:
        """Click a box of choices, then a line of the list that it opens."""
        self.click(box, QComboBox)
        self.until(lambda: QApplication.activePopupWidget(), "no list is open")
        # Qt takes no release within a double click of opening; its own timer may come late.
        self.pause(1.25 * QApplication.doubleClickInterval() / 1000)
        view = QApplication.activePopupWidget().findChild(QListView)
        assert isinstance(view, QListView)
        lines = [str(view.model().index(n, 0).data()) for n in range(view.model().rowCount())]
        assert line in lines, f"“{box}” has no “{line}”: {lines}"
        index = view.model().index(lines.index(line), 0)
        view.scrollTo(index)
        self._press_at(view.viewport(), view.visualRect(index).center(), view.viewport())
        self.until(lambda: not QApplication.activePopupWidget(), "the list stays open")

    def menu(self) -> QMenu:
        """Wait for the open menu."""
        self.until(lambda: QApplication.activePopupWidget(), "no menu is open")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def pick(self, words: str) -> None:
        """Click the hit with these words in a list of hits under a line."""

        def hits() -> list[tuple[QListWidget, int]]:
            lists = [w for w in shown() if isinstance(w, QListWidget)]
            return [
                (hit, n) for hit in lists for n in range(hit.count()) if words in hit.item(n).text()
            ]

        self.until(hits, f"no hit “{words}”")
        listed, row = hits()[0]
        at = listed.visualItemRect(listed.item(row)).center()
        self._press_at(listed.viewport(), at, listed.viewport())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key, sent to the window as the platform does."""
        popup = QApplication.activePopupWidget()
        window = (popup.window() if popup else self.focus().window()).windowHandle()
        QTest.keyClick(window, key, modifiers)
        self._rest()

    def type(self, text: str) -> None:
        """Type text, letter by letter through the input method, into what has the keyboard."""
        at = self.focus()
        assert isinstance(at, QLineEdit | QPlainTextEdit) and not at.isReadOnly(), (
            f"“{text}” would be typed into {_said(at)}"
        )
        for letter in text:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(at, event)
        self._rest()
        assert text in _value(at), f"{_said(at)} did not take “{text}”: {_value(at)!r}"

    def fill(self, words: str, text: str) -> None:
        """Click a field and type into it."""
        self.click(words, QWidget)
        self.type(text)

    def reveal(self, widget: QWidget) -> None:
        """Turn the wheel over the areas around a widget until its middle is in sight."""
        self._reveal(widget, widget.rect)

    def rows(self, table: QTableView) -> list[list[str]]:
        """Return the words of all cells of a table."""
        return rows(table)

    def heads(self, table: QTableView) -> list[str]:
        """Return the words of a table's head."""
        return heads(table.model())

    def page_text(self) -> str:
        """Return the words of the paper that is on the screen, empty while there is none."""
        papers = [d for w in shown() for d in w.findChildren(QPdfDocument) if d.parent() is w]
        assert len(papers) < 2, f"{len(papers)} papers on the screen"
        words = (p.getAllText(page).text() for p in papers for page in range(p.pageCount()))
        return "\n".join(words)

    def close(self) -> None:
        """Close every window, as at the end of the day."""
        for widget in QApplication.topLevelWidgets():
            widget.close()
        self._rest()

    def _activate(self) -> None:
        """Activate the window on top, as a desktop does; a bare X server has nobody to do it."""
        there = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not _pops_up(w)]
        over = [w for w in there if isinstance(w, QDialog)] or there
        if over and not over[-1].isActiveWindow():
            over[-1].activateWindow()

    def _reveal(self, widget: QWidget, rect: Callable[[], QRect]) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                self._wheel_to(above, lambda a=above: _rect_in(widget, rect(), a.viewport()))
            above = above.parentWidget()

    def _press_at(self, widget: QWidget, at: QPoint, meant: QWidget) -> None:
        self._activate()
        self.until(lambda: QApplication.activeWindow() is not None, "no window is active")
        window, spot = _in_window(widget, at)
        hit = widget.window().childAt(widget.mapTo(widget.window(), at)) or widget.window()
        inside = hit is meant or meant.isAncestorOf(hit) or hit.isAncestorOf(meant)
        assert inside, f"{_said(meant)} is covered by {_said(hit)}"
        QTest.mouseMove(window, spot)
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, PLAIN, spot)
        self._rest()

    def _wheel_to(self, area: QAbstractScrollArea, rect: Callable[[], object]) -> None:
        for _ in range(200):
            self._rest()
            middle = rect().center()  # type: ignore[attr-defined]
            port = area.viewport().rect().adjusted(0, 4, 0, -4)
            if port.top() <= middle.y() <= port.bottom():
                return
            before = area.verticalScrollBar().value()
            self._wheel(area.viewport(), -1 if middle.y() > port.bottom() else 1)
            if area.verticalScrollBar().value() == before:
                return
            self.scrolls += 1

    def _wheel(self, port: QWidget, notches: int) -> None:
        """Turn the wheel over the edge of an area, where no field takes it for itself."""
        at = QPoint(port.width() - 3, port.height() // 2)
        turn = QWheelEvent(
            at.toPointF(),
            port.mapToGlobal(at).toPointF(),
            QPoint(),
            QPoint(0, notches * _NOTCH),
            Qt.MouseButton.NoButton,
            PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, turn)

    def _rest(self) -> None:
        self.pause(0.005)


def shown() -> Iterator[QWidget]:
    """Yield every widget that is visible, once; a window may be the child of another."""
    met: set[QWidget] = set()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            there = [window, *(w for w in window.findChildren(QWidget) if w.isVisible())]
            yield from (w for w in there if w not in met)
            met.update(there)


def cell(view: QTableView, row: str, column: str) -> QModelIndex:
    """Return the cell of a table by the words of its row and of its head."""
    model: QAbstractItemModel = view.model()
    named = heads(model)
    assert column in named, named
    for place in range(model.rowCount()):
        words = [str(model.index(place, n).data() or "") for n in range(model.columnCount())]
        if row in words:
            return model.index(place, named.index(column))
    raise AssertionError(f"no row “{row}” in {view.accessibleName()}")


def heads(model: QAbstractItemModel) -> list[str]:
    """Return the words over the columns."""
    places = range(model.columnCount())
    return [str(model.headerData(place, Qt.Orientation.Horizontal) or "") for place in places]


def rows(view: QTableView) -> list[list[str]]:
    """Return the words of all cells of a table."""
    model = view.model()
    return [
        [str(model.index(r, c).data() or "") for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def _pops_up(window: QWidget) -> bool:
    return bool(window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip))


def _in_window(widget: QWidget, at: QPoint) -> tuple[QWindow, QPoint]:
    top = widget.window()
    window = top.windowHandle()
    assert window is not None
    return window, widget.mapTo(top, at)


def _middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


def _rect_in(widget: QWidget, rect: QRect, port: QWidget) -> QRect:
    return rect.translated(widget.mapTo(port, QPoint(0, 0)))


def _words(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text().replace("&&", "&")
    return ""


def _value(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def _said(widget: QWidget) -> str:
    named = widget.objectName() or widget.accessibleName() or _words(widget)
    return f"{type(widget).__name__} “{named}”"
