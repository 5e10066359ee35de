"""The loop from a shortcoming to its verified remedy, as a chain of links to show on each of them.

Shortcoming → task → meetings that followed it → evaluation → verified in the next review. What has
not happened yet is a link too, with nothing to open. Pure: the store gathers what it is made of.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from handbook.records import shortcomings, task_checkpoints, tasks
from handbook.records.dates import Partial
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.tasks import Task, TaskState


class Role(StrEnum):
    """What a link is in the loop, in its order."""

    FOUND = "found"
    SHORTCOMING = "shortcoming"
    TASK = "task"
    FOLLOWED = "followed"
    EVALUATED = "evaluated"
    VERIFIED = "verified"


ROLE_WORDS = {
    Role.FOUND: "Được chỉ ra",
    Role.SHORTCOMING: "Hạn chế",
    Role.TASK: "Việc đột phá",
    Role.FOLLOWED: "Theo dõi",
    Role.EVALUATED: "Đánh giá",
    Role.VERIFIED: "Xác nhận khắc phục",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link: `kind` and `uid` say which record to open, both empty when there is none.

    `title` names it, `second` says how it stands, `on` when it was. `done` is False for what is
    still to come.
    """

    role: Role
    kind: str = ""
    uid: str = ""
    title: str
    second: str = ""
    on: Partial = ""
    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A record as a chain names it; `kind` empty when the handbook has none of it (any more)."""

    kind: str = ""
    title: str = ""
    on: Partial = ""


Find = Callable[[str], Named]


def chain(one: Shortcoming | None, answers: tuple[Task, ...], find: Find) -> tuple[Link, ...]:
    """Return the chain of a shortcoming and the tasks that answer it; of a task alone without one.

    `answers` come with those that continue them, oldest first. `find` names a record by its uid.
    """
    links = [*_named(one, find)] if one else []
    for task in answers:
        links += _of_task(task, find)
    if one and not answers:
        links.append(Link(role=Role.TASK, title="Chưa có việc khắc phục", done=False))
    if one:
        links.append(_verified(one, find))
    return tuple(links)


def _named(one: Shortcoming, find: Find) -> Iterator[Link]:
    where = find(one.found_in) if one.found_in else Named()
    if where.kind or one.document:
        yield Link(
            role=Role.FOUND,
            kind=where.kind,
            uid=one.found_in if where.kind else "",
            title=where.title or one.document,
            on=one.found_on or where.on,
        )
    yield Link(
        role=Role.SHORTCOMING,
        kind="shortcoming",
        uid=one.uid,
        title=one.what,
        second=shortcomings.STATE_WORDS[one.state],
        on=one.found_on or str(one.year),
    )


def _of_task(task: Task, find: Find) -> Iterator[Link]:
    yield Link(
        role=Role.TASK,
        kind="task",
        uid=task.uid,
        title=task.title,
        second=f"{tasks.span(task)} · {tasks.STATE_WORDS[task.state].lower()}",
        on=task.assigned_on or task.registered_on or str(task.year),
        done=task.state is not TaskState.REGISTERED,
    )
    for entry in task.log:
        where = find(entry.meeting) if entry.meeting else Named()
        if where.kind:
            share = f"{entry.percent}%" if entry.percent is not None else ""
            yield Link(
                role=Role.FOLLOWED,
                kind=where.kind,
                uid=entry.meeting,
                title=where.title,
                second=" · ".join(part for part in (share, entry.what) if part),
                on=entry.on.isoformat(),
            )
    if tasks.is_open(task) or task.state is TaskState.EVALUATED:
        yield _evaluated(task)


def _evaluated(task: Task) -> Link:
    if task.state is not TaskState.EVALUATED:
        due = task_checkpoints.deadline(task).isoformat()
        return Link(role=Role.EVALUATED, title="Chưa đánh giá", on=due, done=False)
    judged = task.evaluation
    words = (tasks.TIMING_WORDS[judged.timing], judged.why)
    return Link(
        role=Role.EVALUATED,
        kind="task",
        uid=task.uid,
        title=tasks.OUTCOME_WORDS[judged.outcome],
        second=" · ".join(word for word in words if word),
        on=judged.on or task.ended_on,
    )


def _verified(one: Shortcoming, find: Find) -> Link:
    match one.state:
        case ShortcomingState.VERIFIED:
            where = find(one.verified_in) if one.verified_in else Named()
            return Link(
                role=Role.VERIFIED,
                kind=where.kind,
                uid=one.verified_in if where.kind else "",
                title=where.title or "Đã xác nhận khắc phục",
                second=one.verified_by,
                on=one.verified_on,
            )
        case ShortcomingState.DROPPED:
            why = one.notes[-1].text if one.notes else ""
            return Link(role=Role.VERIFIED, title="Không theo dõi nữa", second=why)
        case ShortcomingState.REMEDIED:
            words = "Chờ đợt kiểm điểm sau xác nhận"
        case ShortcomingState.OPEN | ShortcomingState.NOT_REMEDIED:
            words = "Chưa khắc phục xong"
    return Link(role=Role.VERIFIED, title=words, done=False)
