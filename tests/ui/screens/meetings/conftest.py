"""A real window over a real handbook of a fictional branch, for the meeting's screen."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QWidget

from handbook.records.basics import new_uid
from handbook.records.meetings import MeetingKind
from handbook.records.members import Member, Position, Standing, StandingKind
from handbook.records.settings import Branch, ParentBody
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.ui.desk import Place, lazily
from handbook.ui.preferences import Preferences
from handbook.ui.window import MainWindow
from handbook.ui.work import Work

NOW = datetime(2026, 11, 2, 19, 0, tzinfo=timezone(timedelta(hours=7)))
MIDDLE = ("Thị", "Văn", "Đức", "Thu", "Minh", "Bích")
FAMILY = ("Hoàng", "Lê", "Trần", "Phạm", "Ma", "Đỗ", "Nguyễn", "Lý", "Quan", "Hà")
GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Đạt",
    "Giang",
    "Hạnh",
    "Hằng",
    "Hùng",
    "Khôi",
    "Lan",
    "Mai",
)


def branch() -> Branch:
    return Branch(
        uid=new_uid(),
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã Hòa Phú"),),
        meeting_place="Nhà văn hóa thôn",
    )


def people(count: int = 34) -> list[Member]:
    """Return members: secretary, committee, two probationary, one exempt, one away, others."""
    made = [
        Member(
            uid=new_uid(),
            name=f"{FAMILY[n % 10]} {MIDDLE[n % 6]} {GIVEN[n % 12]}",
            admitted_on="2010-03-03",
            official_on="2011-03-03",
        )
        for n in range(count)
    ]
    made[0] = replace(made[0], name="Hà Minh Khôi", position=Position.SECRETARY)
    made[1] = replace(made[1], name="Lý Thu Hằng", position=Position.COMMITTEE)
    for place in (2, 3):
        made[place] = replace(made[place], admitted_on="2026-03-03", official_on="")
    made[4] = replace(made[4], standings=(Standing(kind=StandingKind.EXEMPT, since="2020"),))
    made[5] = replace(made[5], standings=(Standing(kind=StandingKind.AWAY, since="2026-01"),))
    return made


@pytest.fixture
def members():
    return people()


@pytest.fixture
def book_file(tmp_path, members):
    """A handbook file with a branch and its members; returns (path, key)."""
    path = tmp_path / "chi-bo.sotay"
    made = Handbook.create(
        path, branch(), "mật khẩu dùng thử 1", cost=Cost(n=1024, r=8, p=1), clock=lambda: NOW
    ).handbook
    made.change("Nhập danh sách", lambda store: [store.members.put(m) for m in members])
    key = made.key
    made.close()
    return path, key


class Seen:
    """The window under test, with what a person sees and does."""

    def __init__(self, qtbot, window, work, bugs) -> None:
        self.qtbot, self.window, self.work, self.bugs = qtbot, window, work, bugs
        self.screen = window._screens["meetings"]

    @property
    def meeting(self):
        return self.screen.meeting

    @property
    def editing(self):
        return self.meeting.editing

    def widget(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def until(self, claim) -> None:
        self.qtbot.waitUntil(lambda: bool(claim()), timeout=30_000)

    def settled(self) -> None:
        """Wait until everything asked of the handbook so far has come back."""
        done = []
        self.work.service(lambda book: None, lambda _: done.append(True))
        self.until(lambda: done)

    def read(self, fn):
        """Read from the store, after everything asked so far."""
        found = []
        self.work.read(lambda store: [fn(store)], found.extend)
        self.until(lambda: found)
        return found[0]

    def new(self):
        """Make a new regular meeting and wait until it is open."""
        before = self.meeting
        self.screen.new(MeetingKind.REGULAR)
        self.until(lambda: self.meeting is not None and self.meeting is not before)
        return self.meeting


@pytest.fixture
def seen(qtbot, dressed, book_file):
    path, key = book_file
    bugs: list[BaseException] = []
    said = []
    work = Work(crashed=bugs.append, said=said.append)
    work.open(lambda: Handbook.open(path, key, clock=lambda: NOW), lambda book: None)
    window = MainWindow(
        places=(
            Place(
                name="meetings",
                words="Sinh hoạt",
                icon="calendar-days",
                make=lazily("handbook.ui.screens.meetings.screen", "MeetingsScreen"),
            ),
        ),
        work=work,
        preferences=Preferences(look="light", width=1366, height=768),
        keep=lambda preferences: None,
        branch="Chi bộ thôn Lăng Quậy",
        find=lambda store, text: (),
        lock=lambda: None,
    )
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Seen(qtbot, window, work, bugs)
    window.close()
    work.close()
    assert bugs == []


@pytest.fixture
def day():
    return date(2026, 11, 3)
