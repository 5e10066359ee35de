"""Text size and light or dark, changed at once: on the first page and in *Cài đặt*."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import icon_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.status_line import SCALES
from handbook.ui.preferences import Preferences

LOOKS = (("system", "Theo máy"), ("light", "Nền sáng"), ("dark", "Nền tối"))


class LookChooser(QWidget):
    """Two buttons for the size and a list for the ground."""

    def __init__(
        self,
        preferences: Callable[[], Preferences],
        prefer: Callable[..., None],
        prefix: str = "start",
    ) -> None:
        super().__init__()
        self._preferences, self._prefer = preferences, prefer
        self._size = labels.text("")
        self._size.setWordWrap(False)
        self.look = Choice(LOOKS, name="Nền sáng hay nền tối")
        self.look.setObjectName(f"{prefix}.look")
        self.look.edited.connect(lambda: prefer(look=self.look.value()))
        smaller = icon_button("zoom-out", "Chữ nhỏ hơn", lambda: self._step(-1))
        larger = icon_button("zoom-in", "Chữ to hơn", lambda: self._step(1))
        smaller.setObjectName(f"{prefix}.smaller")
        larger.setObjectName(f"{prefix}.larger")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            boxes.flowing(boxes.row(smaller, self._size, larger, gap=4), self.look, gap=12)
        )
        self.show_now()

    def show_now(self) -> None:
        """Show what is chosen; it may have been changed elsewhere."""
        self._size.setText(f"Cỡ chữ {self._preferences().scale} %")
        self.look.set_value(self._preferences().look)

    def _step(self, by: int) -> None:
        now = self._preferences().scale
        steps = [s for s in SCALES if (s > now if by > 0 else s < now)]
        if steps:
            self._prefer(scale=steps[0] if by > 0 else steps[-1])
        self.show_now()
