"""A few lines that a deed for many needs, asked on the page: fields, the deed, and a way back."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import go_to
from handbook.ui.parts.spread import Spread


class AskCard(QFrame):
    """One question at a time; hidden while nothing is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(16, 12, 16, 12)
        self._body.setSpacing(8)
        self.fields: dict[str, Field] = {}
        self.hide()

    def ask(
        self,
        sentence: str,
        fields: Mapping[str, Field],
        deed: str,
        on_deed: Callable[[dict[str, Any]], None],
    ) -> None:
        """Ask for these fields; the deed gets their values by name."""
        boxes.clear(self._body)
        self.fields = dict(fields)

        def do() -> None:
            values = {name: field.value() for name, field in fields.items()}
            self.leave()
            on_deed(values)

        done, later = plain_button(deed, do, "check"), quiet_button("Thôi", self.leave)
        done.setObjectName("reviews.ask.deed")
        later.setObjectName("reviews.ask.leave")
        self._body.addWidget(labels.strong(sentence))
        if self.fields:
            self._body.addWidget(Spread(*self.fields.values(), least=200))
        self._body.addWidget(boxes.row(done, later, STRETCH))
        self.show()
        go_to(next(iter(self.fields.values())).editor if self.fields else done)

    def leave(self) -> None:
        """Ask nothing any more."""
        self.hide()
        boxes.clear(self._body)
        self.fields = {}
