"""The minutes of each kind of meeting: titles, what only that kind says, who of whom was there."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.papers import invitation, minutes, sign_in
from handbook.records.meetings import Attendance, Mark, MeetingKind
from handbook.records.members import Position

TOPIC = "Học và làm theo Bác về phong cách gần dân"


def thematic(s, **changes):
    made = s.full_meeting(kind=MeetingKind.THEMATIC, topic=TOPIC, presenter="m2")
    return replace(made, **changes)


def committee(s, **changes):
    marks = (
        Attendance(member="m0", mark=Mark.PRESENT),
        Attendance(member="m1", mark=Mark.PRESENT, online=True),
        Attendance(member="m2", mark=Mark.EXCUSED, reason="Đi công tác"),
    )
    made = s.meeting(
        kind=MeetingKind.COMMITTEE,
        starts_at="19:30",
        ends_at="20:15",
        chair="m0",
        recorder="m1",
        attendance=marks,
        purpose="Chuẩn bị buổi sinh hoạt tháng 11.",
        conclusions=("Thống nhất dự thảo kết luận", "Mời cấp ủy viên phụ trách"),
    )
    return replace(made, **changes)


def test_thematic_minutes_are_about_their_topic(s):
    document = minutes.document(s.gathered(), thematic(s))
    said = s.lines(document)
    title = said.index("Sinh hoạt chuyên đề tháng 11 năm 2026")
    assert said[title + 1] == f"“{TOPIC}”"
    assert "2. Trình bày chuyên đề" in said
    name = s.member(2).name
    presented = (
        f"Chuyên đề quý IV năm 2026: “{TOPIC}”, do đồng chí {name}, Phó Bí thư chi bộ trình bày."
    )
    assert presented in said
    assert "2. Việc rút ra từ chuyên đề, phân công thực hiện" in said
    assert not [line for line in said if "Kết quả thực hiện" in line]


@pytest.mark.parametrize(("month", "quarter"), [(3, "I"), (4, "II"), (9, "III")])
def test_quarter_is_that_of_the_day(s, month, quarter):
    meeting = thematic(s, date=date(2026, month, 18), report="")
    assert f"Chuyên đề quý {quarter} năm 2026: " in s.whole(minutes.document(s.gathered(), meeting))


def test_presenter_from_elsewhere_is_named_as_typed(s):
    document = minutes.document(s.gathered(), thematic(s, presenter="Triệu Kim Oanh"))
    assert "do đồng chí Triệu Kim Oanh trình bày." in s.whole(document)


def test_session_with_the_regular_meeting_is_said(s):
    regular = s.meeting(uid="r")
    said = s.whole(minutes.document(s.gathered(joined=regular), thematic(s, joined_with="r")))
    assert "cùng phiên với buổi sinh hoạt chi bộ thường kỳ." in said
    assert "cùng phiên" not in s.whole(
        minutes.document(s.gathered(joined=regular), s.full_meeting())
    )


def test_committee_minutes_are_short_and_count_its_own(s):
    document = minutes.document(s.gathered(), committee(s))
    said = s.lines(document)
    assert "Họp chi ủy tháng 11 năm 2026" in said
    absent, there = s.member(2).name, f"{s.member(0).name}, Bí thư chi bộ"
    (line,) = [one for one in said if one.startswith("1. Có mặt")]
    assert line == (
        f"1. Có mặt 02/03 đồng chí, gồm: đồng chí {there}; đồng chí {s.member(1).name}, Chi ủy "
        f"viên. Vắng mặt: 01 đồng chí có lý do, gồm: {absent} (đi công tác)."
    )
    assert f"Dự trực tuyến: 01 đồng chí, gồm: {s.member(1).name}." in said
    assert "1. Thống nhất cho buổi sinh hoạt chi bộ" in said
    whole = "\n".join(said)
    assert "Số      -BB/CB" in whole and document.draft == "DỰ THẢO"
    assert "đảng phí" not in whole and "Chấm điểm" not in whole and "Tổng số" not in whole


def test_without_a_committee_the_secretaries_meet(s):
    people = tuple(
        replace(m, position=Position.MEMBER) if m.position is Position.COMMITTEE else m
        for m in s.members()
    )
    marks = (Attendance(member="m0", mark=Mark.PRESENT),)
    gathered, meeting = s.gathered(members=people), committee(s, attendance=marks)
    assert "Họp Bí thư, Phó Bí thư tháng 11 năm 2026" in s.whole(
        minutes.document(gathered, meeting)
    )
    letter = s.whole(invitation.document(gathered, meeting, meeting.date))
    assert "Các đồng chí Bí thư, Phó Bí thư." in letter


def test_extraordinary_minutes_say_why(s):
    meeting = s.full_meeting(kind=MeetingKind.EXTRAORDINARY, reason="Khắc phục hậu quả mưa lũ.")
    said = s.lines(minutes.document(s.gathered(), meeting))
    assert "Lý do triệu tập: Khắc phục hậu quả mưa lũ." in said
    assert "Sinh hoạt chi bộ bất thường tháng 11 năm 2026" in said


def test_groups_that_meet_are_named_and_only_they_are_counted(s):
    people = tuple(replace(m, group=f"Tổ {n % 3 + 1}") for n, m in enumerate(s.members()))
    meeting = s.full_meeting(groups=("Tổ 1", "Tổ 2"), attendance=())
    said = s.whole(minutes.document(s.gathered(members=people), meeting))
    assert "thường kỳ tháng 11 năm 2026, theo tổ đảng (Tổ 1 và Tổ 2)." in said
    assert "Tổng số đảng viên: 23 đồng chí" in said


def test_online_is_present_and_stands_on_the_sheet(s):
    meeting = s.full_meeting()
    online = tuple(replace(a, online=a.member == "m3") for a in meeting.attendance)
    meeting = replace(meeting, attendance=online)
    said = s.whole(minutes.document(s.gathered(), meeting))
    assert "Có mặt: 28 đồng chí" in said
    assert f"Dự trực tuyến: 01 đồng chí, gồm: {s.member(3).name}." in said
    assert "Có mặt (trực tuyến)" in repr(sign_in.document(s.gathered(), meeting).blocks)


def test_guests_from_above_and_exempt_members_who_come_are_named(s):
    said = s.whole(minutes.document(s.gathered(), thematic(s)))
    assert (
        "2. Đại biểu, khách mời: đồng chí Triệu Kim Oanh, Ủy viên Ban Chấp hành Đảng bộ xã" in said
    )
    assert "(miễn sinh hoạt)" in said


def test_extraordinary_minutes_do_not_report_on_a_month(s):
    meeting = s.full_meeting(kind=MeetingKind.EXTRAORDINARY, reason="Mưa lũ")
    assert "2. Báo cáo của chủ trì" in s.lines(minutes.document(s.gathered(), meeting))
