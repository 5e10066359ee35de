"""Figures of breakthrough tasks: done, on time, late, beyond what was asked; by person and kind.

They feed the gates of the yearly rating (366-QĐ/TW, Điều 11; DOMAIN §7.1) and the reports. No
clock here: lateness is judged on a day that is handed in.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from handbook.records import dates
from handbook.records.task_checkpoints import deadline
from handbook.records.tasks import Outcome, Task, TaskOrigin, TaskState, Timing

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFigures:
    """Counts of the tasks that a year is judged on.

    `given` = `done` + `not_done` + `open`; `on_time` + `late` ≤ `done` (some say neither), `beyond`
    is part of `done`. `open` are in progress and not yet past their deadline, `not_done` were not
    met, carried over, or are past it.
    """

    given: int = 0
    done: int = 0
    on_time: int = 0
    late: int = 0
    beyond: int = 0
    not_done: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFigures:
    """The figures of one person: `assignee` is a uid, else `assignee_name` says who."""

    assignee: str
    assignee_name: str
    figures: TaskFigures


def judged_in(task: Task, year: int) -> bool:
    """Say whether a year is judged on a task: it was evaluated in it, or fell due in it.

    What was only registered, dropped or split counts nowhere; a task of several years counts in the
    one in which it ends. Evaluated after its last year, it still counts in that one: in January
    the work of December is judged.
    """
    if task.state in (TaskState.REGISTERED, TaskState.DROPPED, TaskState.SPLIT):
        return False
    if task.state is TaskState.EVALUATED:
        on = task.evaluation.on or task.ended_on
        return min(dates.latest(on) or deadline(task), deadline(task)).year == year
    return deadline(task).year == year


def figures(tasks: Iterable[Task], year: int, day: date) -> TaskFigures:
    """Return the figures of a year as they stand on `day`."""
    judged = [task for task in tasks if judged_in(task, year)]
    done = [task for task in judged if is_done(task)]
    still = [task for task in judged if task.state is TaskState.ASSIGNED and deadline(task) >= day]
    timing = Counter(task.evaluation.timing for task in done)
    return TaskFigures(
        given=len(judged),
        done=len(done),
        on_time=timing[Timing.EARLY] + timing[Timing.ON_TIME],
        late=timing[Timing.LATE],
        beyond=sum(task.evaluation.outcome is Outcome.BEYOND for task in done),
        not_done=len(judged) - len(done) - len(still),
        open=len(still),
    )


def is_done(task: Task) -> bool:
    """Say whether the task was evaluated as met, or beyond what was asked."""
    met = (Outcome.MET, Outcome.BEYOND)
    return task.state is TaskState.EVALUATED and task.evaluation.outcome in met


def is_late(task: Task, day: date) -> bool:
    """Say whether a task in progress is past its deadline on `day`."""
    return task.state is TaskState.ASSIGNED and deadline(task) < day


def by_person(tasks: Iterable[Task], year: int, day: date) -> tuple[PersonFigures, ...]:
    """Return the figures of each person in charge, in the order in which they first come."""
    groups: dict[tuple[str, str], list[Task]] = {}
    for task in tasks:
        key = (task.assignee, "" if task.assignee else task.assignee_name)
        groups.setdefault(key, []).append(task)
    return tuple(
        PersonFigures(assignee=uid, assignee_name=name, figures=figures(group, year, day))
        for (uid, name), group in groups.items()
        if uid or name
    )


def by_state(tasks: Iterable[Task]) -> Mapping[TaskState, int]:
    """Return how many tasks stand in each state, in the order of a task's life; none left out."""
    return _counted(tasks, TaskState, lambda task: task.state)


def by_outcome(tasks: Iterable[Task]) -> Mapping[Outcome, int]:
    """Return the evaluated tasks by how far they met what was asked."""
    ended = (task for task in tasks if task.state is TaskState.EVALUATED)
    return _counted(ended, Outcome, lambda task: task.evaluation.outcome)


def by_timing(tasks: Iterable[Task]) -> Mapping[Timing, int]:
    """Return the evaluated tasks by before, on or after the date."""
    ended = (task for task in tasks if task.state is TaskState.EVALUATED)
    return _counted(ended, Timing, lambda task: task.evaluation.timing)


def by_origin(tasks: Iterable[Task]) -> Mapping[TaskOrigin, int]:
    """Return how many tasks were registered, adjusted or added."""
    return _counted(tasks, TaskOrigin, lambda task: task.origin)


def _counted(tasks: Iterable[Task], keys: Iterable[K], key: Callable[[Task], K]) -> Mapping[K, int]:
    found = Counter(key(task) for task in tasks)
    return {each: found[each] for each in keys}
