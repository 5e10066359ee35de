"""A state as a chip: always words, the colour only supports them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from handbook.ui.parts.tone import Tone


class Chip(QLabel):
    """A small rounded label that says a state."""

    def __init__(
        self, words: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(words, tone)

    def show_state(self, words: str, tone: Tone) -> None:
        """Show other words and their tone; no words hide the chip."""
        self.setText(words)
        if not words or self.parent() is not None:  # shown alone it would flash as a window
            self.setHidden(not words)
        self.setAccessibleName(words)
        self.setProperty("chip", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
