"""The window before the main one: shows one page at a time; knows no page."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget


class StartWindow(QWidget):
    """A plain window with one page; `left` comes when the person closes it."""

    left = Signal()

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setWindowTitle("Sổ tay Chi bộ")
        self.setObjectName("start")
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.resize(width, height)

    def show_page(self, page: QWidget, at: QRect | None = None) -> None:
        """Show `page` alone, over the place `at` when one is given."""
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        if at is not None:
            self.setGeometry(at)
        self.show()

    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person leaves."""
        event.accept()
        self.left.emit()
