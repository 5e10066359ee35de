"""Plans of a year to carry out documents of upper bodies: a table of tasks and the reviews each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handbook.papers import letterhead, words, yearly_paper
from handbook.papers.paper import Request
from handbook.records import dates, plans
from handbook.records.members import Member
from handbook.records.plans import STATE_WORDS, Plan, PlanItem
from handbook.records.settings import Branch
from handbook.records.text import one_line, paragraphs
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "plan"


def build(store: Store, request: Request) -> Document:
    """Return the plans made in the request's year, else in the year of its day."""
    year = request.whole_year
    return document(
        store.branch.get(), store.members.all(), store.plans.of_year(year), request.day, year
    )


def document(
    branch: Branch,
    members: tuple[Member, ...],
    found: Sequence[Plan],
    day: date,
    year: int,
    *,
    own: str | None = None,
) -> Document:
    """Return the paper of these plans, standing as on `day`."""
    facts = {
        "day": dates.long(day),
        "plans": [_plan(one, members) for one in found],
        "sign": letterhead.signer(branch, members),
    }
    return yearly_paper.page(PAPER, facts, branch, day, year, own=own, landscape=True)


def _plan(plan: Plan, members: tuple[Member, ...]) -> dict[str, Any]:
    return {
        "document": plans.cited(plan),
        "subject": one_line(plan.subject),
        "made": dates.long(plan.date),
        "state": STATE_WORDS[plan.state].lower(),
        "rows": [_row(item, members) for item in plan.items],
        "interim": list(paragraphs(plan.interim)),
        "final": list(paragraphs(plan.final)),
    }


def _row(item: PlanItem, members: tuple[Member, ...]) -> dict[str, str]:
    return {
        "what": one_line(item.what),
        "who": plans.people(item, members) or words.BLANK,
        "due": dates.short(item.due),
        "check": dates.short(item.check_on),
        "result": one_line(item.result),
    }
