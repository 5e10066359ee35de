"""Forms that stand in one or two columns by the room they have."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from handbook.ui import theme as look
from handbook.ui.parts.field import Field, Form

_TWO_FROM = 500  # pixels at 100 %


class RoomyForm(Form):
    """Two columns where there is room, one at large text or in a narrow place."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        super().__init__(fields, columns=2)
        self._columns = 0
        self.setMinimumWidth(1)  # else two columns would keep the place from ever being narrow
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the columns that fit."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= look.current().px(_TWO_FROM) else 1)

    def columns(self) -> int:
        """Return in how many columns the fields stand now."""
        return self._columns

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        for place, field in enumerate(self.fields.values()):
            # At the top: fields with and without a second line stand on one height.
            grid.addWidget(
                field, place // columns, place % columns, alignment=Qt.AlignmentFlag.AlignTop
            )
        grid.setColumnStretch(1, columns - 1)
