"""A year of a fictional branch: what is lived in each month, and the months without a window.

The story is told here, so that what must come of it is not asked of the program. Its months are
lived through the services that the window uses, by a clock the test holds; each step says which
duties of the day stand before and after.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

PASSWORD = "bon chu de nho 7"
YEAR = 2026
SECRETARY, DEPUTY, CLERK = "Hà Minh Khôi", "Lý Thu Hằng", "Quan Văn Ước"
OTHERS = ("Bàn Thị Nga", "Đỗ Bích Lan", "Lê Thị Ánh", "Ma Văn Đạt")
EVERYONE = (SECRETARY, DEPUTY, CLERK, *OTHERS)
TOPICS = {3: "Học tập tấm gương dân vận", 6: "Giữ rừng", 9: "Chuyển đổi số", 11: "Làm du lịch"}
THEMATIC_DAYS = {3: date(YEAR, 3, 3), **{m: date(YEAR, m, 18) for m in (6, 9, 11)}}
DROPPED, BETWEEN = 4, 8  # months whose long task is dropped, and closed between two meetings
WHY_DROPPED = "Xã đã giao việc này cho hội nông dân"


@dataclass(frozen=True)
class Task:
    """A task as the test knows it: given in one month, reported for the last time in another."""

    what: str
    given: int
    until: int
    state: str = "done"


def tasks_of(month):
    """Return what the month's regular meeting gives: one for a month, one for two."""
    long_state = "dropped" if month == DROPPED else "done"
    return (
        Task(f"Sửa đoạn đường số {month:02d}", month, month + 1),
        Task(f"Vận động xóm số {month:02d} hiến đất", month, month + 2, long_state),
    )


def task_of_topic(month):
    """Return what the month's thematic meeting gives."""
    return Task(f"Nhân rộng mô hình tháng {month:02d}", month, month + 1)


LIVED = sorted(
    (
        *(one for month in range(1, 13) for one in tasks_of(month)),
        *(task_of_topic(month) for month in TOPICS),
    ),
    key=lambda one: one.given,
)


def reported_in(month):
    """Return what the results table of a month's meeting must carry."""
    return [one for one in LIVED if one.given < month <= one.until]


def absent_in(month):
    """Return who was absent in a month's regular meeting: excused, and without a reason."""
    excused = OTHERS[month % 4]
    return excused, (OTHERS[(month + 1) % 4] if month == 7 else "")


def speaker_in(month):
    """Return who spoke in a month's regular meeting."""
    return OTHERS[(month + 2) % 4]


@dataclass
class Clock:
    """The day the test holds."""

    day: date = date(YEAR, 1, 1)
    at: time = field(default=time(8))

    def __call__(self):
        return datetime.combine(self.day, self.at).astimezone()


@dataclass
class Life:
    """The branch's handbook on the day of the clock."""

    path: object
    clock: Clock

    def opened(self):
        from handbook.services import keys
        from handbook.services.handbook import Handbook

        return Handbook.open(self.path, keys.open_with_password(self.path, PASSWORD))


def begun(folder, monkeypatch, people=None, day=date(YEAR, 1, 1)):
    """Make the handbook of a branch (of seven); whoever opens it goes by the test's clock."""
    from handbook import paths
    from handbook.records.basics import new_uid
    from handbook.records.settings import Branch, ParentBody
    from handbook.services.handbook import Handbook
    from handbook.services.slots import Cost

    clock = Clock(day)
    real = Handbook.open
    by_clock = staticmethod(lambda path, key: real(path, key, clock=clock))
    monkeypatch.setattr(Handbook, "open", by_clock)
    branch = Branch(
        uid=new_uid(),
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã Hòa Phú"),),
        meeting_place="Nhà văn hóa thôn",
    )
    path = paths.private(folder) / paths.default_book().name
    cheap = Cost(n=1024, r=8, p=1)
    made = Handbook.create(path, branch, PASSWORD, cost=cheap, clock=clock).handbook
    people = people or seven()
    made.change("Nhập danh sách", lambda store: [store.members.put(one) for one in people])
    made.close()
    return Life(path, clock)


def seven():
    """Return the usual members, three of them in the committee."""
    from handbook.records.basics import new_uid
    from handbook.records.members import Member, Position

    posts = {
        SECRETARY: Position.SECRETARY,
        DEPUTY: Position.DEPUTY,
        CLERK: Position.COMMITTEE,
    }
    return [
        Member(
            uid=new_uid(),
            name=name,
            admitted_on="2010-03-03",
            official_on="2011-03-03",
            position=posts.get(name, Position.MEMBER),
        )
        for name in EVERYONE
    ]


# ── the other months, through the services the window uses ───────────────────────────────────────


