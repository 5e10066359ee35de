"""Breakthrough tasks on a line of time: a year or a term at a glance, person by person.

Pure places and rows: 0 is the first day of the window, 1 the end of its last. No clock here; which
rows are read and painted is the screen's affair, so that hundreds cost what twenty do.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handbook.records import dates, task_checkpoints
from handbook.records.task_lines import PersonTasks, TaskLine

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days that are shown, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One month or year of the scale, from place to place."""

    words: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A task's span in a window; `waiting` is the place of the checkpoint that waits, if seen.

    `goes_on` says that its deadline lies behind the window, `began_before` that its start does.
    """

    start: float
    end: float
    waiting: float | None = None
    began_before: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The rows of one person: the head at row `top`, then one row for each task."""

    person: PersonTasks
    top: int


def window(first_year: int, last_year: int) -> Window:
    """Return the window of whole years."""
    return Window(first=date(first_year, 1, 1), last=date(last_year, 12, 31))


def place(shown: Window, day: date) -> float:
    """Return where a day begins, held between 0 and 1."""
    days = (shown.last - shown.first).days + 1
    return min(1.0, max(0.0, (day - shown.first).days / days))


def end_place(shown: Window, day: date) -> float:
    """Return where a day ends, held between 0 and 1."""
    return place(shown, date.fromordinal(day.toordinal() + 1))


def ticks(shown: Window) -> tuple[Tick, ...]:
    """Return the months of one year, or the years of several."""
    first, last = shown.first.year, shown.last.year
    if first == last:
        starts = [(f"Th. {m}", date(first, m, 1)) for m in range(1, _MONTHS + 1)]
    else:
        starts = [(str(year), date(year, 1, 1)) for year in range(first, last + 1)]
    places = [place(shown, day) for _, day in starts] + [1.0]
    return tuple(
        Tick(words=words, start=places[n], end=places[n + 1]) for n, (words, _) in enumerate(starts)
    )


def bar(line: TaskLine, shown: Window) -> Bar:
    """Return the span of a task from its start to its deadline, as far as it is seen."""
    end = task_checkpoints.deadline(line)
    start = min(task_checkpoints.starts_on(line), end)
    waits = dates.latest(line.waiting_on)
    seen = waits is not None and shown.first <= waits <= shown.last
    return Bar(
        start=place(shown, start),
        end=end_place(shown, end),
        waiting=end_place(shown, waits) if seen and waits else None,
        began_before=start < shown.first,
        goes_on=end > shown.last,
    )


def blocks(people: Sequence[PersonTasks]) -> tuple[Block, ...]:
    """Return the blocks of people one under the other."""
    found, top = [], 0
    for one in people:
        found.append(Block(person=one, top=top))
        top += one.total + 1
    return tuple(found)


def height(found: Sequence[Block]) -> int:
    """Return how many rows the blocks take."""
    return found[-1].top + found[-1].person.total + 1 if found else 0


def block_at(found: Sequence[Block], row: int) -> int:
    """Return which block holds a row."""
    return max(0, bisect_right(found, row, key=lambda block: block.top) - 1)
