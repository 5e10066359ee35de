"""What differs from kind to kind: the roll, what must be named, how long the session lasts."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records import attendance, rules, sealing
from handbook.records.attendance import marked, rolled
from handbook.records.meetings import Mark, Meeting, MeetingKind, MeetingState, quarter
from handbook.records.members import Member, Position

DAY = date(2026, 11, 3)
ROSTER = (
    Member(uid="s", name="Hà Minh Khôi", position=Position.SECRETARY, group="Tổ 1"),
    Member(uid="d", name="Ma Văn Đạt", position=Position.DEPUTY, group="Tổ 2"),
    Member(uid="c", name="Lý Thu Hằng", position=Position.COMMITTEE, group="Tổ 1"),
    Member(uid="x", name="Đỗ Thị An", group="Tổ 2"),
    Member(uid="y", name="Lê Bích Yên"),
)


def meeting(kind: MeetingKind = MeetingKind.REGULAR, **fields: object) -> Meeting:
    return replace(Meeting(uid="m", kind=kind, date=DAY), **fields)  # type: ignore[arg-type]


def on_roll(one: Meeting) -> list[str]:
    return [row.member.uid for row in attendance.rows(one, ROSTER)]


def lacking(one: Meeting, joined: Meeting | None = None) -> dict[str, sealing.Missing]:
    counts = attendance.count(attendance.rows(one, ROSTER))
    values = rules.at(one.date, "meeting_guide").values
    return {m.field: m for m in sealing.missing(one, counts, (), values, joined)}


def test_committee_meets_with_those_who_hold_a_post_only() -> None:
    committee = meeting(MeetingKind.COMMITTEE)
    assert on_roll(committee) == ["d", "c", "s"]
    there = marked(marked(committee, "s", Mark.PRESENT), "d", Mark.EXCUSED, "ốm")
    counts = attendance.count(attendance.rows(there, ROSTER))
    assert (counts.present, counts.summoned, len(counts.unmarked)) == (1, 3, 1)


def test_sealed_committee_meeting_takes_in_nobody_who_got_a_post_later() -> None:
    held = marked(meeting(MeetingKind.COMMITTEE, state=MeetingState.SEALED), "x", Mark.PRESENT)
    assert on_roll(held) == ["x"]


def test_groups_that_meet_stand_one_after_the_other() -> None:
    assert on_roll(meeting(groups=("Tổ 2",))) == ["x", "d"]
    assert on_roll(meeting(groups=("Tổ 2", "Tổ 1"))) == ["x", "d", "c", "s"]
    assert len(on_roll(meeting())) == 5


def test_a_new_roll_keeps_the_marks_of_those_who_stay() -> None:
    marks = meeting()
    for member in ROSTER:
        marks = marked(marks, member.uid, Mark.PRESENT, online=member.uid == "s")
    fresh = rolled(replace(marks, kind=MeetingKind.COMMITTEE), ROSTER)
    assert [(a.member, a.mark, a.online) for a in fresh.attendance] == [
        ("d", Mark.PRESENT, False),
        ("c", Mark.PRESENT, False),
        ("s", Mark.PRESENT, True),
    ]


def test_who_takes_part_online_is_present() -> None:
    one = marked(meeting(), "s", Mark.PRESENT, online=True)
    counts = attendance.count(attendance.rows(one, ROSTER))
    assert (counts.present, len(counts.online)) == (1, 1)
    everyone = replace(one, attendance=attendance.all_present(one, attendance.rows(one, ROSTER)))
    counts = attendance.count(attendance.rows(everyone, ROSTER))
    assert (counts.present, len(counts.online)) == (5, 1)


@pytest.mark.parametrize(("month", "found"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4), (12, 4)])
def test_quarter_follows_from_the_day(month: int, found: int) -> None:
    assert quarter(meeting(date=DAY.replace(month=month))) == found


def test_thematic_meeting_names_its_topic_and_who_presents_it() -> None:
    found = lacking(meeting(MeetingKind.THEMATIC))
    assert found["topic"].blocks and not found["presenter"].blocks
    assert "rút ra từ chuyên đề" in found["assignments"].sentence
    whole = lacking(meeting(MeetingKind.THEMATIC, topic="Học và làm theo Bác", presenter="s"))
    assert not {"topic", "presenter"} & whole.keys()
    assert not {"topic", "presenter", "reason"} & lacking(meeting()).keys()


def test_regular_and_thematic_in_one_session_last_120_minutes_together() -> None:
    regular = meeting(starts_at="19:00", ends_at="20:10")
    theme = meeting(
        MeetingKind.THEMATIC, topic="Học Bác", starts_at="20:10", ends_at="20:50", joined_with="m"
    )
    for one, other in ((regular, theme), (theme, regular)):
        assert lacking(one, other)["ends_at"].sentence == (
            "Phiên thường kỳ và chuyên đề dài cả thảy 110 phút, chưa đủ 120 phút."
        )
    longer = replace(theme, ends_at="21:00")
    assert "ends_at" not in lacking(regular, longer)
    assert "70 phút, chưa đủ 90" in lacking(regular)["ends_at"].sentence
    assert "ends_at" not in lacking(regular, replace(theme, ends_at=""))


def test_joined_meetings_are_on_one_day() -> None:
    theme = meeting(MeetingKind.THEMATIC, joined_with="m")
    other_day = meeting(date=DAY.replace(day=4))
    assert "04/11/2026" in lacking(theme, other_day)["joined_with"].sentence


def test_extraordinary_meeting_says_why_and_has_no_least_length() -> None:
    short = meeting(MeetingKind.EXTRAORDINARY, starts_at="19:00", ends_at="19:30")
    assert "lý do triệu tập" in lacking(short)["reason"].sentence
    assert "ends_at" not in lacking(short)
    assert "reason" not in lacking(replace(short, reason="Việc khẩn cấp"))


def test_committee_needs_what_it_agreed_and_little_else() -> None:
    found = lacking(meeting(MeetingKind.COMMITTEE, starts_at="19:00", ends_at="19:20"))
    assert "thống nhất cho buổi sinh hoạt" in found["conclusions"].sentence
    assert not {"speeches", "assignments", "scores", "dues_paid"} & found.keys()
    assert "chưa đủ" not in " ".join(m.sentence for m in found.values())
