"""What kinds of meeting have of their own is kept, and each finds the others it goes with."""

from dataclasses import replace
from datetime import date

from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind
from handbook.records.members import Member, Position


def put(kept, record):
    table = kept.store.members if isinstance(record, Member) else kept.store.meetings
    return kept.change(lambda store: table.put(record))


def meeting(day: date, kind: MeetingKind = MeetingKind.REGULAR, **fields) -> Meeting:
    return Meeting(uid=new_uid(), kind=kind, date=day, **fields)


def test_own_fields_and_online_marks_come_back(kept) -> None:
    member = put(kept, Member(uid=new_uid(), name="Hà Minh Khôi", group="Tổ 1"))
    made = meeting(
        date(2026, 11, 18),
        MeetingKind.THEMATIC,
        topic="Học và làm theo Bác",
        presenter=member.uid,
        joined_with="r",
        reason="việc khẩn",
        groups=("Tổ 1", "Tổ 2"),
        attendance=(Attendance(member=member.uid, mark=Mark.PRESENT, online=True),),
    )
    stored = put(kept, made)
    assert kept.store.meetings.by_uid(made.uid) == stored
    assert replace(stored, version=0, present=0, total=0) == made
    (light,) = kept.store.meetings.summaries(2026)
    assert (light.topic, light.groups, light.joined_with) == (made.topic, made.groups, "r")
    assert [hit.uid for hit in kept.store.search.find("làm theo Bác")] == [made.uid]


def test_committee_is_counted_by_its_own_roll(kept) -> None:
    posts = (Position.SECRETARY, Position.COMMITTEE, Position.MEMBER, Position.MEMBER)
    roster = [
        put(kept, Member(uid=new_uid(), name=f"Lê {n}", position=p)) for n, p in enumerate(posts)
    ]
    marks = (Attendance(member=roster[0].uid, mark=Mark.PRESENT),)
    stored = put(kept, meeting(date(2026, 10, 30), MeetingKind.COMMITTEE, attendance=marks))
    assert (stored.present, stored.total) == (1, 2)
    changed = put(kept, replace(stored, kind=MeetingKind.EXTRAORDINARY))
    assert (changed.present, changed.total) == (1, 4)


def test_regular_meeting_and_its_committee_find_each_other(kept) -> None:
    meetings = kept.store.meetings
    october, november = put(kept, meeting(date(2026, 10, 3))), put(kept, meeting(date(2026, 11, 3)))
    assert meetings.committee_for(november) is None
    early = put(kept, meeting(date(2026, 9, 30), MeetingKind.COMMITTEE))
    late = put(kept, meeting(date(2026, 10, 31), MeetingKind.COMMITTEE))
    assert meetings.committee_for(october) == early
    assert meetings.committee_for(november) == late
    assert meetings.prepared_by(late) == november
    put(kept, meeting(date(2026, 12, 1), MeetingKind.COMMITTEE))
    assert meetings.committee_for(november) == late


def test_meeting_of_the_same_session_is_found(kept) -> None:
    regular = put(kept, meeting(date(2026, 11, 3)))
    other = put(kept, meeting(date(2026, 11, 4), MeetingKind.THEMATIC, joined_with=regular.uid))
    assert kept.store.meetings.joined_to(regular) is None
    same = put(kept, replace(other, date=regular.date))
    assert kept.store.meetings.joined_to(regular) == same


def test_what_the_committee_gave_itself_is_not_told_to_the_branch(kept) -> None:
    committee = put(kept, meeting(date(2026, 10, 30), MeetingKind.COMMITTEE))
    october = put(kept, meeting(date(2026, 10, 3)))
    given = [
        Assignment(uid=new_uid(), meeting=one.uid, assigned_on=one.date, what=f"Việc {n}")
        for n, one in enumerate((committee, october))
    ]
    kept.change(lambda store: [store.assignments.put(one) for one in given])
    november = meeting(date(2026, 11, 3))
    told = kept.store.assignments.before(november)
    assert [one.uid for one in told] == [given[1].uid]
    own = kept.store.assignments.before(replace(november, kind=MeetingKind.COMMITTEE))
    assert {one.uid for one in own} == {one.uid for one in given}
