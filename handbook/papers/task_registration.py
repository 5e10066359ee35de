"""Registration sheet: the breakthrough tasks a person puts forward for a year.

Beside each stands what the committee made of it: adjusted, with what and why, or assigned.
"""

from typing import Any

from handbook.papers import handwriting, task_paper, words
from handbook.papers.paper import Request
from handbook.papers.task_paper import TaskFacts
from handbook.records import dates
from handbook.records.tasks import STATE_WORDS, Task, TaskOrigin, TaskState, is_open
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "task-registration"
_EMPTY_ROWS = 5


def build(store: Store, request: Request) -> Document:
    """Return the sheet of the request's member; filled in part it has only the person's name."""
    facts = task_paper.gather(store, request)
    member = "" if request.fill == task_paper.BLANK_FORM else request.member
    return document(facts, member, blank=bool(request.fill))


def document(facts: TaskFacts, member: str, *, blank: bool = False) -> Document:
    """Return the sheet; what was assigned beyond it, or goes on from before, is no part of it.

    A blank one has rows to write by hand in.
    """
    person = facts.member(member)
    found = () if blank else registered(facts, member)
    made = task_paper.numbers(
        PAPER, facts.branch, f"Năm {facts.year}", (_row(facts, task) for task in found)
    )
    more: dict[str, Any] = {
        "table": task_paper.table(made, _EMPTY_ROWS),
        "name": handwriting.or_dots(person.name if person else "", 50),
        "signed": person.name if person else "",
        "post": handwriting.or_dots(
            words.spelled(words.post(person), facts.branch) if person else "", 50
        ),
        "work": handwriting.or_dots(person.work_now if person else "", 110),
    }
    return task_paper.page(
        facts, PAPER, more, landscape=True, whose=more["signed"], assignee=member
    )


def registered(facts: TaskFacts, member: str) -> tuple[Task, ...]:
    """Return what a member himself registered for the year."""
    return tuple(
        task
        for task in facts.tasks
        if member
        and task.assignee == member
        and task.year == facts.year
        and task.origin is not TaskOrigin.ADDED
        and not task.came_from
    )


def _row(facts: TaskFacts, task: Task) -> tuple[str, ...]:
    return (
        one_line(task.title),
        task_paper.reason(task),
        one_line(task.aim),
        task_paper.product(task),
        task_paper.due(task),
        task_paper.led(task, facts.names),
        opinion(task),
    )


def opinion(task: Task) -> str:
    """Return what the committee said: adjustments, by which paper it was assigned, or its end."""
    said = [f"Điều chỉnh {words.within(one)}" for one in task_paper.adjustments(task)]
    if task.assigned_on and task.state is not TaskState.REGISTERED:
        said.append(f"Giao ngày {dates.short(task.assigned_on)}")
    if not is_open(task) and task.state is not TaskState.EVALUATED:
        said.append(words.noted(STATE_WORDS[task.state], task.end_reason))
    return "; ".join(said)
