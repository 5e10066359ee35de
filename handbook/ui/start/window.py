"""The window before the main one: shows one page at a time; knows no page."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from handbook.ui.parts import reading_order
from handbook.ui.parts.help_panel import HelpPanel


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
        self.help = HelpPanel(self)
        self._topic = "start"
        QShortcut(QKeySequence("F1"), self).activated.connect(self._turn_help)

    def show_page(self, page: QWidget, at: QRect | None = None, topic: str = "start") -> None:
        """Show `page` alone, over the place `at` when one is given; F1 explains `topic`."""
        self._topic = topic
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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as the page reads, whatever was made first."""
        return reading_order.step(self, forward)

    def _turn_help(self) -> None:
        if self.help.isVisible():
            self.help.close()
        else:
            self.help.show_for(self._topic)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person leaves."""
        event.accept()
        self.left.emit()
