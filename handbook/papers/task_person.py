"""A person's breakthrough tasks of a year: what, by when, how far, product, progress, notes.

The columns are those of a leader's list (DOMAIN §8). What one only takes part in stands there too.
"""

from typing import Any

from handbook.papers import handwriting, task_paper, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.task_paper import TaskFacts
from handbook.records import dates
from handbook.records.tasks import STATE_WORDS, Task, TaskState, percent
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "task-person"
_EMPTY_ROWS = 6


def build(store: Store, request: Request) -> Document:
    """Return the list of the request's member: a uid, else a name of somebody outside the roster.

    With nobody it is a blank form.
    """
    return document(task_paper.gather(store, request), request.member)


def table(store: Store, request: Request) -> NumberTable:
    """Return the list for Excel."""
    return numbers(task_paper.gather(store, request), request.member)


def document(facts: TaskFacts, member: str) -> Document:
    """Return the list as it stands on the day of the paper."""
    made = numbers(facts, member)
    person = facts.member(member)
    more: dict[str, Any] = {
        "table": task_paper.table(made, 0 if member else _EMPTY_ROWS),
        "notes": made.notes,
        "nothing": bool(member) and not made.rows,
        "name": handwriting.or_dots(_called(facts, member), 60),
        "signed": _called(facts, member),
        "post": words.spelled(words.post(person), facts.branch) if person else "",
    }
    return task_paper.page(
        facts, PAPER, more, landscape=True, whose=more["signed"], assignee=member
    )


def numbers(facts: TaskFacts, member: str) -> NumberTable:
    """Return the list as a table of texts; the notes say how the tasks stand."""
    found = tasks_of(facts, member)
    own = [task for task in found if not _only_helps(task, member)]
    ended = task_paper.outcomes(own)
    note = f"Tổng số: {task_paper.total(own, facts.day)}" + (f"; kết quả: {ended}" if ended else "")
    return task_paper.numbers(
        PAPER,
        facts.branch,
        ", ".join(filter(None, (_called(facts, member), f"năm {facts.year}"))),
        (_row(task, member, facts) for task in found),
        (f"{note}.",) if found else (),
    )


def tasks_of(facts: TaskFacts, member: str) -> tuple[Task, ...]:
    """Return what one is in charge of, then what one takes part in."""
    if not member:
        return ()
    found = [t for t in facts.tasks if member in (t.assignee, t.assignee_name, *t.partners)]
    return tuple(sorted(found, key=lambda task: _only_helps(task, member)))


def _called(facts: TaskFacts, member: str) -> str:
    return facts.names.get(member, one_line(member))


def _only_helps(task: Task, member: str) -> bool:
    return member not in (task.assignee, task.assignee_name)


def _row(task: Task, member: str, facts: TaskFacts) -> tuple[str, ...]:
    helps = f"phối hợp với {task_paper.whose(task, facts.names)}"
    given = task_paper.points(task)
    notes = (
        helps if _only_helps(task, member) else "",
        one_line(task.end_reason),
        f"điểm: {given}" if given else "",
        one_line(task.evidence),
        one_line(task.note),
    )
    return (
        one_line(task.title),
        task_paper.due(task),
        _how_far(task),
        task_paper.product(task),
        _progress(task, facts),
        words.opening("; ".join(filter(None, notes))),
    )


def _how_far(task: Task) -> str:
    """Return what was noted last, with its day; the reason of an evaluation closes it."""
    last = max(task.log, key=lambda entry: entry.on, default=None)
    said = one_line(last.what) if last else ""
    if last and said:
        said = f"{said.rstrip('.')} ({dates.short(last.on)})"
    if task.state is TaskState.EVALUATED and task.evaluation.why.strip():
        said = "; ".join(filter(None, (said, words.within(one_line(task.evaluation.why)))))
    return words.opening(said) or STATE_WORDS[task.state]


def _progress(task: Task, facts: TaskFacts) -> str:
    stands = task_paper.judged(task) or task_paper.state(task, facts.day)
    return f"{stands}, {percent(task)}%" if task.state is TaskState.ASSIGNED else stands
