"""The steps of the loop: a task for a shortcoming, and a shortcoming remedied by its task.

Verifying is the next review's (`shortcomings.settle`), which the gates then rest on. The chain
itself is gathered in `store/loop`; refusing to break one is the tables' own.
"""

from datetime import date

from handbook.errors import BadInput
from handbook.records import shortcomings, task_counts
from handbook.records.basics import new_uid
from handbook.records.dates import Partial
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.tasks import Outcome, Task, TaskReason, TaskState
from handbook.records.text import one_line
from handbook.services import shortcomings as remedies
from handbook.store.loop import chain, chains
from handbook.store.store import Store
from handbook.store.table import capital

__all__ = ["chain", "chains", "mark_not_remedied", "mark_remedied", "offers", "task_for"]


def task_for(one: Shortcoming, year: int) -> Task:
    """Return the task that answers a shortcoming, filled with what is known; it is not put yet.

    The remedy that was planned names it, the one responsible is in charge of it. What was said of a
    person is not copied: a task is found by search and stands in lists, a review does not.
    """
    return Task(
        uid=new_uid(),
        title=one_line(one.remedy) or _aim(one),
        year=year,
        until_year=year,
        reason=TaskReason.SHORTCOMING,
        shortcomings=(one.uid,),
        assignee=one.responsible or one.member,
        partner_names=one_line(one.helpers),
        aim=_aim(one),
        due=_due_in(one.due, year),
    )


def offers(store: Store, task_uid: str) -> tuple[Shortcoming, ...]:
    """Return the shortcomings that an evaluated task lets be marked as remedied, oldest first.

    None before it is evaluated as met or beyond, nor while another task still answers them.
    """
    task = store.tasks.by_uid(task_uid)
    if not task_counts.is_done(task):
        return ()
    found = (store.shortcomings.find_uid(uid) for uid in task.shortcomings)
    waiting = (ShortcomingState.OPEN, ShortcomingState.NOT_REMEDIED)
    return tuple(one for one in found if one and one.state in waiting and not _others(store, one))


def mark_remedied(
    store: Store, task_uid: str, shortcoming_uid: str, day: date, by: str = ""
) -> Shortcoming:
    """Note that a task remedied a shortcoming; the next review verifies it.

    Raises BadInput when the task does not answer it or is not evaluated as met.
    """
    task = store.tasks.by_uid(task_uid)
    if shortcoming_uid not in task.shortcomings or not task_counts.is_done(task):
        raise BadInput(
            f"Chưa ghi được là đã khắc phục: {store.tasks.called(task)} phải trả lời hạn chế này "
            "và đã được đánh giá đạt yêu cầu."
        )
    text = f"Đã hoàn thành {store.tasks.called(task)}"
    why = one_line(task.evaluation.why)
    return remedies.note(
        store,
        shortcoming_uid,
        f"{text}: {why}" if why else f"{text}.",
        on=day,
        state=ShortcomingState.REMEDIED,
        by=by or task.evaluation.by,
        task=task.uid,
    )


def mark_not_remedied(store: Store, task_uid: str, day: date) -> tuple[Shortcoming, ...]:
    """Note at what a task answers that it was not met, so each goes on in the next period."""
    task = store.tasks.by_uid(task_uid)
    if task.evaluation.outcome is not Outcome.NOT_MET:
        name = capital(store.tasks.called(task))
        raise BadInput(f"{name} chưa bị đánh giá là không đạt yêu cầu.")
    found = (store.shortcomings.find_uid(uid) for uid in task.shortcomings)
    why = one_line(task.evaluation.why)
    return tuple(
        remedies.note(
            store,
            one.uid,
            f"Không đạt {store.tasks.called(task)}" + (f": {why}" if why else "."),
            on=day,
            state=ShortcomingState.NOT_REMEDIED,
            by=task.evaluation.by,
            task=task.uid,
        )
        for one in found
        if one and shortcomings.is_open(one)
    )


def _aim(one: Shortcoming) -> str:
    if one.member:
        return f"Khắc phục hạn chế sau kiểm điểm năm {one.year}"
    return f"Khắc phục hạn chế: {one_line(one.what)}"


def _others(store: Store, one: Shortcoming) -> bool:
    """Say whether some other task for it is still in progress."""
    return any(task.state is TaskState.ASSIGNED for task in store.tasks.answering(one.uid))


def _due_in(due: Partial, year: int) -> Partial:
    """Return a deadline that lies in the year or after it, else empty."""
    return due if due[:4] >= str(year) else ""
