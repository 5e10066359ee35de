"""Cases the duty table finds in plans: deadlines of tasks without a result, days of check."""

from collections.abc import Iterator, Sequence
from datetime import date

from handbook.records import dates, plans
from handbook.records.duty_facts import Case
from handbook.records.members import Member
from handbook.records.plans import Plan, PlanItem
from handbook.records.text import fold, one_line

TASK, CHECK = "plan_task", "plan_check"
_KEY = 60  # letters of a task that tell it from the others of its plan


def cases(found: Sequence[Plan], members: Sequence[Member]) -> tuple[Case, ...]:
    """Return the cases of plans that are being carried out."""
    return tuple(case for plan in found for case in _of_plan(plan, members))


def _of_plan(plan: Plan, members: Sequence[Member]) -> Iterator[Case]:
    for item in plan.items:
        if one_line(item.result):
            continue
        due, check = dates.latest(item.due), dates.latest(item.check_on)
        if due is not None:
            yield _case(TASK, plan, item, due, members)
        if check is not None:
            yield _case(CHECK, plan, item, check, members)


def _case(duty: str, plan: Plan, item: PlanItem, on: date, members: Sequence[Member]) -> Case:
    who = plans.people(item, members)
    what = one_line(item.what)
    return Case(
        duty=duty,
        record=plan.uid,
        name=f"{what} ({who})" if who else what,
        on=on,
        period=fold(what)[:_KEY],
    )
