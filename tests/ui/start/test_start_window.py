"""F1 before the main window: the help opens at what the page is about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from handbook.ui.start.window import StartWindow


@pytest.mark.parametrize(
    ("topic", "page"),
    [("start", "bat-dau"), ("unlock", "khoa-sao-luu"), ("trouble", "thong-bao")],
)
def test_f1_explains_the_page_that_is_shown(dressed, qtbot, topic, page):
    window = StartWindow(900, 600)
    qtbot.addWidget(window)
    window.show_page(QWidget(), topic=topic)

    def active() -> bool:
        window.activateWindow()  # no window manager does it under Xvfb
        return window.isActiveWindow()

    qtbot.waitUntil(active)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(window.help.isVisible)
    assert window.help.shown_page() == page
    window._turn_help()
    assert not window.help.isVisible()
    window.close()
