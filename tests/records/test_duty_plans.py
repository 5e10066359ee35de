from dataclasses import replace
from datetime import date

from handbook.records import duty_days, duty_plans
from handbook.records.duty_facts import Answer, DutyFacts
from handbook.records.members import Member
from handbook.records.plans import Plan, PlanItem
from handbook.records.settings import BranchKind

CAM = Member(uid="a", name="Lê Văn Cam")
TASK = PlanItem(what="Rà soát hộ nghèo", members=("a",), due="2026-09-30", check_on="2026-08-15")
PLAN = Plan(
    uid="p",
    date=date(2026, 6, 1),
    document="Nghị quyết số 05-NQ/ĐU",
    items=(TASK, PlanItem(what="Tập huấn", who="Hội Phụ nữ", due="2026-09")),
)


def duties(day, plan=PLAN, answers=()):
    facts = DutyFacts(
        cases=duty_plans.cases([plan], [CAM]), answers=answers, knows=frozenset({"plan"})
    )
    found = duty_days.duties_on(day, facts, BranchKind.VILLAGE, {}, frozenset())
    return [(d.id, d.title, d.due, d.late) for d in found if d.id.startswith("plan_")]


def test_deadlines_and_checks_come_up_in_time_with_who_does_them() -> None:
    assert duties(date(2026, 8, 1)) == []
    check = ("plan_check", "Kiểm tra việc trong kế hoạch: Rà soát hộ nghèo (Lê Văn Cam)")
    assert duties(date(2026, 8, 10)) == [(*check, date(2026, 8, 15), False)]
    due = date(2026, 9, 30)
    assert [(title, late) for _, title, on, late in duties(date(2026, 10, 1)) if on == due] == [
        ("Việc trong kế hoạch đến hạn: Rà soát hộ nghèo (Lê Văn Cam)", True),
        ("Việc trong kế hoạch đến hạn: Tập huấn (Hội Phụ nữ)", True),
    ]


def test_a_result_ends_it() -> None:
    done = replace(PLAN, items=(replace(TASK, result="xong"),))
    assert duties(date(2026, 10, 1), done) == []


def test_an_answer_is_to_one_task_alone() -> None:
    said = Answer(uid="x", duty="plan_task", record="p", period="tap huan", on=date(2026, 9, 1))
    left = [title for kind, title, _, _ in duties(date(2026, 10, 1), answers=(said,))]
    assert not any("Tập huấn" in title for title in left)
    assert any("Rà soát" in title for title in left)
