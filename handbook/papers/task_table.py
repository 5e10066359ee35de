"""Table of a year's breakthrough tasks for the upper committee, by person and deadline.

The columns are those of a leaders' table of 2026 (DOMAIN §8); its coefficient is the upper
committee's to fill in. What was only registered, or dropped before it was assigned, is left out.
"""

from typing import Any

from handbook.papers import task_paper, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.task_paper import TaskFacts
from handbook.records.tasks import Task, TaskState
from handbook.records.text import name_key, one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "task-table"
_EMPTY_ROWS = 6


def build(store: Store, request: Request) -> Document:
    """Return the table of the request's year."""
    return document(task_paper.gather(store, request))


def table(store: Store, request: Request) -> NumberTable:
    """Return the table for Excel."""
    return numbers(task_paper.gather(store, request))


def document(facts: TaskFacts) -> Document:
    """Return the table; without a task, rows to be written by hand."""
    made = numbers(facts)
    more: dict[str, Any] = {
        "table": task_paper.table(made, _EMPTY_ROWS),
        "notes": made.notes,
    }
    return task_paper.page(facts, PAPER, more, landscape=True)


def numbers(facts: TaskFacts) -> NumberTable:
    """Return the table as texts."""
    names = facts.names
    found = sorted(
        (task for task in facts.tasks if _counts(task)),
        key=lambda task: name_key(task_paper.whose(task, names)),
    )
    people = {(task.assignee, task.assignee_name) for task in found}
    note = (
        f"Tổng số: {task_paper.total(found, facts.day)}; giao cho "
        f"{words.two_digits(len(people))} người."
    )
    return task_paper.numbers(
        PAPER,
        facts.branch,
        f"Năm {facts.year}",
        (_row(facts, task) for task in found),
        (note,) if found else (),
    )


def _counts(task: Task) -> bool:
    dropped = task.state is TaskState.DROPPED and not task.assigned_on
    return task.state is not TaskState.REGISTERED and not dropped


def _row(facts: TaskFacts, task: Task) -> tuple[str, ...]:
    helpers = task_paper.partners(task, facts.names)
    charged = task_paper.whose(task, facts.names)
    return (
        one_line(task.title),
        one_line(task.supervisor),
        f"{charged}; phối hợp: {helpers}" if helpers else charged,
        one_line(task.product),
        one_line(task.quantity),
        one_line(task.difficulty),
        task_paper.due(task),
        task_paper.points(task),
        "",
    )
