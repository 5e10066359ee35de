"""Minutes of handing the handbook over (bàn giao): what it holds, what is open, which files.

No form of the Central's: the project's own, so its words are a template like any other.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from handbook.papers import letterhead, register, template, words
from handbook.papers.paper import Request
from handbook.records import dates
from handbook.records.assignments import Assignment
from handbook.records.inventory import Inventory, Terms
from handbook.records.members import Position, holder
from handbook.records.settings import Branch, own_text
from handbook.records.text import one_line
from handbook.store import inventory
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "handover"
_FAULTS = "faults"
_TO_BE_MADE = (
    "Bản cuốn sổ được mã hóa bằng khóa mới, lập khi bàn giao: " + words.BLANK,
    "Tờ khôi phục mới: 01 tờ, giao trong phong bì dán kín.",
)


def build(store: Store, request: Request) -> Document:
    """Return the minutes as a form: the secretary hands over, the receiver is left blank."""
    giver = holder(store.members.all(), Position.SECRETARY)
    terms = Terms(
        giver=giver.name if giver else words.BLANK,
        giver_post="Bí thư chi bộ" if giver else "",
        receiver=words.BLANK,
    )
    return document(store, terms, request.day)


def document(
    store: Store,
    terms: Terms,
    day: date,
    files: tuple[str, ...] = _TO_BE_MADE,
    faults: tuple[str, ...] = (),
    *,
    own: str | None = None,
) -> Document:
    """Return the minutes of a handover on `day`; `files` says what was given, a line each.

    `faults` are what the check before it found not as it was written: both sides sign that too.
    """
    branch = store.branch.get()
    facts = _facts(store, branch, inventory.take(store), terms, day)
    facts |= {"files": files, _FAULTS: faults}
    own = _able_to_tell(branch, own) if faults else own
    text = template.written(PAPER, facts, branch, own=own)
    return Document(
        title=f"Biên bản bàn giao {words.branch_name(branch)}",
        blocks=(
            *letterhead.letterhead(branch, day, place_date=True),
            *letterhead.title(text.front["title"], text.front["subject"]),
            *text.blocks,
        ),
        looks=letterhead.looks_on(day),
        made_on=day,
        author=words.branch_name(branch),
        duplex=branch.choices.duplex,
    )


def _able_to_tell(branch: Branch, own: str | None) -> str | None:
    """Return the text to use where there are faults: the bundled one for an own that hushes them.

    A branch's own wording may be older than this fact; nobody is to sign minutes without it.
    """
    copy = own_text(branch, PAPER) if own is None else own
    if copy is None or _FAULTS in copy:
        return own
    return words.spelled(template.bundled_text(PAPER), branch)


def _facts(
    store: Store, branch: Branch, found: Inventory, terms: Terms, day: date
) -> dict[str, Any]:
    names = {member.uid: member.name for member in store.members.all()}
    last = found.last_change
    return {
        "day": dates.long(day),
        "place": one_line(branch.meeting_place or branch.place) or words.BLANK,
        "giver": terms.giver,
        "receiver": terms.receiver,
        "giver_post": f", {terms.giver_post}" if terms.giver_post else "",
        "receiver_post": f", {terms.receiver_post}" if terms.receiver_post else "",
        "witness": terms.witness,
        "reason": terms.reason.rstrip(". "),
        "records": [
            {"words": one.words, "total": str(one.total), "by_year": one.by_year}
            for one in (*found.records, *(p for p in found.papers if p.total))
        ],
        "binned": str(found.binned),
        "changes": str(found.changes),
        "last_change": f"{last[11:16]} ngày {dates.short(last[:10])}" if last else words.BLANK,
        "numbers": register.term_lines(store.register.entries(branch), branch),
        "assignments": _assignments(store.assignments.open(), names),
        "tasks": _tasks(store, names),
    }


def _assignments(open_ones: Iterable[Assignment], names: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"what": one.what, "who": words.charged(one, names), "due": _due(one.due)}
        for one in open_ones
    ]


def _tasks(store: Store, names: dict[str, str]) -> list[dict[str, str]]:
    return [
        {
            "what": one.title,
            "who": names.get(one.assignee, "") or one.assignee_name,
            "due": _due(one.due),
        }
        for one in store.tasks.open()
    ]


def _due(due: str) -> str:
    return dates.short(due) if due else ""
