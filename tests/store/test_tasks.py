from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records import task_deeds
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.shortcomings import RemedyNote, Shortcoming
from handbook.records.task_lines import PersonTasks, TaskFilter
from handbook.records.tasks import (
    Evaluation,
    Outcome,
    Task,
    TaskChange,
    TaskLog,
    TaskReason,
    TaskState,
    Timing,
)


def task(uid: str, **fields: object) -> Task:
    given = {"title": f"Việc {uid}", "year": 2026, "until_year": 2026, "assignee": "m"} | fields
    return Task(uid=uid, **{"state": TaskState.ASSIGNED} | given)


def put(kept, *found: Task) -> None:
    kept.change(lambda store: [store.tasks.put(one) for one in found])


def uids(found) -> list[str]:
    return [one.uid for one in found]


def test_of_a_year_covers_every_year_of_the_span(kept) -> None:
    put(kept, task("a", until_year=2030), task("b", year=2027, until_year=2027), task("c"))
    store = kept.store.tasks
    assert uids(store.of_year(2026)) == ["c", "a"]  # by deadline
    assert uids(store.of_year(2027)) == ["b", "a"]
    assert uids(store.of_year(2031)) == []
    assert store.years() == (2030, 2029, 2028, 2027, 2026)


def test_open_ones_by_deadline(kept) -> None:
    done = Evaluation(outcome=Outcome.MET)
    put(
        kept,
        task("a"),
        task("b", due="2026-06"),
        task("c", state=TaskState.EVALUATED, evaluation=done),
    )
    assert uids(kept.store.tasks.open()) == ["b", "a"]


def test_found_from_both_ends_of_a_link(kept) -> None:
    log = (TaskLog(on=date(2026, 3, 3), meeting="m1"), TaskLog(on=date(2026, 4, 3), meeting="m1"))
    judged = Evaluation(outcome=Outcome.MET, meeting="m9")
    put(
        kept,
        task("a", shortcomings=("s1", "s2"), log=log, partners=("p",), evaluation=judged),
        task("b", shortcomings=("s2",), on_agenda=("m2",), assignee="p", came_from="a"),
    )
    store = kept.store.tasks
    assert uids(store.answering("s2")) == ["a", "b"]
    assert uids(store.answering("s1")) == ["a"]
    assert uids(store.followed_at("m1")) == uids(store.followed_at("m9")) == ["a"]
    assert uids(store.on_agenda("m2")) == ["b"]
    assert uids(store.of_member("p")) == ["b", "a"]
    assert uids(store.continuing("a")) == ["b"]


def test_a_link_taken_away_is_found_no_more(kept) -> None:
    put(kept, task("a", shortcomings=("s1",)))
    put(kept, task("a", version=1))  # of one that is in no handbook here
    assert kept.store.tasks.answering("s1") == ()


FAULT = Shortcoming(uid="s1", what="Thu phí chậm", year=2025)
WHY = (TaskChange(what=task_deeds.UNLINKED, why="Gắn nhầm"),)


def test_a_shortcoming_is_taken_off_a_task_for_a_reason_only(kept) -> None:
    kept.change(lambda store: store.shortcomings.put(FAULT))
    put(kept, task("a", shortcomings=("s1",), changes=WHY))
    with pytest.raises(BadInput, match="đang khắc phục hạn chế “Thu phí chậm”"):
        put(kept, task("a", version=1, changes=WHY))  # the reason of an earlier one
    put(kept, task("a", version=1, changes=(*WHY, *WHY)))
    assert kept.store.tasks.answering("s1") == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"log": (TaskLog(on=date(2026, 4, 3), meeting="m1"),)},
        {"state": TaskState.EVALUATED, "evaluation": Evaluation(outcome=Outcome.MET)},
        {},
    ],
    ids=["followed", "ended", "noted"],
)
def test_what_was_followed_keeps_its_shortcoming(kept, fields) -> None:
    notes = () if fields else (RemedyNote(on="2026-04-03", text="Thu đủ", task="a"),)
    kept.change(lambda store: store.shortcomings.put(replace(FAULT, notes=notes)))
    put(kept, task("a", shortcomings=("s1",), **fields))
    with pytest.raises(BadInput, match="đã có kết quả theo dõi"):
        put(kept, task("a", version=1, changes=WHY, **fields))


