from dataclasses import replace
from datetime import date

import pytest

from handbook.papers import words
from handbook.records import attendance
from handbook.records.assignments import AssignmentState, Progress
from handbook.records.meetings import Vote
from handbook.records.settings import Branch, PaperChoices
from handbook.records.votes import VoteRoll


@pytest.mark.parametrize(
    ("number", "said"), [(0, "không"), (3, "03 đồng chí"), (34, "34 đồng chí")]
)
def test_counts_have_two_digits(number, said):
    assert words.comrades(number) == said


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("19:30", "19 giờ 30 phút"),
        ("8:05", "08 giờ 05 phút"),
        ("", "… giờ … phút"),
        ("x", "… giờ … phút"),
    ],
)
def test_hours(clock, said):
    assert words.hour(clock) == said


@pytest.mark.parametrize(("value", "said"), [(94.0, "94"), (21.5, "21,5"), (0, "0"), (10, "10")])
def test_points(value, said):
    assert words.points(value) == said


def test_list_lines_end_in_semicolons_and_a_full_stop():
    assert words.listed(["Một", "Hai.", " ", "Ba;", "Bốn?", "Năm,"]) == (
        "Một;", "Hai;", "Ba;", "Bốn?", "Năm.",
    )  # fmt: skip


def test_base_is_said_in_words():
    roll = VoteRoll(full=22, away=1, exempt_absent=1, present=17)
    vote = Vote(matter="x")
    assert attendance.base_for(vote, roll) == 20
    assert words.base_words(vote, roll) == (
        "tính trên 20 đảng viên chính thức được triệu tập, không tính 01 đồng chí được miễn sinh "
        "hoạt vắng mặt và 01 đồng chí sinh hoạt tạm thời nơi khác"
    )


def test_base_without_exceptions_says_no_more():
    roll = VoteRoll(full=9, present=9)
    said = "tính trên 09 đảng viên chính thức được triệu tập"
    assert words.base_words(Vote(matter="x"), roll) == said


def test_switches_of_a_vote_are_said():
    roll = VoteRoll(full=9, suspended=1, present=8, visiting=2, suspended_present=1)
    vote = Vote(matter="x", with_visiting=True, with_suspended=True)
    assert words.base_words(vote, roll) == (
        "tính trên 11 đảng viên chính thức được triệu tập, kể cả 02 đồng chí nơi khác đến sinh "
        "hoạt tạm thời và 01 đồng chí đang bị đình chỉ sinh hoạt"
    )
    assert "không tính 01 đồng chí đang bị đình chỉ" in words.base_words(Vote(matter="x"), roll)


def test_changed_base_gives_its_reason():
    vote = Vote(matter="x", base=17, base_reason="theo hướng dẫn của đảng ủy")
    said = words.base_words(vote, VoteRoll(full=20))
    assert said == "tính trên 17 đảng viên chính thức (theo hướng dẫn của đảng ủy)"


def test_absent_are_named_with_reasons(s):
    roll = attendance.count(attendance.rows(s.full_meeting(), s.members()))
    assert words.absent(roll.excused) == (
        "Phùng Minh Ánh (ốm), Nguyễn Thị Phương Hạnh (đi công tác), Ma Quang Yên (việc gia đình)"
    )


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Đi công tác", "A (đi công tác)"),
        ("UBND xã mời họp", "A (UBND xã mời họp)"),
        ("Hà Nội", "A (Hà Nội)"),
        ("", "A"),
    ],
)
def test_note_keeps_names_and_abbreviations(note, said):
    assert words.noted("A", note) == said


def test_branch_is_called_chi_bo_once():
    assert words.branch_name(Branch(uid="b", name="thôn Nà")) == "Chi bộ thôn Nà"
    assert words.branch_name(Branch(uid="b", name="Chi bộ thôn Nà")) == "Chi bộ thôn Nà"
    assert words.branch_name(Branch(uid="b", name="CHI BỘ THÔN NÀ")) == "CHI BỘ THÔN NÀ"


def test_spelling_is_the_branch_s_choice():
    new, old = (
        Branch(uid="b", name="x", choices=PaperChoices(old_spelling=old)) for old in (False, True)
    )
    assert words.spelled("Chi ủy, Ủy ban, ĐẢNG ỦY", new) == "Chi ủy, Ủy ban, ĐẢNG ỦY"
    assert words.spelled("Chi ủy, Ủy ban, ĐẢNG ỦY", old) == "Chi uỷ, Uỷ ban, ĐẢNG UỶ"


def test_result_is_that_of_the_meeting_not_of_today(s):
    at = Progress(meeting="before", on=date(2026, 10, 3), state=AssignmentState.OPEN, result="50%")
    later = Progress(meeting="later", on=date(2026, 12, 3), state=AssignmentState.DONE)
    task = s.assignment("x", progress=(at, later), state=AssignmentState.DONE)
    # What the meeting before said is where this one begins, not its result.
    assert words.result(task, s.meeting()) == "Đang thực hiện"
    assert words.opening_state(task, s.meeting()) == "Đang thực hiện; 50%"
    assert words.result(task, s.meeting(uid="later")) == "Hoàn thành"
    closed = s.assignment(
        "y", state=AssignmentState.DONE, closed_on="2026-10-20", result="đủ 12 hộ"
    )
    assert words.result(closed, s.meeting()) == "Hoàn thành; đủ 12 hộ"
    assert words.result(replace(closed, closed_on="2026-11-20"), s.meeting()) == "Đang thực hiện"


def test_result_does_not_say_its_state_twice(s):
    done = s.assignment(
        "x", state=AssignmentState.DONE, closed_on="2026-10", result="Hoàn thành; vượt 02 hộ"
    )
    assert words.result(done, s.meeting()) == "Hoàn thành; vượt 02 hộ"
