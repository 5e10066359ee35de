from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from handbook.records import review_facts, year_goals
from handbook.records.assignments import Assignment, AssignmentState, Progress
from handbook.records.commitments import Commitment, CommitmentCheck, CommitmentKind, Kept
from handbook.records.meetings import (
    Attendance,
    Mark,
    Meeting,
    MeetingKind,
    Praise,
    PraiseKind,
    Speech,
)
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import Form, RoundPeriod
from handbook.records.review_sentences import sentences
from handbook.records.reviews import FactKind, Review, YearFact
from handbook.records.shortcomings import FoundBy, RemedyNote, Shortcoming, ShortcomingState
from handbook.records.tasks import Evaluation, Outcome, Task, TaskState, Timing
from handbook.records.work_counts import WorkCounts
from handbook.records.year_goals import GoalKind, GoalResult, GoalState, YearGoal

START, END = date(2026, 1, 1), date(2026, 12, 31)
MARKS = {"p": Mark.PRESENT, "e": Mark.EXCUSED, "u": Mark.UNEXCUSED, "-": Mark.UNMARKED}


def meeting(month: int, mark: str, kind: MeetingKind = MeetingKind.REGULAR, **more: Any) -> Meeting:
    roll = (Attendance(member="a", mark=MARKS[mark]), Attendance(member="b", mark=Mark.PRESENT))
    return Meeting(
        uid=f"m{month}{kind}", date=date(2026, month, 3), kind=kind, attendance=roll, **more
    )


def given(what: str, due: str = "2026-06-30", closed: str = "", **more: Any) -> Assignment:
    state = AssignmentState.DONE if closed else AssignmentState.OPEN
    fields: dict[str, Any] = {"state": state, "closed_on": closed, "members": ("a",)} | more
    return Assignment(uid=what, what=what, assigned_on=date(2026, 2, 3), due=due, **fields)


def task(title: str, state: TaskState = TaskState.ASSIGNED, **more: Any) -> Task:
    fields: dict[str, Any] = {"year": 2026, "until_year": 2026, "assignee": "a"} | more
    return Task(uid=title, title=title, state=state, **fields)


def evaluated(outcome: Outcome, timing: Timing = Timing.ON_TIME, **more: Any) -> Task:
    judged = Evaluation(on="2026-11-30", outcome=outcome, timing=timing)
    return task(f"{outcome}", TaskState.EVALUATED, evaluation=judged, **more)


def named(what: str, state: ShortcomingState, **more: Any) -> Shortcoming:
    fields: dict[str, Any] = {"member": "a", "year": 2025} | more
    return Shortcoming(uid=what, what=what, state=state, **fields)


def gathered(uid: str = "a", **more: Any) -> YearFacts:
    parts = {"meetings": (), "assignments": (), "tasks": (), "shortcomings": (), "commitments": ()}
    return review_facts.gather_facts(uid, START, END, **(parts | more))


def test_attendance_and_speaking() -> None:
    said = (Speech(member="a", text="một"), Speech(member="a", text="hai"), Speech(name="khách"))
    held = (
        meeting(1, "p", speeches=said, chair="a"),
        meeting(2, "p"),
        meeting(3, "e", kind=MeetingKind.THEMATIC),
        meeting(4, "u"),
        meeting(5, "-"),
        meeting(6, "p", kind=MeetingKind.COMMITTEE),
        Meeting(uid="next", date=date(2027, 1, 3), attendance=held_roll()),
        Meeting(uid="planned", date=date(2026, 12, 3)),
    )
    facts = gathered(meetings=held)
    assert (facts.meetings, facts.attended, facts.excused, facts.unexcused) == (4, 2, 1, 1)
    assert (facts.spoken, facts.speeches, facts.chaired, facts.committee) == (1, 2, 1, 1)
    branch = gathered("", meetings=held)
    assert (branch.form, branch.meetings, branch.thematic) == (Form.COLLECTIVE, 5, 1)
    assert (branch.attended, branch.excused, branch.committee) == (7, 1, 1)


def held_roll() -> tuple[Attendance, ...]:
    return (Attendance(member="a", mark=Mark.PRESENT),)


