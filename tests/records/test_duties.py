from datetime import date

from handbook.records import duties
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.duties import DutyKind, Known
from handbook.records.meetings import Meeting, MeetingKind, MeetingState, Step
from handbook.records.members import Member, Standing, StandingKind
from handbook.records.sealing import Missing

TODAY = date(2026, 11, 2)


def meeting(day, **more) -> Meeting:
    return Meeting(uid=str(day), date=day, **more)


def kinds(known: Known, today: date = TODAY) -> list[DutyKind]:
    return [duty.kind for duty in duties.due(known, today)]


def only(known: Known, kind: DutyKind, today: date = TODAY) -> duties.Duty:
    return next(duty for duty in duties.due(known, today) if duty.kind is kind)


def test_the_regular_meeting_of_the_month_is_due_on_day_03_by_rule():
    earlier = meeting(date(2026, 9, 3), state=MeetingState.SEALED)
    known = Known(meetings=(earlier,), backed_up=TODAY)
    duty = only(known, DutyKind.HOLD)
    assert duty.due == date(2026, 11, 3)
    assert only(known, DutyKind.HOLD, date(2026, 11, 20)).due == date(2026, 11, 3)
    assert duty.second == "ngày 03 hằng tháng · 50-CT/TW, ngày 23/07/2025"
    assert duties.days_left(duty, date(2026, 11, 5)) == -2


def test_a_new_handbook_looks_to_the_next_meeting_not_to_one_held_on_paper():
    assert only(Known(), DutyKind.HOLD, date(2026, 11, 2)).due == date(2026, 11, 3)
    late = only(Known(), DutyKind.HOLD, date(2026, 12, 20))
    assert (late.due, late.title) == (date(2027, 1, 3), "Sinh hoạt chi bộ thường kỳ tháng 1")


def test_a_meeting_made_for_the_month_asks_for_no_other():
    made = meeting(date(2026, 11, 4))
    assert DutyKind.HOLD not in kinds(Known(meetings=(made,), backed_up=TODAY))
    thematic = meeting(date(2026, 11, 4), kind=MeetingKind.THEMATIC)
    assert DutyKind.HOLD in kinds(Known(meetings=(thematic,), backed_up=TODAY))
    last_month = meeting(date(2026, 10, 3), state=MeetingState.SEALED)
    assert DutyKind.HOLD in kinds(Known(meetings=(last_month,), backed_up=TODAY))


def test_the_next_meeting_says_what_is_missing_and_what_goes_out_before():
    coming = meeting(date(2026, 11, 3))
    lack = Missing(step=Step.PREPARE, field="chair", sentence="Chưa chọn người chủ trì.")
    known = Known(meetings=(coming,), upcoming=coming, missing=(lack,), backed_up=TODAY)
    prepare = only(known, DutyKind.PREPARE)
    assert prepare.title == "Sinh hoạt thường kỳ tháng 11"
    assert prepare.second == "Chưa chọn người chủ trì"
    assert only(known, DutyKind.NOTIFY).due == date(2026, 11, 2)
    send = only(known, DutyKind.SEND)
    assert send.due == date(2026, 11, 2) and send.second.startswith("trước họp 01 ngày")
    sent = meeting(date(2026, 11, 3), notified_on="2026-10-30", papers_sent_on="2026-10-31")
    assert set(kinds(Known(meetings=(sent,), upcoming=sent, backed_up=TODAY))) == {DutyKind.PREPARE}


def test_papers_need_no_day_before_the_rule_that_asks_for_it():
    old = date(2025, 9, 1)
    coming = meeting(date(2025, 9, 3))
    known = Known(meetings=(coming,), upcoming=coming, backed_up=old)
    assert DutyKind.SEND not in kinds(known, old)


def test_unsealed_minutes_are_due_two_days_after_by_rule():
    past = meeting(date(2026, 10, 3))
    duty = only(Known(meetings=(past, past), backed_up=TODAY), DutyKind.SEAL)
    assert duty.due == date(2026, 10, 5)
    assert "02 ngày sau họp" in duty.second
    assert kinds(Known(meetings=(past, past), backed_up=TODAY)).count(DutyKind.SEAL) == 1
    sealed = meeting(date(2026, 10, 3), state=MeetingState.SEALED)
    assert DutyKind.SEAL not in kinds(Known(meetings=(sealed,), backed_up=TODAY))


def test_only_open_late_assignments_are_named_with_their_people():
    member = Member(uid="m", name="Ma Văn Đạt")

    def assignment(due, state=AssignmentState.OPEN):
        return Assignment(
            uid=due,
            meeting="x",
            assigned_on=date(2026, 10, 3),
            what="Thu gom rác",
            members=("m",),
            people="Đoàn thanh niên",
            due=due,
            state=state,
        )

    known = Known(
        members=(member,),
        open_assignments=(assignment("2026-10-25"), assignment("2026-11-30")),
        backed_up=TODAY,
    )
    duty = only(known, DutyKind.ASSIGNMENT)
    assert duty.second == "Ma Văn Đạt · Đoàn thanh niên · hạn 25/10/2026"
    assert kinds(known).count(DutyKind.ASSIGNMENT) == 1


def test_probation_ends_after_the_months_of_the_charter_rules():
    fresh = Member(uid="m", name="Phạm Thu Duyên", admitted_on="2025-11-29")
    assert duties.probation_ends(fresh, TODAY) == date(2026, 11, 29)
    assert only(Known(members=(fresh,), backed_up=TODAY), DutyKind.PROBATION).due == date(
        2026, 11, 29
    )
    leap = Member(uid="l", name="A", admitted_on="2028-02-29")
    assert duties.probation_ends(leap, date(2028, 3, 1)) == date(2029, 2, 28)


def test_no_probation_for_those_who_left_are_full_or_began_lately():
    gone = Standing(kind=StandingKind.MOVED, since="2026-01")
    members = (
        Member(uid="a", name="A", admitted_on="2025-11-29", standings=(gone,)),
        Member(uid="b", name="B", admitted_on="2025-01-01", official_on="2026-01-01"),
        Member(uid="c", name="C", admitted_on="2026-10-01"),
        Member(uid="d", name="D", admitted_on="2025"),
    )
    assert DutyKind.PROBATION not in kinds(Known(members=members, backed_up=TODAY))


def test_backup_is_asked_for_when_there_is_none_or_an_old_one():
    assert only(Known(), DutyKind.BACKUP).due is None
    assert only(Known(backed_up=date(2026, 9, 1)), DutyKind.BACKUP).due == date(2026, 10, 1)
    assert DutyKind.BACKUP not in kinds(Known(backed_up=date(2026, 10, 30)))


def test_late_comes_first():
    past = meeting(date(2026, 10, 3))
    assert kinds(Known(meetings=(past,))) == [DutyKind.BACKUP, DutyKind.SEAL, DutyKind.HOLD]
