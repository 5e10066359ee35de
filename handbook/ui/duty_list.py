"""The list of a day's duties: each with its rule, how late it is, its button and its answers.

Works nothing out: duties come worked out, and what is said of one goes to `services.duties`.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from handbook.records import dates
from handbook.records.duty_days import Duty
from handbook.records.duty_facts import AnswerState
from handbook.records.duty_rules import Action as Deed
from handbook.records.duty_rules import Tone as DutyTone
from handbook.records.meetings import MeetingKind, Step
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, clear
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.card import LineCard
from handbook.ui.parts.empty import EmptyState
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.store import Store
    from handbook.ui.parts.when_why import WhenWhy

MOST_LINES, MOST_ASSIGNMENTS = 12, 3
_DEED = {
    Deed.NEW_MEETING: ("Tạo buổi", "calendar-plus"),
    Deed.OPEN_MEETING: ("Mở buổi họp", ""),
    Deed.OPEN_MINUTES: ("Mở biên bản", ""),
    Deed.INVITATION: ("Giấy mời", ""),
    Deed.MEMBER: ("Mở hồ sơ", ""),
    Deed.ASSIGNMENT: ("Xem việc", ""),
    Deed.YEARLY_TASKS: ("Giao nhiệm vụ", ""),
    Deed.PLAN: ("Mở kế hoạch", ""),
    Deed.TASK: ("Xem việc", ""),
    Deed.ROUND: ("Mở kiểm điểm", ""),
    Deed.REMEDIES: ("Xem hạn chế", ""),
    Deed.COMMITMENTS: ("Mở cam kết", ""),
    Deed.FOUR_GOOD: ("Mở bốn tốt", ""),
    Deed.BACKUP: ("Sao lưu", ""),
    Deed.RESTORE_DRILL: ("Diễn tập", ""),
}
# The page of a round where a duty is done; the table where none is named.
_ROUND_PAGE = {"review_papers": "summary", "review_send": "summary"}
# These are done in the records themselves; saying so without doing it would be no answer.
_ONLY_PUT_OFF = frozenset({Deed.ASSIGNMENT, Deed.TASK, Deed.BACKUP, Deed.RESTORE_DRILL})
_SAID = {
    AnswerState.DONE: "Đã ghi là làm xong",
    AnswerState.POSTPONED: "Đã hoãn",
    AnswerState.NOT_APPLICABLE: "Đã ghi là không áp dụng",
}


class DutyList(QWidget):
    """Lines from top to bottom, late first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._day, self._whole = date.min, False
        self._duties: tuple[Duty, ...] = ()
        self._shown: dict[Duty, LineCard] = {}
        self._asked: WhenWhy | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def show_duties(self, duties: tuple[Duty, ...], day: date) -> None:
        """Show the duties of a day."""
        self._duties, self._day = duties, day
        clear(self._lines)
        self._asked, self._shown = None, {}
        self._lines.addWidget(labels.section("Cần làm"))
        shown = duties if self._whole else shown_of(duties)
        for duty in shown:
            self._shown[duty] = self._line(duty)
            self._lines.addWidget(self._shown[duty])
        rest = len(duties) - len(shown)
        if rest > 0:
            more = quiet_button(f"Hiện thêm {rest} việc nữa", self._show_all, "chevron-down")
            more.setObjectName("today.more")
            self._lines.addWidget(boxes.row(more, STRETCH))
        if not duties:
            self._lines.addWidget(
                EmptyState(
                    "check-check", "Hôm nay không còn việc gì phải làm.", "Mọi thứ đúng hạn."
                )
            )
        self._lines.addStretch(1)

    def _show_all(self) -> None:
        self._whole = True
        self.show_duties(self._duties, self._day)

    def _line(self, duty: Duty) -> LineCard:
        line = LineCard(
            duty.title,
            second_of(duty),
            chip_of(duty, self._day),
            self._action(duty),
            more=self._answers(duty),
        )
        line.setObjectName(f"today.{duty.id}")
        # Large text takes more lines than the hint of the card knows of.
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return line

    # The button

    def _action(self, duty: Duty) -> Action | None:
        if duty.action is Deed.ANSWER:
            return Action(
                words="Đã làm",
                icon="check",
                on=partial(self._say, duty, AnswerState.DONE),
                tip=f"Đã làm: {duty.title}",
            )
        words, icon = _DEED[duty.action]
        return Action(words=words, icon=icon, on=self._deed(duty), tip=f"{words}: {duty.title}")

    def _deed(self, duty: Duty) -> Callable[[], None]:
        go = self._desk.go
        match duty.action:
            case Deed.NEW_MEETING:
                kind = MeetingKind.THEMATIC if duty.id == "thematic" else None
                return lambda: go("meetings", **({"new": True} | ({"kind": kind} if kind else {})))
            case Deed.OPEN_MINUTES:
                return lambda: go("meetings", uid=duty.record, step=Step.CLOSE)
            case Deed.INVITATION:
                return lambda: go("printing", paper="invitation", meeting=duty.record)
            case Deed.MEMBER:
                return lambda: go("members", uid=duty.record)
            case Deed.ASSIGNMENT:
                return lambda: go("assignments", uid=duty.record)
            case Deed.YEARLY_TASKS:
                return lambda: go("assignments", new="year")
            case Deed.PLAN:
                return lambda: go("assignments", plan=duty.record)
            case Deed.TASK:
                which = "waiting" if duty.id == "task_checkpoint" else "going"
                what = {"uid": duty.record} if duty.record else {"which": which}
                return lambda: go("tasks", **what)
            case Deed.ROUND:
                page = _ROUND_PAGE.get(duty.id, "follow")
                return lambda: go("reviews", round=duty.record, page=page)
            case Deed.REMEDIES:
                return lambda: go("reviews", shortcoming="")
            case Deed.COMMITMENTS:
                return lambda: go("reviews", commitment="")
            case Deed.FOUR_GOOD:
                return lambda: go("reviews", four_good="")
            case Deed.BACKUP:
                return lambda: go("settings", part="backup")
            case Deed.RESTORE_DRILL:
                return lambda: go("settings", part="restore")
            case _:
                return lambda: go("meetings", uid=duty.record)

    # The answers

    def _answers(self, duty: Duty) -> list[Action]:
        if duty.due is None:  # asked for at once: there is nothing to put off
            return []
        put_off = Action(words="Hoãn đến ngày…", icon="clock", on=partial(self._put_off, duty))
        if duty.action in _ONLY_PUT_OFF:
            return [put_off]
        done = Action(words="Đã làm", icon="check", on=partial(self._say, duty, AnswerState.DONE))
        none = Action(words="Không áp dụng…", icon="minus", on=partial(self._not_ours, duty))
        return [*([] if duty.action is Deed.ANSWER else [done]), put_off, none]

    def _put_off(self, duty: Duty) -> None:
        """Ask for the day and the reason right under the line."""
        from handbook.ui.parts.when_why import WhenWhy  # a calendar is not needed at the start

        self._leave()
        self._asked = WhenWhy(
            f"Hoãn việc “{duty.title}” đến khi nào, vì sao?",
            "Hoãn việc này",
            self._day,
            lambda until, why: self._say(duty, AnswerState.POSTPONED, until=until, reason=why),
            self._leave,
        )
        self._asked.setObjectName("today.put_off")
        self._lines.insertWidget(self._lines.indexOf(self._shown[duty]) + 1, self._asked)
        self._asked.begin()

    def _leave(self) -> None:
        if self._asked is not None:
            self._lines.removeWidget(self._asked)
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None

    def _not_ours(self, duty: Duty) -> None:
        self._desk.ask_why(
            f"“{duty.title}”: vì sao không áp dụng ở chi bộ?",
            "Lý do không áp dụng",
            "Không áp dụng",
            lambda why: self._say(duty, AnswerState.NOT_APPLICABLE, reason=why),
        )

    def _say(self, duty: Duty, state: AnswerState, **more: Any) -> None:
        from handbook.services import duties

        def deed(store: "Store") -> str:
            return duties.answer(store, duty, state, self._day, **more).uid

        def told(uid: str) -> None:
            undo = Action(words="Hoàn tác", icon="undo-2", on=lambda: self._take_back(uid))
            self._desk.say(f"{_SAID[state]}: {duty.title}.", Tone.GOOD, undo)

        self._desk.work.change(f"{_SAID[state]}: {duty.title}", deed, told)

    def _take_back(self, uid: str) -> None:
        def deed(store: "Store") -> None:
            store.answers.bin(uid)

        self._desk.work.change("Bỏ câu trả lời về việc phải làm", deed)


