"""Breakthrough tasks of the sample branch: last year's ended, this year's on their way.

Everyone and everything is made up; the words are in `resources/demo/breakthroughs.toml`. Some
answer shortcomings that the sample reviews named, and so close the loop.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from handbook.records import task_deeds
from handbook.records.meetings import MeetingKind
from handbook.records.members import Member, Position, holder
from handbook.records.shortcomings import RemedyNote, Shortcoming, ShortcomingState
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import (
    Evaluation,
    Outcome,
    Rhythm,
    Task,
    TaskChange,
    TaskLog,
    TaskOrigin,
    TaskReason,
    TaskState,
    TaskStep,
    Timing,
)
from handbook.services.demo_words import table, uid
from handbook.store.store import Store

Words = Mapping[str, Any]
_REMEDIED = (ShortcomingState.REMEDIED, ShortcomingState.VERIFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """One year being told up to `today`: who there is, and which meeting each month had."""

    rng: Random
    year: int
    today: date
    members: Sequence[Member]
    meetings: Mapping[int, tuple[str, date]]
    found: Sequence[Shortcoming]


def keep(store: Store, today: date, years: int) -> None:
    """Write the tasks of the year before and of this year; none in a branch without a past."""
    members = store.members.all()
    for year in (today.year - 1, today.year) if years else ():
        scene = _Scene(
            rng=Random(f"{min(member.uid for member in members)} đột phá {year}"),
            year=year,
            today=today,
            members=members,
            meetings=_meetings(store, year, today),
            found=store.shortcomings.of_year(year - 1),
        )
        for words in table("breakthroughs")["task"]:
            if words["year"] == year - today.year:
                _keep(store, scene, words)


def _keep(store: Store, scene: _Scene, words: Words) -> None:
    answered = _answered(scene, words)
    given = _given(scene, words)
    if given is None or ("fault" in words and answered is None):
        return
    if answered is not None:
        own = words["who"] == "own"
        assignee = answered.member if own and answered.member else given.assignee
        given = replace(given, shortcomings=(answered.uid,), assignee=assignee)
    over = answered is None or answered.state in _REMEDIED
    told = _followed(scene, given, words, over=over)
    if over:
        told = _judged(scene, told, words)
    if carried := _day(scene.year, words.get("carried", "")):
        _carry(store, scene, told, words, carried)
        return
    kept = store.tasks.put(told)
    if answered is not None and kept.state is TaskState.EVALUATED:
        store.shortcomings.put(_remedied_by(kept, answered))


def _answered(scene: _Scene, words: Words) -> Shortcoming | None:
    """Return a shortcoming that a task answers, one that was remedied before any other."""
    named = [one for one in scene.found if one.what.rstrip(".") == words.get("fault")]
    return min(named, key=lambda one: one.state not in _REMEDIED, default=None)


def _given(scene: _Scene, words: Words) -> Task | None:
    """Return the task as assigned, or as registered; None before the year's list was made."""
    stock = table("breakthroughs")
    registered = date(scene.year, *_month_day(stock["registered"]))
    assigned = date(scene.year, *_month_day(stock["assigned"]))
    if assigned >= scene.today:
        return None
    task = Task(
        uid=uid(scene.rng, registered),
        title=words["title"],
        year=scene.year,
        until_year=scene.year + words.get("until", 0),
        reason=TaskReason(words["reason"]),
        reason_text=words.get("reason_text", ""),
        origin=TaskOrigin(words.get("origin", "registered")),
        registered_on=registered.isoformat(),
        changes=tuple(_changes(registered, words)),
        assignee=_who(scene.members, words["who"]),
        supervisor=words["supervisor"],
        partner_names=words["partners"],
        aim=words["aim"],
        product=words["product"],
        quantity=words["quantity"],
        difficulty=words.get("difficulty", ""),
        due=f"{scene.year + words.get('until', 0)}-{words['due']}",
        rhythm=Rhythm(words["rhythm"]),
        steps=tuple(_steps(scene, words)),
    )
    if words.get("state") == "registered":
        return task
    paper = stock["document"].format(number=2)
    day = assigned.isoformat()
    by = Assigning(assigner=stock["assigner"], document=paper, document_date=day, on=day)
    return task_deeds.assigned(task, by)


