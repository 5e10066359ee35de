"""One task read from the handbook with all it speaks of: people, meetings, its chains."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.records import words
from handbook.records.loop import Link
from handbook.records.meetings import Meeting
from handbook.records.shortcomings import Shortcoming
from handbook.records.tasks import Task
from handbook.records.text import joined
from handbook.records.typed_forms import TypedForm

if TYPE_CHECKING:
    from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """`answers` are the shortcomings it answers, `offers` those its evaluation may close.

    `before` is the task it goes on from, `after` those that go on with it; `indicator` names the
    goal of a year it answers, `by` the resolution of the branch. `typed` is what is typed in the
    forms of deeds on it and not done.
    """

    task: Task
    names: Mapping[str, str]
    meetings: Mapping[str, Meeting]
    chains: tuple[tuple[Link, ...], ...]
    answers: tuple[Shortcoming, ...]
    offers: tuple[Shortcoming, ...]
    before: Task | None
    after: tuple[Task, ...]
    indicator: str
    by: str
    typed: tuple[TypedForm, ...] = ()


def read(store: "Store", uid: str) -> Life | None:
    """Return a task's life, None when there is no such task (any more)."""
    from handbook.services import loop

    task = store.tasks.find_uid(uid)
    if task is None:
        return None
    people = map(store.members.find_uid, (task.assignee, *task.partners))
    wanted = {*(entry.meeting for entry in task.log), task.evaluation.meeting, *task.on_agenda}
    held = map(store.meetings.find_uid, wanted - {""})
    goal = store.year_goals.find_uid(task.goal) if task.goal else None
    paper = store.resolutions.find_uid(task.resolution) if task.resolution else None
    return Life(
        task=task,
        names={member.uid: member.name for member in people if member},
        meetings={one.uid: one for one in held if one},
        chains=loop.chains(store, "task", uid),
        answers=tuple(filter(None, map(store.shortcomings.find_uid, task.shortcomings))),
        offers=loop.offers(store, uid),
        before=store.tasks.find_uid(task.came_from) if task.came_from else None,
        after=store.tasks.continuing(uid),
        indicator=goal.name if goal else "",
        by=store.resolutions.called(paper) if paper else "",
        typed=store.drafts.forms(about=uid),
    )


def who(life: Life) -> str:
    """Return who is in charge, empty when nobody is yet."""
    return life.names.get(life.task.assignee, "") or life.task.assignee_name


def partners(life: Life) -> str:
    """Return who takes part, members first."""
    members = [life.names[uid] for uid in life.task.partners if uid in life.names]
    return joined([part for part in (*members, life.task.partner_names) if part])


def meeting_words(life: Life, uid: str) -> str:
    """Return a meeting as a link names it, empty when it is not in the handbook any more."""
    meeting = life.meetings.get(uid)
    return words.meeting_title(meeting) if meeting else ""
