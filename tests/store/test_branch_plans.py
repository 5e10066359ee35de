"""Plans to carry out documents in the file (`test_plans` is of query plans)."""

from datetime import date

from handbook.records.plans import Plan, PlanItem


def test_kept_by_year_and_found_by_a_task(kept):
    items = (PlanItem(what="Vận động hiến đất", who="Mặt trận", due="2026-06"),)
    made = [
        Plan(uid="a", date=date(2026, 3, 10), document="Nghị quyết số 57", items=items),
        Plan(uid="b", date=date(2025, 3, 10), document="Nghị quyết số 35"),
    ]
    kept.change(lambda store: [store.plans.put(one) for one in made])
    found = kept.store.plans
    assert [one.uid for one in found.of_year(2026)] == ["a"]
    assert found.by_uid("a").items == items
    assert [one.uid for one in found.all()] == ["b", "a"]
    assert found.years() == (2026, 2025)
    (hit,) = kept.store.search.find("hien dat")
    assert (hit.kind, hit.uid) == ("plan", "a")
    assert found.called(made[0]) == "kế hoạch thực hiện “Nghị quyết số 57” ngày 10/3/2026"
