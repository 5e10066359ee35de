"""Deeds on breakthrough tasks: register, adjust, add, assign, follow at meetings, evaluate, end.

Each works inside one change of the handbook; nothing here asks or shows. What a task answers and
what verifies it is `services/loop`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handbook.errors import BadInput
from handbook.records import agendas, dates, task_checkpoints, task_deeds, task_meetings, tasks
from handbook.records.dates import Partial
from handbook.records.meetings import Meeting
from handbook.records.task_deeds import Assigning
from handbook.records.task_lines import TaskFilter, TaskLine
from handbook.records.task_meetings import Discussed
from handbook.records.tasks import Evaluation, Task, TaskLog, TaskOrigin, TaskState
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.store.table import capital

_MOST_DUE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the tasks a task is split into; nobody named keeps who is in charge."""

    title: str
    assignee: str = ""
    assignee_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a meeting said of a task, to be written to its log."""

    task: str
    what: str
    percent: int | None = None
    obstacles: str = ""
    help_asked: str = ""
    evidence: str = ""


def register(store: Store, task: Task, day: date) -> Task:
    """Keep a task as somebody registers it."""
    return enter(store, replace(task, origin=TaskOrigin.REGISTERED), day)


def add(store: Store, task: Task, day: date) -> Task:
    """Keep a task that the committee adds; it is assigned with the others."""
    return enter(store, replace(task, origin=TaskOrigin.ADDED), day)


def enter(store: Store, task: Task, day: date) -> Task:
    """Keep a task that waits to be assigned, whoever brought it up."""
    on = task.registered_on or day.isoformat()
    return store.tasks.put(replace(task, state=TaskState.REGISTERED, registered_on=on))


def adjust(store: Store, task: Task, day: date, why: str) -> Task:
    """Keep a changed task with what was changed of it, from what, to what, and why.

    Raises BadInput without a reason when something that the sheet shows was changed or a
    shortcoming taken off; and when that would break a chain that was followed already.
    """
    old = store.tasks.by_uid(task.uid)
    names = {**_names(store), **_taken_off(store, old, task)}
    made = task_deeds.adjusted(old, task, day.isoformat(), why, names)
    if made.changes != old.changes and not one_line(why):
        raise BadInput(f"Điều chỉnh {store.tasks.called(old)} thì phải ghi lý do.")
    return store.tasks.put(made)


def assign(store: Store, uids: Sequence[str], given: Assigning) -> tuple[Task, ...]:
    """Assign registered tasks all at once by one paper; raises BadInput naming each that cannot be.

    A task needs somebody in charge, and may not have been assigned already.
    """
    found = [store.tasks.by_uid(uid) for uid in uids]
    if not found:
        raise BadInput("Hãy chọn ít nhất một việc để giao.")
    wrong = [f"{store.tasks.called(one)}: {why}" for one in found if (why := _not_assigned(one))]
    if wrong:
        raise BadInput("Chưa giao được việc nào vì còn chỗ phải sửa:", *wrong)
    return tuple(store.tasks.put(task_deeds.assigned(one, given)) for one in found)


def log(store: Store, uid: str, entry: TaskLog) -> Task:
    """Add an entry to a task's log; it reports for the checkpoint that waits, if it names none."""
    task = _in_progress(store, uid)
    return store.tasks.put(task_deeds.logged(task, entry))


def evaluate(store: Store, uid: str, evaluation: Evaluation, day: date) -> Task:
    """End a task by its evaluation; without a timing that of the day it is judged on is taken.

    `evaluation.on` empty is `day`. What it answers is not touched: see `loop.offers`.
    """
    task = _in_progress(store, uid)
    on = evaluation.on or day.isoformat()
    judged = dates.latest(on) or day
    timing = evaluation.timing or task_deeds.timing_on(task, judged)
    return store.tasks.put(task_deeds.evaluated(task, replace(evaluation, on=on, timing=timing)))


def take_up_again(store: Store, uid: str, day: date, why: str) -> Task:
    """Let an ended task go on, with the reason; raises BadInput when it goes on as another one."""
    task = store.tasks.by_uid(uid)
    if not one_line(why):
        raise BadInput(f"Mở lại {store.tasks.called(task)} thì phải ghi lý do.")
    if store.tasks.continuing(uid):
        raise BadInput(
            f"{_capital(store, task)} đã chuyển kỳ sau hoặc tách thành việc khác nên không mở lại "
            "được. Hãy theo dõi tiếp ở việc mới."
        )
    return store.tasks.put(task_deeds.reopened(task, day.isoformat(), why))


def carry_over(
    store: Store, uid: str, until: tuple[int, int], due: Partial, day: date, why: str
) -> tuple[Task, Task]:
    """End a task as carried over and return it with the one that goes on with it.

    `until` are first and last year of the new one.
    """
    task = store.tasks.by_uid(uid)
    old = store.tasks.put(
        task_deeds.ended(task, TaskState.CARRIED_OVER, day.isoformat(), _why(store, task, why))
    )
    return old, store.tasks.put(task_deeds.following(task, *until, due))


def split(
    store: Store, uid: str, parts: Sequence[Part], day: date, why: str
) -> tuple[Task, tuple[Task, ...]]:
    """End a task as split and return it with its parts; raises BadInput for less than two."""
    task = store.tasks.by_uid(uid)
    named = [part for part in parts if one_line(part.title)]
    if len(named) < 2:
        raise BadInput(f"Tách {store.tasks.called(task)} thì phải có ít nhất hai việc mới.")
    old = store.tasks.put(
        task_deeds.ended(task, TaskState.SPLIT, day.isoformat(), _why(store, task, why))
    )
    made = (task_deeds.part(task, p.title, p.assignee, p.assignee_name) for p in named)
    return old, tuple(store.tasks.put(one) for one in made)