def test_typing_without_a_reason_takes_no_shortcoming_off(kept) -> None:
    kept.change(lambda store: store.shortcomings.put(FAULT))
    put(kept, task("a", shortcomings=("s1",)))
    with pytest.raises(BadInput, match="ghi lý do"):
        kept.change(lambda store: store.tasks.put_typing(task("a", note="Gõ dở")))


def test_line_says_what_the_log_says_without_opening_it(kept) -> None:
    log = (TaskLog(on=date(2026, 4, 3), percent=40, checkpoint="2026-Q1"),)
    put(kept, task("a", log=log, due="2026-11", shortcomings=("s1",)))
    (line,) = kept.store.tasks.lines()
    assert (line.percent, line.logged_on, line.deadline) == (40, "2026-04-03", date(2026, 11, 30))
    assert (line.waiting, line.waiting_on, line.answers) == ("2026-Q2", "2026-06-30", 1)


def test_filters_of_a_list(kept) -> None:
    judged = Evaluation(outcome=Outcome.BEYOND, timing=Timing.EARLY)
    put(
        kept,
        task("a", title="Số hóa hồ sơ đất đai", reason=TaskReason.HARD),
        task("b", due="2026-05-31", partners=("p",)),
        task("c", assignee="", assignee_name="Mặt trận", year=2027, until_year=2027),
        task("d", state=TaskState.EVALUATED, evaluation=judged),
        task("e", state=TaskState.REGISTERED),
    )
    store = kept.store.tasks
    cases = [
        (TaskFilter(year=2027), ["c"]),
        (TaskFilter(states=(TaskState.EVALUATED, TaskState.REGISTERED)), ["d", "e"]),
        (TaskFilter(reason=TaskReason.HARD), ["a"]),
        (TaskFilter(member="p"), ["b"]),
        (TaskFilter(assignee_name="Mặt trận"), ["c"]),
        (TaskFilter(text="dat dai"), ["a"]),
        (TaskFilter(due_by=date(2026, 6, 30)), ["b"]),
        (TaskFilter(waiting_by=date(2026, 3, 31)), ["b", "a"]),
        (TaskFilter(waiting_by=date(2026, 3, 30)), []),
        (TaskFilter(year=2026, text="viec", states=(TaskState.ASSIGNED,)), ["b", "a"]),
    ]
    for asked, expected in cases:
        assert (asked, uids(store.lines(asked))) == (asked, expected)
        assert store.count_lines(asked) == len(expected)
    assert uids(store.lines(limit=2, after=1)) == ["a", "d"]
    (line,) = store.lines(TaskFilter(states=(TaskState.EVALUATED,)))
    assert (line.outcome, line.timing) == (Outcome.BEYOND, Timing.EARLY)


def test_counted_by_state_and_by_person(kept) -> None:
    judged = Evaluation(outcome=Outcome.MET)
    put(
        kept,
        task("a", due="2026-05"),
        task("b"),
        task("c", assignee="", assignee_name="Mặt trận"),
        task("d", state=TaskState.EVALUATED, evaluation=judged),
    )
    store = kept.store.tasks
    assert store.count_by_state(2026) == {TaskState.ASSIGNED: 3, TaskState.EVALUATED: 1}
    assert store.count_by_state(2027) == {}
    mine, theirs = store.people(2026, "2026-06-15")
    assert mine == PersonTasks(assignee="m", assignee_name="", total=3, open=2, evaluated=1, late=1)
    assert (theirs.assignee_name, theirs.total, theirs.late) == ("Mặt trận", 1, 0)
    assert uids(store.lines_of((theirs,), 2026)) == ["c"]
    assert uids(store.lines_of((mine, theirs), 2026)) == ["a", "b", "c", "d"]


