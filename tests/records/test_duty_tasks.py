from datetime import date

from handbook.records import duty_days, duty_tasks
from handbook.records.duty_facts import DutyFacts
from handbook.records.duty_tasks import DueTasks
from handbook.records.settings import BranchKind


def due(number: int, checkpoint: str = "", on: date = date(2026, 9, 30)) -> DueTasks:
    return DueTasks(
        checkpoint=checkpoint, on=on, number=number, uid="t", first="Làm đường", last="Số hóa"
    )


def titles(day: date, *, waiting=(), ending=()) -> list[tuple[str, str, bool]]:
    facts = DutyFacts(cases=tuple(duty_tasks.cases(waiting, ending)), knows=frozenset({"task"}))
    found = duty_days.duties_on(day, facts, BranchKind.VILLAGE, {}, frozenset())
    return [(d.title, d.record, d.late) for d in found if d.id.startswith("task_")]


def test_a_checkpoint_comes_up_a_week_before() -> None:
    waiting = (due(1, "2026-Q3"),)
    assert titles(date(2026, 9, 20), waiting=waiting) == []
    title = "Báo cáo tiến độ việc đột phá: Làm đường (quý III/2026)"
    assert titles(date(2026, 9, 24), waiting=waiting) == [(title, "t", False)]
    assert titles(date(2026, 10, 1), waiting=waiting) == [(title, "t", True)]


def test_tasks_of_one_day_are_one_line() -> None:
    day = date(2026, 9, 24)
    (two,) = titles(day, waiting=(due(2, "2026-Q3"),))
    assert two[:2] == (
        "Báo cáo tiến độ việc đột phá “Làm đường” và “Số hóa” (quý III/2026)",
        "",
    )
    (many,) = titles(day, ending=(due(700),))
    assert many[0] == "Việc đột phá đến hạn, chờ đánh giá “Làm đường” và 699 việc khác"
