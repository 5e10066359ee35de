"""One suggestion of the upper level: about whom, what, by which paper."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from handbook.records.review_rounds import Suggestion
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_rows import Row


class SuggestionRow(Row):
    """A row of the list; without a member it is about the collective."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        super().__init__()
        self._member = Choice(people, "Gợi ý cho ai")
        self._text = TextArea("Nội dung gợi ý kiểm điểm", "Nội dung gợi ý", lines=1)
        self._document, self._on = LineEdit("", "Văn bản"), PartialDateField("Ngày")
        for editor in (self._member, self._text, self._document, self._on):
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        frame = QFrame()
        frame.setProperty("card", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.addWidget(
            Spread(
                Field("Cho", self._member),
                Field("Văn bản", self._document),
                Field("Ngày", self._on),
                least=150,
            )
        )
        inside.addWidget(Field("Nội dung", self._text))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @staticmethod
    def blank() -> Suggestion:
        """Return a new one, of the collective."""
        return Suggestion()

    def value(self) -> Suggestion:
        """Return the suggestion as typed."""
        return Suggestion(
            member=self._member.value() or "",
            text=self._text.value(),
            document=self._document.value(),
            on=self._on.value() or "",
        )

    def set_value(self, value: Suggestion) -> None:
        """Show a suggestion and tell nobody."""
        self._member.set_value(value.member)
        self._text.set_value(value.text)
        self._document.set_value(value.document)
        self._on.set_value(value.on)

    def is_empty(self) -> bool:
        """Say whether nothing is typed."""
        return not self._text.value().strip()

    def start(self) -> None:
        """Give the text the keyboard."""
        go_to(self._text)
