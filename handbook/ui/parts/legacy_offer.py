"""Offers, under the field, to convert pasted text of an old encoding: both texts side by side.

Nothing is converted unless a person presses the button (TCVN3, VNI). The offer stands in the
nearest column of widgets above the field and goes away with the answer.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from handbook.records.legacy_tables import LegacyKind
from handbook.records.legacy_text import Conversion
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import plain_button, quiet_button

_NAMES = {LegacyKind.TCVN3: "TCVN3 (phông .VnTime)", LegacyKind.VNI: "VNI (phông VNI-Times)"}
_SHOWN = 400  # characters of each text


class LegacyOffer(QFrame):
    """Both texts and two buttons; `convert` is called when the first is pressed."""

    def __init__(
        self, conversion: Conversion, convert: Callable[[], Any], what: str = "Đoạn vừa dán"
    ) -> None:
        super().__init__()
        self.setProperty("notice", "care")
        self.setObjectName("legacy")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._convert = convert
        sentence = (
            f"{what} có vẻ theo bảng mã cũ {_NAMES[conversion.kind]} nên hiện sai chữ. "
            "Chuyển sang Unicode?"
        )
        self.setAccessibleName(sentence)
        self.go = plain_button("Chuyển sang Unicode", self._do, "check")
        self.leave = quiet_button("Giữ nguyên", self.close_up)
        self.before = _plain(conversion.before)
        self.after = _plain(conversion.after)
        both = row(
            column(labels.quiet("Trước"), self.before, STRETCH, gap=2),
            column(labels.quiet("Sau"), self.after, STRETCH, gap=2),
            gap=16,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        for widget in (labels.text(sentence), both, row(self.go, self.leave, STRETCH)):
            layout.addWidget(widget)

    def close_up(self) -> None:
        """Take the offer away."""
        self.hide()
        self.deleteLater()

    def _do(self) -> None:
        self.close_up()
        self._convert()


def put_under(field: QWidget, notice: QWidget) -> bool:
    """Put `notice` under `field` in the nearest column round it; False where there is none."""
    child: QWidget = field
    parent = child.parentWidget()
    while parent is not None:
        layout = parent.layout()
        column_ = _column_with(layout, child) if layout is not None else None
        if column_ is not None:
            column_[0].insertWidget(column_[1] + 1, notice)
            notice.show()
            return True
        child, parent = parent, parent.parentWidget()
    return False


def _column_with(layout: QLayout, child: QWidget) -> tuple[QBoxLayout, int] | None:
    """Return the innermost column that holds `child`, and the place it has there."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None and (found := _column_with(inner, child)):
            return found
        holds = item is not None and (
            item.widget() is child or (inner is not None and _holds(inner, child))
        )
        down = isinstance(layout, QBoxLayout) and layout.direction() in (
            QBoxLayout.Direction.TopToBottom,
        )
        if holds and down:
            assert isinstance(layout, QBoxLayout)
            return layout, place
    return None


def _holds(layout: QLayout, child: QWidget) -> bool:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if item is not None and (item.widget() is child or (inner and _holds(inner, child))):
            return True
    return False


def _plain(text: str) -> QLabel:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return labels.text(shown)
