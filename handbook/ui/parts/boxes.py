"""Rows, columns, splits and scrolling: how widgets stand together on the 8 px grid."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from handbook.ui.parts.flow import Flow

STRETCH: Final = -1
Item = QWidget | QLayout | int


def row(*items: Item, gap: int = 8, margins: int = 0) -> QWidget:
    """Return the items side by side; an int is a spacer in pixels, STRETCH takes the rest."""
    return _boxed(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = 8, margins: int = 0) -> QWidget:
    """Return the items one under the other; an int is a spacer in pixels, STRETCH the rest."""
    return _boxed(QVBoxLayout(), items, gap, margins)


def widest(widget: QWidget) -> QWidget:
    """Let a widget take all the room that the others in its row leave; return it."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    policy.setHorizontalStretch(1)
    widget.setSizePolicy(policy)
    return widget


def flowing(*items: QWidget | int, gap: int = 8) -> QWidget:
    """Return the widgets side by side, in more lines where one is too narrow; STRETCH as in `row`.

    For whatever has words that grow: filters and buttons of a list, the deeds of a card.
    """
    box = QWidget()
    flow = Flow(box, gap)
    for item in items:
        if isinstance(item, QWidget):
            flow.addWidget(item)
        else:
            flow.add_rest()
    return box


def put(layout: QBoxLayout, items: Iterable[Item]) -> None:
    """Add items to a layout by the rules of `row`."""
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif item == STRETCH:
            layout.addStretch(1)
        else:
            layout.addSpacing(item)


def clear(layout: QLayout) -> None:
    """Remove and delete everything in the layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def scrolled(widget: QWidget) -> QScrollArea:
    """Return `widget` in an area that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    widget.setProperty("plain", True)
    return area


def reachable(widget: QWidget) -> QScrollArea:
    """Return `widget` in an area that scrolls both ways, but only when the window is too small."""
    area = scrolled(widget)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return area


def beside(left: QWidget, right: QWidget, share: tuple[int, int] = (1, 1)) -> QSplitter:
    """Return two panes with a handle between them, sharing the width in this proportion."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.addWidget(left)
    split.addWidget(right)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(16)
    for index, part in enumerate(share):
        split.setStretchFactor(index, part)
    split.setSizes([part * 1000 for part in share])
    return split


def _boxed(layout: QBoxLayout, items: Iterable[Item], gap: int, margins: int) -> QWidget:
    box = QWidget()
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(gap)
    put(layout, items)
    box.setLayout(layout)
    return box
