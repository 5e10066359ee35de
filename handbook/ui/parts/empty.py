"""What stands where there is nothing yet: one sentence and the way to begin."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from handbook.ui import icons
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.buttons import action_button


class EmptyState(QWidget):
    """An icon, a sentence, a second line and an optional button, in the middle."""

    def __init__(
        self, icon: str, sentence: str, second: str = "", action: Action | None = None
    ) -> None:
        super().__init__()
        self._icon = icon
        self._picture = QLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(1)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (labels.section(sentence), labels.quiet(second)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            if not label.text():
                label.hide()
            layout.addWidget(label)
        if action:
            layout.addSpacing(8)
            layout.addWidget(action_button(action), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the look changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(icons.pixmap(self._icon, "edge", 36))
