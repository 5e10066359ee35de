"""Breakthrough tasks in the open format: out and back, and what is broken is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook.errors import BadInput
from handbook.records.meetings import Meeting
from handbook.records.task_lines import TaskFilter
from handbook.records.tasks import Evaluation, Outcome, Task, TaskLog, TaskState, TaskStep
from handbook.services import exchange, taking_in
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost

CHEAP = Cost(n=1024, r=8, p=1)


@pytest.fixture
def other(tmp_path: Path, branch, clock) -> Iterator[Handbook]:
    made = Handbook.create(tmp_path / "b.sotay", branch, "mật khẩu dài", cost=CHEAP, clock=clock)
    yield made.handbook
    made.handbook.close()


@pytest.fixture
def filled(book: Handbook, people) -> Handbook:
    log = (
        TaskLog(on=date(2026, 3, 3), what="Xong", percent=40, meeting="m", checkpoint="2026-Q1"),
    )
    task = Task(
        uid="t",
        title="Số hóa hồ sơ",
        year=2026,
        until_year=2026,
        assignee=people[0].uid,
        partners=(people[1].uid,),
        state=TaskState.EVALUATED,
        shortcomings=("của một người",),
        steps=(TaskStep(what="Khảo sát", due="2026-02"),),
        log=log,
        evaluation=Evaluation(on="2026-11-20", outcome=Outcome.MET, points=9.5, meeting="m"),
        on_agenda=("m",),
    )

    def put(store) -> None:
        store.meetings.put(Meeting(uid="m", date=date(2026, 3, 3)))
        store.tasks.put(task)
        store.tasks.put(replace(task, uid="u", came_from="t", shortcomings=()))

    book.change("Thêm việc", put)
    return book


def test_everything_of_a_task_comes_back(filled: Handbook, other: Handbook, tmp_path: Path) -> None:
    document = exchange.read(exchange.write(filled, tmp_path / "so.json"))
    assert len(document.tasks) == 2
    done = taking_in.take_in(other, document)
    assert "2 việc đột phá" in done.summary
    assert exchange.document(other).tasks == document.tasks
    store = other.read(lambda s: s)
    assert [one.uid for one in store.tasks.followed_at("m")] == ["t", "u"]
    (line, _) = store.tasks.lines(TaskFilter(text="so hoa"))
    assert (line.percent, line.outcome) == (40, Outcome.MET)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"assignee": "ai"}, "Việc đột phá “Số hóa hồ sơ”: đảng viên không có trong tệp (ai)."),
        ({"partners": ("ai",)}, "đảng viên không có trong tệp (ai)"),
        ({"came_from": "x"}, "không có việc mà việc này tiếp nối (x)"),
        ({"goal": "x"}, "không có chỉ tiêu của năm (x)"),
        ({"resolution": "x"}, "không có nghị quyết (x)"),
        ({"on_agenda": ("x",)}, "không có buổi sinh hoạt đã theo dõi (x)"),
        ({"log": (TaskLog(on=date(2026, 3, 3), meeting="x"),)}, "buổi sinh hoạt đã theo dõi (x)"),
        ({"title": ""}, "Hãy ghi tên việc."),
    ],
)
def test_broken_ones_are_named(
    filled: Handbook, other: Handbook, fields: dict[str, object], said: str
) -> None:
    document = exchange.document(filled)
    broken = replace(document.tasks[0], **fields)  # type: ignore[arg-type]
    with pytest.raises(BadInput) as refused:
        taking_in.take_in(other, replace(document, tasks=(broken, *document.tasks[1:])))
    assert any(said in line for line in refused.value.details), refused.value.details
    assert other.read(lambda store: store.tasks.count()) == 0
