"""The sample branch's breakthrough tasks: every state, and the loop closed by one of them."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

import pytest

from handbook.records import tasks
from handbook.records.loop import Role
from handbook.records.shortcomings import ShortcomingState
from handbook.records.tasks import Outcome, TaskOrigin, TaskState, Timing
from handbook.services import demo, demo_people, keys, loop
from handbook.services.demo_words import table
from handbook.services.handbook import Handbook
from handbook.store.store import Store


def made(folder, day: date, members: int = 34, years: int = 2) -> Handbook:
    book = Handbook.create(
        folder / f"{day}-{members}.sotay",
        demo_people.branch(Random(1), day),
        "mật khẩu thử",
        cost=keys.Cost(n=1024, r=8, p=1),
        clock=lambda: datetime(day.year, day.month, day.day, 9).astimezone(),
    ).handbook
    demo.fill(book, members=members, years=years)
    return book


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    book = made(tmp_path_factory.mktemp("demo"), date(2026, 11, 24))
    yield book.read(lambda store: store)
    book.close()


def test_every_origin_and_most_states_are_told(store: Store) -> None:
    found = store.tasks.all()
    assert {one.origin for one in found} == set(TaskOrigin)
    assert {one.state for one in found} >= {
        TaskState.REGISTERED,
        TaskState.ASSIGNED,
        TaskState.EVALUATED,
        TaskState.CARRIED_OVER,
    }
    ended = [one.evaluation for one in found if one.state is TaskState.EVALUATED]
    assert {e.outcome for e in ended} == {Outcome.MET, Outcome.BEYOND}
    assert {e.timing for e in ended} >= {Timing.EARLY, Timing.LATE}
    assert all(tasks.check(one) == {} for one in found)
    assert any(one.until_year > one.year for one in found)


def test_a_shortcoming_of_the_last_review_was_remedied_by_a_task_and_verified(store: Store) -> None:
    chains = [loop.chain(store, "shortcoming", s.uid) for s in store.shortcomings.of_year(2025)]
    whole = [c for c in chains if all(link.done and link.kind for link in c)]
    closed = next(c for c in whole if any(link.role is Role.TASK for link in c))
    assert [link.role for link in closed].count(Role.FOLLOWED) == 4
    assert closed[-1].kind == "review"
    evaluated = next(link for link in closed if link.role is Role.EVALUATED)
    assert evaluated.on.startswith("2026-11")
    assert [link.on for link in closed if link.on] == sorted(link.on for link in closed if link.on)
    one = store.shortcomings.by_uid(closed[1].uid)
    assert one.state is ShortcomingState.VERIFIED
    assert any(note.task for note in one.notes)


def test_what_was_carried_over_goes_on_this_year(store: Store) -> None:
    (old,) = (one for one in store.tasks.all() if one.state is TaskState.CARRIED_OVER)
    (new,) = store.tasks.continuing(old.uid)
    assert (old.year, new.year, new.state) == (2025, 2026, TaskState.EVALUATED)


@pytest.mark.parametrize("day", [date(2026, 1, 8), date(2026, 7, 2)])
def test_told_up_to_the_day_and_no_further(tmp_path, day: date) -> None:
    book = made(tmp_path, day, members=8, years=1)
    found = book.read(lambda store: store.tasks.all())
    assert found
    for one in found:
        days = [e.on.isoformat() for e in one.log] + [one.evaluation.on, one.ended_on]
        assert all(each < day.isoformat() for each in days if each)
    book.close()


def test_a_branch_without_a_past_has_none(tmp_path) -> None:
    book = made(tmp_path, date(2026, 11, 24), members=8, years=0)
    assert book.read(lambda store: store.tasks.count()) == 0
    book.close()


def test_every_fault_that_a_task_answers_is_one_of_the_reviews() -> None:
    named = {one["what"] for one in (*table("reviews")["fault"], *table("reviews")["whole_fault"])}
    asked = {one["fault"] for one in table("breakthroughs")["task"] if "fault" in one}
    assert asked <= named
