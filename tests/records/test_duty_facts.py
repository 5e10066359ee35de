from dataclasses import replace
from datetime import date

from handbook.records import duty_facts
from handbook.records.duty_facts import Answer, AnswerState
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind, MeetingState

DAY = date(2026, 11, 3)


def test_what_duties_know_of_a_meeting() -> None:
    bare = duty_facts.meeting_fact(Meeting(uid="m", date=DAY))
    assert bare.name == "sinh hoạt thường kỳ ngày 03/11/2026"
    flags = (bare.notified, bare.papers_sent, bare.committee_met, bare.sealed, bare.dues_paid)
    assert not any(flags) and bare.unexcused == ()
    full = duty_facts.meeting_fact(
        Meeting(
            uid="m",
            date=DAY,
            kind=MeetingKind.THEMATIC,
            state=MeetingState.SEALED,
            notified_on="2026-10-30",
            papers_sent_on="2026-11-01",
            committee_met_on="2026-10-31",
            dues_due=20,
            dues_paid=20,
            attendance=(
                Attendance(member="a", mark=Mark.UNEXCUSED),
                Attendance(member="b", mark=Mark.EXCUSED),
            ),
        )
    )
    assert full.kind is MeetingKind.THEMATIC and full.unexcused == ("a",)
    assert full.notified and full.papers_sent and full.committee_met
    assert full.sealed and full.dues_paid


def test_dues_are_paid_when_all_that_were_due_are() -> None:
    meeting = Meeting(uid="m", date=DAY, dues_due=20, dues_paid=19)
    assert not duty_facts.meeting_fact(meeting).dues_paid
    assert not duty_facts.meeting_fact(replace(meeting, dues_paid=None)).dues_paid


def test_what_is_put_off_needs_a_later_day_and_a_reason() -> None:
    done = Answer(uid="x", duty="dues", on=DAY)
    assert duty_facts.check(done) == {}
    never = replace(done, state=AnswerState.NOT_APPLICABLE)
    assert set(duty_facts.check(never)) == {"reason"}
    later = replace(done, state=AnswerState.POSTPONED, reason="mưa lũ")
    assert set(duty_facts.check(later)) == {"until"}
    assert set(duty_facts.check(replace(later, until=DAY))) == {"until"}
    assert duty_facts.check(replace(later, until=date(2026, 11, 4))) == {}
