"""Breakthrough tasks of a year in the handbook of the real window."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handbook.records.basics import new_uid
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import Task, TaskReason
from handbook.services import tasks as deeds

TODAY = date.today()
YEAR = TODAY.year


def task(title: str, **fields) -> Task:
    usual = {"uid": new_uid(), "title": title, "year": YEAR, "until_year": YEAR}
    return Task(**(usual | fields))


@pytest.fixture
def works(shown):
    """Three tasks in progress (the first late), one that waits, by title."""
    people = shown.members
    late = (TODAY - timedelta(days=4)).isoformat()
    soon = (TODAY + timedelta(days=6)).isoformat()
    made = {
        "late": task("Dứt điểm nợ phí vệ sinh", assignee=people[0].uid, due=late),
        "soon": task("Số hóa hồ sơ đất đai", assignee=people[1].uid, due=soon),
        "far": task(
            "Xây dựng tổ công nghệ số",
            assignee_name="Ban công tác Mặt trận",
            until_year=YEAR + 2,
            reason=TaskReason.BOTTLENECK,
        ),
        "new": task("Tu sửa kênh mương", assignee=people[2].uid),
    }
    given = Assigning(assigner="Chi ủy", document="Nghị quyết số 01-NQ/CB", on=f"{YEAR}-01-10")

    def fill(store):
        for one in made.values():
            deeds.register(store, one, date(YEAR, 1, 5))
        deeds.assign(store, [made[n].uid for n in ("late", "soon", "far")], given)

    shown.work.change("Nhập việc", fill)
    shown.settled()
    return {name: replace(one) for name, one in made.items()}


@pytest.fixture
def screen(shown, works):
    return shown.go("tasks")
