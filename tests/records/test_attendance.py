"""The worked examples E1 to E13 of DOMAIN §4.2, each from a roll of members and a meeting."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records import attendance, votes
from handbook.records.attendance import Counts
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingState, Vote
from handbook.records.members import Member, Standing, StandingKind
from handbook.records.votes import Outcome, Threshold

DAY = date(2026, 11, 3)
MEETING = Meeting(uid="m", date=DAY)
TWO_THIRDS = Threshold.TWO_THIRDS


def people(count: int, prefix: str = "ct", kind: StandingKind | None = None) -> list[Member]:
    """Return members, official since 2011, who stand as `kind`."""
    held = (Standing(kind=kind, since="2020"),) if kind else ()
    return [
        Member(
            uid=f"{prefix}{n}",
            name=f"Nguyễn Văn {prefix.upper()}{n}",
            admitted_on="2010-01-05",
            official_on="2011-01-05",
            standings=held,
        )
        for n in range(count)
    ]


def probationary(count: int) -> list[Member]:
    return [replace(m, admitted_on="2026-05-05", official_on="") for m in people(count, "db")]


def held(
    listed: list[Member], absent: dict[str, Mark] | None = None, meeting: Meeting = MEETING
) -> Counts:
    """Return the counts of a meeting that all came to but the `absent`."""
    away = absent or {}
    marks = tuple(
        Attendance(member=m.uid, mark=away.get(m.uid, Mark.PRESENT), reason="ốm") for m in listed
    )
    roll = attendance.rows(replace(meeting, attendance=marks), tuple(listed))
    return attendance.count(roll)


def out(prefix: str, count: int, mark: Mark = Mark.EXCUSED) -> dict[str, Mark]:
    return {f"{prefix}{n}": mark for n in range(count)}


def decided(counts: Counts, **fields: object) -> Outcome:
    return attendance.decide(Vote(matter="Việc", **fields), counts.roll)  # type: ignore[arg-type]


def e1() -> Counts:
    return held(people(20) + probationary(2), out("ct", 3) | out("db", 1))


def test_who_is_entered_later_is_not_on_the_roll_of_sealed_minutes() -> None:
    there = people(3)
    marks = tuple(Attendance(member=m.uid, mark=Mark.PRESENT) for m in there)
    draft = replace(MEETING, attendance=marks)
    known = (*there, *people(1, "moi"))
    assert attendance.count(attendance.rows(draft, known)).summoned == 4
    counts = attendance.count(attendance.rows(replace(draft, state=MeetingState.SEALED), known))
    assert (counts.total, counts.summoned, counts.present, counts.roll.full) == (3, 3, 3, 3)


def test_e1_ordinary_absentees_stay_in_the_base() -> None:
    counts = e1()
    outcome = decided(counts, yes=17)
    assert (counts.total, counts.full, counts.probationary) == (22, 20, 2)
    assert (counts.present, counts.present_full, counts.present_probationary) == (18, 17, 1)
    assert attendance.voters(Vote(matter=""), counts.roll) == 17
    assert (outcome.base, outcome.passed, outcome.share(17)) == (20, True, "85,0%")


def test_e2_eleven_of_twenty_pass() -> None:
    outcome = decided(e1(), yes=11, no=6)
    assert (outcome.bar, outcome.passed) == (11, True)


def test_e3_ten_of_twenty_fail_though_most_of_those_present() -> None:
    outcome = decided(e1(), yes=10, other=7)
    assert not outcome.passed
    assert votes.percent(10, 17) == "58,8%"


def test_e4_an_admission_takes_fourteen_of_twenty() -> None:
    less, enough = (decided(e1(), threshold=TWO_THIRDS, yes=yes, no=17 - yes) for yes in (13, 14))
    assert (less.bar, less.passed, less.share(13)) == (14, False, "65,0%")
    assert (enough.passed, enough.share(14)) == (True, "70,0%")


def test_e5_exempt_and_away_are_out_when_absent() -> None:
    listed = (
        people(24) + people(4, "mien", StandingKind.EXEMPT) + people(2, "xa", StandingKind.AWAY)
    )
    counts = held(listed, out("mien", 3) | out("xa", 2) | out("ct", 3))
    assert (counts.full, counts.exempt, counts.away) == (30, 4, 2)
    assert attendance.base_for(Vote(matter=""), counts.roll) == 25
    assert attendance.voters(Vote(matter=""), counts.roll) == 22
    assert decided(counts).bar == 13
    assert decided(counts, threshold=TWO_THIRDS).bar == 17


def small(exempt_absent: int) -> Counts:
    listed = people(6) + people(5, "mien", StandingKind.EXEMPT) + people(1, "xa", StandingKind.AWAY)
    return held(listed, out("mien", exempt_absent) | out("xa", 1))


@pytest.mark.parametrize(
    ("exempt_absent", "base", "majority", "two_thirds"), [(5, 6, 4, 4), (4, 7, 4, 5)]
)
def test_e6_and_e7_an_exempt_member_who_comes_is_counted(
    exempt_absent: int, base: int, majority: int, two_thirds: int
) -> None:
    counts = small(exempt_absent)
    assert attendance.base_for(Vote(matter=""), counts.roll) == base
    assert attendance.voters(Vote(matter=""), counts.roll) == base
    assert decided(counts).bar == majority
    assert decided(counts, threshold=TWO_THIRDS).bar == two_thirds
    assert len(counts.uncounted_present) == 5 - exempt_absent


def test_e8_more_cards_than_members_with_a_vote_are_refused() -> None:
    counts = held(people(12) + probationary(3))
    outcome = decided(counts, yes=15)
    assert (outcome.base, counts.present) == (12, 15)
    assert not outcome.passed
    assert "15 phiếu nhưng chỉ có 12" in outcome.problems[0]


def test_e9_exactly_two_thirds_passes() -> None:
    counts = held(people(9))
    six, five = (decided(counts, threshold=TWO_THIRDS, yes=yes, no=9 - yes) for yes in (6, 5))
    assert (six.passed, five.passed) == (True, False)
    assert decided(counts, yes=5, no=4).passed


def test_e10_absent_without_reason_stay_in_the_base() -> None:
    counts = held(people(15), out("ct", 5, Mark.UNEXCUSED))
    assert len(counts.unexcused) == 5
    resolution = decided(counts, yes=8, no=2)
    admission = decided(counts, threshold=TWO_THIRDS, yes=9, no=1)
    assert (resolution.base, resolution.bar, resolution.passed) == (15, 8, True)
    assert (admission.bar, admission.passed) == (10, False)


def test_e11_each_person_is_counted_separately() -> None:
    counts = held(people(21))
    first, second = (decided(counts, threshold=TWO_THIRDS, yes=n, no=21 - n) for n in (14, 13))
    assert (first.passed, second.passed) == (True, False)


def test_e12_all_of_half_do_not_pass_and_the_warning_comes_before() -> None:
    counts = held(people(20), out("ct", 10))
    assert not decided(counts, yes=10).passed
    voters = attendance.voters(Vote(matter=""), counts.roll)
    assert votes.cannot_pass(attendance.base_for(Vote(matter=""), counts.roll), voters)


def test_e13_neither_form_reaches_its_bar() -> None:
    counts = held(people(24))
    expel = decided(counts, threshold=TWO_THIRDS, yes=15, no=9)
    warn = decided(counts, yes=9, no=15)
    assert [(o.bar, o.passed) for o in (expel, warn)] == [(16, False), (13, False)]


@pytest.mark.parametrize(
    ("own", "absent", "rate"), [(34, 3, "91,2%"), (22, 4, "81,8%"), (25, 1, "96,0%")]
)
def test_attendance_rates_of_domain_5_2(own: int, absent: int, rate: str) -> None:
    assert held(people(own), out("ct", absent)).rate == rate


def test_exempt_members_are_out_of_the_rate() -> None:
    counts = held(
        people(20) + people(5, "mien", StandingKind.EXEMPT), out("mien", 5) | out("ct", 2)
    )
    assert (counts.total, counts.summoned, counts.present, counts.rate) == (25, 20, 18, "90,0%")


def test_visitors_stand_on_a_line_of_their_own() -> None:
    counts = held(people(10) + people(2, "khach", StandingKind.VISITING))
    assert (counts.total, counts.present, counts.visiting, counts.present_visiting) == (
        10,
        10,
        2,
        2,
    )
    vote = Vote(matter="", yes=12, with_visiting=True)
    assert attendance.base_for(vote, counts.roll) == attendance.voters(vote, counts.roll) == 12
    assert attendance.base_for(Vote(matter=""), counts.roll) == 10


def test_suspended_members_vote_only_when_the_vote_says_so() -> None:
    counts = held(people(10) + people(1, "dc", StandingKind.SUSPENDED))
    assert (counts.total, counts.suspended, counts.summoned) == (11, 1, 10)
    assert decided(counts, yes=10).base == 10
    assert decided(counts, yes=11).problems
    assert decided(counts, yes=11, with_suspended=True).passed


def test_a_base_set_by_a_person_wins() -> None:
    outcome = decided(e1(), yes=9, base=17, base_reason="Theo hướng dẫn của đảng ủy")
    assert (outcome.base, outcome.bar, outcome.passed) == (17, 9, True)


def test_the_roll_is_that_of_the_meetings_day() -> None:
    late = replace(people(1, "moi")[0], admitted_on="2026-11-04", official_on="")
    gone = people(1, "di", StandingKind.MOVED)
    counts = held([*people(3), late, *gone])
    assert counts.total == 3
    assert held([*people(3), late], meeting=replace(MEETING, date=date(2026, 11, 4))).total == 4


def test_all_present_leaves_marked_and_uncounted_as_they_are() -> None:
    listed = (*people(3), *people(1, "mien", StandingKind.EXEMPT))
    meeting = attendance.marked(MEETING, "ct0", Mark.EXCUSED, "đi công tác")
    marks = attendance.all_present(meeting, attendance.rows(meeting, listed))
    by_uid = {entry.member: (entry.mark, entry.reason) for entry in marks}
    assert by_uid == {
        "ct0": (Mark.EXCUSED, "đi công tác"),
        "ct1": (Mark.PRESENT, ""),
        "ct2": (Mark.PRESENT, ""),
        "mien0": (Mark.UNMARKED, ""),
    }


def test_a_mark_replaces_the_one_before() -> None:
    meeting = attendance.marked(MEETING, "ct0", Mark.EXCUSED, "ốm")
    meeting = attendance.marked(meeting, "ct0", Mark.PRESENT)
    assert meeting.attendance == (Attendance(member="ct0", mark=Mark.PRESENT),)


def test_nobody_is_unmarked_unnoticed() -> None:
    counts = attendance.count(attendance.rows(MEETING, tuple(people(4))))
    assert (len(counts.unmarked), counts.present, counts.rate) == (4, 0, "0,0%")
