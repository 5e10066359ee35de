"""The year's meetings as a list, and the ways to begin a new one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from handbook.records import dates, words
from handbook.records.meetings import Meeting, MeetingKind, MeetingState, total_score
from handbook.ui.desk import Action
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import menu_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.empty import EmptyState
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.kind_wording import kind_words
from handbook.ui.screens.meetings.reading import Year

_OTHERS = (MeetingKind.THEMATIC, MeetingKind.COMMITTEE, MeetingKind.EXTRAORDINARY)


class YearList(QWidget):
    """`opened` carries the uid of the meeting to open, `year_chosen` the year to show."""

    opened = Signal(str)
    year_chosen = Signal(int)

    def __init__(self, new: Callable[[MeetingKind], None]) -> None:
        """Take `new`, which makes a meeting of a kind."""
        super().__init__()
        self._year = Choice(name="Năm")
        self._year.setObjectName("meetings.year")
        self._year.edited.connect(lambda: self.year_chosen.emit(self._year.value()))
        self.table = Table(_columns(), name="Các buổi sinh hoạt trong năm")
        self.table.setObjectName("meetings.table")
        self.table.opened.connect(lambda meeting: self.opened.emit(meeting.uid))
        other = menu_button("Buổi khác", [self._action(kind, new) for kind in _OTHERS])
        other.setObjectName("meetings.other")
        self._which = QStackedWidget()
        self._which.addWidget(self.table)
        self._which.addWidget(
            EmptyState(
                "calendar-days",
                "Năm này chưa có buổi sinh hoạt nào.",
                "Buổi mới được điền sẵn ngày, địa điểm, chủ trì, chương trình và danh sách.",
                Action(
                    words="Tạo buổi thường kỳ", on=lambda: new(MeetingKind.REGULAR), icon="plus"
                ),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(row(self._year, STRETCH, other))
        layout.addWidget(self._which, 1)

    def show_year(self, year: Year) -> None:
        """Show one year's meetings."""
        self._year.set_options([(one, f"Năm {one}") for one in year.years])
        self._year.set_value(year.year)
        self.table.show_rows(year.meetings)
        self._which.setCurrentIndex(0 if year.meetings else 1)

    def start(self) -> None:
        """Give the list the keyboard."""
        if self.table.rows():
            self.table.setFocus()

    def _action(self, kind: MeetingKind, new: Callable[[MeetingKind], None]) -> Action:
        said = "Họp" if kind is MeetingKind.COMMITTEE else "Buổi"
        return Action(words=f"{said} {words.MEETING_KIND[kind]}", on=lambda: new(kind), icon="plus")


def _columns() -> list[Column]:
    return [
        Column("Tháng", lambda m: f"Tháng {m.date.month}", width=94, sort=_date, spare=True),
        Column("Loại", kind_words),
        Column("Ngày", _day, width=150),
        Column("Có mặt", _present, width=92, sort=lambda m: m.present),
        Column("Điểm", wording.score_words, width=100, sort=_points, spare=True),
        Column(
            "Trạng thái",
            _state,
            tone=lambda m: Tone.GOOD if m.state is MeetingState.SEALED else Tone.NEUTRAL,
            width=184,
        ),
    ]


def _date(meeting: Meeting) -> date:
    return meeting.date


def _day(meeting: Meeting) -> str:
    return f"{dates.weekday(meeting.date)} {meeting.date:%d/%m}"


def _present(meeting: Meeting) -> str:
    return wording.present_of(meeting.present, meeting.total)


def _points(meeting: Meeting) -> float:
    return total_score(meeting) or 0


def _state(meeting: Meeting) -> str:
    said = words.MEETING_STATE[meeting.state]
    return f"{said} · số {meeting.number:02d}" if meeting.number else said
