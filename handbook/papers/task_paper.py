"""What the papers of breakthrough tasks share: what they are made of, words, how a page is made.

No upper body gave forms for them (DOMAIN §8): each says that it is the program's own, and the text
of each is the branch's to change. Nothing here knows the words of any one paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.paper import NumberTable, Request
from handbook.records import dates, numbering, task_counts
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.settings import Branch, parent_on
from handbook.records.tasks import (
    OUTCOME_WORDS,
    REASON_WORDS,
    STATE_WORDS,
    TIMING_WORDS,
    Outcome,
    Task,
    TaskReason,
    TaskState,
)
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Column, Document, Table
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align

ROOM = "\u00a0\n\u00a0\n\u00a0"
"""Three lines of a cell to write by hand in."""

BLANK_FORM, PART_FILLED = "blank", "part"
_ALIGN = {"l": Align.LEFT, "c": Align.CENTRE}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """A year's breakthrough tasks; `day` is the day the paper is made, lateness is judged on it."""

    branch: Branch
    members: tuple[Member, ...]
    tasks: tuple[Task, ...] = ()
    year: int
    day: date

    def member(self, uid: str) -> Member | None:
        """Return the member of that uid, None for those outside the roster."""
        return next((one for one in self.members if one.uid == uid), None)

    @property
    def names(self) -> Mapping[str, str]:
        """Return the names of the roster by uid."""
        return {member.uid: member.name for member in self.members}


def gather(store: Store, request: Request) -> TaskFacts:
    """Return the tasks of the request's year, else of the year of its day, by deadline."""
    year = request.whole_year
    return TaskFacts(
        branch=store.branch.get(),
        members=store.members.all(),
        tasks=store.tasks.of_year(year),
        year=year,
        day=request.day,
    )


def whose(task: Task, names: Mapping[str, str]) -> str:
    """Return who is in charge: a member, else the name as typed, else `…`."""
    return names.get(task.assignee, "") or words.or_blank(task.assignee_name)


def partners(task: Task, names: Mapping[str, str]) -> str:
    """Return who takes part: members by name, then people and units as typed."""
    known = [names[uid] for uid in task.partners if names.get(uid)]
    return ", ".join(filter(None, [*known, one_line(task.partner_names)]))


def reason(task: Task) -> str:
    """Return why it was chosen: `Việc khó: vướng đất của ba hộ`."""
    said = one_line(task.reason_text)
    if task.reason is TaskReason.OTHER:
        return words.opening(said)
    kind = words.opening(REASON_WORDS[task.reason])
    return f"{kind}: {words.within(said)}" if said else kind


def span(task: Task) -> str:
    """Return the time it is given for: `Trong năm 2026`, `Giai đoạn 2026 - 2030`."""
    if task.until_year <= task.year:
        return f"Trong năm {task.year}"
    return f"Giai đoạn {task.year} - {task.until_year}"


def due(task: Task) -> str:
    """Return its date, else its last year; the years of one that goes over several."""
    said = dates.short(task.due) or str(task.until_year)
    return said if task.until_year <= task.year else f"{said}\n({task.year} - {task.until_year})"


def product(task: Task) -> str:
    """Return what must come of it with how much of it: `Quy ước; số lượng: 01 bản`."""
    return _with(one_line(task.product), "số lượng", task.quantity)


def led(task: Task, names: Mapping[str, str]) -> str:
    """Return who directs and who takes part, for one cell."""
    return _with(one_line(task.supervisor), "phối hợp", partners(task, names))


def judged(task: Task) -> str:
    """Return how it was evaluated: `Trước hạn, vượt yêu cầu`; empty before that."""
    if task.state is not TaskState.EVALUATED:
        return ""
    outcome = OUTCOME_WORDS[task.evaluation.outcome].lower()
    return words.opening(", ".join(filter(None, (TIMING_WORDS[task.evaluation.timing], outcome))))


def points(task: Task) -> str:
    """Return the points given at its evaluation, empty for none."""
    given = task.evaluation.points
    return "" if given is None else words.points(given)


