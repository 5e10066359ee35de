"""Parts of a screen are pressed by mouse and arrows."""

import pytest
from PySide6.QtCore import Qt

from handbook.ui.parts.tabs import Tabs
from handbook.ui.theme import Theme, apply


@pytest.fixture
def tabs(qapp, qtbot):
    apply(qapp, Theme.make())
    made = Tabs(("Một", "Hai", "Ba"), "Các phần")
    qtbot.addWidget(made)
    made.show()
    return made


def test_pressed_and_by_arrows(tabs, qtbot):
    told: list[int] = []
    tabs.chosen.connect(told.append)
    tabs.press(2)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)  # there is none further
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert (told, tabs.tab()) == ([2, 1], 1)


def test_shown_without_telling(tabs):
    told: list[int] = []
    tabs.chosen.connect(told.append)
    tabs.show_tab(1)
    assert (told, tabs.tab()) == ([], 1)
