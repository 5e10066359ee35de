from dataclasses import replace
from datetime import date

import pytest

from handbook.records import attendance, rules, scoring
from handbook.records.assignments import Assignment
from handbook.records.attendance import marked
from handbook.records.meetings import Mark, Meeting, Score, Speech, Step, Vote
from handbook.records.members import Member
from handbook.records.sealing import Missing, missing

DAY = date(2026, 11, 3)
ROSTER = (
    Member(uid="a", name="Hồ An"),
    Member(uid="b", name="Lê Hà"),
    Member(uid="c", name="Vũ Tú"),
)
WORK = Assignment(
    uid="w", meeting="m", assigned_on=DAY, what="Vệ sinh đường", members=("a",), due="2026-12"
)


def full_scores() -> tuple[Score, ...]:
    frame = scoring.set_of(Meeting(uid="m", date=DAY))
    assert frame
    return tuple(Score(criterion=c.id, points=c.most) for c in frame.criteria)


def whole() -> Meeting:
    meeting = Meeting(
        uid="m",
        date=DAY,
        starts_at="19:30",
        ends_at="21:05",
        place="Nhà văn hóa thôn",
        chair="a",
        recorder="b",
        agenda=("Mở đầu",),
        speeches=(Speech(member="c", name="Vũ Tú", text="Nhất trí"),),
        conclusions=("Làm ngay",),
        votes=(Vote(matter="Nghị quyết tháng 11", yes=3),),
        dues_paid=3,
        scores=full_scores(),
    )
    for uid in "abc":
        meeting = marked(meeting, uid, Mark.PRESENT)
    return meeting


def found(meeting: Meeting, *work: Assignment) -> tuple[Missing, ...]:
    counts = attendance.count(attendance.rows(meeting, ROSTER))
    return missing(meeting, counts, work, rules.at(meeting.date, "meeting_guide").values)


def test_a_whole_meeting_misses_nothing() -> None:
    assert found(whole(), WORK) == ()


@pytest.mark.parametrize(
    ("field", "step"),
    [
        ("starts_at", Step.PREPARE),
        ("place", Step.PREPARE),
        ("chair", Step.PREPARE),
        ("recorder", Step.PREPARE),
        ("ends_at", Step.CLOSE),
    ],
)
def test_what_the_minutes_must_name_blocks(field: str, step: Step) -> None:
    (lack,) = found(replace(whole(), **{field: ""}), WORK)  # type: ignore[arg-type]
    assert (lack.field, lack.step, lack.blocks) == (field, step, True)


@pytest.mark.parametrize(("field", "uid"), [("chair", "a"), ("recorder", "b")])
def test_who_signs_the_minutes_cannot_be_absent(field: str, uid: str) -> None:
    away = marked(replace(whole(), votes=()), uid, Mark.EXCUSED, "ốm")
    (lack,) = found(away, WORK)
    assert (lack.field, lack.step, lack.blocks) == (field, Step.PREPARE, True)
    assert "vắng mặt" in lack.sentence


def test_everybody_is_marked_and_excused_with_a_reason() -> None:
    unmarked = replace(whole(), attendance=whole().attendance[:2], votes=())
    assert [(m.sentence, m.blocks) for m in found(unmarked, WORK)] == [
        ("Còn 1 đảng viên chưa điểm danh.", True)
    ]
    excused = marked(replace(whole(), votes=()), "c", Mark.EXCUSED)
    (lack,) = found(excused, WORK)
    assert (lack.sentence, lack.blocks) == (
        "Đồng chí Vũ Tú vắng có lý do nhưng chưa ghi lý do.",
        True,
    )
    assert found(marked(excused, "c", Mark.EXCUSED, "ốm"), WORK) == ()


@pytest.mark.parametrize(
    "vote",
    [
        Vote(matter=" ", yes=3),
        Vote(matter="Kết nạp", yes=4),
        Vote(matter="Kết nạp", yes=3, base=3),
    ],
)
def test_a_vote_that_is_wrong_blocks(vote: Vote) -> None:
    (lack,) = found(replace(whole(), votes=(vote,)), WORK)
    assert (lack.step, lack.blocks) == (Step.CONCLUDE, True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_at": "20:59"}, "ends_at"),
        ({"recorder": "a"}, "recorder"),
        ({"agenda": ()}, "agenda"),
        ({"speeches": ()}, "speeches"),
        ({"speeches": (Speech(member="c", name="Vũ Tú"),)}, "speeches"),
        ({"conclusions": (" ",)}, "conclusions"),
        ({"dues_paid": None}, "dues_paid"),
        ({"scores": ()}, "scores"),
        ({"scores": (Score(criterion="1", points=3),)}, "scores"),
    ],
)
def test_what_inspectors_find_is_warned_of(changes: dict[str, object], field: str) -> None:
    (lack,) = found(replace(whole(), **changes), WORK)  # type: ignore[arg-type]
    assert (lack.field, lack.blocks) == (field, False)


def test_ninety_minutes_are_enough() -> None:
    assert found(replace(whole(), ends_at="21:00"), WORK) == ()


def test_dues_were_not_announced_under_the_guide_of_2018() -> None:
    early = replace(whole(), date=date(2025, 10, 3), dues_paid=None, scores=())
    assert found(early, WORK) == ()


def test_every_assignment_has_a_person_and_a_deadline() -> None:
    assert [m.field for m in found(whole())] == ["assignments"]
    bare = replace(WORK, members=(), due="")
    (lack,) = found(whole(), bare)
    assert lack.sentence == "Việc “Vệ sinh đường” chưa có người thực hiện và thời hạn."
    assert found(whole(), replace(bare, people="Chi đoàn", due="2026-12")) == ()


def test_what_blocks_comes_first() -> None:
    blocks = [m.blocks for m in found(Meeting(uid="m", date=DAY))]
    assert blocks == sorted(blocks, reverse=True)
    assert {True, False} == set(blocks)
