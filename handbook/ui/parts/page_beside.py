"""What is typed, and beside it its page where there is room, or where it is asked for (F9)."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts.boxes import beside
from handbook.ui.parts.buttons import Button, icon_button

# Narrower than this (at 100 %) the page would leave what is typed no room; F9 still shows it.
ROOM_FOR_PAGE: Final = 900


class PageBeside(QWidget):
    """`came` tells that the page is in sight again: what stands on it may be old."""

    came = Signal()

    def __init__(self, typed: QWidget, page: QWidget, desk: Desk) -> None:
        super().__init__()
        self._page, self._desk = page, desk
        self._wanted: bool | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(beside(typed, page, share=(11, 9)))
        page.hide()  # until it is known whether there is room for it

    def in_sight(self) -> bool:
        """Say whether the page is shown."""
        return not self._page.isHidden()

    def toggle(self) -> None:
        """Show or hide the page, here and from now on."""
        self._wanted = not self.in_sight()
        self._desk.prefer(preview_hidden=not self._wanted)
        self._fit()

    def toggle_button(self) -> Button:
        """Return a button that shows or hides the page."""
        return icon_button("panel-right", "Ẩn hoặc hiện trang giấy (F9)", self.toggle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the page where it leaves too little room, until it is asked for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= look.current().px(ROOM_FOR_PAGE)
        usual = roomy and not self._desk.preferences().preview_hidden
        wanted = usual if self._wanted is None else self._wanted
        if wanted is not self.in_sight():
            self._page.setVisible(wanted)
            if wanted:
                self.came.emit()
