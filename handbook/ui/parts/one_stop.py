"""Buttons of which one is on: Tab comes to that one alone, the arrows go on to the others.

Left to itself, Qt lets Tab come to any of them until one had the keyboard, and from then on to
that one only, on or not: the ring then stands on a step that one is not in.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup


def keep(group: QButtonGroup) -> None:
    """Let Tab come to the button that is on, now and whenever another goes on."""
    group.idToggled.connect(lambda *_: _give(group))
    _give(group)


def _give(group: QButtonGroup) -> None:
    on = group.checkedButton() or group.buttons()[0]
    for button in group.buttons():
        stop = Qt.FocusPolicy.StrongFocus if button is on else Qt.FocusPolicy.ClickFocus
        if button.focusPolicy() != stop:
            button.setFocusPolicy(stop)
