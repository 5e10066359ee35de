"""Words on the page in the four sizes the look knows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def title(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return the title of a screen, 21 px."""
    return _label(words, "title", parent)


def section(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return the head of a section, 15 px semibold."""
    return _label(words, "section", parent)


def text(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return running text, 14 px."""
    return _label(words, "body", parent)


def strong(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return running text, semibold."""
    return _label(words, "strong", parent)


def quiet(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a second line, 13 px in quiet text."""
    return _label(words, "quiet", parent)


def _label(words: str, look: str, parent: QWidget | None) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(look in {"body", "quiet", "strong"})
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
