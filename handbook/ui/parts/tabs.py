"""The parts of one screen across its top, in two lines where it is narrow; one is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from handbook.ui import theme as look
from handbook.ui.parts import one_stop
from handbook.ui.parts.flow import Flow

_ROUND_WORDS = 22  # padding and border of one tab, as in the style sheet


class Tabs(QFrame):
    """`chosen` carries the place of the part pressed, from 0."""

    chosen = Signal(int)

    def __init__(self, parts: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        line = Flow(self, gap=2)
        for place, words in enumerate(parts):
            button = QPushButton(words)
            button.setAccessibleName(words)
            button.setProperty("look", "step")
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, place)
            line.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        one_stop.keep(self._group)
        self._fit()

    def show_tab(self, place: int) -> None:
        """Mark the part that is shown; tells nobody."""
        self._group.button(place).setChecked(True)

    def tab(self) -> int:
        """Return the place of the part that is shown."""
        return self._group.checkedId()

    def press(self, place: int) -> None:
        """Press a part, as the mouse does."""
        self._group.button(place).click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next part."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self.tab() + by
        if by and 0 <= place < len(self._group.buttons()):
            self._group.button(place).setFocus()
            self.press(place)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_group"):
            self._fit()

    def _fit(self) -> None:
        """Leave room for the semibold words that the shown part has."""
        bold = QFontMetrics(look.current().font(bold=True))
        for button in self._group.buttons():
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + _ROUND_WORDS)
