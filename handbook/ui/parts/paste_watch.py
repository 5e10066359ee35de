"""Watches a field for pasted text of an old encoding, and offers its conversion under the field.

Light to import: what recognises and converts is loaded when something is pasted that may need it.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from handbook.records.legacy_text import Conversion
    from handbook.ui.parts.legacy_offer import LegacyOffer

_PASTED = 3  # letters that come at once: a syllable of an input method is all letters of today


class PasteWatch:
    """Watches one field; more than a syllable's letters at once are looked at as pasted."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        self._field = field
        self._before = ""
        self._kept = ""  # what a person chose to keep as it is
        self.offer: LegacyOffer | None = None

    def edited(self, text: str) -> None:
        """Look at the field's text after the user changed it."""
        before, self._before = self._before, text
        if len(text) - len(before) < _PASTED or text.isascii() or text == self._kept:
            return
        from handbook.records import legacy_text

        found = legacy_text.offer(_come_in(before, text))
        if found is not None:
            self._show(found)

    def shown(self, text: str) -> None:
        """Note text that the program showed: nobody pasted it."""
        self._before = text
        self._close()

    def _show(self, conversion: "Conversion") -> None:
        from handbook.ui.parts.legacy_offer import LegacyOffer, put_under

        self._close()
        offer = LegacyOffer(conversion, lambda: self._swap(conversion))
        if put_under(self._field, offer):
            self.offer = offer
            offer.leave.clicked.connect(self._keep)
        else:
            offer.close_up()

    def _close(self) -> None:
        if self.offer is not None:
            self.offer.close_up()
            self.offer = None

    def _keep(self) -> None:
        self._kept, self.offer = self._before, None

    def _swap(self, conversion: "Conversion") -> None:
        """Put the converted text in place of the pasted one, so that Ctrl+Z takes it back."""
        self.offer = None
        field = self._field
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        place = text.rfind(conversion.before)
        if place < 0:  # it was changed by hand meanwhile
            return
        if isinstance(field, QLineEdit):
            field.setSelection(place, len(conversion.before))
            field.insert(conversion.after)
            field.edited.emit()  # type: ignore[attr-defined]
        else:
            cursor = field.textCursor()
            cursor.setPosition(_units(text[:place]))
            end = _units(text[: place + len(conversion.before)])
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            cursor.insertText(conversion.after)
        field.setFocus()


def _come_in(before: str, text: str) -> str:
    """Return what came into a text at one place."""
    start = 0
    while start < len(before) and before[start] == text[start]:
        start += 1
    end = 0
    while end < len(before) - start and before[-1 - end] == text[-1 - end]:
        end += 1
    return text[start : len(text) - end]


def _units(text: str) -> int:
    """Return the length as Qt counts it: characters beyond the first plane are two."""
    return len(text.encode("utf-16-le")) // 2
