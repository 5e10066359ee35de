"""Plans to carry out an upper body's document: who does what by when, checks and reviews.

No form is prescribed; the plan names the document it carries out, its tasks with deadlines and
days of check, and the interim and final reviews. No clock here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from handbook.records import cited_documents
from handbook.records.cited_documents import cited as cited
from handbook.records.dates import Partial
from handbook.records.members import Member
from handbook.records.text import fold, one_line


class PlanState(StrEnum):
    """How far a plan is."""

    GOING = "going"
    REVIEWED = "reviewed"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One task of a plan; `check_on` is the day of its check.

    `members` are uids of the roster, `who` names others (a mass body, the committee).
    """

    what: str = ""
    members: tuple[str, ...] = ()
    who: str = ""
    due: Partial = ""
    check_on: Partial = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan, made on `date`; `issuer` is the body whose document it carries out.

    `interim` and `final` are the texts of the two reviews (sơ kết, tổng kết).
    """

    uid: str
    version: int = 0
    date: date
    document: str
    document_date: Partial = ""
    issuer: str = ""
    subject: str = ""
    state: PlanState = PlanState.GOING
    items: tuple[PlanItem, ...] = ()
    interim: str = ""
    final: str = ""


STATE_WORDS = {
    PlanState.GOING: "Đang thực hiện",
    PlanState.REVIEWED: "Đã sơ kết",
    PlanState.FINISHED: "Đã tổng kết",
}


def people(item: PlanItem, members: Iterable[Member]) -> str:
    """Return who carries a task out, members by name first: `Lê Văn Cam, Hội Phụ nữ`."""
    names = {member.uid: member.name for member in members}
    found = (names.get(uid, "") for uid in item.members)
    return ", ".join(name for name in (*found, one_line(item.who)) if name)


def with_people(item: PlanItem, typed: str, members: Iterable[Member]) -> PlanItem:
    """Return the task carried out by whom is typed, names apart by comma or semicolon.

    A name that one member alone bears means that member, with or without marks; the rest is
    text.
    """
    known: dict[str, list[str]] = {}
    for member in members:
        known.setdefault(fold(member.name), []).append(member.uid)
    parts = [one_line(part) for part in re.split("[,;]", typed)]
    found = {part: known.get(fold(_untitled(part)), []) for part in parts if part}
    uids = tuple(dict.fromkeys(uids[0] for uids in found.values() if len(uids) == 1))
    others = ", ".join(part for part, uids in found.items() if len(uids) != 1)
    return replace(item, members=uids, who=others)


def _untitled(name: str) -> str:
    """Return a name without the `đồng chí` before it."""
    return re.sub(r"^(đồng chí|đ/c)\s+", "", name, flags=re.IGNORECASE)


def written(plan: Plan) -> tuple[PlanItem, ...]:
    """Return the items that say something."""
    return tuple(item for item in plan.items if item != PlanItem())


def check(plan: Plan) -> dict[str, str]:
    """Return problems by field."""
    ask = "Hãy ghi văn bản được thực hiện, như Nghị quyết số 57-NQ/TW."
    problems = cited_documents.check(plan, ask)
    days = (day for item in plan.items for day in (item.due, item.check_on))
    if said := cited_documents.unreal(days):
        problems["items"] = said
    elif any(not one_line(item.what) for item in plan.items):
        problems["items"] = "Mỗi dòng của kế hoạch phải có nội dung việc."
    if plan.state is PlanState.FINISHED and not plan.final.strip():
        problems["final"] = "Kế hoạch đã tổng kết phải ghi nội dung tổng kết."
    return problems
