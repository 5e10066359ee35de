from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput, Sealed
from handbook.records.basics import new_uid
from handbook.records.meetings import (
    Attendance,
    Guest,
    Mark,
    Meeting,
    MeetingKind,
    MeetingState,
    Praise,
    PraiseKind,
    Score,
    Speech,
    Vote,
)
from handbook.records.members import Member, Standing, StandingKind
from handbook.records.resolutions import Resolution
from handbook.records.votes import Threshold
from handbook.store import engine


def put(kept, record):
    table = kept.store.members if isinstance(record, Member) else kept.store.meetings
    return kept.change(lambda store: table.put(record))


def meeting(day: date = date(2026, 11, 3), **fields) -> Meeting:
    return Meeting(uid=new_uid(), date=day, **fields)


@pytest.fixture
def people(kept) -> tuple[Member, ...]:
    names = ("Trần Thị Bưởi", "Lê Văn Cam", "Hồ Thị Dừa")
    return tuple(put(kept, Member(uid=new_uid(), name=name)) for name in names)


def full(people: tuple[Member, ...]) -> Meeting:
    """Return a meeting with every part filled."""
    first, second, third = (one.uid for one in people)
    return meeting(
        starts_at="19:30",
        ends_at="21:10",
        place="Nhà văn hóa",
        number=4,
        chair=first,
        recorder=second,
        agenda=("Mở đầu", "Nội dung"),
        draft="dự thảo",
        notified_on="2026-10-31",
        papers_sent_on="2026-11-01",
        committee_met_on="2026-10-30",
        committee_agreed="nhất trí",
        attendance=(
            Attendance(member=third, mark=Mark.EXCUSED, reason="ốm | {{ x }}"),
            Attendance(member=first, mark=Mark.PRESENT),
            Attendance(member=second, mark=Mark.PRESENT),
        ),
        guests=(Guest(name="Ông Mít", position="Đảng ủy viên"),),
        purpose="bàn việc",
        dues_due=3,
        dues_paid=2,
        dues_unpaid="đồng chí Dừa",
        report="đoạn một\nđoạn hai",
        assessment="tốt",
        praises=(Praise(member=first, kind=PraiseKind.PRAISED, reason="gương mẫu"),),
        documents="Nghị quyết",
        speeches=(Speech(member=second, name="Lê Văn Cam", text="ý kiến", answer="tiếp thu"),),
        self_criticism="không có",
        conclusions=("một", "hai"),
        votes=(Vote(matter="Thông qua", threshold=Threshold.TWO_THIRDS, yes=2, base=3),),
        criteria_set="national",
        scores=(Score(criterion="a", points=9.5, reason="muộn"),),
        weak_points="ít ý kiến",
        remedies="gợi ý trước",
        agreed=2,
    )


def test_every_part_comes_back(kept, people) -> None:
    one = put(kept, full(people))
    assert one.present == 2
    assert one.total == 3
    assert kept.store.meetings.by_uid(one.uid) == one
    assert replace(one, version=0, present=0, total=0) == replace(full(people), uid=one.uid)


def test_derived_figures_leave_out_those_not_counted(kept, people) -> None:
    away = (Standing(kind=StandingKind.AWAY, since="2026-01-01"),)
    put(kept, replace(people[2], standings=away))
    one = put(kept, full(people))
    assert (one.present, one.total) == (2, 2)


def test_roll_with_a_stranger_is_refused(kept) -> None:
    stranger = (Attendance(member=new_uid(), mark=Mark.PRESENT),)
    with pytest.raises(BadInput, match="không có trong danh sách đảng viên"):
        put(kept, meeting(attendance=stranger))
    assert kept.store.meetings.summaries() == ()


def test_roll_shrinks_and_grows(kept, people) -> None:
    one = put(kept, full(people))
    fewer = put(kept, replace(one, attendance=one.attendance[:1]))
    assert kept.store.meetings.by_uid(one.uid).attendance == one.attendance[:1]
    put(kept, replace(fewer, attendance=one.attendance))
    assert kept.store.meetings.by_uid(one.uid).attendance == one.attendance


def test_summaries_newest_first_and_light(kept, people) -> None:
    days = (date(2025, 12, 3), date(2026, 11, 3), date(2026, 2, 3))
    for day in days:
        put(kept, replace(full(people), uid=new_uid(), date=day))
    found = kept.store.meetings.summaries()
    assert [m.date for m in found] == sorted(days, reverse=True)
    assert found[0].attendance == ()
    assert found[0].report == ""
    assert (found[0].number, found[0].place, found[0].present) == (4, "Nhà văn hóa", 2)
    assert found[0].scores == full(people).scores
    assert [m.date for m in kept.store.meetings.summaries(2026)] == [days[1], days[2]]
    assert kept.store.meetings.summaries(2020) == ()
    assert kept.store.meetings.years() == (2026, 2025)


def test_binned_meetings_are_nowhere(kept, people) -> None:
    one = put(kept, full(people))
    kept.change(lambda store: store.meetings.bin(one.uid))
    table = kept.store.meetings
    assert table.summaries() == ()
    assert table.years() == ()
    assert table.before(date(2027, 1, 1)) is None
    assert table.on_or_after(date(2020, 1, 1)) is None
    assert table.latest(date(2027, 1, 1), MeetingKind.REGULAR, 9) == ()
    assert table.unsealed_before(date(2027, 1, 1)) == ()


