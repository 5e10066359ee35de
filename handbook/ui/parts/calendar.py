"""A small month to choose a day from: Vietnamese, Monday first, arrows of our own."""

import datetime

from PySide6.QtCore import QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import icon_button
from handbook.ui.words import VIETNAMESE


class CalendarPopup(QFrame):
    """The popup of a date field; `chosen` carries the day."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popup", True)
        self._month = labels.section()
        self._days = _Days()
        self._days.currentPageChanged.connect(self._show_month)
        self._days.clicked.connect(self._choose)
        self._days.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        head = row(
            icon_button("chevron-left", "Tháng trước", self._days.showPreviousMonth),
            STRETCH,
            self._month,
            STRETCH,
            icon_button("chevron-right", "Tháng sau", self._days.showNextMonth),
            gap=4,
        )
        layout.addWidget(head)
        layout.addWidget(self._days)

    def open_at(self, below: QWidget, day: datetime.date | None) -> None:
        """Open under `below` with `day` chosen; None opens on this month."""
        self._days.wear()
        shown = QDate(day.year, day.month, day.day) if day else QDate.currentDate()
        self._days.setSelectedDate(shown)
        self._show_month(shown.year(), shown.month())
        self.adjustSize()
        self.move(self._place(below))
        self.show()
        self._days.setFocus()

    def _place(self, below: QWidget) -> QPoint:
        at = below.mapToGlobal(QPoint(0, below.height() + 4))
        room = below.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        if at.y() + self.height() > room.bottom():
            at.setY(below.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        return at

    def _show_month(self, year: int, month: int) -> None:
        self._month.setText(f"Tháng {month} năm {year}")

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(datetime.date(day.year(), day.month(), day.day()))


class _Days(QCalendarWidget):
    """The days; weekends in the same ink as others: red is kept for what is late."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(VIETNAMESE)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(self.VerticalHeaderFormat.NoVerticalHeader)
        self.setDateEditEnabled(False)
        self.setAccessibleName("Lịch")

    def wear(self) -> None:
        """Take the sizes and inks of the look of now."""
        now = look.current()
        self.setMinimumSize(now.px(322), now.px(250))
        head = QTextCharFormat()
        head.setForeground(now.colour("quiet"))
        for day in range(1, 8):
            self.setWeekdayTextFormat(Qt.DayOfWeek(day), head)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | datetime.date) -> None:
        """Draw one day; the chosen one filled, days of other months in quiet ink."""
        now, day = look.current(), QDate(date)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = day.month() == self.monthShown()
        ink = "text" if inside else "edge"
        if day == self.selectedDate():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("accent"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
            ink = "on_accent"
        elif day == QDate.currentDate():
            painter.setPen(now.colour("edge"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
        painter.setFont(now.font("body"))
        painter.setPen(now.colour(ink))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(day.day()))
        painter.restore()
