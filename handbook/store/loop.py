"""Gathers the chain that a record stands in, from whichever of its links: see `records/loop`.

Reads only, by the queries of the tables; no SQL of its own.
"""

from handbook.records import loop, review_rounds, words
from handbook.records.loop import Link, Named
from handbook.records.shortcomings import Shortcoming
from handbook.records.tasks import Task
from handbook.store.store import Store

Chain = tuple[Link, ...]
KINDS = ("shortcoming", "task", "meeting", "review", "round")


def chains(store: Store, kind: str, uid: str) -> tuple[Chain, ...]:
    """Return every chain that a record stands in, oldest shortcoming first; empty for none.

    `kind` is one of `KINDS`. A meeting or a review can stand in several, a task in one for each
    shortcoming it answers, and in one of its own when it answers none.
    """
    match kind:
        case "shortcoming":
            one = store.shortcomings.find_uid(uid)
            return (_of(store, one),) if one else ()
        case "task":
            task = store.tasks.find_uid(uid)
            return _of_tasks(store, (task,)) if task else ()
        case "meeting":
            found = {t.uid: t for t in store.tasks.followed_at(uid)}
            found |= {t.uid: t for t in store.tasks.on_agenda(uid)}
            here = _named_in(store, uid)
            return _distinct((*here, *_of_tasks(store, tuple(found.values()))))
        case _:
            return _named_in(store, uid)


def chain(store: Store, kind: str, uid: str) -> Chain:
    """Return all links of the chains that a record stands in, one chain after another."""
    return tuple(link for one in chains(store, kind, uid) for link in one)


def _named_in(store: Store, uid: str) -> tuple[Chain, ...]:
    """Return the chains of what was found in a record, or verified in this review."""
    review = store.reviews.find_uid(uid)
    own = store.shortcomings.of_member(review.member) if review else ()
    verified = (one for one in own if one.verified_in == uid)
    found = {one.uid: one for one in (*store.shortcomings.found_in(uid), *verified)}
    return tuple(_of(store, one) for one in found.values())


def _of(store: Store, one: Shortcoming) -> Chain:
    answers = _with_following(store, store.tasks.answering(one.uid))
    return loop.chain(one, answers, lambda uid: _name(store, uid))


def _of_tasks(store: Store, found: tuple[Task, ...]) -> tuple[Chain, ...]:
    made: list[Chain] = []
    for task in found:
        family = _with_following(store, (_first(store, task),))
        uids = dict.fromkeys(uid for one in family for uid in one.shortcomings)
        answered = (store.shortcomings.find_uid(uid) for uid in uids)
        whole = [_of(store, one) for one in answered if one]
        made += whole or [loop.chain(None, family, lambda uid: _name(store, uid))]
    return _distinct(tuple(made))


def _first(store: Store, task: Task) -> Task:
    """Return the task that a task goes on from, and so back to the first."""
    seen = {task.uid}
    while task.came_from and task.came_from not in seen:
        seen.add(task.came_from)
        before = store.tasks.find_uid(task.came_from)
        if before is None:
            break
        task = before
    return task


def _with_following(store: Store, roots: tuple[Task, ...]) -> tuple[Task, ...]:
    """Return tasks and all that go on with them, each once, a task before what follows it."""
    found: dict[str, Task] = {}
    waiting = list(roots)
    while waiting:
        task = waiting.pop(0)
        if task.uid not in found:
            found[task.uid] = task
            waiting += store.tasks.continuing(task.uid)
    return tuple(sorted(found.values(), key=lambda task: (task.year, task.uid)))


def _name(store: Store, uid: str) -> Named:
    if meeting := store.meetings.find_uid(uid):
        return Named(
            kind="meeting", title=words.meeting_title(meeting), on=meeting.date.isoformat()
        )
    if review := store.reviews.find_uid(uid):
        one = store.rounds.find_uid(review.round)
        when = f", {review_rounds.called(one)}" if one else ""
        title = store.reviews.called(review)
        return Named(kind="review", title=f"{title[:1].upper()}{title[1:]}{when}")
    if one := store.rounds.find_uid(uid):
        title = review_rounds.called(one)
        return Named(kind="round", title=f"{title[:1].upper()}{title[1:]}")
    return Named()


def _distinct(found: tuple[Chain, ...]) -> tuple[Chain, ...]:
    return tuple(dict.fromkeys(found))
