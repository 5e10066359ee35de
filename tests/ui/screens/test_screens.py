"""Every area of the window: it opens, and nothing of it flashes as a window of its own."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from handbook.ui.screens import SCREENS

NAMES = [place.name for place in SCREENS]


class Windows(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("name", NAMES)
def test_opens_without_a_flash(shown, name):
    windows = Windows()
    app = QApplication.instance()
    app.installEventFilter(windows)
    try:
        screen = shown.go(name)
        shown.settled()
    finally:
        app.removeEventFilter(windows)
    assert screen.isVisible() and screen.title
    assert windows.seen == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_one_can_press_or_fill_has_a_name(shown, name):
    screen = shown.go(name)
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for widget in screen.findChildren(kind):
            inner = isinstance(widget.parent(), QLineEdit | QComboBox)
            if widget.isVisible() and not inner:
                assert widget.accessibleName() or widget.toolTip(), (kind, widget.objectName())


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "meetings"])
def test_fits_a_small_screen(shown, name, scale):
    shown.window.prefer(scale=scale)
    shown.go(name)
    shown.settled()
    assert shown.window.minimumSizeHint().width() <= 1366, name
    shown.window.prefer(scale=100)
