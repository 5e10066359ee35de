"""Every screen walked through with the keyboard alone: all is reached, in reading order, named."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QWidget,
)

from handbook.ui.screens import SCREENS
from handbook.ui.screens.settings.screen import PARTS

WALKS = [(place.name, "") for place in SCREENS if place.name != "settings"]
WALKS += [("settings", name) for name, _, _ in PARTS]
MOST = 200


def press_tab(shown, back: bool = False) -> QWidget:
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    shown.qtbot.keyClick(shown.window.focusWidget(), Qt.Key.Key_Tab, modifier)
    return shown.window.focusWidget()


def round_trip(shown) -> list[QWidget]:
    """Return what Tab comes to, in order, from the first control of the navigation round to it."""
    first = next(b for b in shown.window.nav.findChildren(QAbstractButton) if b.isChecked())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[QWidget] = [first]
    while len(met) < MOST and (now := press_tab(shown)) is not first:
        assert now is not met[-1], f"Tab does not leave {called(now)!r}"
        met.append(now)
    assert len(met) < MOST, [called(w) for w in met[-12:]]
    return met


def called(widget: QWidget) -> str:
    """Return what a screen reader says of a control."""
    said = widget.accessibleName()
    if not said and isinstance(widget, QAbstractButton):
        said = widget.text()
    if not said and isinstance(widget, QComboBox | QLineEdit):
        said = widget.toolTip()
    return said or f"?{type(widget).__name__} {widget.objectName()}"


def controls(shown) -> list[QWidget]:
    """Return every control that is there to be used now."""
    return [
        widget
        for widget in shown.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is shown.window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and type(widget) is not QAbstractScrollArea
        and widget.focusProxy() is None
        and isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractItemView)
    ]


def place_of(widget: QWidget, shown) -> QRect:
    return QRect(widget.mapTo(shown.window, QPoint(0, 0)), widget.size())


def out_of_order(met: list[QWidget], shown) -> list[tuple[str, str]]:
    """Return neighbours in one box that Tab takes against reading order: down, then right."""
    wrong = []
    for before, after in pairwise(met):
        if before.parentWidget() is not after.parentWidget():
            continue
        one, two = place_of(before, shown), place_of(after, shown)
        same_row = one.top() < two.bottom() and two.top() < one.bottom()
        if (same_row and two.left() < one.left()) or (not same_row and two.top() < one.top()):
            wrong.append((called(before), called(after)))
    return wrong


def zones(met: list[QWidget], shown) -> list[int]:
    """Return the zone of the window that each control is in: left, head, screen, last line."""
    window = shown.window
    order = (window.nav, window.head, window._stack, window.status)
    return [next(n for n, zone in enumerate(order) if zone.isAncestorOf(w)) for w in met]


@pytest.mark.parametrize(("screen", "part"), WALKS, ids=lambda word: word or "all")
def test_every_control_is_reached_in_reading_order_and_has_a_name(shown, screen, part):
    number = [place.name for place in SCREENS].index(screen) + 1
    shown.qtbot.keyClick(
        shown.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
    )
    shown.settled()
    assert shown.window._at == screen
    if part:
        shown.go(screen, part=part)
        shown.settled()
    met = round_trip(shown)

    assert [called(w) for w in met if called(w).startswith("?")] == []
    assert [called(w) for w in controls(shown) if w not in met] == []
    assert out_of_order(met, shown) == []
    met_zones = zones(met, shown)
    backwards = [a > b for a, b in pairwise((*met_zones, met_zones[0]))]
    assert backwards.count(True) == 1, met_zones  # only from the last line back to the first


def test_shift_tab_goes_the_same_way_back(shown):
    shown.go("settings", part="branch")
    there = round_trip(shown)
    met = [there[0]]
    for _ in there[1:]:
        met.append(press_tab(shown, back=True))
    assert [called(w) for w in met[1:]] == [called(w) for w in reversed(there[1:])]
