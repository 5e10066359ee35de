"""What lists and the timeline show of a task, and what they are asked for: no log, no long text.

Hundreds of tasks with years of logs are listed from these lines alone; the store works them out
when a task is kept (DESIGN §10).
"""

from dataclasses import dataclass
from datetime import date

from handbook.records.dates import Partial
from handbook.records.tasks import Outcome, Rhythm, TaskOrigin, TaskReason, TaskState, Timing


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task as lists show it; `task_checkpoints.starts_on` and `deadline` work on it too.

    `deadline` is the last day the date can mean, else the end of the last year. `percent` is the
    last one noted, `logged_on` the day of the last entry. `waiting` is the checkpoint that waits
    for a report and `waiting_on` its last day, both empty unless the task is in progress.
    `answers` says how many shortcomings it answers.
    """

    uid: str
    version: int = 0
    title: str
    year: int
    until_year: int
    reason: TaskReason
    origin: TaskOrigin
    state: TaskState
    assignee: str = ""
    assignee_name: str = ""
    supervisor: str = ""
    registered_on: Partial = ""
    assigned_on: Partial = ""
    document: str = ""
    due: Partial = ""
    deadline: date
    rhythm: Rhythm
    percent: int = 0
    logged_on: Partial = ""
    waiting: str = ""
    waiting_on: Partial = ""
    timing: Timing = Timing.UNSAID
    outcome: Outcome = Outcome.UNSAID
    answers: int = 0
    ended_on: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """What a list asks for; empty fields ask for nothing.

    `year` finds tasks whose span covers it. `states` none means all. `member` finds tasks the
    member is in charge of or takes part in; `assignee_name` those of somebody outside the roster.
    `waiting_by` finds tasks whose checkpoint waits for a report due up to that day, `due_by` those
    in progress with a deadline up to it. `text` is searched as anywhere else.
    """

    year: int | None = None
    states: tuple[TaskState, ...] = ()
    reason: TaskReason | None = None
    member: str = ""
    assignee_name: str = ""
    text: str = ""
    waiting_by: date | None = None
    due_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTasks:
    """How many tasks of a year one person has: `assignee` is a uid, else `assignee_name` says who.

    `late` are in progress and past their deadline on the day that was asked for.
    """

    assignee: str
    assignee_name: str
    total: int
    open: int
    evaluated: int
    late: int
