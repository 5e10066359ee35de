"""The real window with every screen over a real handbook of a fictional branch."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting
from handbook.records.members import Member, Position, Standing, StandingKind
from handbook.records.settings import Branch, ParentBody
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.ui.preferences import Preferences
from handbook.ui.screens import SCREENS
from handbook.ui.window import MainWindow
from handbook.ui.work import Work

PASSWORD = "mot cau de nho 1"
CHEAP = Cost(n=1024, r=8, p=1)


def people() -> list[Member]:
    full = {"admitted_on": "2010-03-03", "official_on": "2011-03-03"}
    return [
        Member(uid=new_uid(), name="Hà Minh Khôi", position=Position.SECRETARY, **full),
        Member(uid=new_uid(), name="Lý Thu Hằng", position=Position.COMMITTEE, **full),
        Member(uid=new_uid(), name="Đỗ Thị Hạnh", birth_date="1962", **full),
        Member(uid=new_uid(), name="Hoàng Văn An", **full),
        Member(uid=new_uid(), name="Lê Thị Ánh", **full),
        Member(uid=new_uid(), name="Phạm Thu Duyên", admitted_on=date.today().isoformat()),
        Member(
            uid=new_uid(),
            name="Quan Văn Hùng",
            standings=(Standing(kind=StandingKind.EXEMPT, since="2020"),),
            **full,
        ),
        Member(
            uid=new_uid(),
            name="Ma Văn Đạt",
            standings=(Standing(kind=StandingKind.MOVED, since="2024-05"),),
            **full,
        ),
    ]


def past_meeting(members: list[Member], day: date) -> Meeting:
    there = tuple(Attendance(member=m.uid, mark=Mark.PRESENT) for m in members[:5])
    return Meeting(
        uid=new_uid(), date=day, starts_at="19:30", place="Nhà văn hóa thôn", attendance=there
    )


@dataclass
class Shown:
    """The window, and what a test asks of it."""

    qtbot: object
    window: MainWindow
    work: Work
    members: list[Member]
    meeting: Meeting
    book: Path
    bugs: list = field(default_factory=list)

    def go(self, name: str, **what):
        self.window.go(name, **what)
        self.settled()
        return self.window._screens[name]

    def widget(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def until(self, claim) -> None:
        self.qtbot.waitUntil(lambda: bool(claim()), timeout=30_000)

    def settled(self) -> None:
        """Wait until everything asked of the handbook so far, and what follows, has come back."""
        for _ in range(3):
            done = []
            self.work.service(lambda book, d=done: None, lambda _, d=done: d.append(True))
            self.until(lambda d=done: d)

    def read(self, fn):
        found = []
        self.work.read(lambda store: [fn(store)], found.extend)
        self.until(lambda: found)
        return found[0]


@pytest.fixture
def shown(qtbot, dressed, tmp_path):
    path = tmp_path / "chi-bo.sotay"
    branch = Branch(
        uid=new_uid(),
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã Hòa Phú"),),
    )
    created = Handbook.create(path, branch, PASSWORD, cost=CHEAP).handbook
    members = people()
    meeting = past_meeting(members, date.today() - timedelta(days=40))
    late = Assignment(
        uid=new_uid(),
        meeting=meeting.uid,
        assigned_on=meeting.date,
        what="Thu gom rác khu dân cư",
        members=(members[0].uid,),
        due=(date.today() - timedelta(days=5)).isoformat(),
    )

    def fill(store):
        for member in members:
            store.members.put(member)
        store.meetings.put(meeting)
        store.assignments.put(late)

    created.change("Nhập dữ liệu thử", fill)
    key = created.key
    created.close()
    bugs: list[BaseException] = []
    work = Work(crashed=bugs.append, said=bugs.append)
    work.open(lambda: Handbook.open(path, key), lambda book: None)
    window = MainWindow(
        places=SCREENS,
        work=work,
        preferences=Preferences(look="light", width=1366, height=768),
        keep=lambda preferences: None,
        branch=branch.name,
        find=lambda store, text: (),
        lock=lambda: None,
    )
    qtbot.addWidget(window)
    window.show()

    def active() -> bool:
        # Asked again: the window of the test before may take the focus away as it goes.
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(active)
    made = Shown(qtbot, window, work, members, replace(meeting), path, bugs)
    made.settled()
    yield made
    window.close()
    work.close()
    assert bugs == []
