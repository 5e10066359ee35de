"""Where the new handbook will lie: this computer's usual folder, or one on another drive."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.files import ask_folder


class PlaceLine(QWidget):
    """The folder in words, and a button to choose another."""

    def __init__(self, book: Path) -> None:
        super().__init__()
        self._book = book
        self._words = labels.quiet("")
        self.button = plain_button("Chọn thư mục khác…", self._choose, "folder-open")
        self.button.setObjectName("start.folder")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        layout.addWidget(row(self.button, STRETCH))
        self._show()

    def book(self) -> Path:
        """Return the file of the handbook to make."""
        return self._book

    def put(self, folder: Path) -> None:
        """Let the handbook lie in `folder`."""
        self._book = folder / self._book.name
        self._show()

    def _choose(self) -> None:
        chosen = ask_folder(self, "Chọn thư mục để cuốn sổ")
        if chosen is not None:
            self.put(chosen)

    def _show(self) -> None:
        self._words.setText(f"Cuốn sổ sẽ nằm trong thư mục: {self._book.parent}")
