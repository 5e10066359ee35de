from dataclasses import replace
from datetime import date

import pytest

from handbook.records import meetings
from handbook.records.meetings import Attendance, Mark, Meeting, Score

MEETING = Meeting(uid="m", date=date(2026, 11, 3), starts_at="19:30", ends_at="21:05")


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [("19:30", "21:05", 95), ("23:30", "00:15", 45), ("8:00", "08:00", 0), ("", "9:00", None)],
)
def test_the_length_of_a_meeting(start: str, end: str, minutes: int | None) -> None:
    assert meetings.minutes_between(start, end) == minutes


@pytest.mark.parametrize("clock", ["", "19", "19h30", "24:00", "19:60", "-1:30", "a:b"])
def test_what_is_no_time(clock: str) -> None:
    assert meetings.minute_of(clock) is None


def test_the_score_is_the_sum_of_the_points_given() -> None:
    assert meetings.total_score(MEETING) is None
    scored = replace(
        MEETING, scores=(Score(criterion="1", points=4.5), Score(criterion="2", points=5))
    )
    assert meetings.total_score(scored) == 9.5


def test_what_keeps_a_meeting_from_being_stored() -> None:
    assert meetings.check(MEETING) == {}
    twice = (Attendance(member="a"), Attendance(member="a", mark=Mark.PRESENT))
    bad = replace(MEETING, starts_at="19h30", attendance=twice)
    assert set(meetings.check(bad)) == {"starts_at", "attendance"}
