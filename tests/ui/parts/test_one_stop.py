"""Of several buttons, Tab comes to the one that is on, whichever way one comes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from handbook.ui.parts.steps import Steps
from handbook.ui.parts.tabs import Tabs


@pytest.fixture
def page(qtbot, qapp):
    """Steps and parts, with a field under them."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    whole.steps, whole.tabs = Steps(("Chuẩn bị", "Điểm danh", "Chốt")), Tabs(("Một", "Hai"), "Phần")
    whole.field = QLineEdit()
    for widget in (whole.steps, whole.tabs, whole.field):
        layout.addWidget(widget)
    qtbot.addWidget(whole)
    whole.show()
    qtbot.waitExposed(whole)
    whole.activateWindow()
    return whole


def stops(part) -> list[int]:
    group = part._group
    return [
        group.id(button)
        for button in group.buttons()
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_only_the_one_that_is_on_is_a_stop(page):
    assert stops(page.steps) == [0] and stops(page.tabs) == [0]
    page.steps.show_step(2)
    page.tabs.show_tab(1)
    assert stops(page.steps) == [2] and stops(page.tabs) == [1]


def test_back_from_the_page_comes_to_the_step_one_is_in(page, qtbot):
    page.steps.show_step(1)
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    for _ in range(2):  # over the tabs
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert page.focusWidget() is page.steps._group.button(1)


def test_the_arrows_go_on_from_there(page, qtbot):
    told: list[int] = []
    page.steps.chosen.connect(told.append)
    page.steps._group.button(0).setFocus()
    qtbot.waitUntil(page.steps._group.button(0).hasFocus)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert told == [1] and stops(page.steps) == [1]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert told == [1, 2] and page.focusWidget() is page.steps._group.button(2)
