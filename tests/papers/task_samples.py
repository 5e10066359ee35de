"""Fictional breakthrough tasks as values: one of each end, and those on their way."""

from dataclasses import replace
from datetime import date
from typing import Any

from handbook.papers.task_paper import TaskFacts
from handbook.records.members import Member, Position
from handbook.records.settings import Branch, ParentBody
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.tasks import (
    Evaluation,
    Outcome,
    Rhythm,
    Task,
    TaskChange,
    TaskLog,
    TaskOrigin,
    TaskReason,
    TaskState,
    TaskStep,
    Timing,
)

DAY = date(2026, 11, 24)
NAMES = ("Hà Minh Khôi", "Lý Thu Hằng", "Ma Văn Đạt", "Phùng Thị Ánh")


def branch() -> Branch:
    return Branch(
        uid="b",
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã Hòa Phú", since="2025-07-01"),),
    )


def members() -> tuple[Member, ...]:
    posts = {0: Position.SECRETARY, 1: Position.DEPUTY}
    return tuple(
        Member(uid=f"m{n}", name=name, position=posts.get(n, Position.MEMBER))
        for n, name in enumerate(NAMES)
    )


def task(uid: str, title: str, **changes: Any) -> Task:
    made = Task(
        uid=uid,
        title=title,
        year=2026,
        until_year=2026,
        state=TaskState.ASSIGNED,
        assigned_on="2026-01-12",
        assignee="m2",
        due="2026-12-15",
    )
    return replace(made, **changes)


def entry(day: str, percent: int | None, **changes: Any) -> TaskLog:
    return replace(TaskLog(on=date.fromisoformat(day), percent=percent), **changes)


def road(**changes: Any) -> Task:
    """Return a task on its way, adjusted, that says all there is to say."""
    made = task(
        "road",
        "Mở rộng đường nội đồng",
        reason=TaskReason.BOTTLENECK,
        reason_text="Vướng đất của ba hộ",
        shortcomings=("h1",),
        origin=TaskOrigin.ADJUSTED,
        changes=(
            TaskChange(on="2026-01-10", what="Thời hạn", before="09/2026", after="12/2026",
                       why="Chờ vốn"),
        ),
        assigner="Chi ủy chi bộ",
        document="Nghị quyết số 02-NQ/CB",
        document_date="2026-01-12",
        supervisor="Bí thư chi bộ",
        partners=("m3",),
        partner_names="Ban công tác Mặt trận",
        aim="Xe vào được tận ruộng",
        product="Đường bê tông",
        quantity="1,2 km",
        steps=(
            TaskStep(what="Vận động hiến đất", due="2026-04", done_on="2026-05"),
            TaskStep(what="Đổ bê tông", due="2026-12"),
        ),
        log=(
            entry("2026-04-03", 20, what="Đã họp ba hộ.", checkpoint="2026-Q1"),
            entry("2026-07-03", 50, what="Ba hộ đã ký.", obstacles="Mưa lũ.",
                  help_asked="Xã hỗ trợ xi măng", checkpoint="2026-Q2"),
            entry("2026-10-03", 70, what="Xong nền.", checkpoint="2026-Q3"),
        ),
    )  # fmt: skip
    return replace(made, **changes)


def school(**changes: Any) -> Task:
    """Return a task that was evaluated as beyond what was asked."""
    made = task(
        "school",
        "Sửa điểm trường",
        due="2026-09-30",
        assignee="m1",
        reason=TaskReason.HARD,
        state=TaskState.EVALUATED,
        log=(entry("2026-09-01", 100, what="Khánh thành.", checkpoint="2026-Q3"),),
        evaluation=Evaluation(
            on="2026-09-10", timing=Timing.EARLY, outcome=Outcome.BEYOND, why="Thêm một phòng",
            points=9.5,
        ),
        ended_on="2026-09-10",
    )  # fmt: skip
    return replace(made, **changes)


def late(**changes: Any) -> Task:
    """Return a task past its date, of somebody outside the roster."""
    made = task(
        "late",
        "Gom rác khe suối",
        due="2026-06",
        assignee="",
        assignee_name="Tổ trưởng tổ 2",
        origin=TaskOrigin.ADDED,
        rhythm=Rhythm.MONTH,
    )
    return replace(made, **changes)


def term(**changes: Any) -> Task:
    """Return a task of several years."""
    made = task("term", "Trồng 20 ha chè", until_year=2030, due="2030-12", assignee="m0")
    return replace(made, **changes)


def dropped(**changes: Any) -> Task:
    """Return a task that was given up."""
    made = task("drop", "Nuôi cá lồng", state=TaskState.DROPPED, ended_on="2026-03",
                end_reason="Hồ cạn nước")  # fmt: skip
    return replace(made, **changes)


def wished(**changes: Any) -> Task:
    """Return a task that is only registered."""
    made = task("wish", "Lập tủ sách", state=TaskState.REGISTERED, assigned_on="")
    return replace(made, **changes)


def all_tasks() -> tuple[Task, ...]:
    return (late(), school(), road(), wished(), dropped(), term())


def facts(*found: Task, **changes: Any) -> TaskFacts:
    made = TaskFacts(
        branch=branch(), members=members(), tasks=found or all_tasks(), year=2026, day=DAY
    )
    return replace(made, **changes)


def shortcomings() -> tuple[Shortcoming, ...]:
    """Return the branch's own, and one of a person that was remedied and verified."""
    return (
        Shortcoming(
            uid="h1", what="Đường nội đồng chưa thông.", year=2025, responsible="m2",
            cause="Vướng đất", remedy="Vận động hiến đất", due="2026-12", document="12-TB/ĐU",
        ),
        Shortcoming(
            uid="h2", what="Ít phát biểu", member="m2", year=2025, state=ShortcomingState.VERIFIED,
            verified_on="2026-11-20",
        ),
    )  # fmt: skip
