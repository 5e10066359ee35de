from dataclasses import replace
from datetime import date

import pytest

from handbook.records import scoring
from handbook.records.meetings import Meeting, MeetingKind, Score

DAY = date(2026, 11, 3)
MEETING = Meeting(uid="m", date=DAY)


def national() -> scoring.CriteriaSet:
    found = scoring.set_for(MeetingKind.REGULAR, DAY)
    assert found
    return found


def full() -> tuple[Score, ...]:
    return tuple(Score(criterion=c.id, points=c.most) for c in national().criteria)


def test_the_national_frame_of_domain_5_1() -> None:
    frame = national()
    assert frame.most == 100
    groups: dict[str, float] = {}
    for criterion in frame.criteria:
        key = criterion.id.split(".")[0]
        groups[key] = groups.get(key, 0) + criterion.most
    assert groups == {"1": 5, "2": 5, "3": 10, "4": 40, "5": 5, "6": 30, "7": 5}
    assert frame.source and frame.mark == "C"


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (100, "Tốt"),
        (95, "Tốt"),
        (90, "Tốt"),
        (89.5, "Khá"),
        (70, "Khá"),
        (69.9, "Trung bình"),
        (50, "Trung bình"),
        (49.5, "Kém"),
        (0, "Kém"),
    ],
)
def test_grades_of_domain_5_1(points: float, grade: str) -> None:
    assert scoring.grade(points, national()) == grade


def test_decimals_that_come_to_90_are_good() -> None:
    points = (3.8, 3.6, 4.8, 4.3, 4.4, 25.0, 8.0, 4.8, 26.7, 4.6)
    lines = zip(national().criteria, points, strict=True)
    meeting = replace(MEETING, scores=tuple(Score(criterion=c.id, points=p) for c, p in lines))
    assert scoring.grade_of(meeting) == "Tốt"


def test_no_set_before_the_first_and_none_for_the_committee() -> None:
    assert scoring.set_for(MeetingKind.REGULAR, date(2025, 10, 27)) is None
    assert scoring.set_for(MeetingKind.COMMITTEE, DAY) is None


def test_a_meeting_keeps_the_set_it_was_scored_with() -> None:
    early = replace(MEETING, date=date(2025, 1, 3))
    assert scoring.set_of(early) is None
    assert scoring.set_of(replace(early, criteria_set="hd42")) == national()
    assert scoring.set_of(MEETING) == national()


def test_the_grade_of_a_meeting_is_that_of_its_points() -> None:
    assert scoring.grade_of(MEETING) == ""
    assert scoring.grade_of(replace(MEETING, scores=full())) == "Tốt"


def test_points_lost_need_a_reason_and_none_is_out_of_range() -> None:
    assert scoring.problems(full(), national()) == ()
    lost = Score(criterion="6", points=20)
    assert "chưa ghi lý do" in scoring.problems((lost,), national())[0]
    assert scoring.problems((replace(lost, reason="Chậm"),), national()) == ()
    over, below = Score(criterion="1", points=6), Score(criterion="1", points=-1)
    assert all("từ 0 đến 5" in p for p in scoring.problems((over, below), national()))
    assert len(scoring.problems((over, below), national())) == 2
    assert "Tiêu chí 9" in scoring.problems((Score(criterion="9", points=1),), national())[0]


def an_phu() -> scoring.CriteriaSet:
    return next(s for s in scoring.bundled() if s.id == "an-phu")


def test_a_local_set_is_used_only_where_the_branch_chose_it() -> None:
    assert scoring.set_for(MeetingKind.REGULAR, DAY) == national()
    assert scoring.set_for(MeetingKind.REGULAR, DAY, "an-phu") == an_phu()
    assert scoring.set_for(MeetingKind.THEMATIC, DAY, "an-phu") == national()
    own = replace(an_phu(), id="own")
    assert scoring.set_for(MeetingKind.REGULAR, DAY, "own", (own,)) == own
    assert scoring.set_of(replace(MEETING, criteria_set="own"), (own,)) == own


def test_points_may_be_given_by_item_but_not_twice() -> None:
    items = (Score(criterion="2.1", points=4), Score(criterion="2.2", points=1))
    assert scoring.problems(items, an_phu()) == ()
    assert "từ 0 đến 4" in scoring.problems((Score(criterion="2.1", points=5),), an_phu())[0]
    whole = Score(criterion="2", points=5)
    assert "một cách chấm" in scoring.problems((*items, whole), an_phu())[0]
    assert scoring.problems((Score(criterion="7", points=30),), an_phu()) == ()


def test_a_criterion_without_items_is_its_own_item() -> None:
    assert [[i.id for i in c.items] for c in national().criteria] == [
        [c.id] for c in national().criteria
    ]
    assert scoring.greatest(an_phu())["4"] == 30


def test_the_required_minutes_are_those_of_the_set_else_the_national_ones() -> None:
    assert [scoring.required_minutes(an_phu(), n, 90) for n in (29, 30)] == [90, 120]
    assert scoring.required_minutes(national(), 40, 90) == 90


def test_the_chosen_set_counts_until_points_are_given():
    blank = Meeting(uid="m", date=date(2026, 11, 3), criteria_set="hd42")
    scored = replace(blank, scores=(Score(criterion="1", points=5.0),))
    assert scoring.set_of(blank, chosen="an-phu").id == "an-phu"
    assert scoring.set_of(scored, chosen="an-phu").id == "hd42"
    assert scoring.set_of(blank).id == "hd42"


def test_lines_are_scored_one_by_one_only_where_a_criterion_has_items():
    chosen = next(s for s in scoring.bundled() if s.id == "an-phu")
    (first, none), (_, items), *_ = scoring.lines(chosen)
    assert (first.id, none) == ("1", ()) and [i.id for i in items] == ["2.1", "2.2"]
    assert scoring.by_id(chosen)["2.1"].most == 4 and scoring.by_id(chosen)["2"].most == 5
