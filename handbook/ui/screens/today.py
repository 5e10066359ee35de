"""*Hôm nay*: what is to be done, late first, with the button that does it; and how things stand.

Works nothing out itself: the duties come from `services.duties`. Every reading is bounded, so
that a long history costs the start nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from handbook.records import dates, duty_days, preparing
from handbook.records.duty_days import Duty
from handbook.records.meetings import Meeting, MeetingKind, MeetingState
from handbook.ui.desk import Action, Desk, ScreenBase
from handbook.ui.duty_list import DutyList
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, clear, scrolled
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.tone import Tone
from handbook.ui.recent_chart import Figure, RecentChart

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook
    from handbook.store.store import Store

MEETINGS_SHOWN = 12
_BOTH_FROM = 760  # pixels at 100 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """All that the screen shows of one day.

    `lacking` counts what the coming meeting lacks; `going` assignments are open, `late` of them
    past their day.
    """

    today: date
    due: tuple[Duty, ...]
    upcoming: Meeting | None
    lacking: int
    going: int
    late: int
    backed_up: date | None
    attended: tuple[Meeting, ...]


class TodayScreen(ScreenBase):
    """The first screen of the day."""

    title = "Hôm nay"
    kinds = frozenset(
        {
            *("member", "meeting", "assignment", "branch", "seal", "backup", "answer", "plan"),
            *("round", "review", "ballot", "shortcoming", "commitment", "four_good"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main_action = Action(words="Buổi mới", on=self._new_meeting, icon="plus")
        self._told, self._figure = False, Figure.CAME
        self._todo = DutyList(desk)
        self._aside = _stack()
        page = QWidget()
        self._line = QHBoxLayout(page)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(20)
        self._line.addWidget(self._todo, 8)
        self._line.addLayout(self._aside, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the day again and show it."""
        today = self.desk.work.today()
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
        clear(self._aside)
        self._todo.show_duties(day.due, day.today)
        self._show_next(day)
        self._show_attendance(day)
        self._show_assignments(day)
        self._show_backup(day)
        self._aside.addStretch(1)
        self._tell(day)

    def _tell(self, day: Day) -> None:
        """Name today's duties once, in a notification, on a computer that asked for it."""
        first = not self._told
        self._told = True
        told = [duty for duty in day.due if duty_days.is_told(duty, day.today)]
        if first and told and self.desk.preferences().tell_duties:
            from handbook.ui import telling

            telling.tell(self, "Sổ tay Chi bộ", told_words(told))

    def _new_meeting(self) -> None:
        self.desk.go("meetings", new=True)

    def _show_next(self, day: Day) -> None:
        card = Card("Buổi tới")
        card.setObjectName("today.next")
        meeting = day.upcoming
        if meeting is None:
            card.add(labels.quiet("Chưa có buổi nào được chuẩn bị."))
        else:
            card.add(labels.text(when_and_where(meeting)))
            lacks = day.lacking
            card.add(labels.quiet(f"Còn thiếu {lacks} điểm." if lacks else "Đã chuẩn bị đủ."))
            open_it = plain_button("Mở buổi họp", lambda: self.desk.go("meetings", uid=meeting.uid))
            card.add(boxes.row(open_it, STRETCH))
        self._aside.addWidget(card)

    def _show_attendance(self, day: Day) -> None:
        if not day.attended:
            return
        self._aside.addWidget(RecentChart(self.desk, day.attended, self._figure, self._keep_figure))

    def _keep_figure(self, figure: Figure) -> None:
        self._figure = figure

    def _show_assignments(self, day: Day) -> None:
        card = Card("Việc được giao")
        for words, count, tone in (
            ("Đang làm, đúng hạn", day.going - day.late, Tone.NEUTRAL),
            ("Quá hạn", day.late, Tone.LATE if day.late else Tone.NEUTRAL),
        ):
            card.add(boxes.row(labels.text(words), STRETCH, Chip(str(count), tone)))
        see_all = plain_button("Xem tất cả việc", lambda: self.desk.go("assignments"))
        see_all.setObjectName("today.assignments")
        card.add(boxes.row(see_all, STRETCH))
        self._aside.addWidget(card)

    def _show_backup(self, day: Day) -> None:
        made = day.backed_up
        words = backup_words(made, day.today)
        tone = Tone.LATE if made is None else Tone.GOOD
        if any(duty.id == "backup" and duty.late for duty in day.due) and made:
            tone = Tone.CARE
        card = Card("Sao lưu ra ổ khác", Chip("Chưa có" if made is None else "Đã thử mở lại", tone))
        card.add(labels.quiet(words))
        self._aside.addWidget(card)


def read_day(book: "Handbook", today: date) -> Day:
    """Read all that the screen shows of `today`."""
    from handbook.services import duties

    backed_up = duties.backed_up_on(book)
    return book.read(lambda store: _read(store, today, backed_up))


def _read(store: "Store", today: date, backed_up: date | None) -> Day:
    from handbook.services import duties

    month_end = dates.latest(f"{today:%Y-%m}") or today
    regular = store.meetings.latest(month_end, MeetingKind.REGULAR, MEETINGS_SHOWN + 1)
    following = store.meetings.on_or_after(today)
    upcoming = store.meetings.by_uid(following.uid) if following else None
    facts = duties.gather(store, today, backed_up)
    going, late = store.assignments.counts(today)
    return Day(
        today=today,
        due=duties.on(facts, store.branch.get(), today),
        upcoming=upcoming,
        lacking=len(preparing.lacking(upcoming, facts.members)) if upcoming else 0,
        going=going,
        late=late,
        backed_up=backed_up,
        attended=attended_of(regular),
    )


def attended_of(regular: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Return the last regular meetings that were held, oldest first."""
    held = [m for m in regular if m.total and (m.state is MeetingState.SEALED or m.present)]
    return tuple(sorted(held, key=lambda m: m.date)[-MEETINGS_SHOWN:])


def told_words(duties: Sequence[Duty]) -> str:
    """Return what a notification says of duties: how many, and the first."""
    late = sum(duty.late for duty in duties)
    said = f"{len(duties)} việc cần làm" + (f", {late} việc đã chậm" if late else "")
    return f"{said}. Trước tiên: {duties[0].title}."


def when_and_where(meeting: Meeting) -> str:
    """Return `Thứ Ba 03/11/2026, 19:30 · Nhà văn hóa thôn`."""
    when = f"{dates.weekday(meeting.date)} {dates.on_screen(meeting.date)}"
    if meeting.starts_at:
        when += f", {meeting.starts_at}"
    return " · ".join(part for part in (when, meeting.place) if part)


def backup_words(made: date | None, today: date) -> str:
    """Return how old the last proven backup on another disk is."""
    if made is None:
        return "Chưa có bản sao lưu nào ở ổ khác (USB, ổ mạng) đã thử mở lại."
    days = (today - made).days
    if days < 0:  # the clock was set back
        return f"Bản gần nhất: {dates.on_screen(made)}."
    ago = {0: "hôm nay", 1: "hôm qua"}.get(days, f"{days} ngày trước, {dates.on_screen(made)}")
    return f"Bản gần nhất: {ago}."


def _stack() -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return layout