def test_last_and_next(kept) -> None:
    october = put(kept, meeting(date(2026, 10, 3)))
    november = put(kept, meeting(date(2026, 11, 3)))
    thematic = put(kept, meeting(date(2026, 10, 20), kind=MeetingKind.THEMATIC))
    table = kept.store.meetings
    assert table.before(date(2026, 11, 3)) == october
    assert table.before(date(2026, 10, 3)) is None
    assert table.before(date(2026, 11, 3), MeetingKind.THEMATIC) == thematic
    assert table.on_or_after(date(2026, 10, 4)) == thematic
    assert table.on_or_after(date(2026, 11, 3)) == november
    assert table.on_or_after(date(2026, 11, 4)) is None
    unsealed = table.unsealed_before(date(2026, 11, 3))
    assert [m.uid for m in unsealed] == [october.uid, thematic.uid]
    latest = table.latest(date(2026, 11, 3), MeetingKind.REGULAR, 1)
    assert [m.uid for m in latest] == [november.uid]


def test_sealed_meeting_is_locked(kept, people) -> None:
    one = put(kept, full(people))
    sealed = kept.change(lambda store: store.meetings.mark_sealed(one, 5))
    assert (sealed.state, sealed.number) == (MeetingState.SEALED, 5)
    with pytest.raises(Sealed, match="đã chốt nên không sửa được"):
        put(kept, replace(sealed, report="sửa lén"))
    with pytest.raises(Sealed):
        put(kept, replace(sealed, state=MeetingState.DRAFT))
    assert kept.store.meetings.by_uid(one.uid) == sealed
    assert kept.store.meetings.on_or_after(one.date) is None
    opened = kept.change(lambda store: store.meetings.mark_unsealed(one.uid))
    assert (opened.state, opened.number) == (MeetingState.DRAFT, 5)
    put(kept, replace(opened, report="sửa có lý do"))


def test_sealed_meeting_cannot_go_to_the_bin(kept, people) -> None:
    one = put(kept, full(people))
    kept.change(lambda store: store.meetings.mark_sealed(one, 5))
    with pytest.raises(Sealed, match="không xóa được"):
        kept.change(lambda store: store.meetings.bin(one.uid))


def test_a_meeting_whose_resolution_had_a_number_cannot_go_to_the_bin(kept, people) -> None:
    one = put(kept, full(people))
    paper = Resolution(uid=new_uid(), meeting=one.uid, date=one.date)
    kept.change(lambda store: store.resolutions.put(paper))
    kept.change(lambda store: store.resolutions.mark_issued(store.resolutions.by_uid(paper.uid), 5))
    with pytest.raises(Sealed, match="nghị quyết số 05"):
        kept.change(lambda store: store.meetings.bin(one.uid))
    kept.change(lambda store: store.resolutions.mark_withdrawn(paper.uid))
    with pytest.raises(Sealed, match="không cấp lại"):
        kept.change(lambda store: store.meetings.bin(one.uid))


def test_found_by_what_was_said(kept, people) -> None:
    one = put(kept, full(people))
    for typed in ("tiếp thu", "doan hai", "goi y truoc", "nha van hoa"):
        assert [hit.uid for hit in kept.store.search.find(typed)] == [one.uid], typed


def test_posting_is_ticked_on_sealed_minutes_and_is_gone_when_they_are_opened(kept):
    made = put(kept, meeting())
    kept.change(lambda store: store.meetings.mark_sealed(made, 4))
    at = "2026-11-04T08:15"
    posted = kept.change(lambda store: store.meetings.mark_posted(made.uid, at))
    assert (posted.posted_at, posted.state) == (at, MeetingState.SEALED)
    opened = kept.change(lambda store: store.meetings.mark_unsealed(made.uid))
    assert opened.posted_at == ""
    with pytest.raises(BadInput) as refused:
        kept.change(lambda store: store.meetings.mark_posted(made.uid, "hôm qua"))
    assert "không phải là ngày giờ" in refused.value.details[0]


def test_members_who_spoke_are_counted_once_and_guests_not(kept, people):
    told = (*(Speech(member=people[0].uid, text="a"),) * 2, Speech(name="Khách", text="b"))
    made, silent = put(kept, meeting(speeches=told)), put(kept, meeting(date(2026, 10, 3)))
    found = kept.store.meetings.speakers([made.uid, silent.uid, new_uid()])
    assert found == {made.uid: 1, silent.uid: 0}


def test_a_span_comes_with_roll_points_and_speakers_in_one_query(kept, people, monkeypatch):
    whole = put(kept, full(people))
    put(kept, replace(meeting(date(2026, 10, 3)), place="Trước"))
    put(kept, meeting(date(2027, 1, 3)))
    asked: list[str] = []
    real = engine.rows
    monkeypatch.setattr(engine, "rows", lambda db, sql, *a: asked.append(sql) or real(db, sql, *a))
    before, found = kept.store.meetings.within(date(2026, 10, 1), date(2026, 12, 31))
    assert len(asked) == 1
    assert (before.attendance, before.speeches, before.place) == ((), (), "Trước")
    assert (found.attendance, found.scores) == (whole.attendance, whole.scores)
    assert [(s.member, s.name) for s in found.speeches] == [
        (s.member, s.name) for s in whole.speeches
    ]
    assert {s.text for s in found.speeches} == {""}
