"""A line to search or filter by; tells what was typed when the typing rests."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from handbook.ui.parts.line_edit import LineEdit


class SearchBox(LineEdit):
    """`searched` carries the trimmed text, `delay_ms` after the last key."""

    searched = Signal(str)

    def __init__(
        self, placeholder: str, name: str, delay_ms: int = 120, parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, name, parent=parent)
        self.show_icon("search")
        self.setClearButtonEnabled(False)
        self._rest = QTimer(self, singleShot=True, interval=delay_ms)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(lambda _: self._rest.start())
