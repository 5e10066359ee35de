"""The steps of a work across the top, in any order: number, words, and a tick when done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from handbook.ui import theme as look
from handbook.ui.parts import one_stop

_ROUND_WORDS = 22  # padding, border and gap of one step, as in the style sheet


class Steps(QFrame):
    """`chosen` carries the place of the step, from 0."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("steps", True)
        self.setAccessibleName("Các bước")
        self._words = list(steps)
        self._done = [False] * len(steps)
        self._narrow = False
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for place in range(len(steps)):
            button = QPushButton()
            button.setProperty("look", "step")
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, place)
            line.addWidget(button)
            self._write(place)
        line.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda place, _: self._write(place))
        self._group.idClicked.connect(self.chosen)
        one_stop.keep(self._group)

    def show_step(self, place: int) -> None:
        """Mark the step one is in; tells nobody."""
        self._group.button(place).setChecked(True)

    def step(self) -> int:
        """Return the place of the step one is in."""
        return self._group.checkedId()

    def mark(self, place: int, done: bool) -> None:
        """Show or take away the tick of a step."""
        self._done[place] = done
        self._write(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next step."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self.step() + by
        if by and 0 <= place < len(self._words):
            self._group.button(place).setFocus()
            self._group.button(place).click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, only the step one is in says its words."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_group"):
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask only for the width of the narrow form."""
        numbers = 3 * self.fontMetrics().horizontalAdvance("0 ✓ m") * len(self._words) // 2
        return QSize(numbers, super().minimumSizeHint().height())

    def _fit(self) -> None:
        metrics = QFontMetrics(look.current().font(bold=True))
        said = (
            f"0  {words}{'  ✓' if self._done[i] else ''}" for i, words in enumerate(self._words)
        )
        full = sum(metrics.horizontalAdvance(words) + _ROUND_WORDS for words in said)
        self._narrow = full > self.width()
        for place in range(len(self._words)):
            self._write(place)

    def _write(self, place: int) -> None:
        words, done = self._words[place], self._done[place]
        button = self._group.button(place)
        shown = "" if self._narrow and not button.isChecked() else f"  {words}"
        button.setText(f"{place + 1}{shown}{'  ✓' if done else ''}".replace("&", "&&"))
        button.setToolTip(words if self._narrow else "")
        # Qt measures the words before it knows that the step one is in has them semibold.
        bold = QFontMetrics(look.current().font(bold=True))
        button.setMinimumWidth(bold.horizontalAdvance(button.text()) + _ROUND_WORDS - 2)
        button.setAccessibleName(f"Bước {place + 1}: {words}{', đã xong' if done else ''}")
