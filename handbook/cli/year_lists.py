"""Rows of `list goals`, `list plans` and `list studies`: what a year is followed by."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from handbook.cli import tables
from handbook.cli.tables import Columns, Row
from handbook.records import dates, plans, studies, year_goals
from handbook.records.plans import Plan, PlanItem
from handbook.records.studies import StudySession
from handbook.records.year_goals import YearGoal
from handbook.store.store import Store


def goal_row(goal: YearGoal) -> Row:
    """Return a goal as the list shows it; `reached` and `percent` are decimals as text, or null."""
    reached, percent = year_goals.reached(goal), year_goals.percent(goal)
    return {
        "uid": goal.uid,
        "year": goal.year,
        "kind": goal.kind.value,
        "name": goal.name,
        "state": goal.state.value,
        "member": goal.member,
        "document": goal.document,
        "document_date": goal.document_date,
        "resolution": goal.resolution,
        "unit": goal.unit,
        "target": goal.target,
        "reached": None if reached is None else f"{reached:f}",
        "percent": None if percent is None else f"{percent:f}",
        "standing": year_goals.standing(goal),
    }


def plan_row(plan: Plan, names: Mapping[str, str], day: date) -> Row:
    """Return a plan as the list shows it; an item is `late` without a result after its deadline."""
    return {
        "uid": plan.uid,
        "date": plan.date.isoformat(),
        "document": plan.document,
        "document_date": plan.document_date,
        "issuer": plan.issuer,
        "subject": plan.subject,
        "state": plan.state.value,
        "items": [_item(item, names, day) for item in plan.items],
    }


def study_row(session: StudySession) -> Row:
    """Return a session of study with its figures."""
    found = studies.counts(session)
    return {
        "uid": session.uid,
        "date": session.date.isoformat(),
        "document": session.document,
        "document_date": session.document_date,
        "issuer": session.issuer,
        "subject": session.subject,
        "form": session.form.value,
        "called": found.called,
        "present": found.present,
        "made_up": found.made_up,
        "excused": found.excused,
        "unexcused": found.unexcused,
        "responses": found.responses,
    }


def _item(item: PlanItem, names: Mapping[str, str], day: date) -> dict[str, Any]:
    due = dates.latest(item.due)
    return {
        "what": item.what,
        "members": list(item.members),
        "names": [names[uid] for uid in item.members if uid in names],
        "who": item.who,
        "due": item.due,
        "check_on": item.check_on,
        "result": item.result,
        "late": due is not None and due < day and not item.result.strip(),
    }


def _goals(store: Store, year: int | None, day: date) -> list[Row]:
    found = store.year_goals.all() if year is None else store.year_goals.of_year(year)
    return [goal_row(goal) for goal in found]


def _plans(store: Store, year: int | None, day: date) -> list[Row]:
    names = {member.uid: member.name for member in store.members.all()}
    found = store.plans.all() if year is None else store.plans.of_year(year)
    return [plan_row(plan, names, day) for plan in found]


def _studies(store: Store, year: int | None, day: date) -> list[Row]:
    found = store.studies.all() if year is None else store.studies.of_year(year)
    return [study_row(session) for session in found]


def _target(row: Row) -> str:
    """Return `1,5 tr.đ`."""
    return f"{year_goals.spoken(year_goals.number(row['target']))} {row['unit']}".strip()


def _done(row: Row) -> str:
    """Return `3/5 việc xong, 1 quá hạn`."""
    items: list[Row] = row["items"]
    done, late = sum(bool(one["result"].strip()) for one in items), sum(o["late"] for o in items)
    return f"{done}/{len(items)} việc xong" + (f", {late} quá hạn" if late else "")


ROWS: dict[str, Callable[[Store, int | None, date], list[Row]]] = {
    "goals": _goals,
    "plans": _plans,
    "studies": _studies,
}
COLUMNS: dict[str, Columns] = {
    "goals": (
        ("Năm", tables.text("year")),
        ("Loại", tables.word(year_goals.KIND_WORDS, "kind")),
        ("Nội dung", tables.text("name")),
        ("Kế hoạch", _target),
        ("Tình trạng", tables.text("standing")),
        ("Mã", tables.uid),
    ),
    "plans": (
        ("Ngày", tables.day("date")),
        ("Văn bản", tables.text("document")),
        ("Tình trạng", tables.word(plans.STATE_WORDS, "state")),
        ("Việc", _done),
        ("Mã", tables.uid),
    ),
    "studies": (
        ("Ngày", tables.day("date")),
        ("Văn bản", tables.text("document")),
        ("Dự", lambda row: f"{row['present'] + row['made_up']}/{row['called']}"),
        ("Thu hoạch", tables.text("responses")),
        ("Mã", tables.uid),
    ),
}