def shown_of(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Return what the list shows: late assignments must not push the meeting out of sight."""
    assigned = [duty for duty in duties if duty.action is Deed.ASSIGNMENT][MOST_ASSIGNMENTS:]
    return tuple(duty for duty in duties if duty not in assigned)[:MOST_LINES]


def second_of(duty: Duty) -> str:
    """Return the rule that asks, or an assignment's day, after why it was put off."""
    if duty.action is Deed.ASSIGNMENT and duty.due is not None and not duty.postponed:
        return f"hạn {dates.on_screen(duty.due)}"
    put_off = f"Đã hoãn: {duty.postponed.rstrip('.')}" if duty.postponed else ""
    return " · ".join(part for part in (put_off, duty.second) if part)


def chip_of(duty: Duty, today: date) -> tuple[str, Tone]:
    """Return how late or near a duty is, in words and tone."""
    if duty.tone is DutyTone.WARNING:
        return "Cần xem xét", Tone.CARE
    if duty.due is None:
        return "Cần làm ngay", Tone.LATE
    last = duty.latest or duty.due
    left, until_last = (duty.due - today).days, (last - today).days
    if duty.tone is DutyTone.NOTE:
        return f"Hạn {dates.on_screen(duty.due)}", Tone.NEUTRAL
    if until_last < 0:
        return f"Chậm {-until_last} ngày", Tone.LATE
    if left < 0:
        return f"Chậm nhất {dates.on_screen(last)}", Tone.CARE
    if left == 0:
        return "Hôm nay", Tone.CARE
    if left == 1:
        return "Ngày mai", Tone.CARE
    return f"Còn {left} ngày", Tone.NEUTRAL
