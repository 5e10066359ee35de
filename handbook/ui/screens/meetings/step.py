"""What the five steps share: fields bound to the meeting, ready phrases, and finding a field again.

A step is made for one open meeting and thrown away with it; it never reads or writes the store.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import (
    QLabel,
    QWidget,
)

from handbook.ui.desk import Action, Desk
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import Button, menu_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.field import Editor, Field
from handbook.ui.parts.going import go_to
from handbook.ui.parts.steps_beside import StepView
from handbook.ui.parts.text_area import TextArea
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.phrases import phrases


class StepPage(StepView):
    """One step; `places` says which widget has the keyboard's turn for a field's name."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__()
        self.editing, self.desk = editing, desk
        self.places: dict[str, QWidget] = {}

    def go_to(self, field: str) -> None:
        """Give the keyboard to the widget of a field."""
        widget = self.places.get(field)
        if widget is not None:
            go_to(widget)

    def bind(
        self,
        name: str,
        editor: QWidget,
        *,
        shown: Callable[[Any], Any] = lambda value: value,
        kept: Callable[[Any], Any] = lambda value: value,
        put: Callable[[Any], None] | None = None,
    ) -> QWidget:
        """Tie an editor to a field of the meeting: shown as `shown`, written as `kept`."""
        typed = cast(Editor, editor)
        typed.set_value(shown(getattr(self.editing.meeting, name)))
        write = put or (lambda value: self.editing.set(**{name: value}))
        typed.edited.connect(lambda: write(kept(typed.value())))
        typed.finished.connect(self.editing.flush)
        self.place(name, editor)
        return editor

    def place(self, name: str, widget: QWidget) -> None:
        """Remember where a field is, for links and tests."""
        self.places[name] = widget
        widget.setObjectName(f"meeting.{name}")

    def text_field(self, name: str, label: str, hint: str = "", lines: int = 2) -> QWidget:
        """Return a field of several lines, with its ready phrases when there are some."""
        area = TextArea(hint, label, lines=lines)
        self.bind(name, area)
        words = phrases(name)
        if not words or not label:
            return Field(label, area)
        return labelled(label, area, phrase_button(area, words))

    def text_card(self, name: str, title: str, hint: str = "", lines: int = 2) -> Card:
        """Return a card with one field of several lines; the ready phrases are at its title."""
        words = phrases(name)
        field = self.text_field(name, "", hint, lines)
        area = self.places[name]
        assert isinstance(area, TextArea)
        area.setAccessibleName(title)
        card = Card(title, phrase_button(area, words) if words else None)
        card.add(field)
        return card


def labelled(label: str, editor: QWidget, aside: QWidget) -> QWidget:
    """Return an editor under its label, with something at the label's right end."""
    said = QLabel(label)
    said.setProperty("look", "label")
    said.setBuddy(editor)
    return column(row(said, STRETCH, aside), editor, gap=0)


def phrase_button(area: TextArea, words: Sequence[str]) -> Button:
    """Return the small menu that puts a ready phrase into `area`."""
    return phrase_menu([Action(words=w, on=partial(put_phrase, area, w)) for w in words])


def phrase_menu(actions: Sequence[Action]) -> Button:
    """Return the small menu of ready phrases."""
    button = menu_button("Mẫu câu", actions)
    button.setProperty("look", "quiet")
    return button


def put_phrase(area: TextArea, words: str) -> None:
    """Add a phrase after what is typed and select its first gap, to be filled in."""
    cursor = area.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    start = cursor.position() + bool(area.toPlainText())
    cursor.insertText(f"\n{words}" if area.toPlainText() else words)
    if "…" in words:
        cursor.setPosition(start + words.index("…"))
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    go_to(area)
