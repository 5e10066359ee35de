"""What is done with breakthrough tasks from lists and from one task; asks on the page, then writes.

Each deed is a service's; here are only its words, what is said after it and how it is undone.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from handbook.errors import BadInput, Problem
from handbook.records import dates, words
from handbook.records.dates import Partial
from handbook.records.meetings import Meeting
from handbook.records.shortcomings import Shortcoming
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import Evaluation, Task, TaskLog
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.tone import Tone
from handbook.ui.to_bin import put_in_bin

if TYPE_CHECKING:
    from handbook.services.tasks import Part
    from handbook.store.store import Store

_MOST_LETTERS = 60


class Deeds:
    """Every deed of the area; the screen shows what changed by itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(
        self,
        task: Task,
        why: str,
        then: Callable[[Task], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Keep a task as typed: a new one waits to be assigned, another one is adjusted."""
        today = self._desk.work.today()

        def put(store: "Store") -> Task:
            from handbook.services import tasks

            if task.version == 0:
                return tasks.enter(store, task, today)
            return tasks.adjust(store, task, today, why)

        name = f"{'Đăng ký' if task.version == 0 else 'Sửa'} việc đột phá “{task.title}”"
        self._desk.work.change(name, put, then, failed or self.refused)

    def assign(self, uids: Sequence[str], given: Assigning, then: Callable[[], None]) -> None:
        """Assign registered tasks all at once."""

        def put(store: "Store") -> tuple[Task, ...]:
            from handbook.services import tasks

            return tasks.assign(store, uids, given)

        def done(made: tuple[Task, ...]) -> None:
            then()
            by = f" theo {given.document}" if given.document.strip() else ""
            self._desk.say(f"Đã giao {len(made)} việc{by}.", Tone.GOOD)

        self._desk.work.change(f"Giao {len(uids)} việc đột phá", put, done, self.refused)

    def log(self, task: Task, entry: TaskLog, then: Callable[[], None]) -> None:
        """Add an entry to a task's log."""

        def put(store: "Store") -> Task:
            from handbook.services import tasks

            return tasks.log(store, task.uid, entry)

        self._change(task, "Ghi tiến độ", put, then, "Đã ghi tiến độ")

    def evaluate(self, task: Task, judged: Evaluation, then: Callable[[], None]) -> None:
        """End a task by its evaluation."""
        today = self._desk.work.today()

        def put(store: "Store") -> Task:
            from handbook.services import tasks

            return tasks.evaluate(store, task.uid, judged, today)

        self._change(task, "Đánh giá", put, then, "Đã đánh giá")

    def carry_over(
        self, task: Task, until: tuple[int, int], due: Partial, why: str, then: Callable[[], None]
    ) -> None:
        """End a task as carried over; the one that goes on with it is offered."""
        today = self._desk.work.today()

        def put(store: "Store") -> Task:
            from handbook.services import tasks

            return tasks.carry_over(store, task.uid, until, due, today, why)[1]

        def done(new: Task) -> None:
            then()
            go = Action(words="Mở việc kỳ sau", on=lambda: self.open(new.uid), icon="arrow-right")
            self._desk.say(f"Đã chuyển sang {until[0]}: “{short(task.title)}”.", Tone.GOOD, go)

        self._desk.work.change(f"Chuyển kỳ sau: “{task.title}”", put, done, self.refused)

    def split(
        self, task: Task, parts: "Sequence[Part]", why: str, then: Callable[[], None]
    ) -> None:
        """End a task as split into others."""
        today = self._desk.work.today()

        def put(store: "Store") -> tuple[Task, ...]:
            from handbook.services import tasks

            return tasks.split(store, task.uid, parts, today, why)[1]

        def done(made: tuple[Task, ...]) -> None:
            then()
            self._desk.say(f"Đã tách “{short(task.title)}” thành {len(made)} việc.", Tone.GOOD)

        self._desk.work.change(f"Tách việc “{task.title}”", put, done, self.refused)

    def ask_drop(self, task: Task) -> None:
        """Ask for the reason, then end a task that is not to be done any more."""
        self._desk.ask_why(
            f"Vì sao thôi giao việc “{short(task.title)}”?",
            "Lý do, một dòng",
            "Thôi giao việc này",
            lambda why: self._drop(task, why),
        )

    def ask_again(self, task: Task) -> None:
        """Ask for the reason, then let an ended task go on."""
        self._desk.ask_why(
            f"Vì sao mở lại việc “{short(task.title)}”?",
            "Lý do, một dòng",
            "Mở lại việc này",
            lambda why: self._again(task, why),
        )

    def bin(self, task: Task, then: Callable[[], None]) -> None:
        """Put a task into the bin; refused with the reason while others rest on it."""
        called = f"việc “{short(task.title)}”"
        put_in_bin(self._desk, "task", task.uid, called, then=then, failed=self.refused)

    def step_done(self, task: Task, place: int) -> None:
        """Note that a step of the plan was done today."""
        from dataclasses import replace

        today = self._desk.work.today().isoformat()
        steps = list(task.steps)
        steps[place] = replace(steps[place], done_on=today)
        self.keep(replace(task, steps=tuple(steps)), "", lambda _: None)

    def remedied(self, task: Task, one: Shortcoming) -> None:
        """Note that a task remedied a shortcoming; the next review verifies it."""
        today = self._desk.work.today()

        def put(store: "Store") -> Shortcoming:
            from handbook.services import loop

            return loop.mark_remedied(store, task.uid, one.uid, today)

        said = "Đã ghi là đã khắc phục; đợt kiểm điểm sau xác nhận"
        self._change(task, "Ghi đã khắc phục hạn chế", put, lambda: None, said)

    def not_remedied(self, task: Task) -> None:
        """Note at what a task answers that it was not met."""
        today = self._desk.work.today()

        def put(store: "Store") -> tuple[Shortcoming, ...]:
            from handbook.services import loop

            return loop.mark_not_remedied(store, task.uid, today)

        said = "Đã ghi hạn chế chưa khắc phục xong"
        self._change(task, "Ghi hạn chế chưa khắc phục xong", put, lambda: None, said)

    def to_agenda(self, uids: Sequence[str] = ()) -> None:
        """Put tasks on the next meeting's agenda: these, or all that fall due at it."""
        today = self._desk.work.today()

        def put(store: "Store") -> tuple[Meeting, int]:
            return _put_on_next(store, uids, today)

        def done(made: tuple[Meeting, int]) -> None:
            meeting, count = made
            go = Action(
                words="Mở buổi",
                on=lambda: self._desk.go("meetings", uid=meeting.uid, step="prepare"),
                icon="arrow-right",
            )
            where = f"{words.meeting_title(meeting)}, ngày {dates.on_screen(meeting.date)}"
            if count:
                self._desk.say(f"Đã đưa {count} việc vào chương trình: {where}.", Tone.GOOD, go)
            else:
                self._desk.say(f"Không còn việc nào đến mốc ở {where}.", Tone.NEUTRAL, go)

        self._desk.work.change(
            "Đưa việc đột phá vào chương trình buổi tới", put, done, self._no_meeting
        )

    def open(self, uid: str) -> None:
        """Show one task."""
        self._desk.go("tasks", uid=uid)

    def refused(self, problem: Problem) -> None:
        """Say a refusal with all it names."""
        self._desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)

    def _no_meeting(self, problem: Problem) -> None:
        make = Action(
            words="Tạo buổi mới",
            on=lambda: self._desk.go("meetings", new=True),
            icon="calendar-plus",
        )
        if isinstance(problem, NoMeeting):
            self._desk.say(problem.sentence, Tone.CARE, make)
        else:
            self.refused(problem)

    def _drop(self, task: Task, why: str) -> None:
        today = self._desk.work.today()

        def put(store: "Store") -> Task:
            from handbook.services import tasks

            return tasks.drop(store, task.uid, today, why)

        self._change(task, "Thôi giao", put, lambda: None, "Đã thôi giao")

    def _again(self, task: Task, why: str) -> None:
        today = self._desk.work.today()

        def put(store: "Store") -> Task:
            from handbook.services import tasks

            return tasks.take_up_again(store, task.uid, today, why)

        self._change(task, "Mở lại", put, lambda: None, "Đã mở lại")

    def _change(
        self,
        task: Task,
        name: str,
        put: "Callable[[Store], Any]",
        then: Callable[[], None],
        said: str,
    ) -> None:
        def done(_: object) -> None:
            then()
            self._desk.say(f"{said}: “{short(task.title)}”.", Tone.GOOD)

        self._desk.work.change(f"{name}: việc “{task.title}”", put, done, self.refused)


class NoMeeting(BadInput):
    """There is no meeting ahead whose agenda could be added to."""


def short(title: str) -> str:
    """Return a task's name short enough for a sentence on the page."""
    return title if len(title) <= _MOST_LETTERS else f"{title[: _MOST_LETTERS - 1].rstrip()}…"


def _put_on_next(store: "Store", uids: Sequence[str], today: Any) -> tuple[Meeting, int]:
    from handbook.services import tasks

    meeting = store.meetings.on_or_after(today)
    if meeting is None:
        raise NoMeeting(
            "Chưa có buổi sinh hoạt nào sắp tới để đưa việc vào chương trình. Hãy tạo buổi mới, "
            "rồi bấm lại nút này."
        )
    wanted = tuple(uids) or tuple(line.uid for line in tasks.due_at(store, meeting))
    return (tasks.put_on_agenda(store, meeting.uid, wanted) if wanted else meeting), len(wanted)
