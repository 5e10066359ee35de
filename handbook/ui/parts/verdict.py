"""A sentence that stands in a page and says how something is: words first, colour after."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from handbook.ui.parts import labels
from handbook.ui.parts.tone import Tone


class Verdict(QFrame):
    """Hidden while there is nothing to say; unlike a notice it cannot be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words = labels.text()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self._words, 1)
        self.hide()

    def say(self, sentence: str, tone: Tone) -> None:
        """Show the sentence in the colour of its tone; an empty one hides it."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        # Without a judgement it is only a sentence: no ground, lest it look like a field.
        self.setProperty("notice", "" if tone is Tone.NEUTRAL else tone.value)
        for widget in (self, self._words):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.setHidden(not sentence)

    def sentence(self) -> str:
        """Return what is said, empty when nothing is."""
        return self._words.text()
