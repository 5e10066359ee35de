"""The year-end of a fictional branch of fourteen: who they are, what they wrote, how they voted.

What must come of it is told here, not asked of the program. The year before the round is lived
through services; the round itself is the window's.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from lived_year import begun

BEGUN, WRITTEN = date(2026, 11, 3), date(2026, 11, 27)
MET, DECIDED = date(2026, 12, 4), date(2026, 12, 19)
SECRETARY, DEPUTY, TEACHER = "Hà Minh Khôi", "Lý Thu Hằng", "Quan Văn Ước"
AWAY, BY_HAND = "Ma Văn Đạt", "Bàn Thị Nga"
STILL_OPEN = "Trần Văn Yên"  # answers for a shortcoming of the year before
EXEMPT, NEW = "Hoàng Thị Mỵ", "Vàng Văn Phú"
OTHERS = (
    "Đỗ Bích Lan",
    "Lê Thị Ánh",
    "Nông Văn Kiên",
    "Phan Thu Thảo",
    "Sùng A Dế",
    STILL_OPEN,
    "Vi Thị Xoan",
)
EXCELLENT = (SECRETARY, TEACHER, "Nông Văn Kiên")  # one more than the ceiling allows
LOWERED = "Nông Văn Kiên"
# In Vietnamese order, as the table has them.
REVIEWED = (
    "Lê Thị Ánh",
    "Sùng A Dế",
    AWAY,
    DEPUTY,
    SECRETARY,
    "Nông Văn Kiên",
    "Đỗ Bích Lan",
    BY_HAND,
    "Phan Thu Thảo",
    TEACHER,
    "Vi Thị Xoan",
    STILL_OPEN,
)
OLD_FAULT = "Sinh hoạt chuyên đề còn ít"
OWN_OLD_FAULT = "Ít dự học nghị quyết"


@dataclass
class Tally:
    """Actions by what they are for: once a round, once a member, or between a member's own words.

    The last are keys and clicks that take one from one field of somebody's own words to the next.
    """

    person: object
    counts: dict = field(default_factory=lambda: {"round": 0, "member": 0, "words": 0})
    log: list = field(default_factory=list)

    @contextmanager
    def of(self, what):
        before = self.person.actions
        yield
        self.counts[what] += self.person.actions - before
        if what != "words":
            self.log.append((what, self.person.counter.log[before:]))


def fault(name):
    """Return what somebody names as a shortcoming, in a line."""
    return f"Ít phát biểu xây dựng chi bộ ({name.split()[-1]})"


def remedy(name):
    """Return what somebody means to do about it."""
    return f"Mỗi quý phát biểu một lần ({name.split()[-1]})"


def comment(name):
    """Return what is said of somebody at the meeting."""
    return f"Nhất trí với bản kiểm điểm của đồng chí {name.split()[-1]}"


def branch(folder, monkeypatch):
    """Make the branch and its year: three meetings, tasks done in time, what is left of 2025."""
    life = begun(folder, monkeypatch, people=_people(), day=date(2026, 3, 3))
    for month in (3, 6, 9):
        life.clock.day = date(2026, month, 3)
        handbook = life.opened()
        _meet(handbook, month)
        handbook.close()
    life.clock.day = BEGUN
    handbook = life.opened()
    handbook.change("Hạn chế năm trước", _left_of_2025)
    handbook.change("Kết nạp", lambda store: [store.members.put(one) for one in _people(NEW)])
    handbook.close()
    return life


def _people(*names):
    from handbook.records.basics import new_uid
    from handbook.records.members import Member, Position, Standing, StandingKind

    posts = {SECRETARY: Position.SECRETARY, DEPUTY: Position.DEPUTY, TEACHER: Position.COMMITTEE}
    standings = {
        EXEMPT: (Standing(kind=StandingKind.EXEMPT, since="2024-05-01"),),
        AWAY: (Standing(kind=StandingKind.AWAY, since="2026-06-01", place="Chi bộ tổ 5"),),
    }
    return [
        Member(
            uid=new_uid(),
            name=name,
            admitted_on="2026-09-15" if name == NEW else "2010-03-03",
            official_on="" if name == NEW else "2011-03-03",
            position=posts.get(name, Position.MEMBER),
            standings=standings.get(name, ()),
        )
        for name in names or (SECRETARY, DEPUTY, TEACHER, AWAY, BY_HAND, EXEMPT, *OTHERS)
    ]


def _meet(handbook, month):
    from handbook.records.assignments import Assignment, AssignmentState
    from handbook.records.attendance import marked
    from handbook.records.basics import new_uid
    from handbook.records.meetings import Mark, MeetingKind
    from handbook.services import meetings

    def hold(store):
        made = meetings.new_meeting(store, MeetingKind.REGULAR, date(2026, month, 3))
        for one in made.attendance:
            made = marked(made, one.member, Mark.PRESENT)
        made = replace(made, starts_at="19:30", ends_at="21:00", report="Như kế hoạch.")
        kept = store.meetings.put(made)
        for one in store.members.all():
            if one.name not in (EXEMPT, NEW):
                given = Assignment(
                    uid=new_uid(),
                    meeting=kept.uid,
                    assigned_on=kept.date,
                    what=f"Vận động hộ số {month} của {one.name}",
                    members=(one.uid,),
                    due=f"2026-{month:02d}-28",
                    state=AssignmentState.DONE,
                    closed_on=f"2026-{month:02d}-20",
                    result="Đã xong, vượt yêu cầu" if one.name in EXCELLENT else "Đã xong",
                )
                store.assignments.put(given)
        return kept

    meetings.seal(handbook, handbook.change("Buổi", hold).value.uid)


def _left_of_2025(store):
    from handbook.records.basics import new_uid
    from handbook.records.shortcomings import FoundBy, Shortcoming

    names = {one.name: one.uid for one in store.members.all()}
    for name, what in (("", OLD_FAULT), (STILL_OPEN, OWN_OLD_FAULT)):
        made = Shortcoming(
            uid=new_uid(),
            what=what,
            member=names.get(name, ""),
            responsible=names.get(name, names[SECRETARY]),
            remedy="Làm theo kế hoạch",
            due="2026-09-30",
            found_by=FoundBy.REVIEW,
            found_on="2025-12-05",
            year=2025,
        )
        store.shortcomings.put(made)
