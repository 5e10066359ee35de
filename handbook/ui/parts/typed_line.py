"""A line that means a value: it is read when the field is left, never changed while one types."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from handbook.ui.parts.line_edit import LineEdit

V = TypeVar("V")


class TypedLine(QWidget, Generic[V]):
    """A line edit with a reader and a writer of its value; the base of dates, times and numbers."""

    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        read: Callable[[str], V | None],
        write: Callable[[V | None], str],
        *,
        wrong: str,
        placeholder: str,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`read` raises ValueError for text that means nothing; `wrong` is then the sentence."""
        super().__init__(parent)
        self._read, self._write, self._wrong = read, write, wrong
        self.line = LineEdit(placeholder, name)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self.line, 1)
        self.line.edited.connect(self.edited)
        self.line.finished.connect(self._finish)

    def value(self) -> V | None:
        """Return what the text means; None when it is empty or means nothing."""
        try:
            return self._read(self.line.text().strip())
        except ValueError:
            return None

    def set_value(self, value: V | None) -> None:
        """Show `value`; tells nobody."""
        self.line.set_value(self._write(value))

    def problem_text(self) -> str:
        """Return a sentence when the text means nothing, else nothing."""
        text = self.line.text().strip()
        try:
            self._read(text)
        except ValueError:
            return self.why(text)
        return ""

    def why(self, text: str) -> str:
        """Return why `text` means nothing; an heir that knows more says more."""
        return self._wrong

    def name_aloud(self, name: str) -> None:
        """Give the line the name a screen reader says."""
        self.setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _finish(self) -> None:
        """Write the value in its usual form, now that nobody types."""
        if not self.problem_text():
            self.set_value(self.value())
        self.finished.emit()
