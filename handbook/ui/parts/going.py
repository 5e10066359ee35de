"""Keys and the keyboard's place within a page: Enter that goes on, and focus that is seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OnEnter(QObject):
    """Calls a deed when Enter is pressed in `widget`; Shift + Enter still breaks the line."""

    def __init__(
        self, widget: QWidget, deed: Callable[[], Any], *, with_ctrl: bool = False
    ) -> None:
        """`with_ctrl` takes Ctrl + Enter, for boxes where Enter itself breaks the line."""
        super().__init__(widget)
        self._deed, self._with_ctrl = deed, with_ctrl
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key and do the deed once the key is through."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() not in _ENTER or shift or ctrl is not self._with_ctrl:
            return False
        self._deed()
        return True


def go_to(widget: QWidget) -> None:
    """Give `widget` the keyboard and bring it into view; a filled line is selected, as by Tab."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    reveal(widget)


def reveal(widget: QWidget) -> None:
    """Scroll the page so that `widget` is seen, once it has its place."""
    QTimer.singleShot(0, widget, lambda: _show(widget))


def _show(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, 48)
