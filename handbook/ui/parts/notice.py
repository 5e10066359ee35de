"""One sentence on the page where a dialog would be too much, with at most one button."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from handbook.ui import icons
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.as_high import AsHigh
from handbook.ui.parts.buttons import Button, icon_button, plain_button
from handbook.ui.parts.tone import Tone

_SIGNS = {
    Tone.GOOD: "check",
    Tone.CARE: "triangle-alert",
    Tone.LATE: "circle-alert",
    Tone.NEUTRAL: "info",
}


class Notice(AsHigh):
    """Hidden until `say`; closed by its cross or by `clear`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._sign = QLabel()
        self._words = labels.text()
        self._button: Button = plain_button("")
        self._cross = icon_button("x", "Đóng dòng này", self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 6, 6)
        line.setSpacing(10)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        line.addWidget(self._cross)
        self.hide()

    def say(self, sentence: str, tone: Tone = Tone.NEUTRAL, action: Action | None = None) -> None:
        """Show one sentence, and the button of `action`, after which the line goes away."""
        self._tone = tone
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._button.setVisible(action is not None)
        if action:
            self._button.show_action(_then(action, self.clear))
        self.setProperty("notice", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw()
        self.show()

    def sentence(self) -> str:
        """Return what is shown, empty when the line is hidden."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Take the line away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign again when the look changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sign"):
            self._draw()

    def _draw(self) -> None:
        ink = "text" if self._tone is Tone.NEUTRAL else self._tone.ink
        self._sign.setPixmap(icons.pixmap(_SIGNS[self._tone], ink))


def _then(action: Action, after: object) -> Action:
    def on() -> None:
        after()  # type: ignore[operator]
        action.on()

    return Action(
        words=action.words, on=on, icon=action.icon, tip=action.tip, enabled=action.enabled
    )
