"""How far a long work is, in words and as a line, with a button that stops it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from handbook.ui.parts import labels
from handbook.ui.parts.buttons import plain_button
from handbook.ui.running import Running


class ProgressLine(QFrame):
    """Hidden until a work is followed, and again when it ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "neutral")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words = labels.text()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = plain_button("Dừng lại", self._stop_it, "x")
        self._running: Running | None = None
        self._what = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(12)
        line.addWidget(self._words, 1)
        line.addWidget(self._bar, 1)
        line.addWidget(self._stop)
        self.hide()

    def follow(self, words: str, running: Running) -> None:
        """Show `words` and the progress of `running` until it ends."""
        self._running, self._what = running, words
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        running.progressed.connect(lambda *told: self._moved(running, *told))
        running.ended.connect(lambda: self._ended(running))
        self.show()

    def _moved(self, running: Running, done: int, total: int, words: str) -> None:
        if running is self._running:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            count = f"{done}/{total}" if total else ""
            self._words.setText(" · ".join(part for part in (self._what, words, count) if part))

    def _ended(self, running: Running) -> None:
        if running is self._running:
            self._running = None
            self.hide()

    def _stop_it(self) -> None:
        if self._running is not None:
            self._running.stop()
            self._stop.setEnabled(False)
            self._words.setText("Đang dừng lại…")
