"""What is done with a breakthrough task in its life: each deed returns the task as it then stands.

Registered → adjusted or added → assigned → followed → evaluated; or carried over, split, dropped,
each with its reason (DOMAIN §8). No clock here, nothing is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from handbook.records import dates, task_checkpoints, tasks
from handbook.records.basics import new_uid
from handbook.records.dates import Partial
from handbook.records.tasks import (
    Evaluation,
    Task,
    TaskChange,
    TaskLog,
    TaskOrigin,
    TaskState,
    Timing,
)
from handbook.records.text import one_line

# What the committee changes of a registered task, in the order of the sheet, with its words.
ADJUSTABLE = {
    "title": "Tên việc",
    "year": "Năm đầu",
    "until_year": "Năm cuối",
    "reason": "Lý do",
    "assignee": "Người được giao",
    "assignee_name": "Người được giao (ngoài chi bộ)",
    "supervisor": "Người trực tiếp chỉ đạo",
    "partner_names": "Đơn vị, người phối hợp",
    "aim": "Mục tiêu",
    "product": "Sản phẩm",
    "quantity": "Số lượng",
    "difficulty": "Độ khó",
    "due": "Thời hạn",
}
# A shortcoming taken off a task; what it is newly given needs no reason.
UNLINKED = "Hạn chế phải khắc phục"
_TAKEN_OFF = "không khắc phục ở việc này nữa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigning:
    """Who assigns tasks, by which paper, on which day; the same for many tasks at once."""

    assigner: str = ""
    document: str = ""
    document_date: Partial = ""
    on: Partial = ""


def changed(old: Task, new: Task) -> tuple[str, ...]:
    """Return in words what was changed that wants a reason, in the order of the sheet."""
    of_sheet = (words for field, words in ADJUSTABLE.items() if _differs(old, new, field))
    return (*of_sheet, *((UNLINKED,) if unlinked(old, new) else ()))


def unlinked(old: Task, new: Task) -> tuple[str, ...]:
    """Return the uids of the shortcomings that `old` answers and `new` no more."""
    return tuple(uid for uid in old.shortcomings if uid not in new.shortcomings)


def says_why_unlinked(old: Task, new: Task) -> bool:
    """Say whether `new` notes among its fresh changes why a shortcoming was taken off."""
    fresh = new.changes[len(old.changes) :]
    return any(one.what == UNLINKED and one_line(one.why) for one in fresh)


def adjusted(
    old: Task, new: Task, on: Partial, why: str, names: Mapping[str, str] | None = None
) -> Task:
    """Return `new` with what it changes of `old` noted; what was registered becomes adjusted.

    `names` are members' names and what shortcomings are called, by uid, for the words of the note.
    """
    called = names or {}
    found = [
        *(
            (words, _shown(old, field, called), _shown(new, field, called))
            for field, words in ADJUSTABLE.items()
            if _differs(old, new, field)
        ),
        *((UNLINKED, called.get(uid, uid), _TAKEN_OFF) for uid in unlinked(old, new)),
    ]
    changes = tuple(
        TaskChange(on=on, what=what, before=before, after=after, why=one_line(why))
        for what, before, after in found
    )
    if not changes:
        return new
    origin = TaskOrigin.ADJUSTED if old.origin is TaskOrigin.REGISTERED else old.origin
    return replace(new, changes=(*old.changes, *changes), origin=origin)


def assigned(task: Task, given: Assigning) -> Task:
    """Return a task as assigned; what its own record already says of the paper gives way."""
    return replace(
        task,
        state=TaskState.ASSIGNED,
        assigner=one_line(given.assigner) or task.assigner,
        document=one_line(given.document) or task.document,
        document_date=given.document_date or task.document_date,
        assigned_on=given.on or given.document_date or task.assigned_on,
    )


def logged(task: Task, entry: TaskLog) -> Task:
    """Return a task with an entry in its log, by day; a meeting has one entry only.

    An entry that names no checkpoint reports for the one that waits on its day, if any.
    """
    others = tuple(e for e in task.log if not entry.meeting or e.meeting != entry.meeting)
    before = replace(task, log=others)
    if not entry.checkpoint:
        mark = task_checkpoints.reported_by(before, entry.on)
        entry = replace(entry, checkpoint=mark.id if mark else "")
    return replace(task, log=tuple(sorted((*others, entry), key=lambda e: e.on)))


def timing_on(task: Task, day: date) -> Timing:
    """Return whether a task finished on `day` is before, on or after its date.

    A deadline of a month or year is kept by any day of it.
    """
    end = task_checkpoints.deadline(task)
    first = dates.earliest(task.due) or date(task.until_year, 12, 31)
    if day > end:
        return Timing.LATE
    return Timing.EARLY if day < first else Timing.ON_TIME


def evaluated(task: Task, evaluation: Evaluation) -> Task:
    """Return a task as ended by its evaluation."""
    return replace(
        task,
        state=TaskState.EVALUATED,
        evaluation=evaluation,
        ended_on=evaluation.on,
        end_reason="",
    )


def reopened(task: Task, on: Partial, why: str) -> Task:
    """Return an ended task as in progress again, with the reason among its changes."""
    change = TaskChange(
        on=on,
        what="Tình trạng",
        before=tasks.STATE_WORDS[task.state],
        after=tasks.STATE_WORDS[TaskState.ASSIGNED],
        why=one_line(why),
    )
    return replace(
        task,
        state=TaskState.ASSIGNED,
        evaluation=Evaluation(),
        ended_on="",
        end_reason="",
        changes=(*task.changes, change),
    )


def ended(task: Task, state: TaskState, on: Partial, why: str) -> Task:
    """Return a task as dropped, split or carried over, with the reason."""
    return replace(task, state=state, ended_on=on, end_reason=one_line(why))


def following(task: Task, year: int, until_year: int, due: Partial) -> Task:
    """Return the task of the next period that goes on with one, linked to it and in progress.

    It keeps reason, people, aim, product, shortcomings and the steps that are not done; log,
    evaluation and changes stay with the old one.
    """
    return replace(
        _fresh(task),
        year=year,
        until_year=until_year,
        due=due,
        state=TaskState.ASSIGNED,
        steps=tuple(step for step in task.steps if not step.done_on),
    )


def part(task: Task, title: str, assignee: str = "", assignee_name: str = "") -> Task:
    """Return one of the tasks a task is split into; who is in charge stays unless somebody else is.

    It is in progress if the whole one was.
    """
    someone = assignee or assignee_name
    state = TaskState.REGISTERED if task.state is TaskState.REGISTERED else TaskState.ASSIGNED
    return replace(
        _fresh(task),
        title=one_line(title),
        assignee=assignee if someone else task.assignee,
        assignee_name=assignee_name if someone else task.assignee_name,
        state=state,
    )


def _fresh(task: Task) -> Task:
    return replace(
        task,
        uid=new_uid(),
        version=0,
        came_from=task.uid,
        log=(),
        changes=(),
        evaluation=Evaluation(),
        ended_on="",
        end_reason="",
        on_agenda=(),
    )


def _differs(old: Task, new: Task, field: str) -> bool:
    return bool(getattr(old, field) != getattr(new, field))


def _shown(task: Task, field: str, names: Mapping[str, str]) -> str:
    value = getattr(task, field)
    if field == "reason":
        return tasks.REASON_WORDS[value]
    if field == "assignee":
        return names.get(value, value)
    return dates.on_screen(value) if field == "due" else str(value)