def test_work_is_both_and_open_work_is_named() -> None:
    facts = gathered(assignments=(given("Dọn nhà văn hóa"),), tasks=(evaluated(Outcome.BEYOND),))
    assert facts.work == WorkCounts(given=2, done=1, on_time=1, beyond=1, open=1)
    assert (facts.overdue, facts.beyond) == (("Dọn nhà văn hóa",), ("beyond",))


def test_work_due_after_the_day_asked_for_is_running() -> None:
    facts = gathered(assignments=(given("Trực rừng"),), as_of=date(2026, 6, 29))
    assert facts.assignments == WorkCounts(running=1) and facts.overdue == ()


def test_a_result_of_the_first_meeting_after_the_deadline_is_on_time() -> None:
    noted = Progress(meeting="m7", on=date(2026, 7, 3), state=AssignmentState.DONE)
    one = given("Lập sổ", closed="2026-07-03", progress=(noted,))
    assert gathered(assignments=(one,), meetings=(meeting(7, "p"),)).assignments.on_time == 1
    august = replace(one, closed_on="2026-08-03")
    late = gathered(assignments=(august,), meetings=(meeting(7, "p"), meeting(8, "p")))
    assert late.assignments.late == 1
    committee = meeting(7, "p", kind=MeetingKind.COMMITTEE)
    assert gathered(assignments=(august,), meetings=(committee,)).assignments.on_time == 1


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (named("x", ShortcomingState.OPEN), True),
        (named("x", ShortcomingState.VERIFIED, verified_on="2026-05-01"), True),
        (named("x", ShortcomingState.VERIFIED, verified_on="2025-12-20"), False),
        (named("x", ShortcomingState.DROPPED), False),
        (named("x", ShortcomingState.OPEN, member="b"), False),
        (named("x", ShortcomingState.OPEN, year=2026, found_on="2026-12-15"), False),
        (named("x", ShortcomingState.OPEN, year=2026, found_on="2025-12-15"), True),
        (
            named(
                "x",
                ShortcomingState.OPEN,
                year=2026,
                found_on="2026-05-15",
                found_by=FoundBy.INSPECTION,
            ),
            True,
        ),
    ],
)
def test_which_shortcomings_part_three_answers_for(one: Shortcoming, counts: bool) -> None:
    assert bool(gathered(shortcomings=(one,)).before) is counts


def test_the_commitment_is_the_last_check_of_the_year() -> None:
    checks = (
        CommitmentCheck(on="2026-12-01", when="end", kept=Kept.WELL, text="đủ 5 mục"),
        CommitmentCheck(on="2026-06-30", when="mid", kept=Kept.PARTLY),
    )
    made = Commitment(uid="c", member="a", year=2026, checks=checks)
    heads = Commitment(uid="h", member="a", year=2026, kind=CommitmentKind.RESPONSIBILITY)
    facts = gathered(commitments=(heads, made))
    assert (facts.committed, facts.kept, facts.kept_text) == (True, Kept.WELL, "đủ 5 mục")
    assert not gathered(commitments=(heads,)).committed


