from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind, Speech
from handbook.records.members import Member, Position
from handbook.records.settings import Branch, ParentBody
from handbook.services import meetings
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost

PASSWORD = "nhà văn hóa thôn"
CHEAP = Cost(n=1024, r=8, p=1)


@dataclass
class Clock:
    """A clock the test holds."""

    now: datetime = datetime(2026, 11, 3, 12, 0, tzinfo=timezone(timedelta(hours=7)))

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def branch() -> Branch:
    return Branch(
        uid=new_uid(),
        name="Chi bộ thôn Đông Sơn",
        parents=(ParentBody(name="Đảng bộ xã Bình An"),),
        place="Bình An",
        terms=("2025-05-10",),
        meeting_place="Nhà văn hóa thôn",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "so" / "chi-bo.sotay"


@pytest.fixture
def book(path: Path, branch: Branch, clock: Clock) -> Iterator[Handbook]:
    """Give an open handbook with a branch and nothing else; its password is `PASSWORD`."""
    made = Handbook.create(path, branch, PASSWORD, cost=CHEAP, clock=clock).handbook
    yield made
    made.close()


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def people(book: Handbook) -> tuple[Member, ...]:
    """Give the handbook four members: secretary, deputy, two others."""
    posts = {
        "Trần Thị Bưởi": Position.SECRETARY,
        "Lê Văn Cam": Position.DEPUTY,
        "Hồ Thị Dừa": Position.MEMBER,
        "Đỗ Văn Đào": Position.MEMBER,
    }
    made = [Member(uid=new_uid(), name=name, position=post) for name, post in posts.items()]
    return book.change(
        "Nhập danh sách", lambda store: tuple(store.members.put(one) for one in made)
    ).value


Ready = Callable[..., Meeting]


@pytest.fixture
def ready(book: Handbook, people: tuple[Member, ...]) -> Ready:
    """Give a function that puts a meeting which can be sealed."""

    def make(day: date = date(2026, 11, 3), kind: MeetingKind = MeetingKind.REGULAR) -> Meeting:
        blank = book.read(lambda store: meetings.new_meeting(store, kind, day))
        held = replace(
            blank,
            ends_at="21:15",
            attendance=tuple(Attendance(member=m.uid, mark=Mark.PRESENT) for m in people),
            speeches=(Speech(member=people[1].uid, name=people[1].name, text="Nhất trí."),),
            conclusions=("Thực hiện nghị quyết tháng.",),
        )
        return book.change("Lập buổi", lambda store: store.meetings.put(held)).value

    return make
