"""Keeps the place where one types in sight, in a box that grows inside a page that scrolls.

A box with its own scroll bar does so by itself; one that grows with its words is moved by nobody.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea

from handbook.ui import theme as look

_ROOM = 24  # pixels at 100 % that stay free above and below the line


class Following(QObject):
    """Scrolls the page round `box` after its caret moved, as long as the box has the keyboard."""

    def __init__(self, box: QPlainTextEdit) -> None:
        super().__init__(box)  # so that the page's signal ends with the box
        self._box = box
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self._page: QScrollArea | None = None
        box.cursorPositionChanged.connect(self.look)

    def look(self) -> None:
        """Look where the caret is, once the page had time to grow."""
        if self._box.hasFocus():
            self._soon.start()

    def _follow(self) -> None:
        page = self._page or self._find()
        content = page.widget() if page is not None else None
        if page is None or content is None or not self._box.hasFocus():
            return
        caret = self._box.cursorRect()
        at = self._box.viewport().mapTo(content, caret.center())
        page.ensureVisible(at.x(), at.y(), 0, caret.height() // 2 + look.current().px(_ROOM))

    def _find(self) -> QScrollArea | None:
        above = self._box.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            self._page = above
            # The page grows some turns of the event loop after the box in it did.
            above.verticalScrollBar().rangeChanged.connect(self.look)
        return above
