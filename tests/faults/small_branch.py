"""A small handbook to do harm to, and what is in it; for the tests here and the programs they run.

Knows no way of harming: those are in the tests. Nobody in it is real.
"""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from handbook.records import attendance
from handbook.records.basics import new_uid
from handbook.records.meetings import Mark, Meeting, MeetingKind, Speech
from handbook.records.members import Member, Position
from handbook.records.settings import Branch, ParentBody
from handbook.services import checking, exchange, meetings
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey
from handbook.services.slots import Cost
from handbook.store.store import Store

PASSWORD = "nhà văn hóa thôn"
CHEAP = Cost(n=1024, r=8, p=1)
FIRST_DAY = date(2026, 1, 5)
_POSTS = {
    "Trần Thị Bưởi": Position.SECRETARY,
    "Lê Văn Cam": Position.DEPUTY,
    "Hồ Thị Dừa": Position.COMMITTEE,
    "Đỗ Văn Đào": Position.MEMBER,
}


def create(path: Path) -> Handbook:
    """Make a handbook with nothing in it but its branch."""
    branch = Branch(
        uid=new_uid(),
        name="Chi bộ thôn Đông Sơn",
        parents=(ParentBody(name="Đảng bộ xã Bình An"),),
        place="Bình An",
        terms=("2025-05-10",),
        meeting_place="Nhà văn hóa thôn",
    )
    return Handbook.create(path, branch, PASSWORD, cost=CHEAP).handbook


def make(path: Path) -> Handbook:
    """Make a handbook with four members, one meeting sealed and one open; return it open."""
    book = create(path)
    people = [Member(uid=new_uid(), name=name, position=post) for name, post in _POSTS.items()]
    book.change("Nhập danh sách", lambda store: [store.members.put(one) for one in people])
    meetings.seal(book, hold(book, FIRST_DAY).uid)
    hold(book, FIRST_DAY + timedelta(days=30))
    return book


def hold(book: Handbook, day: date, report: str = "Đường vào đồi chè đã xong.") -> Meeting:
    """Put a meeting that can be sealed."""
    return book.change(
        "Lập buổi", lambda store: store.meetings.put(_held(store, day, report))
    ).value


def _held(store: Store, day: date, report: str) -> Meeting:
    meeting = _all_there(store, meetings.new_meeting(store, MeetingKind.REGULAR, day))
    speaker = store.members.all()[0]
    return replace(
        meeting,
        starts_at="19:30",
        ends_at="21:15",
        report=report,
        speeches=(Speech(member=speaker.uid, name=speaker.name, text="Nhất trí."),),
        conclusions=("Thực hiện nghị quyết tháng.",),
    )


def mark_all(store: Store, uid: str) -> None:
    """Mark everyone present, those too who came into the handbook after the meeting."""
    store.meetings.put(_all_there(store, store.meetings.by_uid(uid)))


def _all_there(store: Store, meeting: Meeting) -> Meeting:
    for row in attendance.rows(meeting, store.members.all()):
        meeting = attendance.marked(meeting, row.member.uid, Mark.PRESENT)
    return meeting


def member(note: str, name: str = "Cao Văn Khế") -> Member:
    """Return a member not put yet."""
    return Member(uid=new_uid(), name=name, note=note)


def put(book: Handbook, record: Member) -> Member:
    """Put a member as a change of its own."""
    return book.change("Ghi", lambda store: store.members.put(record)).value


def everything(book: Handbook) -> exchange.Document:
    """Return all there is to be read, but the moment of reading."""
    return replace(exchange.document(book, with_reviews=True), made_at="")


def opened(path: Path, key: DataKey) -> Handbook:
    """Open a handbook."""
    return Handbook.open(path, key)


def faults(book: Handbook) -> tuple[str, ...]:
    """Return what a whole check finds, and sealed minutes without their paper or the reverse."""
    return (*checking.check(book).problems, *book.read(_half_sealed))


def _half_sealed(store: Store) -> tuple[str, ...]:
    found = []
    for one in store.meetings.summaries(None, limit=10_000):
        paper = store.seals.current(one.uid)
        if (one.state.value == "sealed") != (paper is not None):
            found.append(f"half sealed: {one.date}")
        if paper is not None and paper.number != one.number:
            found.append(f"two numbers: {one.date}")
    return tuple(found)


def files(folder: Path) -> set[str]:
    """Return the names of all files below `folder` but lock files, which mean nothing."""
    every = (file for file in folder.rglob("*") if file.is_file())
    return {f.relative_to(folder).as_posix() for f in every if not f.name.endswith(".dang-mo")}


def places(chance: random.Random, size: int, number: int) -> list[int]:
    """Return `number` different random places in a file of `size` bytes."""
    return chance.sample(range(size), number)
