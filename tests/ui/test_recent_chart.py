from dataclasses import replace
from datetime import date

from handbook.records.meetings import Meeting, Score
from handbook.ui.parts.tone import Tone
from handbook.ui.recent_chart import (
    attendance_bar,
    least_of_best,
    score_bar,
    speaking_bar,
)

MEETING = Meeting(uid="m", date=date(2026, 10, 3), present=29, total=32)


def scored(points: float) -> Meeting:
    return replace(MEETING, scores=(Score(criterion="1", points=points),))


def test_bars_say_the_rate_and_their_meeting():
    bar = attendance_bar(MEETING)
    assert (bar.words, bar.what, bar.tone) == ("10", "m", Tone.GOOD)
    assert "29/32" in bar.said and "90,6" in bar.said
    assert attendance_bar(replace(MEETING, present=20)).tone is Tone.LATE


def test_points_are_held_against_the_best_grade():
    least = least_of_best((MEETING,))
    assert least is not None and 50 < least < 100
    good, middling = score_bar(scored(99.5)), score_bar(scored(least - 1))
    assert (good.value, good.tone, good.said) == (99.5, Tone.GOOD, "03/10/2026: 99,5 điểm")
    assert middling.tone is Tone.CARE
    none = score_bar(MEETING)
    assert (none.value, none.said) == (None, "03/10/2026: chưa chấm điểm")
    assert least_of_best(()) is None


def test_speakers_are_a_share_of_those_present():
    bar = speaking_bar(MEETING, 5)
    assert round(bar.value or 0) == 17 and bar.said.endswith("5/29 đảng viên phát biểu")
    assert speaking_bar(MEETING, 0).tone is Tone.LATE
    assert speaking_bar(replace(MEETING, present=0), 0).value == 0
