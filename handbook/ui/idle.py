"""Notices that nobody has touched the computer's keyboard or mouse over this program for a while.

One event filter on the application; what is done then, the caller says.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,  # Unikey and its like write without a key press
    }
)


class IdleWatch(QObject):
    """Calls `left` once after `minutes` without a touch; 0 never. Any touch starts anew."""

    def __init__(self, left: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(left)
        self._minutes = 0
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def wait(self, minutes: int) -> None:
        """Begin to wait, or stop with 0."""
        self._minutes = minutes
        if minutes:
            self._timer.start(minutes * 60_000)
        else:
            self._timer.stop()

    def left_over(self) -> int:
        """Return the milliseconds until nobody counts as there; -1 while not waiting."""
        return self._timer.remainingTime() if self._timer.isActive() else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start anew at each touch; never keeps an event from its widget."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start(self._minutes * 60_000)
        return False
