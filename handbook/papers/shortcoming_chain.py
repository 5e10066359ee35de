"""The chain of a shortcoming on paper: where it was named, its tasks, meetings, evaluation, remedy.

Of one shortcoming, of all that a task answers, else of the branch's own open ones. A person's is
printed only when it is asked for by itself or by its task.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.papers import task_paper, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.task_paper import TaskFacts
from handbook.records import dates, shortcomings
from handbook.records.loop import ROLE_WORDS, Link, Role
from handbook.records.shortcomings import STATE_WORDS, Shortcoming
from handbook.records.text import one_line
from handbook.store import loop
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "shortcoming-chain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """A shortcoming with its chain; None for the chain of a task that answers none."""

    shortcoming: Shortcoming | None
    links: tuple[Link, ...]


def build(store: Store, request: Request) -> Document:
    """Return the chains that the request's shortcoming or task stands in, else the branch's."""
    return document(task_paper.gather(store, request), gathered(store, request))


def table(store: Store, request: Request) -> NumberTable:
    """Return the links of the same chains for Excel, one chain after another."""
    return numbers(task_paper.gather(store, request), gathered(store, request))


def gathered(store: Store, request: Request) -> tuple[Chained, ...]:
    """Return what is to be printed; raises NotFound for a record that is not there."""
    if request.shortcoming:
        return (_of(store, store.shortcomings.by_uid(request.shortcoming)),)
    if request.task:
        store.tasks.by_uid(request.task)
        chains = loop.chains(store, "task", request.task)
        return tuple(Chained(shortcoming=_first(store, one), links=one) for one in chains)
    own = store.shortcomings.of_member("")
    return tuple(_of(store, one) for one in own if shortcomings.is_open(one))


def document(facts: TaskFacts, found: Sequence[Chained]) -> Document:
    """Return the chains, each with what is known of its shortcoming."""
    more: dict[str, Any] = {
        "chains": [_chain(facts, one, place) for place, one in enumerate(found, start=1)],
        "many": len(found) > 1,
    }
    return task_paper.page(facts, PAPER, more, whose=_named(facts, found))


def numbers(facts: TaskFacts, found: Sequence[Chained]) -> NumberTable:
    """Return every link as a row of texts."""
    rows = (row for one in found for row in _rows(one.links))
    return task_paper.numbers(PAPER, facts.branch, f"Tính đến {dates.long(facts.day)}", rows)


def _of(store: Store, one: Shortcoming) -> Chained:
    return Chained(shortcoming=one, links=loop.chain(store, "shortcoming", one.uid))


def _first(store: Store, links: tuple[Link, ...]) -> Shortcoming | None:
    found = (store.shortcomings.find_uid(link.uid) for link in links if link.kind == "shortcoming")
    return next((one for one in found if one), None)


def _chain(facts: TaskFacts, one: Chained, place: int) -> dict[str, Any]:
    made = task_paper.numbers(PAPER, facts.branch, "", _rows(one.links))
    lines = tuple(_about(facts, one.shortcoming)) if one.shortcoming else ()
    said = one_line(one.shortcoming.what).rstrip(".") if one.shortcoming else _task_title(one.links)
    return {"place": place, "what": said, "about": lines, "table": task_paper.table(made)}


def _about(facts: TaskFacts, one: Shortcoming) -> Iterator[str]:
    """Yield what is known of a shortcoming, a line each."""
    whose = facts.names.get(one.member, "") if one.member else words.branch_name(facts.branch)
    who = facts.names.get(one.responsible, "") or (whose if one.member else "")
    helpers = one_line(one.helpers)
    for label, said in (
        ("Hạn chế của", f"{whose}; năm {one.year}" if whose else f"năm {one.year}"),
        ("Nguyên nhân", one_line(one.cause)),
        ("Biện pháp khắc phục", one_line(one.remedy)),
        ("Người chịu trách nhiệm", who),
        ("Phối hợp", helpers),
        ("Thời hạn", dates.short(one.due)),
        ("Tình trạng", STATE_WORDS[one.state]),
    ):
        if said:
            yield words.ended(f"{label}: {said}")


def _rows(links: Sequence[Link]) -> Iterator[tuple[str, ...]]:
    for link in links:
        title, second = one_line(link.title), _second(link)
        yield (
            ROLE_WORDS[link.role],
            f"{title}\n{second}" if second else title,
            dates.short(link.on),
            "" if link.done else "Chưa xong",
        )


def _second(link: Link) -> str:
    """Return how a link stands as papers write it; the screen parts it by points."""
    parted = ": " if link.role is Role.FOLLOWED else "; "
    return one_line(link.second).replace(" · ", parted, 1)


def _task_title(links: Sequence[Link]) -> str:
    return next((one_line(link.title) for link in links if link.kind == "task"), "")


def _named(facts: TaskFacts, found: Sequence[Chained]) -> str:
    member = found[0].shortcoming.member if len(found) == 1 and found[0].shortcoming else ""
    return facts.names.get(member, "")
