"""A row for somebody from above or invited: name and post."""

from PySide6.QtWidgets import QHBoxLayout

from handbook.records.meetings import Guest
from handbook.ui.parts.going import go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.typed_rows import Row


class GuestRow(Row):
    """Enter in the name goes to the post, Enter in the post to the next row."""

    def __init__(self) -> None:
        super().__init__()
        self._name = LineEdit("Họ và tên", "Họ và tên đại biểu")
        self._position = LineEdit("Chức vụ, đơn vị", "Chức vụ, đơn vị của đại biểu")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._name, 2)
        line.addWidget(self._position, 3)
        for editor in (self._name, self._position):
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        self._name.returnPressed.connect(lambda: go_to(self._position))
        self._position.returnPressed.connect(self.complete)

    def value(self) -> Guest:
        """Return the guest."""
        return Guest(name=self._name.value(), position=self._position.value())

    def set_value(self, value: Guest) -> None:
        """Show a guest and tell nobody."""
        self._name.set_value(value.name)
        self._position.set_value(value.position)

    def is_empty(self) -> bool:
        """Say whether nothing is typed yet."""
        return not self._name.value().strip()

    def start(self) -> None:
        """Give the name the keyboard."""
        go_to(self._name)
