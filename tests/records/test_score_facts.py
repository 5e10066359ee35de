from dataclasses import replace
from datetime import date, timedelta

from handbook.records import score_facts
from handbook.records.assignments import Assignment, AssignmentState, Progress
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind, Speech, Vote
from handbook.records.members import Member, Position, Standing, StandingKind
from handbook.records.score_facts import ScoreFacts

DAY = date(2026, 11, 3)
PEOPLE = tuple(
    Member(uid=uid, name=f"Trần Văn {uid.upper()}", admitted_on="2010-01-05", official_on="2011")
    for uid in "abcd"
)
EXEMPT = replace(PEOPLE[0], uid="m", standings=(Standing(kind=StandingKind.EXEMPT, since="2020"),))


def meeting(day: date = DAY, marks: str = "pppp", **fields: object) -> Meeting:
    named = {"p": Mark.PRESENT, "e": Mark.EXCUSED, "u": Mark.UNEXCUSED}
    attendance = tuple(
        Attendance(member=m.uid, mark=named[mark]) for m, mark in zip(PEOPLE, marks, strict=True)
    )
    return Meeting(uid=str(day), date=day, attendance=attendance, **fields)  # type: ignore[arg-type]


def facts(held: Meeting, members: tuple[Member, ...] = PEOPLE, **more: object) -> ScoreFacts:
    return score_facts.facts_of(held, members, least_minutes=90, **more)  # type: ignore[arg-type]


def test_an_empty_meeting_knows_next_to_nothing() -> None:
    found = facts(Meeting(uid="m", date=DAY))
    assert (found.members, found.unmarked, found.minutes, found.papers_days_before) == (
        4,
        4,
        None,
        None,
    )
    assert found.excused_runs is None and found.has_committee is None
    assert not (found.concluded or found.drafted or found.minutes_agreed or found.assigned)
    assert "cử thư ký" in found.procedure_missing and len(found.procedure_missing) == 10


def test_attendance_speaking_and_length() -> None:
    speeches = (
        Speech(member="a", text="x"),
        Speech(member="a", text="y"),
        Speech(member="d", text="z"),
        Speech(name="Khách", text="k"),
    )
    held = meeting(marks="ppuu", speeches=speeches, starts_at="19:30", ends_at="21:10")
    exempt_there = replace(
        held, attendance=(*held.attendance, Attendance(member="m", mark=Mark.PRESENT))
    )
    found = facts(exempt_there, (*PEOPLE, EXEMPT))
    assert (found.members, found.summoned, found.present, found.attending) == (5, 4, 2, 3)
    assert found.unexcused == ("Trần Văn C", "Trần Văn D")
    assert found.speakers == 1  # d was not there, and a counts once
    assert found.minutes == 100


def test_excused_in_a_row_over_the_year() -> None:
    year = tuple(
        meeting(date(2026, month, 3), marks)
        for month, marks in ((1, "eppp"), (2, "eppp"), (3, "eepp"), (4, "pepp"), (5, "epuu"))
    )
    other_year = meeting(date(2025, 12, 3), "eppp")
    now = meeting(date(2026, 6, 3))
    found = facts(now, around=(*year, other_year, now))
    assert found.excused_runs == (("Trần Văn A", 3), ("Trần Văn B", 2))


def test_preparation() -> None:
    held = meeting(notified_on="2026-10-30", papers_sent_on="2026-11-01", draft="Dự thảo")
    found = facts(held)
    assert (found.notified, found.papers_days_before, found.drafted) == (True, 2, True)
    assert not found.committee_met
    assert facts(meeting(committee_met_on="2026-10-31")).committee_met
    committee = Meeting(uid="k", kind=MeetingKind.COMMITTEE, date=date(2026, 10, 31))
    last = meeting(date(2026, 10, 3))
    assert facts(held, around=(last, committee)).committee_met
    before_last = replace(committee, date=date(2026, 10, 1))
    assert not facts(held, around=(last, before_last)).committee_met


def test_a_committee_is_known_by_the_posts_of_the_roster() -> None:
    secretary = replace(PEOPLE[0], position=Position.SECRETARY)
    deputy = replace(PEOPLE[1], position=Position.DEPUTY)
    assert facts(meeting(), (secretary, *PEOPLE[1:])).has_committee is False
    assert facts(meeting(), (secretary, deputy, *PEOPLE[2:])).has_committee is True


def test_thematic_in_the_same_month_only() -> None:
    thematic = Meeting(uid="t", kind=MeetingKind.THEMATIC, date=date(2026, 11, 20))
    assert facts(meeting(), around=(thematic,)).thematic_held
    earlier = replace(thematic, date=date(2025, 11, 20))
    assert not facts(meeting(), around=(earlier,)).thematic_held


def test_results_count_what_was_due_and_not_dropped() -> None:
    def given(uid: str, due: str, state: AssignmentState, noted: AssignmentState | None = None):
        progress = (Progress(meeting=str(DAY), on=DAY, state=noted),) if noted else ()
        return Assignment(
            uid=uid,
            meeting="last",
            assigned_on=date(2026, 10, 3),
            what="Việc",
            due=due,
            state=state,
            progress=progress,
        )

    opened, done, dropped = AssignmentState.OPEN, AssignmentState.DONE, AssignmentState.DROPPED
    earlier = (
        given("1", "2026-10-20", done),
        given("2", "2026-10", done, opened),
        given("3", "", opened, done),
        given("4", "2026-12-01", opened),
        given("5", "2026-10-20", opened, dropped),
    )
    found = facts(meeting(), earlier=earlier, made=earlier[:1])
    assert (found.assignments_done, found.assignments_due, found.assigned) == (2, 3, True)


def test_conclusion_and_vote() -> None:
    votes = (Vote(matter="Nghị quyết", yes=4),)
    there = meeting(conclusions=("Đồng ý",), votes=votes, agreed=4)
    found = facts(replace(there, posted_at=f"{there.date + timedelta(days=1)}T08:00"))
    assert (found.concluded, found.voted, found.minutes_agreed, found.posted_days_after) == (
        True,
        True,
        True,
        1,
    )
    lost = facts(meeting(votes=(Vote(matter="Nghị quyết", yes=2, no=2),)))
    assert not lost.voted
