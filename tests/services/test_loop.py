"""The whole loop of issue 5: found in a review, a task, four meetings, evaluated, verified."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from handbook.errors import BadInput
from handbook.records import frozen_rules
from handbook.records.loop import Role
from handbook.records.meetings import Meeting
from handbook.records.review_rounds import Round
from handbook.records.reviews import Review
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import Evaluation, Outcome, Task, TaskReason, TaskState
from handbook.services import loop, shortcomings, tasks
from handbook.store.store import Store

T = TypeVar("T")
MEETINGS = (date(2026, 3, 3), date(2026, 6, 3), date(2026, 9, 3), date(2026, 11, 3))


@pytest.fixture
def do(book):
    def run(fn: Callable[[Store], T]) -> T:
        return book.change("Thử", fn).value

    return run


@pytest.fixture
def found(do, people) -> Shortcoming:
    """Give a shortcoming of the secretary, found in the review of 2025."""

    def made(store: Store) -> Shortcoming:
        for year in (2025, 2026):
            first, last = date(year, 1, 1), date(year, 12, 31)
            cap = frozen_rules.cap_on(last)
            one = Round(
                uid=f"r{year}", year=year, starts_on=first, ends_on=last, begun_on=last, cap=cap
            )
            store.rounds.put(one)
            store.reviews.put(Review(uid=f"v{year}", round=one.uid, member=people[0].uid))
        return store.shortcomings.put(
            Shortcoming(
                uid="s",
                what="Hồ sơ đất đai còn trên giấy",
                member=people[0].uid,
                found_in="v2025",
                found_on="2025-12-10",
                year=2025,
                remedy="Số hóa hồ sơ đất đai",
                responsible=people[1].uid,
                due="2026-11-30",
            )
        )

    return do(made)


@pytest.fixture
def task(do, found) -> Task:
    def made(store: Store) -> Task:
        one = tasks.register(store, loop.task_for(found, 2026), date(2026, 1, 8))
        (given,) = tasks.assign(store, [one.uid], Assigning(assigner="Chi ủy", on="2026-01-12"))
        return given

    return do(made)


def follow(do, task: Task) -> None:
    for n, day in enumerate(MEETINGS, start=1):
        meeting = do(lambda s, n=n, day=day: s.meetings.put(Meeting(uid=f"m{n}", date=day)))
        (due,) = do(lambda s, meeting=meeting: tasks.due_at(s, meeting))
        assert due.uid == task.uid
        do(lambda s, n=n: tasks.put_on_agenda(s, f"m{n}", [task.uid]))
        note = tasks.Note(task=task.uid, what=f"Đợt {n}", percent=25 * n)
        do(lambda s, n=n, note=note: tasks.write_back(s, f"m{n}", [note]))


def evaluate(do, task: Task, outcome: Outcome = Outcome.MET) -> None:
    judged = Evaluation(outcome=outcome, why="1.200 hồ sơ", by="Chi ủy", meeting="m4")
    do(lambda s: tasks.evaluate(s, task.uid, judged, date(2026, 11, 20)))


def roles(chain) -> list[Role]:
    return [link.role for link in chain]


def test_a_shortcoming_becomes_a_task_filled_with_what_is_known(found, people) -> None:
    one = loop.task_for(found, 2026)
    assert (one.title, one.reason) == ("Số hóa hồ sơ đất đai", TaskReason.SHORTCOMING)
    assert (one.assignee, one.shortcomings, one.due) == (people[1].uid, ("s",), "2026-11-30")
    assert loop.task_for(replace(found, due="2025-12", remedy=""), 2026).due == ""


def test_what_was_said_of_a_person_is_not_copied_into_a_task(found) -> None:
    personal = loop.task_for(replace(found, remedy=""), 2026)
    assert personal.title == personal.aim == "Khắc phục hạn chế sau kiểm điểm năm 2025"
    ours = loop.task_for(replace(found, remedy="", member=""), 2026)
    assert ours.title == ours.aim == "Khắc phục hạn chế: Hồ sơ đất đai còn trên giấy"


def test_chain_before_anything_was_done(do, found) -> None:
    chain = do(lambda s: loop.chain(s, "shortcoming", "s"))
    assert roles(chain) == [Role.FOUND, Role.SHORTCOMING, Role.TASK, Role.VERIFIED]
    assert [link.done for link in chain] == [True, True, False, False]
    assert chain[0].title == "Bản kiểm điểm của Trần Thị Bưởi, đợt kiểm điểm năm 2025"


def test_the_whole_loop_is_one_chain_from_every_link_of_it(do, found, task) -> None:
    follow(do, task)
    evaluate(do, task)
    (offered,) = do(lambda s: loop.offers(s, task.uid))
    noted = do(lambda s: loop.mark_remedied(s, task.uid, offered.uid, date(2026, 11, 20)))
    assert noted.state is ShortcomingState.REMEDIED
    assert noted.notes[-1].task == task.uid
    assert "1.200 hồ sơ" in noted.notes[-1].text
    assert do(lambda s: loop.offers(s, task.uid)) == ()
    waiting = do(lambda s: loop.chain(s, "task", task.uid))[-1]
    assert (waiting.title, waiting.done) == ("Chờ đợt kiểm điểm sau xác nhận", False)
    do(lambda s: shortcomings.verify(s, "s", date(2026, 12, 8), "Chi bộ", review="v2026"))

    chain = do(lambda s: loop.chain(s, "shortcoming", "s"))
    assert roles(chain) == [
        Role.FOUND,
        Role.SHORTCOMING,
        Role.TASK,
        *(Role.FOLLOWED,) * 4,
        Role.EVALUATED,
        Role.VERIFIED,
    ]
    assert all(link.done and link.uid for link in chain)
    assert [link.uid for link in chain] == [
        "v2025",
        "s",
        task.uid,
        "m1",
        "m2",
        "m3",
        "m4",
        task.uid,
        "v2026",
    ]
    assert (chain[4].title, chain[4].second) == (
        "Sinh hoạt thường kỳ tháng 6 năm 2026",
        "50% · Đợt 2",
    )
    assert (chain[7].title, chain[7].second) == ("Đạt yêu cầu", "trước hạn · 1.200 hồ sơ")
    for kind, uid in (("task", task.uid), ("meeting", "m2"), ("review", "v2025")):
        assert do(lambda s, kind=kind, uid=uid: loop.chains(s, kind, uid)) == (chain,)
    assert do(lambda s: loop.chains(s, "review", "v2026")) == (chain,)


def test_no_link_of_it_goes_to_the_bin(do, found, task) -> None:
    follow(do, task)
    for table, uid in (("shortcoming", "s"), ("task", task.uid), ("meeting", "m1")):
        with pytest.raises(BadInput, match="không xóa được"):
            do(lambda s, table=table, uid=uid: s.tables[table].bin(uid))


def test_a_shortcoming_is_taken_off_before_it_is_followed_and_with_a_reason(
    do, found, task
) -> None:
    without = replace(task, shortcomings=())
    with pytest.raises(BadInput, match="phải ghi lý do"):
        do(lambda s: tasks.adjust(s, without, MEETINGS[0], ""))
    kept = do(lambda s: tasks.adjust(s, without, MEETINGS[0], "Gắn nhầm"))
    (change,) = kept.changes
    assert (change.what, change.before) == (
        "Hạn chế phải khắc phục",
        "hạn chế sau kiểm điểm năm 2025",  # never what was said of the person
    )
    again = do(lambda s: tasks.adjust(s, replace(kept, shortcomings=("s",)), MEETINGS[0], ""))
    follow(do, task)
    now = do(lambda s: s.tasks.by_uid(task.uid))
    with pytest.raises(BadInput, match="đã có kết quả theo dõi"):
        do(lambda s: tasks.adjust(s, replace(now, shortcomings=()), MEETINGS[3], "Thôi"))
    assert do(lambda s: s.tasks.answering("s")) == (now,)
    assert again.shortcomings == ("s",)


def test_what_was_carried_over_stays_in_the_chain(do, found, task) -> None:
    _, new = do(
        lambda s: tasks.carry_over(
            s, task.uid, (2027, 2027), "2027-06", date(2026, 12, 1), "Chờ máy quét"
        )
    )
    chain = do(lambda s: loop.chain(s, "task", new.uid))
    assert [link.uid for link in chain if link.role is Role.TASK] == [task.uid, new.uid]
    assert chain == do(lambda s: loop.chain(s, "task", task.uid))


def test_a_task_alone_has_a_chain_of_its_own(do, people) -> None:
    one = Task(
        uid="t",
        title="Làm đường",
        year=2026,
        until_year=2026,
        assignee=people[0].uid,
        state=TaskState.ASSIGNED,
    )
    do(lambda s: s.tasks.put(one))
    chain = do(lambda s: loop.chain(s, "task", "t"))
    assert roles(chain) == [Role.TASK, Role.EVALUATED]
    assert (chain[1].on, chain[1].done) == ("2026-12-31", False)
    assert do(lambda s: loop.chains(s, "task", "unknown")) == ()


def test_only_a_task_that_was_met_remedies(do, found, task) -> None:
    with pytest.raises(BadInput, match="đã được đánh giá đạt yêu cầu"):
        do(lambda s: loop.mark_remedied(s, task.uid, "s", date(2026, 11, 20)))
    assert do(lambda s: loop.offers(s, task.uid)) == ()
    with pytest.raises(BadInput, match="chưa bị đánh giá"):
        do(lambda s: loop.mark_not_remedied(s, task.uid, date(2026, 11, 20)))
    do(lambda s: s.meetings.put(Meeting(uid="m4", date=MEETINGS[3])))
    evaluate(do, task, Outcome.NOT_MET)
    assert do(lambda s: loop.offers(s, task.uid)) == ()
    (one,) = do(lambda s: loop.mark_not_remedied(s, task.uid, date(2026, 11, 20)))
    assert one.state is ShortcomingState.NOT_REMEDIED


def test_a_shortcoming_waits_for_all_its_tasks(do, found, task) -> None:
    second = do(lambda s: tasks.register(s, loop.task_for(found, 2026), date(2026, 1, 8)))
    do(lambda s: tasks.assign(s, [second.uid], Assigning(on="2026-01-12")))
    do(lambda s: s.meetings.put(Meeting(uid="m4", date=MEETINGS[3])))
    evaluate(do, task)
    assert do(lambda s: loop.offers(s, task.uid)) == ()
    evaluate(do, second)
    assert [one.uid for one in do(lambda s: loop.offers(s, task.uid))] == ["s"]
