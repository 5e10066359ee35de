"""A number typed with a decimal comma, held within its limits by a sentence, not by force."""

from decimal import Decimal, InvalidOperation
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from handbook.ui.parts.typed_line import TypedLine

Number = int | Decimal


class NumberField(TypedLine[Number]):
    """An int, or a Decimal when `decimals` is above 0."""

    def __init__(
        self,
        name: str = "",
        *,
        least: int = 0,
        most: int = 9999,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            lambda text: read_number(text, least, most, decimals),
            write_number,
            wrong=f"Hãy ghi một số từ {least} đến {most}.",
            placeholder="",
            name=name or "Số",
            parent=parent,
        )
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select a number that is clicked into, so that typing replaces it, as after Tab."""
        entered = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn
        if entered and cast(QFocusEvent, event).reason() is Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self.line, self.line.selectAll)
        return False


def read_number(text: str, least: int, most: int, decimals: int) -> Number | None:
    """Return the number in `text`, None for empty text; raises ValueError outside the limits."""
    if not text:
        return None
    try:
        value = Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(text) from error
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > decimals or not least <= value <= most:
        raise ValueError(text)
    return value if decimals else int(value)


def write_number(value: Number | None) -> str:
    """Return the number with a decimal comma and no needless zeros."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    plain = f"{value:f}"
    bare = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return bare.replace(".", ",")
