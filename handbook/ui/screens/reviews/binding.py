"""Ties an editor to what it shows: shown at once, written at each key, saved when it is left."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from handbook.ui.parts.field import Editor


class Binding:
    """Editors with the values they show; `left` saves when one of them is left."""

    def __init__(self, left: Callable[[], Any]) -> None:
        self._left = left
        self._shown: list[tuple[Editor, Callable[[], Any]]] = []

    def bind(
        self, editor: QWidget, read: Callable[[], Any], write: Callable[[Any], None], name: str = ""
    ) -> QWidget:
        """Show what `read` gives; hand what is typed to `write`; return the editor."""
        typed = cast(Editor, editor)
        typed.set_value(read())
        typed.edited.connect(lambda: write(typed.value()))
        typed.finished.connect(self._left)
        if name:
            editor.setObjectName(f"reviews.{name}")
        self._shown.append((typed, read))
        return editor

    def refresh(self) -> None:
        """Show the values again where they are others, and nobody types there."""
        for editor, read in self._shown:
            value = read()
            widget = cast(QWidget, editor)
            if editor.value() != value and not _typing_in(widget):
                editor.set_value(value)


def _typing_in(widget: QWidget) -> bool:
    focus = widget.window().focusWidget()
    inside = focus is not None and (focus is widget or widget.isAncestorOf(focus))
    return inside and not isinstance(focus, QComboBox | QAbstractButton)
