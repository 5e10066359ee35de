"""A field: label, editor, where it was filled in from, what is wrong with it; and forms."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from handbook.ui.parts import labels
from handbook.ui.parts.as_high import AsHigh
from handbook.ui.parts.typed_line import TypedLine


class Editor(Protocol):
    """What every editor can do; `edited` and `finished` are its signals.

    One whose text can mean nothing (a day that is none, a name nobody has) says so as well by
    `problem_text()`, and by its signal `told` when it put back what stood there.
    """

    edited: Any
    finished: Any

    def value(self) -> Any:
        """Return the value."""

    def set_value(self, value: Any) -> None:
        """Show a value and tell nobody."""


class Field(AsHigh):
    """One thing to fill in."""

    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        hint: str = "",
        *,
        needed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label, self.editor = label, editor
        self._name = QLabel(f"{label} (bắt buộc)" if needed else label)
        self._name.setProperty("look", "label")
        self._name.setWordWrap(True)
        self._name.setBuddy(editor)
        if not label:
            self._name.hide()
        self._hint, self._source, self._problem = (labels.quiet() for _ in range(3))
        self._problem.setProperty("look", "problem")
        self._lay_out()
        self._read_aloud(label)
        _say(self._hint, hint)
        _say(self._source, "")
        _say(self._problem, "")
        cast(Editor, editor).edited.connect(self._edited)
        cast(Editor, editor).finished.connect(self._finished)
        if hasattr(editor, "told"):  # what was typed and not taken: its words go under it
            editor.told.connect(self.show_problem)

    def value(self) -> Any:
        """Return the editor's value."""
        return cast(Editor, self.editor).value()

    def set_value(self, value: Any) -> None:
        """Show a value and tell nobody."""
        cast(Editor, self.editor).set_value(value)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong under the editor; an empty sentence clears it."""
        _say(self._problem, sentence)
        self.editor.setAccessibleDescription(sentence)
        self.editor.setProperty("wrong", bool(sentence))
        for widget in (self.editor, self.editor.focusProxy()):
            if widget is not None:
                widget.setProperty("wrong", bool(sentence))
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def problem(self) -> str:
        """Return the sentence that is shown, empty when nothing is wrong."""
        return self._problem.text()

    def show_source(self, words: str) -> None:
        """Say where the value was filled in from; cleared when the user changes it."""
        _say(self._source, f"Điền sẵn {words}" if words else "")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._name, self.editor, self._hint, self._source, self._problem):
            layout.addWidget(widget)

    def _read_aloud(self, label: str) -> None:
        if isinstance(self.editor, TypedLine):
            self.editor.name_aloud(label)
        elif label:
            self.editor.setAccessibleName(label)

    def _edited(self) -> None:
        self.show_source("")
        if self.problem():
            self.show_problem("")
        self.edited.emit()

    def _finished(self) -> None:
        # What a form found wrong stays until it is typed anew: the keyboard only went elsewhere.
        if hasattr(self.editor, "problem_text") and (said := self.editor.problem_text()):
            self.show_problem(said)
        self.finished.emit()


class Form(QWidget):
    """Named fields in one or more columns."""

    edited = Signal(str)

    def __init__(
        self, fields: Mapping[str, Field], columns: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields = dict(fields)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        for place, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(lambda name=name: self.edited.emit(name))
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def values(self) -> dict[str, Any]:
        """Return the value of every field by its name."""
        return {name: field.value() for name, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of the named fields; tells nobody."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].set_value(value)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show each problem at its field, clear the others, and go to the first."""
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        first = next((name for name in self.fields if problems.get(name)), None)
        if first is not None:
            self.fields[first].editor.setFocus()

    def typing_problems(self) -> dict[str, str]:
        """Return the fields whose text cannot be read at all (a date that is none)."""
        typed = {n: f.editor for n, f in self.fields.items() if hasattr(f.editor, "problem_text")}
        return {n: sentence for n, e in typed.items() if (sentence := e.problem_text())}


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setHidden(not words)
