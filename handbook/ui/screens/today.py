"""*Hôm nay*: what is to be done, late first, with the button that does it; and how things stand.

Works nothing out itself: the duties come from `records.duties`. Every reading is bounded, so
that a long history costs the start nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from handbook.records import dates, duties, votes
from handbook.records.assignments import is_late
from handbook.records.duties import Duty, DutyKind, Known
from handbook.records.meetings import Meeting, MeetingKind, MeetingState, Step
from handbook.ui.desk import Action, Desk, ScreenBase
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.bar_chart import Bar, BarChart
from handbook.ui.parts.boxes import STRETCH, clear, scrolled
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card, LineCard
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.empty import EmptyState
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook
    from handbook.store.store import Store

MEETINGS_SHOWN = 12
GOAL = 90.0  # the line of the chart (UX.md): a good attendance in per cent
MOST_LINES, MOST_ASSIGNMENTS = 12, 3
_BOTH_FROM = 760  # pixels at 100 %
_DEED = {
    DutyKind.HOLD: ("Tạo buổi", "calendar-plus"),
    DutyKind.PREPARE: ("Mở buổi họp", ""),
    DutyKind.NOTIFY: ("Giấy mời", ""),
    DutyKind.SEND: ("Mở buổi họp", ""),
    DutyKind.SEAL: ("Mở biên bản", ""),
    DutyKind.ASSIGNMENT: ("Xem việc", ""),
    DutyKind.PROBATION: ("Mở hồ sơ", ""),
    DutyKind.BACKUP: ("Sao lưu", ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """All that the screen shows of one day."""

    today: date
    known: Known
    due: tuple[Duty, ...]
    attended: tuple[Meeting, ...]


class TodayScreen(ScreenBase):
    """The first screen of the day."""

    title = "Hôm nay"
    kinds = frozenset({"member", "meeting", "assignment", "branch", "seal", "backup"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main_action = Action(words="Buổi mới", on=self._new_meeting, icon="plus")
        self._todo = _stack()
        self._aside = _stack()
        page = QWidget()
        self._line = QHBoxLayout(page)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(20)
        self._line.addLayout(self._todo, 8)
        self._line.addLayout(self._aside, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the day again and show it."""
        today = date.today()
        self.subtitle = f"{dates.weekday(today)} {dates.on_screen(today)}"
        self.desk.head()
        self.desk.work.service(lambda book: read_day(book, today), self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards under the list where both have no room side by side."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.theme().px(_BOTH_FROM)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if narrow else across)

    def _show(self, day: Day) -> None:
        clear(self._todo)
        clear(self._aside)
        self._show_todo(day)
        self._show_next(day)
        self._show_attendance(day)
        self._show_assignments(day)
        self._show_backup(day)
        self._aside.addStretch(1)

    def _show_todo(self, day: Day) -> None:
        self._todo.addWidget(labels.section("Cần làm"))
        for duty in shown_of(day.due):
            line = LineCard(duty.title, duty.second, chip_of(duty, day.today), self._action(duty))
            line.setObjectName(f"today.{duty.kind}")
            # Large text takes more lines than the hint of the card knows of.
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._todo.addWidget(line)
        rest = len(day.due) - len(shown_of(day.due))
        if rest > 0:
            self._todo.addWidget(labels.quiet(f"Còn {rest} việc nữa chưa hiện ở đây."))
        if not day.due:
            self._todo.addWidget(
                EmptyState(
                    "check-check", "Hôm nay không còn việc gì phải làm.", "Mọi thứ đúng hạn."
                )
            )
        self._todo.addStretch(1)

    def _action(self, duty: Duty) -> Action:
        words, icon = _DEED[duty.kind]
        return Action(words=words, icon=icon, on=self._deed(duty), tip=f"{words}: {duty.title}")

    def _deed(self, duty: Duty) -> Callable[[], None]:
        go = self.desk.go
        match duty.kind:
            case DutyKind.HOLD:
                return self._new_meeting
            case DutyKind.PREPARE | DutyKind.SEND:
                return lambda: go("meetings", uid=duty.record)
            case DutyKind.SEAL:
                return lambda: go("meetings", uid=duty.record, step=Step.CLOSE)
            case DutyKind.NOTIFY:
                return lambda: go("printing", paper="invitation", meeting=duty.record)
            case DutyKind.ASSIGNMENT:
                return lambda: self._open_assignment(duty.record)
            case DutyKind.PROBATION:
                return lambda: go("members", uid=duty.record)
            case DutyKind.BACKUP:
                return lambda: go("settings", part="backup")

    def _open_assignment(self, uid: str) -> None:
        def meeting_of(store: "Store") -> str:
            return store.assignments.by_uid(uid).meeting

        self.desk.work.read(meeting_of, lambda meeting: self.desk.go("meetings", uid=meeting))

    def _new_meeting(self) -> None:
        self.desk.go("meetings", new=True)

    def _show_next(self, day: Day) -> None:
        card = Card("Buổi tới")
        card.setObjectName("today.next")
        meeting = day.known.upcoming
        if meeting is None:
            card.add(labels.quiet("Chưa có buổi nào được chuẩn bị."))
        else:
            card.add(labels.text(when_and_where(meeting)))
            lacks = len(day.known.missing)
            card.add(labels.quiet(f"Còn thiếu {lacks} điểm." if lacks else "Đã chuẩn bị đủ."))
            open_it = plain_button("Mở buổi họp", lambda: self.desk.go("meetings", uid=meeting.uid))
            card.add(boxes.row(open_it, STRETCH))
        self._aside.addWidget(card)

    def _show_attendance(self, day: Day) -> None:
        if not day.attended:
            return
        aside = labels.quiet(f"{len(day.attended)} buổi · vạch: {GOAL:.0f} %")
        aside.setWordWrap(False)
        card = Card("Tỷ lệ dự họp thường kỳ", aside)
        chart = BarChart("Tỷ lệ dự họp các buổi thường kỳ gần nhất", height=120)
        chart.setObjectName("today.attendance")
        chart.show_bars([bar_of(m) for m in day.attended], line=GOAL, line_words="")
        chart.pressed.connect(lambda uid: self.desk.go("meetings", uid=uid))
        card.add(chart)
        self._aside.addWidget(card)

    def _show_assignments(self, day: Day) -> None:
        open_ones = day.known.open_assignments
        late = sum(is_late(a, day.today) for a in open_ones)
        card = Card("Việc được giao")
        for words, count, tone in (
            ("Đang làm, đúng hạn", len(open_ones) - late, Tone.NEUTRAL),
            ("Quá hạn", late, Tone.LATE if late else Tone.NEUTRAL),
        ):
            card.add(boxes.row(labels.text(words), STRETCH, Chip(str(count), tone)))
        self._aside.addWidget(card)

    def _show_backup(self, day: Day) -> None:
        made = day.known.backed_up
        words = backup_words(made, day.today)
        tone = Tone.LATE if made is None else Tone.GOOD
        if made and (day.today - made).days > duties.BACKUP_DAYS:
            tone = Tone.CARE
        card = Card("Sao lưu", Chip("Chưa có" if made is None else "Đã thử mở lại", tone))
        card.add(labels.quiet(words))
        self._aside.addWidget(card)


def read_day(book: "Handbook", today: date) -> Day:
    """Read all that the screen shows of `today`."""
    from handbook.services import backup

    proven = backup.last_proven(book)
    backed_up = date.fromisoformat(proven.at[:10]) if proven else None
    known, attended = book.read(lambda store: _read(store, today, backed_up))
    return Day(today=today, known=known, due=duties.due(known, today), attended=attended)


def _read(store: "Store", today: date, backed_up: date | None) -> tuple[Known, tuple[Meeting, ...]]:
    from handbook.services import meetings

    month_end = dates.latest(f"{today:%Y-%m}") or today
    regular = store.meetings.latest(month_end, MeetingKind.REGULAR, MEETINGS_SHOWN + 1)
    following = store.meetings.on_or_after(today)
    upcoming = store.meetings.by_uid(following.uid) if following else None
    missing = meetings.missing(meetings.gather(store, upcoming), upcoming) if upcoming else ()
    known = Known(
        members=store.members.all(),
        meetings=(*regular, *store.meetings.unsealed_before(today)),
        upcoming=upcoming,
        missing=tuple(m for m in missing if lacks_now(m.field)),
        open_assignments=store.assignments.open(),
        backed_up=backed_up,
    )
    return known, attended_of(regular)


def lacks_now(field: str) -> bool:
    """Say whether a missing field is one to prepare before the meeting, not to write during it."""
    return field in {"starts_at", "place", "chair", "recorder", "agenda"}


def attended_of(regular: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Return the last regular meetings that were held, oldest first."""
    held = [m for m in regular if m.total and (m.state is MeetingState.SEALED or m.present)]
    return tuple(sorted(held, key=lambda m: m.date)[-MEETINGS_SHOWN:])


def shown_of(due: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Return what the list shows: late assignments must not push the meeting out of sight."""
    assigned = [duty for duty in due if duty.kind is DutyKind.ASSIGNMENT][MOST_ASSIGNMENTS:]
    return tuple(duty for duty in due if duty not in assigned)[:MOST_LINES]


def chip_of(duty: Duty, today: date) -> tuple[str, Tone]:
    """Return how late or near a duty is, in words and tone."""
    if duty.due is None:
        return "Cần làm ngay", Tone.LATE
    left = duties.days_left(duty, today)
    if left < 0:
        return f"Chậm {-left} ngày", Tone.LATE
    if left == 0:
        return "Hôm nay", Tone.CARE
    if left == 1:
        return "Ngày mai", Tone.CARE
    return f"Còn {left} ngày", Tone.NEUTRAL


def bar_of(meeting: Meeting) -> Bar:
    """Return the bar of one meeting; its uid is what a press gives."""
    rate = 100 * meeting.present / meeting.total
    said = (
        f"{dates.on_screen(meeting.date)}: có mặt {meeting.present}/{meeting.total}, "
        f"đạt {votes.percent(meeting.present, meeting.total)}"
    )
    tone = Tone.GOOD if rate >= GOAL else Tone.LATE
    return Bar(str(meeting.date.month), rate, said, tone, meeting.uid)


def when_and_where(meeting: Meeting) -> str:
    """Return `Thứ Ba 03/11/2026, 19:30 · Nhà văn hóa thôn`."""
    when = f"{dates.weekday(meeting.date)} {dates.on_screen(meeting.date)}"
    if meeting.starts_at:
        when += f", {meeting.starts_at}"
    return " · ".join(part for part in (when, meeting.place) if part)


def backup_words(made: date | None, today: date) -> str:
    """Return how old the last proven backup is."""
    if made is None:
        return "Chưa có bản sao lưu nào đã thử mở lại."
    days = (today - made).days
    ago = {0: "hôm nay", 1: "hôm qua"}.get(days, f"{days} ngày trước, {dates.on_screen(made)}")
    return f"Bản gần nhất: {ago}."


def _stack() -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return layout