def test_sentences_stand_under_their_parts() -> None:
    review = Review(
        uid="r",
        round="d",
        member="a",
        facts=(
            YearFact(kind=FactKind.PRAISE, what="Giấy khen.", document="12-QĐ/ĐU", on="2026-11-02"),
            YearFact(kind=FactKind.DISCIPLINE, what="Khiển trách"),
        ),
    )
    praised = Praise(member="a", reason="hiến đất làm đường")
    reminded = Praise(member="a", kind=PraiseKind.REMINDED)
    facts = gathered(
        meetings=(
            meeting(1, "p", praises=(praised, reminded), speeches=(Speech(member="a", text="x"),)),
            meeting(2, "u"),
        ),
        assignments=(
            given("Vận động hiến đất", closed="2026-06-01", result="vượt kế hoạch"),
            given("Lập sổ", closed="2026-07-09"),
            given("Sửa loa"),
        ),
        tasks=(task("Số hóa", until_year=2027),),
        shortcomings=(
            named("Ít phát biểu.", ShortcomingState.VERIFIED, verified_on="2026-11-03"),
            named(
                "Họp muộn",
                ShortcomingState.OPEN,
                remedy="đến đúng giờ",
                due="2027-03",
                notes=(RemedyNote(text="đã giảm"),),
            ),
        ),
        commitments=(Commitment(uid="c", member="a", year=2026),),
        suggestions=("Làm rõ việc thu quỹ", " "),
        review=review,
    )
    said = sentences(facts)
    assert said == {
        "a1_1": (
            "Dự 1/2 buổi sinh hoạt chi bộ (50,0%), 1 buổi vắng không lý do.",
            "Phát biểu ý kiến xây dựng ở 1 buổi, 1 lượt.",
            "Được chi bộ biểu dương ngày 03/01/2026: hiến đất làm đường.",
            "Khen thưởng: Giấy khen (12-QĐ/ĐU, ngày 02/11/2026).",
            "Kỷ luật: Khiển trách.",
        ),
        "a1_2": (
            "Hoàn thành 2/3 việc chi bộ phân công (66,7%): 1 việc đúng hạn, 1 việc chậm, "
            "1 việc vượt yêu cầu, 1 việc chưa xong.",
            "Đang thực hiện 1 việc đột phá, đổi mới chưa đến hạn.",
            "Vượt yêu cầu: Vận động hiến đất.",
        ),
        "a1_3": ("Có bản cam kết tu dưỡng, rèn luyện, phấn đấu năm 2026.",),
        "a2_1": (
            "Vắng sinh hoạt không lý do 1 buổi.",
            "Bị chi bộ nhắc nhở ngày 03/01/2026.",
            "Có 1 việc hoàn thành chậm so với thời hạn.",
            "Có 1 việc chưa hoàn thành: “Sửa loa”.",
        ),
        "a2_2": (),
        "a3": (
            "Đã khắc phục 1/2 hạn chế, khuyết điểm được chỉ ra (50,0%).",
            "“Ít phát biểu”: đã được khắc phục, chi bộ xác nhận ngày 03/11/2026.",
            "“Họp muộn”: đang khắc phục: đã giảm.",
        ),
        "a4": ("Về gợi ý: “Làm rõ việc thu quỹ”.",),
        "a5": (),
        "a6": ("Tiếp tục khắc phục “Họp muộn”: đến đúng giờ, xong trước 03/2027.",),
    }


def test_a_leader_and_the_branch_have_parts_of_their_own() -> None:
    held = (meeting(1, "p", chair="a"), meeting(2, "p", kind=MeetingKind.COMMITTEE))
    leader = Review(uid="r", round="d", member="a", form=Form.LEADER)
    said = sentences(gathered(meetings=held, review=leader))
    assert said["a1_2a"] == ("Chủ trì 1 buổi sinh hoạt chi bộ.", "Dự 1 cuộc họp chi ủy.")
    quarter = sentences(gathered(meetings=held, review=leader), RoundPeriod.QUARTER)
    assert set(quarter) == {"q1_a", "q1_b", "q3"}
    branch = sentences(gathered("", meetings=held))
    assert branch["a1_1"] == (
        "Tổ chức 1 buổi sinh hoạt chi bộ.",
        "Tỷ lệ đảng viên dự sinh hoạt 100,0%; 0 lượt ý kiến phát biểu.",
        "Chi ủy họp 1 cuộc.",
    )
    absent = sentences(gathered("", meetings=(meeting(1, "u"),)))
    assert absent["a2_1"] == ("Còn 1 lượt đảng viên vắng sinh hoạt không lý do.",)


def test_the_years_goals_are_the_branchs_or_those_that_name_the_member() -> None:
    roads = YearGoal(
        uid="g",
        year=2026,
        name="Làm 2 km đường",
        target="2",
        results=(GoalResult(period="2026-05", value="1"),),
    )
    visits = YearGoal(
        uid="h", year=2026, name="Thăm hộ", kind=GoalKind.KEY_TASK, state=GoalState.DONE, member="a"
    )
    theme = YearGoal(uid="i", year=2026, name="Chủ đề", kind=GoalKind.THEME)
    every = (roads, visits, theme, replace(roads, year=2025))
    assert gathered("", goals=every).goals == (roads, visits)
    assert sentences(gathered("", goals=every))["a1_2"] == (
        "Đạt 1/2 chỉ tiêu, nhiệm vụ trọng tâm của năm (50,0%).",
        "“Làm 2 km đường”: đạt 50%.",
        f"“Thăm hộ”: {year_goals.standing(visits).lower()}.",
    )
    assert gathered(goals=every).goals == (visits,)


def test_an_empty_year_says_nothing() -> None:
    assert not any(sentences(gathered()).values())
    assert not any(sentences(gathered("")).values())
