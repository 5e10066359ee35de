"""Asking for a file or folder with the system's own window."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Return the file chosen to open, None when none was; `kinds` as in `Excel (*.xlsx)`."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def ask_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Return the file to write, None when none was chosen; `name` is proposed."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder chosen, None when none was."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None
