"""Plans to carry out a document: what is refused, what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records import plans
from handbook.records.members import Member
from handbook.records.plans import Plan, PlanItem, PlanState

PLAN = Plan(
    uid="p",
    date=date(2026, 3, 10),
    document="Nghị quyết số 57-NQ/TW",
    document_date="2024-12-22",
    issuer="Bộ Chính trị",
    items=(PlanItem(what="Tuyên truyền", due="2026-06", check_on="2026-05-20"),),
)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"document": ""}, "document"),
        ({"document_date": "2024-22"}, "document_date"),
        ({"items": (PlanItem(what="Học", due="mai"),)}, "items"),
        ({"items": (PlanItem(who="Bí thư"),)}, "items"),
        ({"state": PlanState.FINISHED}, "final"),
    ],
)
def test_what_is_refused(fields, field):
    assert list(plans.check(replace(PLAN, **fields))) == [field]
    assert plans.check(PLAN) == {}


def test_empty_lines_are_left_out():
    assert plans.written(replace(PLAN, items=(*PLAN.items, PlanItem()))) == PLAN.items


def test_cited():
    assert plans.cited(PLAN) == "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị"


def test_people_are_members_where_one_bears_the_name() -> None:
    people = (
        Member(uid="a", name="Lê Văn Cam"),
        Member(uid="b", name="Hồ Văn Dũng"),
        Member(uid="c", name="Hồ Văn Dũng"),
    )
    typed = "đồng chí le van cam, Hội Phụ nữ; Hồ Văn Dũng"
    item = plans.with_people(PlanItem(what="x"), typed, people)
    assert (item.members, item.who) == (("a",), "Hội Phụ nữ, Hồ Văn Dũng")
    assert plans.people(item, people) == "Lê Văn Cam, Hội Phụ nữ, Hồ Văn Dũng"