def state(task: Task, day: date) -> str:
    """Return where it stands on `day`; one in progress past its date is `Quá hạn`."""
    return "Quá hạn" if task_counts.is_late(task, day) else STATE_WORDS[task.state]


def adjustments(task: Task) -> tuple[str, ...]:
    """Return what the committee changed: `Thời hạn: “6/2026” thành “9/2026” (chờ vốn)`."""
    said = []
    for one in task.changes:
        change = f"{one_line(one.what)}: “{one_line(one.before)}” thành “{one_line(one.after)}”"
        said.append(words.noted(change, one.why))
    return tuple(said)


def total(tasks: Sequence[Task], day: date) -> str:
    """Return how many there are and how they stand: `07 việc: đã đánh giá 05, quá hạn 01`."""
    late = sum(task_counts.is_late(task, day) for task in tasks)
    stand = {STATE_WORDS[s].lower(): n for s, n in task_counts.by_state(tasks).items()}
    stand[STATE_WORDS[TaskState.ASSIGNED].lower()] -= late
    parts = words.figures((*stand.items(), ("quá hạn", late)))
    return f"{words.two_digits(len(tasks))} việc" + (f": {', '.join(parts)}" if parts else "")


def outcomes(tasks: Iterable[Task]) -> str:
    """Return how those evaluated came out: `vượt yêu cầu 01, đạt yêu cầu 03`; empty for none."""
    found = task_counts.by_outcome(tasks)
    return ", ".join(
        words.figures((OUTCOME_WORDS[o].lower(), found[o]) for o in Outcome if o and found[o])
    )


def numbers(
    paper: str,
    branch: Branch,
    subject: str,
    rows: Iterable[tuple[str, ...]],
    notes: Iterable[str] = (),
) -> NumberTable:
    """Return a paper's table under the heads of its text; each row gets its order number."""
    front = template.front_of(paper, branch)
    return NumberTable(
        branch=words.branch_name(branch),
        title=front.get("list_title", front["title"]),
        subject=subject,
        heads=tuple(front["heads"]),
        widths=tuple(front["widths"]),
        aligns=front["aligns"],
        rows=tuple((str(place), *row) for place, row in enumerate(rows, start=1)),
        notes=tuple(note for note in notes if note),
    )


def table(made: NumberTable, empty: int = 0) -> Table:
    """Return the table as a block; without rows, `empty` ones with room to write by hand."""
    columns = [
        Column(width, _ALIGN[align]) for width, align in zip(made.widths, made.aligns, strict=True)
    ]
    return ruled(columns, made.heads, made.rows or ((ROOM,) * len(columns),) * empty)


def page(
    facts: TaskFacts,
    paper: str,
    more: Mapping[str, Any],
    *,
    number: PaperType | None = None,
    landscape: bool = False,
    whose: str = "",
    assignee: str = "",
) -> Document:
    """Return the paper with `more` facts of its own; its front matter names title and subject.

    `whose` tells papers of several persons apart in the title of the file; `assignee` is the member
    who signs for himself, so that another signs for the branch if it can be.
    """
    branch = facts.branch
    written = template.written(paper, {**_common(facts, assignee), **more}, branch)
    symbol = numbering.symbol(None, number, branch.symbol) if number else ""
    return letterhead.whole(
        branch, facts.day, written, whose=whose, number=symbol, landscape=landscape
    )


def _common(facts: TaskFacts, assignee: str) -> dict[str, Any]:
    branch = facts.branch
    others = tuple(member for member in facts.members if member.uid != assignee)
    signs = letterhead.signer(branch, others)
    return {
        "branch": words.branch_name(branch),
        "parent": one_line(parent_on(branch, facts.day)) or words.BLANK,
        "year": facts.year,
        "day": dates.long(facts.day),
        "sign": signs if signs["name"] else letterhead.signer(branch, facts.members),
    }


def _with(said: str, label: str, more: str) -> str:
    more = one_line(more)
    return "; ".join(filter(None, (said, f"{label}: {more}" if more else "")))
