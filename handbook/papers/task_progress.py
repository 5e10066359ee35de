"""Progress report of breakthrough tasks for a checkpoint: a month, quarter, half-year or year.

It holds the tasks that have a checkpoint in the period, and those that went past their date before
it. An entry of the log counts for the checkpoint it names, whenever the meeting was.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.papers import spans, task_paper, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.task_paper import TaskFacts
from handbook.records import dates, task_checkpoints
from handbook.records.attendance_stats import Span
from handbook.records.numbering import PaperType
from handbook.records.periods import Period
from handbook.records.tasks import Task, TaskLog, TaskState
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "task-progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A task with what its log says for the period; `percent` as it stood at its end.

    `ended` says that it was over by then.
    """

    task: Task
    entries: tuple[TaskLog, ...]
    percent: int
    ended: bool
    late: bool


def build(store: Store, request: Request) -> Document:
    """Return the report of the period asked for, else of the quarter of its day."""
    return document(*_gathered(store, request))


def table(store: Store, request: Request) -> NumberTable:
    """Return the report's table for Excel."""
    return numbers(*_gathered(store, request))


def document(facts: TaskFacts, period: Period) -> Document:
    """Return the report of a period, without a number yet."""
    made = numbers(facts, period)
    more: dict[str, Any] = {
        "period": period.words,
        "table": task_paper.table(made) if made.rows else "",
        "some": bool(made.rows),
        "summary": made.notes,
    }
    return task_paper.page(facts, PAPER, more, number=PaperType.REPORT, landscape=True)


def numbers(facts: TaskFacts, period: Period) -> NumberTable:
    """Return the report's table as texts; its notes sum it up."""
    found = reported(facts, period)
    return task_paper.numbers(
        PAPER,
        facts.branch,
        words.opening(period.words),
        (_row(facts, one) for one in found),
        _summary(found),
    )


def reported(facts: TaskFacts, period: Period) -> tuple[Reported, ...]:
    """Return the tasks that the period has to hear of, by deadline."""
    until = min(facts.day, period.last)
    return tuple(_reported(task, period, until) for task in facts.tasks if _heard_of(task, period))


def _gathered(store: Store, request: Request) -> tuple[TaskFacts, Period]:
    period = spans.period_of(request, Span.QUARTER)
    facts = TaskFacts(
        branch=store.branch.get(),
        members=store.members.all(),
        tasks=_of_years(store, period),
        year=period.last.year,
        day=request.day,
    )
    return facts, period


def _of_years(store: Store, period: Period) -> tuple[Task, ...]:
    """Return the tasks of the period's year, and those before it that are not over."""
    year = period.last.year
    there = store.tasks.of_year(year)
    left = (task for task in store.tasks.open() if task.until_year < year)
    return (*left, *there)


def _heard_of(task: Task, period: Period) -> bool:
    if task.state is TaskState.REGISTERED or task_checkpoints.starts_on(task) > period.last:
        return False
    over = _over_on(task)
    if over is not None and over < period.first:
        return False
    if task.state is TaskState.ASSIGNED and task_checkpoints.deadline(task) < period.first:
        return True
    marks = task_checkpoints.worked_out(task)
    due = any(period.first <= one.last <= period.last for one in marks)
    return due or any(_within(period, _counts_on(task, entry)) for entry in task.log)


def _within(period: Period, day: date) -> bool:
    return period.first <= day <= period.last


def _over_on(task: Task) -> date | None:
    """Return the day a task ended; of one that ended on no known day its deadline."""
    if task.state in (TaskState.REGISTERED, TaskState.ASSIGNED):
        return None
    said = task.evaluation.on or task.ended_on
    return dates.latest(said) or task_checkpoints.deadline(task)


def _reported(task: Task, period: Period, until: date) -> Reported:
    over = _over_on(task)
    ended = over is not None and over <= until
    entries = _entries(task, period)
    known = [e for e in _by_day(task) if _counts_on(task, e) < period.first] + list(entries)
    shares = [entry.percent for entry in known if entry.percent is not None]
    return Reported(
        task=task,
        entries=entries,
        percent=shares[-1] if shares else 0,
        ended=ended,
        late=not ended and task_checkpoints.deadline(task) < until,
    )


def _entries(task: Task, period: Period) -> tuple[TaskLog, ...]:
    """Return what was noted for the period, else the later report that settles it too."""
    noted = tuple(e for e in _by_day(task) if _within(period, _counts_on(task, e)))
    later = (e for e in _by_day(task) if e.checkpoint and _counts_on(task, e) > period.last)
    return noted or tuple(later)[:1]


def _by_day(task: Task) -> list[TaskLog]:
    return sorted(task.log, key=lambda entry: entry.on)


def _counts_on(task: Task, entry: TaskLog) -> date:
    """Return the end of the checkpoint an entry names, the last one being the deadline."""
    named = task_checkpoints.last_day(entry.checkpoint)
    return min(named, task_checkpoints.deadline(task)) if named else entry.on


def _row(facts: TaskFacts, one: Reported) -> tuple[str, ...]:
    task = one.task
    return (
        one_line(task.title),
        task_paper.whose(task, facts.names),
        task_paper.due(task),
        "; ".join(filter(None, map(_said, one.entries))),
        f"{one.percent}%",
        "; ".join(filter(None, map(_troubles, one.entries))),
        _stands(one),
    )


def _said(entry: TaskLog) -> str:
    what = one_line(entry.what).rstrip(".")
    return f"{what} ({dates.short(entry.on)})" if what else ""


def _troubles(entry: TaskLog) -> str:
    asked = one_line(entry.help_asked).rstrip(".")
    said = (one_line(entry.obstacles).rstrip("."), _proposal(asked))
    return "; ".join(filter(None, said))


def _proposal(asked: str) -> str:
    """Return what is asked for; most begin with the word themselves."""
    if not asked or asked.lower().startswith("đề nghị"):
        return asked
    return f"đề nghị {words.within(asked)}"


def _stands(one: Reported) -> str:
    if one.ended:
        return task_paper.judged(one.task) or task_paper.state(one.task, date.min)
    said = "Quá hạn" if one.late else "Đang thực hiện"
    return said if one.entries else f"{said}, chưa báo cáo"


def _summary(found: tuple[Reported, ...]) -> tuple[str, ...]:
    if not found:
        return ()
    heard = sum(bool(one.entries) or one.ended for one in found)
    parts = words.figures(
        (
            ("đã báo cáo", heard),
            ("chưa báo cáo", len(found) - heard),
            ("đã kết thúc", sum(one.ended for one in found)),
            ("quá hạn", sum(one.late for one in found)),
        )
    )
    said = f"Số việc đến mốc báo cáo: {words.two_digits(len(found))}; {', '.join(parts)}."
    ended = task_paper.outcomes(one.task for one in found if one.ended)
    return (said, f"Kết quả đánh giá: {ended}.") if ended else (said,)
