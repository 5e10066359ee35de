"""A form that is no record's: what is typed in it stays within the file until its deed is done.

The page hands over its values and takes them back; it never hands over a password. Nothing that was
kept is done by itself: only the person's own press on the button does the deed.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject

from handbook.records.typed_forms import TypedForm, typed_form
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.number_field import NumberField
from handbook.ui.typing_kept import TypingKept
from handbook.ui.work import Work

STILL_HERE = "Phần gõ dở lần trước còn ở đây, chưa ghi."
Values = Mapping[str, Any]


class KeptForm(QObject):
    """`values` gives what is typed, `show` takes what was typed before, by name of field."""

    def __init__(
        self,
        work: Work,
        deed: str,
        values: Callable[[], Values],
        show: Callable[[Values], Any],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._deed, self._values, self._show = work, deed, values, show
        self._dirty = False
        self._typing = TypingKept(work, self._typed, parent=self)

    def touch(self, *_: object) -> None:
        """Note that something was typed."""
        self._dirty = True
        self._typing.touch()

    def flush(self) -> None:
        """Keep what was typed since the form was shown: one leaves, or locks."""
        if self._dirty:
            self._typing.keep()

    def take_up(self) -> None:
        """Show what was typed before the form was left, or the program killed."""
        deed = self._deed
        self._work.read(lambda store: store.drafts.forms(deed=deed), self._taken_up)

    def forget(self) -> None:
        """Drop what is kept: its deed is done, or given up."""
        self._dirty = False
        self._typing.forget(typed_form(self._deed, "", {}).uid)

    def settled(self) -> None:
        """Drop what is kept, if anything was typed: all of it is written by now."""
        if self._dirty:
            self.forget()

    def _typed(self) -> TypedForm | None:
        return typed_form(self._deed, "", self._values()) if self._dirty else None

    def _taken_up(self, kept: tuple[TypedForm, ...]) -> None:
        for one in kept:
            self._dirty = True
            self._show(one.values)


def put_back(fields: Mapping[str, Field], values: Values) -> None:
    """Show kept values in their fields; what the form does not know any more is left out."""
    for name, value in values.items():
        if name in fields:
            fields[name].set_value(_value(fields[name], value))


def _value(field: Field, kept: Any) -> Any:
    """Return a kept value as its editor takes it: days and decimals were kept as texts."""
    if isinstance(kept, str) and isinstance(field.editor, DateField):
        return date.fromisoformat(kept)
    if isinstance(kept, str) and isinstance(field.editor, NumberField):
        return Decimal(kept)
    return kept
