"""One notification of the system at the start, where the desktop has a tray; else none at all."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from handbook.ui import icons

_SHOWN_MS = 15_000


def tell(parent: QWidget, title: str, words: str) -> bool:
    """Show one notification and say whether it could be shown; the icon goes away by itself."""
    if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
        return False
    own = QApplication.windowIcon()
    tray = QSystemTrayIcon(icons.icon("house") if own.isNull() else own, parent)
    tray.show()
    tray.showMessage(title, words, QSystemTrayIcon.MessageIcon.Information, _SHOWN_MS)
    QTimer.singleShot(_SHOWN_MS, tray, tray.deleteLater)
    return True
