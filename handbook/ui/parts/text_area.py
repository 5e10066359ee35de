"""Several lines of text in a box that grows with them.

Unikey-safe: nothing is reformatted or completed while it is typed, and no key but Tab is taken.
"""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from handbook.ui.parts import typed_text
from handbook.ui.parts.following import Following
from handbook.ui.parts.line_edit import is_window_key
from handbook.ui.parts.paste_watch import PasteWatch

_FRAME = 16  # padding above and below the words, as in the style sheet
_MOST_LINES = 24


class TextArea(QPlainTextEdit):
    """A growing box; `edited` at each key of the user, `finished` when it is left."""

    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        placeholder: str = "",
        name: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        """`lines` is the least height."""
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = lines
        self._quiet = False
        self._watch = PasteWatch(self)
        self._following = Following(self)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def value(self) -> str:
        """Return the text as typed."""
        return self.toPlainText()

    def set_value(self, value: str | None) -> None:
        """Show `value`; tells nobody, and keeps the caret when it is the same text."""
        if self.toPlainText() == (value or ""):
            return
        self._quiet = True
        self.setPlainText(value or "")
        self._quiet = False
        self._watch.shown(value or "")

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+K to the window."""
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped without the marks of Word that nobody sees."""
        plain = QMimeData()
        plain.setText(typed_text.lines(source.text()))
        super().insertFromMimeData(plain)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the box was left, but not for its own menu or an input method's window."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow when the lines break anew."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()
            self._watch.edited(self.toPlainText())

    def _shown_lines(self) -> tuple[int, float]:
        """Return how many lines the text takes at this width, and how high the highest one is.

        No more lines than the box may grow to are looked at. A letter of another font can make a
        line higher than the font says; a box too low by that much would hide its first line.
        """
        # Paragraphs below the box are not laid out yet: Qt counts each of them as one line.
        place, block, lines = self.document().documentLayout(), self.document().firstBlock(), 0
        high = float(self.fontMetrics().lineSpacing())
        while block.isValid() and lines <= _MOST_LINES:
            place.blockBoundingRect(block)
            count = max(block.layout().lineCount(), 1)
            high = max(high, block.layout().boundingRect().height() / count)
            lines += count
            block = block.next()
        return lines, high

    def _grow(self) -> None:
        if not hasattr(self, "_lines"):
            return
        shown, high = self._shown_lines()
        lines = max(self._lines, min(shown, _MOST_LINES))
        height = ceil(lines * high) + _FRAME + 4
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        wanted = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if shown > _MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)
