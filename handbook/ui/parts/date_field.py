"""A date typed as people write it, or chosen from a small month."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from handbook.records import dates
from handbook.ui.parts.buttons import icon_button
from handbook.ui.parts.calendar import CalendarPopup
from handbook.ui.parts.typed_line import TypedLine

_WHOLE = re.compile(r"^(\d{1,2})\D(\d{1,2})\D(\d{4}|\d{2})$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(\d{4})$")


class DateField(TypedLine[date]):
    """A whole date; takes 3/2/1990, 03-02-1990, 3.2.1990 and 03021990."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            read_date,
            dates.on_screen,
            wrong="Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 03/02/1990.",
            placeholder="ngày/tháng/năm",
            name=name or "Ngày",
            parent=parent,
        )
        self._popup: CalendarPopup | None = None
        button = icon_button("calendar-days", "Chọn ngày trong lịch", self.open_calendar)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt + down in the line opens it
        self.row.addWidget(button)

    def why(self, text: str) -> str:
        """Say which part of a whole date cannot be."""
        return why_no_day(text) or super().why(text)

    def open_calendar(self) -> None:
        """Open the month under the line."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.chosen.connect(self._chosen)
        self._popup.open_at(self.line, self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the month by Alt + down, as a list does."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _chosen(self, day: date) -> None:
        self.set_value(day)
        self.line.setFocus()
        self.edited.emit()
        self.finished.emit()


class PartialDateField(TypedLine[str]):
    """A date of which only the year, or month and year, may be known; empty when nothing is."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            read_partial,
            dates.on_screen,
            wrong="Hãy ghi ngày/tháng/năm, tháng/năm hoặc chỉ năm, ví dụ 03/02/1990 hay 1990.",
            placeholder="ngày/tháng/năm hoặc năm",
            name=name or "Ngày",
            parent=parent,
        )

    def why(self, text: str) -> str:
        """Say which part of a whole date cannot be."""
        return why_no_day(text) or super().why(text)


def read_date(text: str) -> date | None:
    """Return the whole date in `text`, None for empty text; raises ValueError otherwise."""
    if not text:
        return None
    found = dates.whole(read_partial(text) or "")
    if found is None:
        raise ValueError(text)
    return found


def read_partial(text: str) -> str:
    """Return the partial date in `text`, empty for empty text; raises ValueError otherwise."""
    return dates.parse_whole_year(_COMPACT.sub(r"\1/\2/\3", text)) if text else ""


def why_no_day(text: str) -> str:
    """Return what is wrong in a day, month and year that are no date; empty for other text."""
    found = _WHOLE.match(_COMPACT.sub(r"\1/\2/\3", text.replace(" ", "")))
    if not found:
        return ""
    day, month, year = (int(part) for part in found.groups())
    if len(found[3]) == 2:
        return "Hãy ghi năm đủ bốn chữ số, ví dụ 03/02/1990."
    if not 1 <= month <= 12:
        return f"Không có tháng {month}. Hãy ghi ngày trước, tháng sau, ví dụ 03/02/1990."
    if not MINYEAR <= year <= MAXYEAR:
        return ""
    last = monthrange(year, month)[1]
    return f"Không có ngày {day}/{month}/{year}: tháng này có {last} ngày."
