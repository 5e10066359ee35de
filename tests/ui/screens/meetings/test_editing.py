from dataclasses import replace
from datetime import date

import pytest

from handbook.papers.gathered import Gathered
from handbook.records import rules
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingState
from handbook.records.settings import Branch
from handbook.ui.screens.meetings.editing import Editing, Opened

DAY = date(2026, 11, 3)


class Touched:
    """What stands for Keeping: it remembers what it was told."""

    def __init__(self):
        self.records, self.foreign, self.typed = [], set(), {}

    def touch(self, record):
        self.records.append(record)

    def adopt(self, *records):
        pass

    def forget(self, uid):
        self.records = [r for r in self.records if r.uid != uid]

    def newest(self, record):
        return self.typed.get(record.uid, record)

    def typed_assignments(self, meeting_uid):
        return tuple(a for a in self.typed.values() if isinstance(a, Assignment))

    def ours(self, record):
        return record.uid not in self.foreign


@pytest.fixture
def keeping():
    return Touched()


@pytest.fixture
def opened(members):
    early = Assignment(
        uid=new_uid(), version=1, meeting="trước", assigned_on=date(2026, 10, 3), what="Làm đường"
    )
    meeting = Meeting(
        uid=new_uid(),
        version=1,
        date=DAY,
        attendance=tuple(Attendance(member=m.uid) for m in members),
    )
    gathered = Gathered(
        branch=Branch(uid="b", name="Chi bộ thôn"),
        members=tuple(members),
        assignments=(),
        earlier=(early,),
        values=rules.at(DAY, "meeting_guide").values,
    )
    return Opened(meeting=meeting, gathered=gathered, seal=None, number=11)


@pytest.fixture
def editing(qapp, opened, keeping):
    return Editing(opened, keeping)


def test_an_edit_replaces_the_record_and_tells_which_field(editing, keeping):
    told = []
    editing.changed.connect(told.append)
    editing.set(place="Nhà văn hóa")
    editing.set(place="Nhà văn hóa")
    assert editing.meeting.place == "Nhà văn hóa"
    assert told == [frozenset({"place"})] and keeping.records == [editing.meeting]


def test_a_sealed_meeting_takes_no_edit(opened, keeping, qapp):
    sealed = replace(opened, meeting=replace(opened.meeting, state=MeetingState.SEALED))
    editing = Editing(sealed, keeping)
    editing.set(place="x")
    editing.note(editing.earlier[0].uid, AssignmentState.DONE, "xong")
    assert editing.meeting.place == "" and not keeping.records


def test_everyone_present_then_the_absent_one_by_one(editing):
    editing.mark_all()
    assert editing.counts.present == editing.counts.summoned == 32
    absent = editing.roll[6].member.uid
    editing.mark(absent, Mark.EXCUSED, "Ốm, sức khỏe")
    assert editing.counts.present == 31 and editing.counts.excused[0].reason == "Ốm, sức khỏe"


def test_another_day_makes_the_roll_anew_and_keeps_the_marks(opened, keeping, members, qapp):
    late = replace(members[7], admitted_on="2026-11-20", official_on="")
    people = (*members[:7], late, *members[8:])
    editing = Editing(replace(opened, gathered=replace(opened.gathered, members=people)), keeping)
    assert late.uid not in dict(editing.people())
    editing.mark(members[8].uid, Mark.PRESENT)
    one = editing.add_assignment()
    editing.set_assignment(one.uid, what="Việc")
    editing.set_date(date(2026, 12, 3))
    assert late.uid in dict(editing.people())
    marks = {a.member: a.mark for a in editing.meeting.attendance}
    assert marks[members[8].uid] is Mark.PRESENT and marks[late.uid] is Mark.UNMARKED
    assert editing.own[0].assigned_on == date(2026, 12, 3)


def test_an_assignment_is_due_the_day_before_the_next_regular_meeting(editing):
    assert editing.add_assignment().due == "2026-12-02"
    editing.set(date=date(2026, 12, 3))
    assert editing.usual_due() == date(2027, 1, 2)


def test_only_assignments_that_say_what_reach_the_paper(editing, keeping):
    one = editing.add_assignment()
    assert editing.gathered().assignments == () and not keeping.records
    editing.set_assignment(one.uid, what="Làm đường")
    assert [a.what for a in editing.gathered().assignments] == ["Làm đường"]
    assert editing.remove_assignment(one.uid).what == "Làm đường"
    assert editing.own == () and not keeping.records


def test_a_result_is_noted_at_this_meeting(editing):
    early = editing.earlier[0]
    editing.note(early.uid, AssignmentState.DONE, "vượt 02 hộ")
    noted = editing.earlier[0]
    assert noted.state is AssignmentState.DONE and noted.closed_on == "2026-11-03"
    assert noted.progress[0].meeting == editing.meeting.uid


def test_versions_are_taken_over_without_the_text_typed_since(editing):
    editing.set(place="mới hơn")
    editing.adopt([replace(editing.meeting, version=5, place="cũ")])
    assert editing.meeting.version == 5 and editing.meeting.place == "mới hơn"


def test_what_was_saved_from_here_needs_no_new_screen(editing, opened, keeping):
    assert editing.merge(replace(opened, number=12))
    assert editing.number == 12
    keeping.foreign.add(opened.meeting.uid)
    assert not editing.merge(opened)


def test_other_earlier_assignments_are_taken_when_the_day_moved(editing, opened):
    told = []
    editing.changed.connect(told.append)
    assert editing.merge(replace(opened, gathered=replace(opened.gathered, earlier=())))
    assert editing.earlier == () and told == [frozenset({"earlier"})]


def test_a_member_others_changed_asks_for_a_new_screen(editing, opened, members):
    people = (replace(members[0], name="Người Khác"), *members[1:])
    changed = replace(opened, gathered=replace(opened.gathered, members=people))
    assert not editing.merge(changed)


def test_the_number_is_the_next_until_one_is_given(editing):
    assert editing.symbol() == "Số 11-BB/CB"
    editing.set(number=7)
    assert editing.symbol() == "Số 07-BB/CB"


def test_what_was_typed_while_it_was_read_stands_on_top(opened, keeping, qapp):
    typed = replace(opened.meeting, place="gõ sau")
    one = Assignment(uid="a", meeting=opened.meeting.uid, assigned_on=DAY, what="Làm đường")
    keeping.typed = {typed.uid: typed, "a": one}
    editing = Editing(opened, keeping)
    assert editing.meeting.place == "gõ sau" and editing.own == (one,)
