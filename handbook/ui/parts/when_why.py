"""Asks on the page for another day and the reason: what is put off needs both."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import Button
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit


class WhenWhy(QFrame):
    """A day after `after` and a reason, and the deed that takes them; the other button leaves."""

    def __init__(
        self,
        sentence: str,
        deed: str,
        after: date,
        on_deed: Callable[[date, str], Any],
        on_leave: Callable[[], Any],
    ) -> None:
        super().__init__()
        self.setProperty("notice", "care")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._after, self._on_deed = after, on_deed
        self.day = Field("Hoãn đến ngày", DateField())
        self.why = Field("Lý do", LineEdit())
        self.day.setFixedWidth(look.current().px(200))
        self.go, leave = Button(deed, self._do), Button("Để sau", on_leave, look="quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 10)
        fields = row(self.day, self.why, gap=12)
        line.addWidget(
            column(labels.text(sentence), fields, row(self.go, leave, STRETCH), gap=8), 1
        )

    def begin(self) -> None:
        """Give the keyboard to the day."""
        self.day.editor.setFocus()

    def _do(self) -> None:
        day, why = self.day.value(), str(self.why.value()).strip()
        late = day is None or day <= self._after
        self.day.show_problem("Cần một ngày sau hôm nay." if late else "")
        self.why.show_problem("" if why else "Hãy ghi lý do.")
        if not late and why:
            self._on_deed(day, why)
