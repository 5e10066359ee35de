"""The order in which Tab goes through a window: as its layouts read, not as widgets were made.

Qt goes by the order of making, so that a button made when its line was first needed comes after
everything else. Here the layouts say the order: rows from the top, each from the left.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

# What is inside these is their own business.
_WHOLE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def step(window: QWidget, forward: bool) -> bool:
    """Give the keyboard to what reads next in `window`; False when there is nothing else."""
    order = list(controls(window))
    if not order:
        return False
    now = window.focusWidget()
    if now in order:
        to = order[(order.index(now) + (1 if forward else -1)) % len(order)]
    else:
        to = _nearest(window, now, order, forward)
    if to is now:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    to.setFocus(reason)
    return True


def controls(inside: QWidget) -> Iterator[QWidget]:
    """Yield everything inside that Tab may come to now, in reading order."""
    for widget in _walk(inside):
        if _takes_tab(widget):
            yield widget


def bring_into_view(window: QWidget, now: QWidget) -> None:
    """Scroll to what Tab came to from outside: Qt does so only within one scroll area."""
    if not window.isAncestorOf(now) or not now.visibleRegion().isEmpty():
        return
    above = now.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(now, 0, 24)
        above = above.parentWidget()


def _nearest(window: QWidget, now: QWidget | None, order: list[QWidget], forward: bool) -> QWidget:
    """Return what reads next after a widget that Tab itself does not come to."""
    every = list(_walk(window))
    if now not in every:
        return order[0 if forward else -1]
    at = every.index(now)
    after = [widget for widget in order if every.index(widget) > at]
    before = [widget for widget in order if every.index(widget) < at]
    return (after or order)[0] if forward else (before or order)[-1]


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisible()
    )


def _walk(widget: QWidget) -> Iterator[QWidget]:
    for child in _children(widget):
        if not child.isVisible() or child.isWindow():
            continue
        yield child
        if not isinstance(child, _WHOLE):
            yield from _walk(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets directly inside, in reading order."""
    if isinstance(widget, QSplitter):
        parts = (widget.widget(place) for place in range(widget.count()))
        yield from (part for part in parts if part is not None)
        return
    if isinstance(widget, QScrollArea | QStackedWidget):
        inner = widget.widget() if isinstance(widget, QScrollArea) else widget.currentWidget()
        if inner is not None:
            yield inner
        return
    layout = widget.layout()
    placed = list(_in_layout(layout)) if layout is not None else []
    yield from placed
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    loose = [child for child in inside if child not in placed]
    yield from sorted(loose, key=lambda child: (child.y(), child.x()))


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    items = [(place, item) for place in range(layout.count()) if (item := layout.itemAt(place))]
    if isinstance(layout, QGridLayout):
        items.sort(key=lambda one: tuple(layout.getItemPosition(one[0]))[:2])  # type: ignore[arg-type]
    for _, item in items:
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
