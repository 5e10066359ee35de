"""A strip of big numbers, each with the words that explain it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from handbook.ui.parts import boxes, labels


class Figures(QFrame):
    """Counts that belong together, like those of an attendance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 10, 16, 10)
        self._line.setSpacing(24)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show (number, words) pairs from left to right."""
        boxes.clear(self._line)
        for number, words in figures:
            big = labels.text(number)
            big.setProperty("look", "figure")
            pair = boxes.column(big, labels.quiet(words), boxes.STRETCH, gap=0)
            pair.setAccessibleName(f"{number} {words}")
            self._line.addWidget(pair, 1)
