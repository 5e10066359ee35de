"""The quiet frame of a start page: the program's name over one card in the middle."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import scrolled
from handbook.ui.parts.card import Card


def narrow(card: Card, width: int = 520) -> QWidget:
    """Return `card` in the middle of the window, `width` pixels wide at 100 %."""
    card.setMaximumWidth(look.current().px(width))
    card.setMinimumWidth(min(look.current().px(width), 900))
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(24, 24, 24, 24)
    column.addStretch(2)
    column.addWidget(labels.title("Sổ tay Chi bộ"), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(16)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(card)
    line.addStretch(1)
    column.addLayout(line)
    column.addStretch(3)
    return scrolled(box)
