"""Cases the duty table finds in breakthrough tasks: checkpoints to report on, tasks to evaluate.

Tasks that fall due on one day are one line: an office has hundreds of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handbook.records import checkpoint_names
from handbook.records.duty_facts import Case

CHECKPOINT, ENDING = "task_checkpoint", "task_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTasks:
    """How many tasks fall due on a day, for a checkpoint, or at their end when that is empty.

    `uid` is the task when it is only one; `first` and `last` are titles of two of them.
    """

    checkpoint: str = ""
    on: date
    number: int
    uid: str
    first: str
    last: str


def cases(waiting: tuple[DueTasks, ...], ending: tuple[DueTasks, ...]) -> Iterator[Case]:
    """Yield a case for each checkpoint that waits for a report, and for each last day."""
    for due in waiting:
        yield _case(CHECKPOINT, due, f" ({checkpoint_names.called(due.checkpoint)})")
    for due in ending:
        yield _case(ENDING, due, "")


def _case(duty: str, due: DueTasks, when: str) -> Case:
    alone = due.number == 1
    return Case(
        duty=duty,
        record=due.uid if alone else "",
        name=f"{due.first if alone else _several(due)}{when}",
        on=due.on,
        period=due.checkpoint or due.on.isoformat(),
    )


def _several(due: DueTasks) -> str:
    if due.number == 2:
        return f"“{due.first}” và “{due.last}”"
    return f"“{due.first}” và {due.number - 1} việc khác"
