"""A row of biểu dương, nhắc nhở, phê bình: who, which, why."""

from PySide6.QtWidgets import QVBoxLayout

from handbook.records import words
from handbook.records.meetings import Praise
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.typed_rows import Row


class PraiseRow(Row):
    """Choosing the person goes to the reason, Enter in the reason to the next row."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        super().__init__()
        self._who = PeopleBox("Đồng chí được biểu dương, nhắc nhở")
        self._who.set_options(people)
        self._kind = Choice(list(words.PRAISE.items()), "Biểu dương, nhắc nhở hay phê bình")
        self._reason = LineEdit("Lý do", "Lý do biểu dương, nhắc nhở")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Spread(Field("", self._who), self._kind, least=150))
        layout.addWidget(self._reason)
        for editor in (self._who, self._kind, self._reason):
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        self._who.chosen.connect(lambda _: go_to(self._reason))
        self._reason.returnPressed.connect(self.complete)

    def value(self) -> Praise:
        """Return who is praised or reminded, and why."""
        return Praise(
            member=self._who.value() or "", kind=self._kind.value(), reason=self._reason.value()
        )

    def set_value(self, value: Praise) -> None:
        """Show a praise and tell nobody."""
        self._who.set_value(value.member or None)
        self._kind.set_value(value.kind)
        self._reason.set_value(value.reason)

    def is_empty(self) -> bool:
        """Say whether nothing is typed yet."""
        return self._who.value() is None

    def start(self) -> None:
        """Give the person's box the keyboard."""
        go_to(self._who)
