"""What is done to the screen when the handbook locks: nothing of it stays to be seen or pasted.

Windows over the main one are closed as if nothing was chosen in them; texts being typed stand in
the main window, which is hidden and comes back as it was.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_MOST = 20  # windows over windows; a bound, so that one that will not close cannot hold the lock


def close_over(main: QWidget) -> None:
    """Close menus, calendars and dialogs; a file or print dialog ends as if left by Escape."""
    for _ in range(_MOST):
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is None or not over.isVisible():
            break
        _leave(over)
    for window in QApplication.topLevelWidgets():
        if window is not main and window.isVisible() and window.parent() is not None:
            _leave(window)


class ClipboardWatch(QObject):
    """Knows whether what is in the clipboard was copied from this program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._ours = False
        self._board.dataChanged.connect(self._changed)

    def clear(self) -> None:
        """Empty the clipboard when its text is ours; what another program put there stays."""
        if self._ours or self._board.ownsClipboard():
            self._board.clear()
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)
        self._ours = False

    def _changed(self) -> None:
        # Not every system says who owns it: what changes while our window has the keyboard is ours.
        mine = self._board.ownsClipboard() or QGuiApplication.focusWindow() is not None
        self._ours = mine and bool(self._board.text())


def _leave(window: QWidget) -> None:
    if isinstance(window, QDialog):
        window.reject()
    else:
        window.close()
