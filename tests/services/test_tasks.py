from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from handbook.errors import BadInput
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import (
    Evaluation,
    Outcome,
    Task,
    TaskLog,
    TaskOrigin,
    TaskState,
    Timing,
)
from handbook.services import tasks as service
from handbook.store.store import Store

T = TypeVar("T")
DAY = date(2026, 1, 12)
PAPER = Assigning(assigner="Chi ủy", document="Nghị quyết số 02-NQ/CB", document_date="2026-01-10")


@pytest.fixture
def do(book):
    def run(fn: Callable[[Store], T]) -> T:
        return book.change("Thử", fn).value

    return run


@pytest.fixture
def task(do, people) -> Callable[..., Task]:
    """Put a task in progress; fields can be given."""

    def make(title: str = "Số hóa hồ sơ đất đai", **fields: object) -> Task:
        given: dict = {"year": 2026, "until_year": 2026, "assignee": people[0].uid}
        given |= {"state": TaskState.ASSIGNED, **fields}
        return do(lambda s: s.tasks.put(Task(uid=new_uid(), title=title, **given)))

    return make


def registered(people, title: str = "Làm đường thôn", **fields: object) -> Task:
    given = {"year": 2026, "until_year": 2026, "assignee": people[0].uid} | fields
    return Task(uid=new_uid(), title=title, **given)


def test_registered_adjusted_added_and_assigned_all_at_once(do, people) -> None:
    first = do(lambda s: service.register(s, registered(people), DAY))
    assert (first.origin, first.registered_on) == (TaskOrigin.REGISTERED, "2026-01-12")
    changed = replace(first, due="2026-10", assignee=people[1].uid)
    first = do(lambda s: service.adjust(s, changed, DAY, "Giao người có chuyên môn"))
    assert first.origin is TaskOrigin.ADJUSTED
    assert [(c.before, c.after) for c in first.changes] == [
        ("Trần Thị Bưởi", "Lê Văn Cam"),
        ("", "10/2026"),
    ]
    second = do(lambda s: service.add(s, registered(people, "Thu gom rác"), DAY))
    assert second.origin is TaskOrigin.ADDED
    given = do(lambda s: service.assign(s, (first.uid, second.uid), PAPER))
    assert {one.state for one in given} == {TaskState.ASSIGNED}
    assert {(one.assigner, one.document, one.assigned_on) for one in given} == {
        ("Chi ủy", "Nghị quyết số 02-NQ/CB", "2026-01-10")
    }


def test_an_adjustment_needs_its_reason(do, people) -> None:
    kept = do(lambda s: service.register(s, registered(people), DAY))
    with pytest.raises(BadInput, match="phải ghi lý do"):
        do(lambda s: service.adjust(s, replace(kept, due="2026-10"), DAY, "  "))
    same = do(lambda s: service.adjust(s, replace(kept, note="Ghi chú"), DAY, ""))
    assert (same.note, same.changes) == ("Ghi chú", ())


def test_assigning_names_every_task_that_cannot_be(do, people, task) -> None:
    lone = do(lambda s: service.register(s, registered(people, assignee=""), DAY))
    ready = do(lambda s: service.register(s, registered(people, "Trồng cây"), DAY))
    uids = (ready.uid, lone.uid, task().uid)
    with pytest.raises(BadInput) as refused:
        do(lambda s: service.assign(s, uids, PAPER))
    assert refused.value.details == (
        "việc đột phá “Làm đường thôn”: chưa có người được giao.",
        "việc đột phá “Số hóa hồ sơ đất đai”: đang ở tình trạng “Đang thực hiện”, không giao lại.",
    )
    assert do(lambda s: s.tasks.by_uid(ready.uid)).state is TaskState.REGISTERED
    with pytest.raises(BadInput, match="ít nhất một việc"):
        do(lambda s: service.assign(s, (), PAPER))


def test_logged_evaluated_and_taken_up_again(do, task) -> None:
    one = task(due="2026-11-15")
    do(lambda s: service.log(s, one.uid, TaskLog(on=date(2026, 3, 31), what="Xong tổ 1")))
    done = do(
        lambda s: service.evaluate(
            s, one.uid, Evaluation(outcome=Outcome.BEYOND), date(2026, 11, 3)
        )
    )
    assert (done.evaluation.timing, done.ended_on) == (Timing.EARLY, "2026-11-03")
    assert done.log[0].checkpoint == "2026-Q1"
    with pytest.raises(BadInput, match="“Đã đánh giá”"):
        do(lambda s: service.log(s, one.uid, TaskLog(on=DAY)))
    with pytest.raises(BadInput, match="phải ghi lý do"):
        do(lambda s: service.take_up_again(s, one.uid, DAY, ""))
    again = do(lambda s: service.take_up_again(s, one.uid, DAY, "Đánh giá nhầm"))
    assert again.state is TaskState.ASSIGNED


