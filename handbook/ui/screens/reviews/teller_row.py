"""One of those who count the ballots of a round."""

from PySide6.QtWidgets import QVBoxLayout

from handbook.ui.parts.field import Field
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.typed_rows import Row


class TellerRow(Row):
    """A member by name."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        super().__init__()
        self.box = PeopleBox("Người kiểm phiếu")
        self.box.set_options(people)
        self.box.edited.connect(self.edited)
        self.box.finished.connect(self.finished)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Field("", self.box))  # where a name nobody has is told

    def value(self) -> str:
        """Return the uid, empty for nobody."""
        return self.box.value() or ""

    def set_value(self, value: str | None) -> None:
        """Show a member and tell nobody."""
        self.box.set_value(value or None)

    def is_empty(self) -> bool:
        """Say whether nobody is chosen."""
        return not self.box.value()

    def start(self) -> None:
        """Give the line the keyboard."""
        self.box.setFocus()
