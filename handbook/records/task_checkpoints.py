"""Checkpoints (mốc báo cáo) of a breakthrough task, worked out from its period and its rhythm.

The rhythm is set by the person (DOMAIN §8: no document says one). A checkpoint is reported when an
entry of the log names it; a later report also settles the earlier ones. No clock here.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from handbook.records import dates
from handbook.records.checkpoint_names import ID
from handbook.records.checkpoint_names import called as called
from handbook.records.dates import Partial
from handbook.records.tasks import Rhythm, Task, TaskState

_MONTHS = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF: 6, Rhythm.YEAR: 12}


class Spanned(Protocol):
    """What a span is worked out from: a task, or its line in a list."""

    @property
    def year(self) -> int:
        """First year."""

    @property
    def until_year(self) -> int:
        """Last year."""

    @property
    def due(self) -> Partial:
        """The date it was given, or empty."""

    @property
    def assigned_on(self) -> Partial:
        """When it was assigned, or empty."""

    @property
    def rhythm(self) -> Rhythm:
        """How often progress is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """One span to report on, `first` to `last` (both included); `last` is when the report is due.

    `id` is `2026-03`, `2026-Q1`, `2026-H1` or `2026` by rhythm; `final` marks the task's last one.
    """

    id: str
    first: date
    last: date
    final: bool = False
    reported: bool = False


def starts_on(task: Spanned) -> date:
    """Return the first day of a task: when it was assigned, but not before its first year."""
    return max(date(task.year, 1, 1), dates.earliest(task.assigned_on) or date.min)


def deadline(task: Spanned) -> date:
    """Return the last day its date can mean, the end of its last year when it has none."""
    return dates.latest(task.due) or date(task.until_year, 12, 31)


def checkpoints(task: Task) -> tuple[Checkpoint, ...]:
    """Return all checkpoints of a task, oldest first; the last one falls on its deadline."""
    settled = reported_to(task)
    found = worked_out(task)
    if settled is None:
        return found
    return tuple(replace(one, reported=one.last <= settled) for one in found)


def worked_out(task: Spanned) -> tuple[Checkpoint, ...]:
    """Return the checkpoints by period and rhythm alone, none of them reported yet."""
    end = deadline(task)
    start = min(starts_on(task), end)
    step = _MONTHS[task.rhythm]
    found = []
    year, month = start.year, (start.month - 1) // step * step + 1
    while date(year, month, 1) <= end:
        whole_end = _end(year, month, step)
        one = Checkpoint(
            id=_id(task.rhythm, year, month),
            first=max(date(year, month, 1), start),
            last=min(whole_end, end),
            final=whole_end >= end,
        )
        found.append(one)
        year, month = year + (month + step) // 13, (month + step - 1) % 12 + 1
    return tuple(found)


def reported_to(task: Task) -> date | None:
    """Return the day up to which the log reports, by the checkpoints it names; None for none."""
    days = (last_day(entry.checkpoint) for entry in task.log if entry.checkpoint)
    return max((day for day in days if day), default=None)


def last_day(checkpoint: str) -> date | None:
    """Return the last day of the period that an id names, None when it is no id of a checkpoint.

    It does not ask for the rhythm, so a report stays one when the rhythm is changed.
    """
    found = ID.match(checkpoint)
    if not found:
        return None
    year, month, quarter, half = (int(part or 0) for part in found.groups())
    return _end(year, month or quarter * 3 or half * 6 or 12, 1)


def waiting(task: Task) -> Checkpoint | None:
    """Return the first checkpoint not reported of a task in progress, else None."""
    if task.state is not TaskState.ASSIGNED:
        return None
    return next((one for one in checkpoints(task) if not one.reported), None)


def following(task: Task, day: date) -> Checkpoint | None:
    """Return the next checkpoint that ends on or after `day`, or None when all lie before it."""
    return next((one for one in checkpoints(task) if one.last >= day), None)


def reported_by(task: Task, day: date) -> Checkpoint | None:
    """Return the checkpoint that a report made on `day` is for, or None.

    It is the latest one not reported that ends in the month of `day` or before: a branch meets at
    the start of a month and speaks of what falls due in it.
    """
    end = month_end(day)
    open_ones = [one for one in checkpoints(task) if not one.reported and one.last <= end]
    return open_ones[-1] if open_ones else None


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return _end(day.year, day.month, 1)


def _id(rhythm: Rhythm, year: int, month: int) -> str:
    match rhythm:
        case Rhythm.MONTH:
            return f"{year}-{month:02d}"
        case Rhythm.QUARTER:
            return f"{year}-Q{(month + 2) // 3}"
        case Rhythm.HALF:
            return f"{year}-H{(month + 5) // 6}"
        case Rhythm.YEAR:
            return f"{year}"


def _end(year: int, month: int, months: int) -> date:
    """Return the last day of the months that begin with `month`."""
    after = date(year + (month + months) // 13, (month + months - 1) % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)