def test_carried_over_goes_on_as_a_linked_task(do, task) -> None:
    one = task(shortcomings=("s1",))
    old, new = do(lambda s: service.carry_over(s, one.uid, (2027, 2027), "2027-06", DAY, "Chờ vốn"))
    assert (old.state, old.end_reason) == (TaskState.CARRIED_OVER, "Chờ vốn")
    assert (new.came_from, new.year, new.due) == (one.uid, 2027, "2027-06")
    with pytest.raises(BadInput, match="theo dõi tiếp ở việc mới"):
        do(lambda s: service.take_up_again(s, one.uid, DAY, "vì"))


def test_split_into_two_and_dropped_with_reasons(do, task, people) -> None:
    one = task()
    two = (service.Part(title="Phần 1"), service.Part(title="Phần 2", assignee=people[1].uid))
    with pytest.raises(BadInput, match="ít nhất hai việc"):
        do(lambda s: service.split(s, one.uid, two[:1], DAY, "Lớn quá"))
    old, parts = do(lambda s: service.split(s, one.uid, two, DAY, "Lớn quá"))
    assert old.state is TaskState.SPLIT
    assert [(p.title, p.assignee) for p in parts] == [
        ("Phần 1", people[0].uid),
        ("Phần 2", people[1].uid),
    ]
    with pytest.raises(BadInput, match="phải ghi lý do"):
        do(lambda s: service.drop(s, parts[0].uid, DAY, " "))
    gone = do(lambda s: service.drop(s, parts[0].uid, DAY, "Không còn cần"))
    assert gone.state is TaskState.DROPPED
    with pytest.raises(BadInput, match="đã kết thúc"):
        do(lambda s: service.drop(s, parts[0].uid, DAY, "Lần nữa"))


@pytest.fixture
def march(do) -> Meeting:
    agenda = ("Báo cáo tháng trước", "Tự phê bình và phê bình")
    return do(lambda s: s.meetings.put(Meeting(uid="m3", date=date(2026, 3, 3), agenda=agenda)))


def test_what_is_due_goes_on_the_agenda_before_its_end(do, task, march) -> None:
    quarter = task()
    task("Việc sáu tháng", due="2026-06-30", rhythm="half")
    late = task("Việc quá hạn", due="2026-02", rhythm="year")
    found = do(lambda s: service.due_at(s, march))
    assert [line.uid for line in found] == [late.uid, quarter.uid]
    kept = do(lambda s: service.put_on_agenda(s, "m3", [line.uid for line in found]))
    assert kept.agenda == (
        "Báo cáo tháng trước",
        "Việc đột phá: Việc quá hạn (mốc năm 2026)",
        "Việc đột phá: Số hóa hồ sơ đất đai (mốc quý I/2026)",
        "Tự phê bình và phê bình",
    )
    assert do(lambda s: service.due_at(s, kept)) == ()
    again = do(lambda s: service.put_on_agenda(s, "m3", [quarter.uid]))
    assert again.agenda == kept.agenda
    assert do(lambda s: s.tasks.by_uid(quarter.uid)).on_agenda == ("m3",)


def test_many_due_tasks_share_one_line(do, task, march) -> None:
    uids = [task(f"Việc {n}").uid for n in range(4)]
    kept = do(lambda s: service.put_on_agenda(s, "m3", uids))
    assert kept.agenda[1] == (
        "Tiến độ 4 việc đột phá đến mốc báo cáo: Việc 0, Việc 1, Việc 2 và Việc 3"
    )


def test_what_the_meeting_said_is_written_back_once(do, task, march) -> None:
    one = task()
    kept = do(lambda s: service.put_on_agenda(s, "m3", [one.uid]))
    said = "Tiếp tục số hóa hồ sơ đất đai ở tổ 2, tổ 3.\nGiữ sạch đường thôn."
    do(lambda s: s.meetings.put(replace(kept, report=said, conclusions=("Mua thêm máy quét",))))
    (found,) = do(lambda s: service.discussed_at(s, "m3"))
    assert (found.what, found.noted) == ("Tiếp tục số hóa hồ sơ đất đai ở tổ 2, tổ 3.", False)
    note = service.Note(task=one.uid, what=found.what, percent=30)
    do(lambda s: service.write_back(s, "m3", [note]))
    do(lambda s: service.write_back(s, "m3", [replace(note, percent=35)]))
    (entry,) = do(lambda s: s.tasks.by_uid(one.uid)).log
    assert (entry.meeting, entry.percent, entry.checkpoint) == ("m3", 35, "2026-Q1")
    assert entry.on == march.date
    (found,) = do(lambda s: service.discussed_at(s, "m3"))
    assert found.noted
    with pytest.raises(BadInput, match="buổi sinh hoạt đã nói gì"):
        do(lambda s: service.write_back(s, "m3", [replace(note, what="")]))