def live(life, month):
    """One month: its duties come up, committee and regular meeting are held, the duties go."""
    life.clock.day = date(YEAR, month, 1)
    handbook = life.opened()
    meeting = prepare(handbook, month)
    life.clock.day = date(YEAR, month, 6 if month == 7 else 3)
    if month == 7:  # finalising is late on the third day after, and says so
        assert late(handbook, meeting, "finalise")
    meeting = told(handbook, meeting, month)
    issue(handbook, meeting)
    from handbook.services import meetings

    meetings.seal(handbook, meeting.uid)
    assert not {"finalise", "regular_meeting"} & asked_of(handbook, meeting)
    assert "post" in asked_of(handbook, meeting)
    post(handbook, meeting)
    assert not asked_of(handbook, meeting)
    handbook.close()


def prepare(handbook, month):
    """Make the month's meeting, hold its committee's, tell everyone; each ends its duty."""
    from handbook.records.meetings import MeetingKind
    from handbook.services import meetings

    today = handbook.clock().date()
    day = handbook.read(lambda store: meetings.next_day(store, today))
    assert day == date(YEAR, month, 3)
    meeting = handbook.change(
        "Tạo buổi",
        lambda store: store.meetings.put(meetings.new_meeting(store, MeetingKind.REGULAR, day)),
    ).value
    asked = {"committee_meeting", "notice", "papers_posted", "regular_meeting"}
    assert asked_of(handbook, meeting) == asked
    hold_committee_of(handbook, meeting, month)
    assert asked_of(handbook, meeting) == asked - {"committee_meeting"}
    meeting = changed(handbook, meeting.uid, notified_on=today.isoformat())
    assert meeting.committee_agreed == f"Thống nhất nội dung tháng {month}"
    assert meeting.committee_met_on == today.isoformat()
    assert asked_of(handbook, meeting) == {"papers_posted", "regular_meeting"}
    meeting = changed(handbook, meeting.uid, papers_sent_on=today.isoformat())
    assert asked_of(handbook, meeting) == {"regular_meeting"}
    return meeting


def hold_committee_of(handbook, regular, month):
    """Hold and seal the committee's meeting that prepares a regular one."""
    from handbook.services import meetings

    today = handbook.clock().date()
    made = handbook.change(
        "Tạo cuộc họp chi ủy",
        lambda store: store.meetings.put(meetings.new_committee_meeting(store, regular, today)),
    ).value
    assert {entry.member for entry in made.attendance} == set(
        uids(handbook, SECRETARY, DEPUTY, CLERK)
    )
    changed(
        handbook,
        made.uid,
        attendance=marks(handbook, made),
        ends_at="20:10",
        conclusions=(f"Thống nhất nội dung tháng {month}",),
        agreed=3,
    )
    meetings.seal(handbook, made.uid)


def told(handbook, meeting, month):
    """Fill a regular meeting in as its recorder would, with results of what was carried over."""
    from handbook.records.meetings import Speech, Vote

    excused, unexcused = absent_in(month)
    present = len(EVERYONE) - (2 if unexcused else 1)
    (speaker,) = uids(handbook, speaker_in(month))
    name = speaker_in(month)
    give_tasks(handbook, meeting, tasks_of(month))
    note(handbook, meeting, month)
    return changed(
        handbook,
        meeting.uid,
        attendance=marks(handbook, meeting, excused, unexcused),
        ends_at="21:00" if month == 3 else "21:15",
        dues_due=7,
        dues_paid=7,
        report=f"Kết quả lãnh đạo trước tháng {month} đạt kế hoạch.",
        speeches=(Speech(member=speaker, name=name, text=f"Nhất trí tháng {month}."),),
        conclusions=(f"Tập trung làm đường trong tháng {month}.",),
        votes=(Vote(matter=f"Thông qua nghị quyết tháng {month}", yes=present),),
        agreed=present,
    )


def note(handbook, meeting, month):
    """Note a result of each task carried over; exactly those must be there."""
    from handbook.records import assignments
    from handbook.records.assignments import AssignmentState, Progress

    there = handbook.read(lambda store: store.assignments.before(meeting))
    assert [one.what for one in there] == [one.what for one in reported_in(month)]
    for known, one in zip(reported_in(month), there, strict=True):
        if one.state is not AssignmentState.OPEN:  # closed between the meetings
            assert one.what == tasks_of(BETWEEN)[1].what and month == BETWEEN + 2
            continue
        ends = known.until == month
        state = AssignmentState(known.state) if ends else AssignmentState.OPEN
        said = {"done": "Đã xong", "dropped": WHY_DROPPED, "open": "Làm được một nửa"}[state]
        progress = Progress(meeting=meeting.uid, on=meeting.date, state=state, result=said)
        fresh = replace(one, **assignments.note(one, progress))
        handbook.change("Ghi kết quả", lambda store, fresh=fresh: store.assignments.put(fresh))


def issue(handbook, meeting):
    """Draft and issue the meeting's resolution."""
    from handbook.records.resolutions import ResolutionKind
    from handbook.services import resolutions

    begun = handbook.change(
        "Soạn nghị quyết",
        lambda store: resolutions.begin(store, meeting.uid, ResolutionKind.RESOLUTION),
    ).value
    assert resolutions.issue(handbook, begun.uid).number == meeting.date.month


