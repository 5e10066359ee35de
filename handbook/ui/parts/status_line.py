"""The line at the bottom: saved when, backup proven when, text size, light or dark, lock."""

from datetime import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from handbook.ui import theme as look
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.buttons import Button, fill_menu

SCALES = (100, 110, 125, 150, 175, 200)


class StatusLine(QFrame):
    """Quiet words at the left, quiet buttons at the right."""

    scale_chosen = Signal(int)
    look_turned = Signal()
    lock_asked = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("status", True)
        self.setAccessibleName("Tình trạng cuốn sổ")
        self._saved, self._backup, self._proven = labels.quiet(), labels.quiet(), ""
        self._scale = Button("", self._open_scales, look="status")
        self._look = Button("", self.look_turned.emit, look="status")
        self._menu = QMenu(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 3, 10, 3)
        line.setSpacing(8)
        for label in (self._saved, self._backup):
            label.setWordWrap(False)
            line.addWidget(label)
            line.addSpacing(12)
        line.addStretch(1)
        line.addWidget(Button("Trợ giúp (F1)", self.help_asked.emit, look="status"))
        line.addWidget(self._scale)
        line.addWidget(self._look)
        line.addWidget(Button("Khóa (Ctrl+L)", self.lock_asked.emit, look="status"))
        self.show_look()

    def show_saved(self, at: time) -> None:
        """Say when the last change was saved."""
        self._saved.setText(f"Đã lưu {at:%H:%M}")
        self._share()

    def show_backup(self, words: str) -> None:
        """Say which backup was last opened again to prove it, in the caller's words.

        What stands after a comma, the folder, is left out where it would widen the window.
        """
        self._proven = f"Sao lưu đã thử mở lại: {words}" if words else ""
        self._backup.setToolTip(self._proven)
        self._backup.setAccessibleName(self._proven)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much of the backup as there is room for."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        measure = self._backup.fontMetrics().horizontalAdvance
        others = self.minimumSizeHint().width() - measure(self._backup.text())
        fits = others + measure(self._proven) <= self.width()
        said = self._proven if fits else self._proven.partition(", ")[0]
        if said != self._backup.text():
            self._backup.setText(said)

    def show_look(self) -> None:
        """Say the text size and what the look button would do."""
        now = look.current()
        self._scale.setText(f"Cỡ chữ {now.scale} %")
        self._scale.setAccessibleName(f"Cỡ chữ {now.scale} phần trăm; bấm để đổi")
        self._look.setText("Nền sáng" if now.dark else "Nền tối")
        self._look.setAccessibleName(f"Chuyển sang nền {'sáng' if now.dark else 'tối'}")

    def _open_scales(self) -> None:
        self._menu.clear()
        fill_menu(
            self._menu,
            [
                Action(words=f"Cỡ chữ {scale} %", on=partial(self.scale_chosen.emit, scale))
                for scale in SCALES
            ],
        )
        height = self._menu.sizeHint().height()
        at = self._scale.mapToGlobal(self._scale.rect().topLeft())
        at.setY(at.y() - height)
        self._menu.popup(at)
