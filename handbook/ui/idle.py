"""Notices that nobody has touched keyboard or mouse over this program for a while.

Listens where touches come in: at the windows themselves, not at each widget, whose every event
would then pass through Python. What is done when nobody is there, the caller says.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Calls `left` once after `minutes` without a touch; 0 never. Any touch starts anew."""

    def __init__(self, left: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(left)
        self._minutes = 0
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen)
        # What an input method writes comes without a key: the cursor that moves tells of it.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)

    def wait(self, minutes: int) -> None:
        """Begin to wait, or stop with 0."""
        self._minutes = minutes
        self._listen(QGuiApplication.focusWindow())
        if minutes:
            self._timer.start(minutes * 60_000)
        else:
            self._timer.stop()

    def touch(self) -> None:
        """Start anew: somebody is there."""
        if self._timer.isActive():
            self._timer.start(self._minutes * 60_000)

    def left_over(self) -> int:
        """Return the milliseconds until nobody counts as there; -1 while not waiting."""
        return self._timer.remainingTime() if self._timer.isActive() else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start anew at each touch; never keeps an event from its window."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time only moves it to the front
            self.touch()
