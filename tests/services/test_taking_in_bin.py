"""A document of a handbook whose bin is not empty: what rests on something binned comes along."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook.errors import BadInput
from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, MeetingKind
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.plans import Plan, PlanItem
from handbook.records.tasks import Task
from handbook.records.year_goals import YearGoal
from handbook.services import exchange, meetings, taking_in
from handbook.services.exchange import Document
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost

DAY = date(2026, 11, 3)
CHEAP = Cost(n=1024, r=8, p=1)


@pytest.fixture
def other(tmp_path: Path, branch, clock) -> Iterator[Handbook]:
    """Give another handbook, empty."""
    blank = replace(branch, uid=new_uid())
    made = Handbook.create(tmp_path / "khac.sotay", blank, "mật khẩu thứ hai", cost=CHEAP)
    yield made.handbook
    made.handbook.close()


def exported(book: Handbook) -> Document:
    return exchange.decoded(exchange.encoded(exchange.document(book)))


def moved(book: Handbook, other: Handbook) -> Document:
    """Take all of `book` into `other`, twice, and return what is there then.

    Sealings of what lies in the bin stay behind with it.
    """
    whole = exported(book)
    taking_in.take_in(other, whole)
    again = taking_in.take_in(other, whole, replacing=True)
    assert not any(again.new.values()) and not any(again.replaced.values()) and not again.left
    here, there = (one.read(lambda store: store.counts()) | {"seal": 0} for one in (book, other))
    assert here == there
    after = exported(other)
    assert exchange.in_bin(whole) <= exchange.in_bin(after)
    return after


def test_a_blank_roll_may_name_who_was_removed(book, other, people) -> None:
    gone = Member(uid=new_uid(), name="Phạm Văn Gạo")
    book.change("Nhập", lambda store: store.members.put(gone))
    blank = book.read(lambda s: meetings.new_meeting(s, MeetingKind.REGULAR, date(2026, 12, 3)))
    assert Attendance(member=gone.uid) in blank.attendance
    book.change("Lập", lambda store: store.meetings.put(blank))
    book.change("Bỏ", lambda store: store.members.bin(gone.uid))
    (there,) = moved(book, other).meetings
    assert [a.member for a in there.attendance] == [
        a.member for a in blank.attendance if a.member != gone.uid
    ]
    plan = taking_in.take_in(book, exported(book), replacing=True)
    assert not plan.replaced["meeting"]


def test_what_rests_on_the_bin_comes_along(book, other, people) -> None:
    gone = Member(uid=new_uid(), name="Phạm Văn Gạo")
    goal = YearGoal(uid=new_uid(), year=2026, name="Kết nạp", member=gone.uid)
    item = PlanItem(what="Rà soát", members=(gone.uid,))
    plan = Plan(uid=new_uid(), date=DAY, document="Nghị quyết số 05", items=(item,))
    task = Task(uid=new_uid(), title="Số hóa", year=2026, until_year=2026, assignee=gone.uid)

    def fill(store) -> None:
        store.members.put(gone)
        store.year_goals.put(goal)
        store.plans.put(plan)
        store.tasks.put(task)
        store.members.bin(gone.uid)

    book.change("Lập", fill)
    after = moved(book, other)
    assert after.year_goals[0].member == after.tasks[0].assignee == gone.uid


def test_numbers_of_binned_minutes_are_never_given_again(book, other, ready) -> None:
    held = ready()
    made = Assignment(uid=new_uid(), meeting=held.uid, assigned_on=DAY, what="Làm đường")
    book.change("Giao", lambda store: store.assignments.put(made))
    meetings.seal(book, held.uid)
    meetings.unseal(book, held.uid, "Ghi nhầm ngày")
    book.change("Bỏ", lambda store: store.meetings.bin(held.uid))
    assert moved(book, other).assignments[0].meeting == held.uid
    assert other.read(lambda s: s.seals.numbers_given(PaperType.MINUTES, "2025-05-10")) == (1,)


def test_a_stranger_no_history_tells_of_is_refused(book, people) -> None:
    lost = YearGoal(uid=new_uid(), version=1, year=2026, name="Kết nạp", member=new_uid())
    with pytest.raises(BadInput) as refused:
        taking_in.take_in(book, replace(exported(book), year_goals=(lost,)))
    assert any("người phụ trách không có trong tệp" in line for line in refused.value.details)