def _changes(registered: date, words: Words) -> Iterator[TaskChange]:
    if "change" in words:
        what, before, after, why = words["change"]
        on = registered.replace(day=10).isoformat()
        yield TaskChange(on=on, what=what, before=before, after=after, why=why)


def _steps(scene: _Scene, words: Words) -> Iterator[TaskStep]:
    for what, month in words["steps"]:
        over = date(scene.year, int(month), 20) < scene.today
        day = f"{scene.year}-{month}"
        yield TaskStep(what=what, due=day, done_on=day if over else "")


def _followed(scene: _Scene, task: Task, words: Words, *, over: bool = True) -> Task:
    """Return the task with what was said of it up to today, at the month's meeting if there was.

    Nothing says that all is done unless it is `over`.
    """
    for line in words.get("log", ()):
        meeting, day = scene.meetings.get(line["month"], ("", date(scene.year, line["month"], 3)))
        if day < scene.today and (over or line["percent"] < 100):
            entry = TaskLog(
                on=day,
                what=line["what"],
                percent=line["percent"],
                obstacles=line.get("obstacles", ""),
                help_asked=line.get("help", ""),
                meeting=meeting,
            )
            task = task_deeds.logged(task, entry)
    return task


def _judged(scene: _Scene, task: Task, words: Words) -> Task:
    day = _day(scene.year, words.get("evaluated", ""))
    if day is None or day >= scene.today:
        return task
    timing = Timing(words["timing"]) if "timing" in words else task_deeds.timing_on(task, day)
    judged = Evaluation(
        on=day.isoformat(),
        timing=timing,
        outcome=Outcome(words["outcome"]),
        why=words["why"],
        points=words["points"],
        by=table("breakthroughs")["judged_by"],
    )
    return task_deeds.evaluated(task, judged)


def _carry(store: Store, scene: _Scene, task: Task, words: Words, on: date) -> None:
    """Keep a task as carried over, and the one of the next year that goes on with it."""
    why = table("breakthroughs")["carry_why"]
    store.tasks.put(task_deeds.ended(task, TaskState.CARRIED_OVER, on.isoformat(), why))
    year = scene.year + 1
    later = replace(scene, year=year, meetings=_meetings(store, year, scene.today))
    again = words["going_on"]
    made = task_deeds.following(task, year, year, f"{year}-{again['due']}")
    made = replace(made, uid=uid(scene.rng, on), assigned_on=date(year, 1, 12).isoformat())
    store.tasks.put(_judged(later, _followed(later, made, again), again))


def _remedied_by(task: Task, one: Shortcoming) -> Shortcoming:
    """Return a shortcoming whose remedy is noted as the task's, on the day it was judged."""
    note = RemedyNote(
        on=task.evaluation.on,
        text=table("breakthroughs")["remedied"],
        state=ShortcomingState.REMEDIED,
        by=task.evaluation.by,
        task=task.uid,
    )
    others = [n for n in one.notes if n.state is not ShortcomingState.REMEDIED]
    return replace(one, notes=tuple(sorted((*others, note), key=lambda n: n.on)))


def _meetings(store: Store, year: int, today: date) -> Mapping[int, tuple[str, date]]:
    return {
        one.date.month: (one.uid, one.date)
        for one in store.meetings.summaries(year)
        if one.kind is MeetingKind.REGULAR and one.date < today
    }


def _who(members: Sequence[Member], who: str | int) -> str:
    if isinstance(who, int):
        return members[who % len(members)].uid
    found = None if who == "own" else holder(tuple(members), Position(who))
    return found.uid if found else members[0].uid


def _day(year: int, text: str) -> date | None:
    return date(year, *_month_day(text)) if text else None


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)
