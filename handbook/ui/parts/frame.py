"""How the main window is laid out: places at the left, head and screen, the line at the bottom.

Knows only widgets: what they show and do is the window's business.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget


def frame(
    nav: QWidget, head: QWidget, lines: Iterable[QWidget], screens: QWidget, status: QWidget
) -> QWidget:
    """Return the whole; `lines` stand between the head and the screens when they have a say."""
    across = _tight(QHBoxLayout())
    across.addWidget(nav)
    across.addLayout(_middle(head, lines, screens), 1)
    whole = QWidget()
    down = _tight(QVBoxLayout(whole))
    down.addLayout(across, 1)
    down.addWidget(status)
    return whole


def _middle(head: QWidget, lines: Iterable[QWidget], screens: QWidget) -> QBoxLayout:
    middle = _tight(QVBoxLayout())
    middle.addWidget(head)
    between = QVBoxLayout()
    between.setContentsMargins(24, 0, 24, 0)
    between.setSpacing(8)
    for line in lines:
        between.addWidget(line)
    middle.addLayout(between)
    inner = QVBoxLayout()
    inner.setContentsMargins(24, 8, 24, 16)
    inner.addWidget(screens, 1)
    middle.addLayout(inner, 1)
    return middle


def _tight(layout: QBoxLayout) -> QBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
