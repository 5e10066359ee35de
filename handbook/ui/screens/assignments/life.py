"""One assignment beside the list: who, by when, who gave it, and what each meeting noted of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.records import assignment_lists, dates, words
from handbook.records.assignment_lists import nearness, state_words
from handbook.records.assignments import Assignment, AssignmentState, Progress
from handbook.records.meetings import Meeting
from handbook.records.text import one_line
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import icon_button, plain_button, quiet_button
from handbook.ui.parts.chip import Chip
from handbook.ui.screens.assignments.lists import TONES, Choose
from handbook.ui.to_bin import put_in_bin

if TYPE_CHECKING:
    from handbook.store.store import Store

_NOWHERE = "Ngoài buổi họp"
_RESULT = {
    AssignmentState.OPEN: "Đến nay",
    AssignmentState.DONE: "Kết quả",
    AssignmentState.DROPPED: "Lý do",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """An assignment with the names and the meetings it speaks of."""

    assignment: Assignment
    who: str
    meetings: Mapping[str, Meeting]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to an assignment; `meeting` is the uid to open, empty for none."""

    on: str
    title: str
    second: str = ""
    meeting: str = ""


def read(store: "Store", uid: str) -> Life | None:
    """Return an assignment's life, None when there is no such assignment."""
    one = store.assignments.find_uid(uid)
    if one is None:
        return None
    people = map(store.members.find_uid, one.members)
    names = {member.uid: member.name for member in people if member}
    wanted = {one.meeting, *(progress.meeting for progress in one.progress)} - {""}
    meetings = {held.uid: held for held in map(store.meetings.find_uid, wanted) if held}
    return Life(assignment=one, who=assignment_lists.who(one, names), meetings=meetings)


def events(life: Life) -> tuple[Event, ...]:
    """Return what happened to an assignment, oldest first."""
    one = life.assignment
    given = Event(
        on=dates.on_screen(one.assigned_on),
        title=f"Giao tại: {_meeting_words(life, one.meeting)}" if one.meeting else document(one),
        meeting=one.meeting if one.meeting in life.meetings else "",
    )
    return (given, *(_noted(life, progress) for progress in one.progress), *_closed_elsewhere(one))


def document(one: Assignment) -> str:
    """Return which document gave an assignment: `Giao theo Nghị quyết số 01-NQ/CB, ngày …`."""
    day = f", ngày {dates.on_screen(one.document_date)}" if one.document_date else ""
    return f"Giao theo {one.document}{day}" if one.document else "Giao ngoài buổi họp"


class LifePanel(QFrame):
    """`closed` is called when the person closes it, `choose` when something is done with it."""

    def __init__(self, desk: Desk, choose: Choose, closed: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.desk, self._choose, self._closed = desk, choose, closed
        self.life: Life | None = None
        self._chip = Chip()
        self._body = QVBoxLayout()
        self._lay_out()

    def show_life(self, life: Life) -> None:
        """Show an assignment and its life."""
        self.life = life
        one, today = life.assignment, self.desk.work.today()
        self._chip.show_state(state_words(one, today), TONES[nearness(one, today)])
        boxes.clear(self._body)
        for widget in (
            labels.strong(one.what),
            *self._facts(life),
            self._deeds(one),
            labels.section("Quá trình"),
            *(self._event(event) for event in events(life)),
            *self._bin_line(one),
        ):
            self._body.addWidget(widget)
        self._body.addStretch(1)

    def _facts(self, life: Life) -> list[QWidget]:
        one = life.assignment
        facts = (
            ("Người thực hiện", life.who or assignment_lists.NOBODY),
            ("Thời hạn", dates.on_screen(one.due) or "không ghi"),
            ("Sản phẩm", one_line(one.product)),
            (_RESULT[one.state], one_line(one.result)),
        )
        return [
            boxes.column(labels.quiet(name), labels.text(said), gap=0)
            for name, said in facts
            if said
        ]

    def _deeds(self, one: Assignment) -> QWidget:
        if one.state is not AssignmentState.OPEN:
            again = plain_button("Mở lại", lambda: self._choose(one, AssignmentState.OPEN))
            again.show_icon("rotate-ccw")
            again.setObjectName("assignment.reopen")
            return boxes.row(again, STRETCH)
        done = plain_button("Hoàn thành", lambda: self._choose(one, AssignmentState.DONE), "check")
        drop = quiet_button(
            "Không thực hiện nữa", lambda: self._choose(one, AssignmentState.DROPPED), "x"
        )
        done.setObjectName("assignment.done")
        drop.setObjectName("assignment.drop")
        return boxes.row(done, drop, STRETCH)

    def _event(self, event: Event) -> QWidget:
        said = [labels.quiet(event.on), labels.text(event.title)]
        if event.second:
            said.append(labels.quiet(event.second))
        told = boxes.column(*said, gap=0)
        if not event.meeting:
            return told
        go = quiet_button(
            "Mở buổi", lambda: self.desk.go("meetings", uid=event.meeting), "arrow-right"
        )
        go.setAccessibleName(f"Mở buổi {event.on}")
        line = boxes.row(told, go)
        layout = line.layout()
        assert layout is not None
        layout.setStretch(0, 1)  # type: ignore[attr-defined]
        return line

    def _bin_line(self, one: Assignment) -> list[QWidget]:
        """Offer the bin for what no meeting gave: the others are taken out in their meeting."""
        if one.meeting:
            return []
        away = quiet_button("Bỏ vào thùng rác", lambda: self._put_in_bin(one), "trash-2")
        away.setObjectName("assignment.bin")
        return [boxes.row(away, STRETCH)]

    def _put_in_bin(self, one: Assignment) -> None:
        put_in_bin(self.desk, "assignment", one.uid, f"việc “{one.what}”", then=self._close)

    def _close(self) -> None:
        self.life = None
        self._closed()

    def _lay_out(self) -> None:
        close = icon_button("x", "Đóng phần này", self._close)
        close.setObjectName("assignment.close")
        head = boxes.row(self._chip, STRETCH, close)
        head_layout = head.layout()
        assert head_layout is not None
        head_layout.setContentsMargins(16, 8, 8, 0)
        inner = QWidget()
        inner.setLayout(self._body)
        self._body.setContentsMargins(16, 4, 16, 16)
        self._body.setSpacing(14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 9)
        layout.setSpacing(4)
        layout.addWidget(head)
        layout.addWidget(scrolled(inner), 1)


def _meeting_words(life: Life, uid: str) -> str:
    meeting = life.meetings.get(uid)
    return words.meeting_title(meeting) if meeting else "buổi sinh hoạt không còn trong cuốn sổ"


def _noted(life: Life, progress: Progress) -> Event:
    where = _meeting_words(life, progress.meeting) if progress.meeting else _NOWHERE
    return Event(
        on=dates.on_screen(progress.on),
        title=f"{where}: {words.ASSIGNMENT_STATE[progress.state].lower()}",
        second=one_line(progress.result),
        meeting=progress.meeting if progress.meeting in life.meetings else "",
    )


def _closed_elsewhere(one: Assignment) -> tuple[Event, ...]:
    """Return the end of what was closed without a note (a record of another program)."""
    if not one.closed_on or any(p.on.isoformat() == one.closed_on for p in one.progress):
        return ()
    state = words.ASSIGNMENT_STATE[one.state].lower()
    title = f"{_NOWHERE}: {state}"
    return (Event(on=dates.on_screen(one.closed_on), title=title, second=one_line(one.result)),)