def test_found_by_person_product_and_log(kept) -> None:
    log = (TaskLog(on=date(2026, 4, 3), what="Đã quét xong tổ 3", obstacles="Thiếu máy quét"),)
    kept.change(lambda store: store.members.put(Member(uid="m", name="Lò Thị Mẩy")))
    put(kept, task("a", product="Kho dữ liệu", log=log))
    for words in ("lo thi may", "kho du lieu", "thieu may quet"):
        (hit,) = (h for h in kept.store.search.find(words) if h.kind == "task")
        assert (hit.uid, hit.title) == ("a", "Việc đột phá 2026: Việc a")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"shortcomings": ("s1",)}, "trả lời hạn chế sau kiểm điểm"),
        ({"log": (TaskLog(on=date(2026, 4, 3), meeting="m1"),)}, "theo dõi tại buổi sinh hoạt"),
    ],
)
def test_a_link_of_the_loop_is_not_binned(kept, fields, why: str) -> None:
    put(kept, task("a", title="Số hóa hồ sơ Đất đai", **fields))
    with pytest.raises(BadInput, match=why) as refused:
        kept.change(lambda store: store.tasks.bin("a"))
    assert "Việc đột phá “Số hóa hồ sơ Đất đai”" in str(refused.value)
    assert "thôi giao kèm lý do" in str(refused.value)


def test_what_another_task_continues_is_not_binned(kept) -> None:
    put(kept, task("a"), task("b", came_from="a"))
    with pytest.raises(BadInput, match="chuyển kỳ sau"):
        kept.change(lambda store: store.tasks.bin("a"))
    kept.change(lambda store: store.tasks.bin("b"))
    kept.change(lambda store: store.tasks.bin("a"))
    assert kept.store.tasks.all() == ()


def test_binned_ones_are_linked_no_more(kept) -> None:
    put(kept, task("a", on_agenda=("m2",)))
    kept.change(lambda store: store.tasks.bin("a"))
    assert kept.store.tasks.on_agenda("m2") == ()
    kept.change(lambda store: store.tasks.unbin("a"))
    assert uids(kept.store.tasks.on_agenda("m2")) == ["a"]


def test_a_shortcoming_with_a_task_is_not_binned(kept) -> None:
    kept.change(
        lambda store: store.shortcomings.put(Shortcoming(uid="s1", what="Thu phí chậm", year=2025))
    )
    put(kept, task("a", shortcomings=("s1",)))
    with pytest.raises(BadInput, match="việc đột phá “Việc a” khắc phục nên không xóa được"):
        kept.change(lambda store: store.shortcomings.bin("s1"))
    put(kept, task("a", version=1, changes=WHY))
    kept.change(lambda store: store.shortcomings.bin("s1"))


def test_a_meeting_that_tasks_tell_of_is_not_binned(kept) -> None:
    kept.change(lambda store: store.meetings.put(Meeting(uid="m1", date=date(2026, 3, 3))))
    log = (TaskLog(on=date(2026, 3, 3), meeting="m1"),)
    put(kept, *(task(uid, log=log) for uid in "abc"))
    with pytest.raises(BadInput, match="“Việc a”, “Việc b” và 1 việc khác nên không xóa được"):
        kept.change(lambda store: store.meetings.bin("m1"))
    put(kept, *(task(uid, version=1) for uid in "abc"))
    kept.change(lambda store: store.meetings.bin("m1"))


def test_a_name_beside_a_member_is_dropped(kept) -> None:
    put(kept, task("a", assignee_name="Mặt trận"))
    assert kept.store.tasks.by_uid("a").assignee_name == ""


def test_people_come_by_the_page(kept) -> None:
    put(kept, task("a"), task("b"), task("c", assignee="n"))
    store = kept.store.tasks
    (first,) = store.people(2026, "2026-11-24", limit=1)
    (second,) = store.people(2026, "2026-11-24", limit=1, after=1)
    assert (first.assignee, second.assignee) == ("m", "n")