def hold_topic(life, month):
    """Hold a thematic meeting of its own day; the quarter's duty goes with it."""
    from handbook.records.meetings import MeetingKind, Speech
    from handbook.services import meetings

    life.clock.day = THEMATIC_DAYS[month]
    handbook = life.opened()
    period = f"2026-Q{(month + 2) // 3}"
    assert period in quarters_asked(handbook)
    made = handbook.change(
        "Tạo buổi chuyên đề",
        lambda store: store.meetings.put(
            meetings.new_meeting(store, MeetingKind.THEMATIC, life.clock.day)
        ),
    ).value
    give_tasks(handbook, made, [task_of_topic(month)])
    (presenter,) = uids(handbook, OTHERS[1])
    changed(
        handbook,
        made.uid,
        topic=TOPICS[month],
        presenter=presenter,
        attendance=marks(handbook, made),
        starts_at="19:30",
        ends_at="21:10",
        speeches=(Speech(member=presenter, name=OTHERS[1], text="Đề nghị làm theo."),),
        conclusions=("Làm theo mô hình đã nêu.",),
        agreed=7,
    )
    meetings.seal(handbook, made.uid)
    assert period not in quarters_asked(handbook)
    handbook.close()


def close_between(life):
    """Close one task between two meetings, with its result."""
    from handbook.records.assignments import AssignmentState
    from handbook.services import assignments

    life.clock.day = date(YEAR, BETWEEN + 1, 20)
    handbook = life.opened()
    what = tasks_of(BETWEEN)[1].what
    handbook.change(
        "Báo kết quả",
        lambda store: assignments.close(
            store,
            next(a.uid for a in store.assignments.open() if a.what == what),
            life.clock.day,
            AssignmentState.DONE,
            "Xong giữa hai kỳ họp",
        ),
    )
    handbook.close()


def before_december(life):
    """Prepare December's meeting, which is then held at the window."""
    life.clock.day = date(YEAR, 12, 1)
    handbook = life.opened()
    prepare(handbook, 12)
    handbook.close()


def give_tasks(handbook, meeting, tasks):
    """Give tasks to the deputy, due within the month."""
    from handbook.records.assignments import Assignment
    from handbook.records.basics import new_uid

    for one in tasks:
        made = Assignment(
            uid=new_uid(),
            meeting=meeting.uid,
            assigned_on=meeting.date,
            what=one.what,
            members=uids(handbook, DEPUTY),
            due=f"{YEAR}-{meeting.date.month:02d}-28",
        )
        handbook.change("Giao việc", lambda store, made=made: store.assignments.put(made))


def marks(handbook, meeting, excused="", unexcused=""):
    """Return the roll of a meeting with everyone present but these."""
    from handbook.records.meetings import Attendance, Mark

    names = {one.uid: one.name for one in handbook.read(lambda store: store.members.all())}
    absent = {
        excused: {"mark": Mark.EXCUSED, "reason": "Đi công tác"},
        unexcused: {"mark": Mark.UNEXCUSED},
    }
    return tuple(
        Attendance(member=entry.member, **absent.get(names[entry.member], {"mark": Mark.PRESENT}))
        for entry in meeting.attendance
    )


def changed(handbook, uid, **fields):
    """Change fields of a meeting as it is kept."""
    return handbook.change(
        "Sửa buổi",
        lambda store: store.meetings.put(replace(store.meetings.by_uid(uid), **fields)),
    ).value


def post(handbook, meeting):
    """Tick that the meeting's papers were posted."""
    from handbook.services import upload_package

    handbook.change("Đã đăng", lambda store: upload_package.mark_posted(store, meeting.uid))


def uids(handbook, *names):
    """Return the uids of members."""
    there = {one.name: one.uid for one in handbook.read(lambda store: store.members.all())}
    return tuple(there[name] for name in names)


def of_month(store, month):
    """Return the regular meeting of a month."""
    found = store.meetings.within(date(YEAR, month, 1), date(YEAR, month, 28))
    return next(one for one in found if one.kind.value == "regular")


def asked_of(handbook, meeting):
    """Return the ids of duties that stand about a meeting on the clock's day."""
    return {duty.id for duty in duties(handbook) if duty.record == meeting.uid}


def late(handbook, meeting, name):
    """Say whether a duty about a meeting stands as late."""
    return any(d.late for d in duties(handbook) if (d.id, d.record) == (name, meeting.uid))


def quarters_asked(handbook):
    """Return the quarters for which a thematic meeting is asked."""
    return {duty.period for duty in duties(handbook) if duty.id == "thematic"}


def duties(handbook):
    """Return the duties of the clock's day."""
    from handbook.services import duties as service

    return service.of_book(handbook, handbook.clock().date())
