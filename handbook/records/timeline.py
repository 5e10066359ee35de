"""Tasks as bars over a year or a term: where each begins and ends, in shares of the whole span.

Pure: no colour, no pixel, no clock; the screen and the papers draw what is worked out here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handbook.records import dates, task_checkpoints
from handbook.records.task_lines import TaskLine
from handbook.records.tasks import Outcome, TaskState

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A checkpoint on a bar: `at` is its place (0 to 1), `reported` whether it is settled."""

    at: float
    id: str
    reported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBar:
    """One task: `start` to `end` are shares (0 to 1) of the span, both inside it.

    `before` and `after` say that the task goes beyond the span. `done` is the share of the task's
    own length that is done, `over` where it ended, None while it is open or when it ended outside
    the span. `late` is open past its deadline.
    """

    line: TaskLine
    start: float
    end: float
    before: bool = False
    after: bool = False
    done: float = 0.0
    over: float | None = None
    late: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One piece of the span's rule: a month, quarter or year from `start` to `end` (shares)."""

    words: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a timeline shows, both included."""

    first: date
    last: date

    def share(self, day: date, *, end: bool = False) -> float:
        """Return the place of a day's beginning (or `end`), kept between 0 and 1."""
        length = (self.last - self.first).days + 1
        place = (day - self.first).days + (1 if end else 0)
        return min(max(place / length, 0.0), 1.0)

    def holds(self, day: date) -> bool:
        """Say whether a day lies in the span."""
        return self.first <= day <= self.last


def of_year(year: int) -> Span:
    """Return a year as a span."""
    return Span(first=date(year, 1, 1), last=date(year, 12, 31))


def of_term(first: int, last: int) -> Span:
    """Return the years of a term, both whole."""
    return Span(first=date(first, 1, 1), last=date(last, 12, 31))


def bars(lines: Sequence[TaskLine], span: Span, day: date) -> tuple[TimeBar, ...]:
    """Return the bars of the tasks that touch the span, in the order handed in."""
    return tuple(_bar(line, span, day) for line in lines if _touches(line, span))


def ticks(span: Span) -> tuple[Tick, ...]:
    """Return the rule above the bars: months of one year, quarters of two, years of more."""
    years = span.last.year - span.first.year + 1
    months = 1 if years == 1 else 3 if years == 2 else 12
    found = []
    for index in range(span.first.year * 12, (span.last.year + 1) * 12, months):
        first = date(index // 12, index % 12 + 1, 1)
        after = index + months
        last = date.fromordinal(date(after // 12, after % 12 + 1, 1).toordinal() - 1)
        found.append(
            Tick(
                words=_called(first, months),
                start=span.share(first),
                end=span.share(last, end=True),
            )
        )
    return tuple(found)


def _called(first: date, months: int) -> str:
    if months == 12:
        return str(first.year)
    if months == 3:
        return f"{_ROMAN[first.month // 3]}/{first.year}"
    return str(first.month)


def _touches(line: TaskLine, span: Span) -> bool:
    return task_checkpoints.starts_on(line) <= span.last and line.deadline >= span.first


def _bar(line: TaskLine, span: Span, day: date) -> TimeBar:
    start = min(task_checkpoints.starts_on(line), line.deadline)
    ended = dates.latest(line.ended_on)
    return TimeBar(
        line=line,
        start=span.share(start),
        end=span.share(line.deadline, end=True),
        before=start < span.first,
        after=line.deadline > span.last,
        done=_done(line),
        over=span.share(ended, end=True) if ended and span.holds(ended) else None,
        late=line.state is TaskState.ASSIGNED and line.deadline < day,
        marks=tuple(
            Mark(at=span.share(one.last, end=True), id=one.id, reported=_reported(line, one.last))
            for one in task_checkpoints.worked_out(line)
            if span.holds(one.last)
        ),
    )


def _done(line: TaskLine) -> float:
    """Return how much is done; what was evaluated as met or beyond is whole, whatever was noted."""
    if line.outcome in (Outcome.MET, Outcome.BEYOND):
        return 1.0
    return line.percent / 100


def _reported(line: TaskLine, last: date) -> bool:
    """Say whether a checkpoint is settled: it lies before the one that waits, or none waits."""
    if line.state is TaskState.REGISTERED:
        return False
    return not line.waiting_on or last.isoformat() < line.waiting_on