def drop(store: Store, uid: str, day: date, why: str) -> Task:
    """End a task that is not to be done any more, with the reason."""
    task = store.tasks.by_uid(uid)
    return store.tasks.put(
        task_deeds.ended(task, TaskState.DROPPED, day.isoformat(), _why(store, task, why))
    )


def due_at(store: Store, meeting: Meeting) -> tuple[TaskLine, ...]:
    """Return the tasks a meeting has to speak of, by deadline, those on its agenda left out.

    They are the ones whose checkpoint or deadline falls in the meeting's month or before.
    """
    end = task_checkpoints.month_end(meeting.date)
    there = {one.uid for one in store.tasks.on_agenda(meeting.uid)}
    there |= {one.uid for one in store.tasks.followed_at(meeting.uid)}
    found = {
        line.uid: line
        for asked in (TaskFilter(waiting_by=end), TaskFilter(due_by=end))
        for line in store.tasks.lines(asked, limit=_MOST_DUE)
    }
    fresh = (line for line in found.values() if line.uid not in there)
    return tuple(sorted(fresh, key=lambda line: (line.deadline, line.uid)))


def put_on_agenda(store: Store, meeting_uid: str, uids: Sequence[str]) -> Meeting:
    """Add tasks to a meeting's agenda and link them to it; raises Sealed.

    What stands there already is not added twice.
    """
    meeting = store.meetings.by_uid(meeting_uid)
    lines = [store.tasks.line(uid) for uid in uids]
    agenda = agendas.with_items(meeting.agenda, task_meetings.agenda_items(tuple(lines)))
    kept = store.meetings.put(replace(meeting, agenda=agenda))
    for uid in uids:
        task = store.tasks.by_uid(uid)
        if meeting_uid not in task.on_agenda:
            store.tasks.put(replace(task, on_agenda=(*task.on_agenda, meeting_uid)))
    return kept


def discussed_at(store: Store, meeting_uid: str) -> tuple[Discussed, ...]:
    """Return the tasks of a meeting with what its minutes say of each, ready to be written back."""
    meeting = store.meetings.by_uid(meeting_uid)
    found = {one.uid: one for one in store.tasks.on_agenda(meeting_uid)}
    found |= {one.uid: one for one in store.tasks.followed_at(meeting_uid)}
    return tuple(task_meetings.discussed(meeting, task) for task in found.values())


def write_back(store: Store, meeting_uid: str, notes: Sequence[Note]) -> tuple[Task, ...]:
    """Write what a meeting said of tasks to their logs, one entry each; a second time replaces it.

    Sealed minutes are not touched by it. Raises BadInput when nothing is said of one.
    """
    meeting = store.meetings.by_uid(meeting_uid)
    return tuple(store.tasks.put(_noted(store, meeting, note)) for note in notes)


def _noted(store: Store, meeting: Meeting, note: Note) -> Task:
    task = _in_progress(store, note.task)
    if not note.what.strip():
        raise BadInput(f"Hãy ghi buổi sinh hoạt đã nói gì về {store.tasks.called(task)}.")
    entry = TaskLog(
        on=meeting.date,
        what=note.what.strip(),
        percent=note.percent,
        obstacles=note.obstacles,
        help_asked=note.help_asked,
        evidence=note.evidence,
        meeting=meeting.uid,
    )
    return task_deeds.logged(task, entry)


def _in_progress(store: Store, uid: str) -> Task:
    task = store.tasks.by_uid(uid)
    if task.state is not TaskState.ASSIGNED:
        raise BadInput(
            f"{_capital(store, task)} đang ở tình trạng “{tasks.STATE_WORDS[task.state]}” nên "
            "không ghi tiến độ hay đánh giá được. Hãy giao việc, hoặc mở lại việc đã xong."
        )
    return task


def _not_assigned(task: Task) -> str:
    if task.state is not TaskState.REGISTERED:
        return f"đang ở tình trạng “{tasks.STATE_WORDS[task.state]}”, không giao lại."
    if not (task.assignee or one_line(task.assignee_name)):
        return "chưa có người được giao."
    return ""


def _why(store: Store, task: Task, why: str) -> str:
    if not tasks.is_open(task):
        raise BadInput(
            f"{_capital(store, task)} đã kết thúc (“{tasks.STATE_WORDS[task.state]}”); muốn làm "
            "khác đi, hãy mở lại trước."
        )
    if not one_line(why):
        raise BadInput(f"Kết thúc {store.tasks.called(task)} như vậy thì phải ghi lý do.")
    return one_line(why)


def _capital(store: Store, task: Task) -> str:
    return capital(store.tasks.called(task))


def _names(store: Store) -> Mapping[str, str]:
    return {member.uid: member.name for member in store.members.all()}


def _taken_off(store: Store, old: Task, new: Task) -> Mapping[str, str]:
    """Return what shortcomings taken off are called; what was said of a person is not told."""
    gone = map(store.shortcomings.find_uid, task_deeds.unlinked(old, new))
    return {
        one.uid: f"hạn chế sau kiểm điểm năm {one.year}"
        if one.member
        else f"“{one_line(one.what)}” (năm {one.year})"
        for one in gone
        if one
    }
