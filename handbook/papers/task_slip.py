"""Assignment slip (phiếu giao việc) of one breakthrough task: the program's own form, and says so.

A shortcoming of a person that it answers is not told: the slip goes through many hands.
"""

from collections.abc import Sequence
from typing import Any

from handbook.papers import task_paper, template, words
from handbook.papers.paper import Request
from handbook.papers.task_paper import ROOM, TaskFacts
from handbook.records import dates, tasks
from handbook.records.shortcomings import Shortcoming
from handbook.records.tasks import Task
from handbook.records.text import fold, one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "task-slip"
_EMPTY_STEPS = 6
_LINE = "\u00a0"
_TWO_LINES = "\u00a0\n\u00a0"
_HAND = {"title": _TWO_LINES, "reason": _TWO_LINES, "aim": ROOM, "product": ROOM}
_OURS = ("chi bo", "chi uy")


def build(store: Store, request: Request) -> Document:
    """Return the slip of the request's task; without one, or when asked to, a blank form.

    Filled in part, it has room to write what is not known.
    """
    facts = task_paper.gather(store, request)
    if not request.task or request.fill == task_paper.BLANK_FORM:
        return document(facts, None)
    task = store.tasks.by_uid(request.task)
    found = (store.shortcomings.find_uid(uid) for uid in task.shortcomings)
    answers = [one for one in found if one]
    return document(facts, task, answers, room=request.fill == task_paper.PART_FILLED)


def document(
    facts: TaskFacts,
    task: Task | None,
    answers: Sequence[Shortcoming] = (),
    *,
    room: bool = False,
) -> Document:
    """Return the slip of a task that answers these shortcomings, or a form to write by hand.

    What is not known is left out, or with `room` has lines to be written in.
    """
    said = _said(facts, task, answers) if task else {}
    labels = template.front_of(PAPER, facts.branch)["labels"]
    by_hand = room or task is None
    more: dict[str, Any] = {
        "rows": [
            {"label": label, "said": said.get(name) or _HAND.get(name, _LINE)}
            for name, label in labels.items()
            if said.get(name) or by_hand
        ],
        "steps": _steps(task, by_hand=by_hand),
        "changes": words.listed(task_paper.adjustments(task)) if task else (),
        "signed": _member_name(facts, task),
        "year": task.year if task else facts.year,
        "above": _from_above(task),
    }
    return task_paper.page(
        facts,
        PAPER,
        more,
        whose=one_line(task.title) if task else "",
        assignee=task.assignee if task else "",
    )


def _said(facts: TaskFacts, task: Task, answers: Sequence[Shortcoming]) -> dict[str, str]:
    names = facts.names
    return {
        "title": one_line(task.title),
        "reason": task_paper.reason(task),
        "answers": "\n".join(dict.fromkeys(map(_answered, answers))),
        "origin": words.opening(tasks.ORIGIN_WORDS[task.origin]),
        "who": _member_name(facts, task),
        "supervisor": one_line(task.supervisor),
        "partners": task_paper.partners(task, names),
        "assigner": _assigner(task),
        "aim": one_line(task.aim),
        "product": one_line(task.product),
        "quantity": one_line(task.quantity),
        "difficulty": one_line(task.difficulty),
        "due": words.noted(dates.short(task.due), task_paper.span(task)) or task_paper.span(task),
        "rhythm": words.opening(tasks.RHYTHM_WORDS[task.rhythm]),
    }


def _answered(one: Shortcoming) -> str:
    if one.member:
        return f"Hạn chế sau kiểm điểm năm {one.year}"
    return f"{one_line(one.what).rstrip('.')} (năm {one.year})"


def _assigner(task: Task) -> str:
    """Return `Chi ủy chi bộ, Nghị quyết số 02-NQ/CB, ngày 12/01/2026`."""
    on = task.document_date or task.assigned_on
    day = f"ngày {dates.short(on)}" if on else ""
    return ", ".join(filter(None, (one_line(task.assigner), one_line(task.document), day)))


def _steps(task: Task | None, *, by_hand: bool) -> list[dict[str, str]]:
    if by_hand and not (task and task.steps):
        return [{"what": _TWO_LINES, "due": "", "done": ""}] * _EMPTY_STEPS
    return [
        {
            "what": one_line(step.what),
            "due": dates.short(step.due),
            "done": dates.short(step.done_on),
        }
        for step in (task.steps if task else ())
    ]


def _member_name(facts: TaskFacts, task: Task | None) -> str:
    if task is None:
        return ""
    return facts.names.get(task.assignee, "") or one_line(task.assignee_name)


def _from_above(task: Task | None) -> str:
    """Return the body that assigned it when it is not the branch itself, which then does not sign.

    It is told by its name, for nothing else says which body it is.
    """
    assigner = one_line(task.assigner) if task else ""
    return "" if any(own in fold(assigner) for own in _OURS) else assigner
