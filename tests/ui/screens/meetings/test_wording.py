from datetime import date

from handbook.records.meetings import Meeting, MeetingState, Vote
from handbook.records.votes import Threshold, VoteRoll
from handbook.ui.screens.meetings import wording

ROLL = VoteRoll(full=31, away=1, exempt_absent=1, present=26)


def a_meeting(**fields):
    return Meeting(
        uid="m", date=date(2026, 11, 3), starts_at="19:30", place="Nhà văn hóa", **fields
    )


def test_the_head_says_when_where_and_that_it_is_a_draft():
    assert wording.name_of(a_meeting()) == "Sinh hoạt thường kỳ tháng 11"
    said = wording.second_line(a_meeting())
    assert said == "Thứ Ba 03/11/2026, 19:30 · Nhà văn hóa · Bản nháp"


def test_the_head_of_sealed_minutes_says_number_and_print():
    sealed = a_meeting(state=MeetingState.SEALED)
    said = wording.second_line(sealed, "Số 11-BB/CB", "8C2E-36F9")
    assert said == "Thứ Ba 03/11/2026 · Đã chốt · số 11-BB/CB · dấu vân 8C2E-36F9"


def test_the_base_is_explained_by_who_is_left_out():
    assert wording.base_words(ROLL) == (
        "Cơ sở 29 = 31 đảng viên chính thức, trừ 1 sinh hoạt tạm thời nơi khác và 1 được miễn "
        "vắng mặt."
    )


def test_a_base_set_by_hand_says_so_and_asks_why():
    said = wording.base_words(ROLL, Vote(matter="x", base=30))
    assert "xác định là 30" in said and "là 29" in said and "hãy ghi lý do" in said
    assert "theo nghị quyết" in wording.base_words(
        ROLL, Vote(matter="x", base=30, base_reason="theo nghị quyết")
    )


def test_the_warning_comes_before_a_vote_that_cannot_pass():
    # DOMAIN §4.2, E12: 20 full members, 10 there.
    half = VoteRoll(full=20, present=10)
    assert "không quá nửa" in wording.warning_before(Vote(matter="x"), half)
    assert wording.warning_before(Vote(matter="x"), VoteRoll(full=20, present=11)) == ""


def test_a_result_is_said_in_words():
    roll = VoteRoll(full=20, present=17)
    assert wording.outcome_words(Vote(matter="x", yes=17), roll).startswith(
        "17/20, đạt 85,0%: thông qua"
    )
    lost = Vote(matter="x", yes=13, threshold=Threshold.TWO_THIRDS)
    assert "13/20, đạt 65,0%: không thông qua" in wording.outcome_words(lost, roll)
    assert "từ 11 phiếu" in wording.outcome_words(Vote(matter="x"), roll)
    assert "hãy đếm lại" in wording.outcome_words(Vote(matter="x", yes=18), roll)


def test_times_go_in_and_out():
    assert wording.clock_text(wording.clock_of("19:30")) == "19:30"
    assert wording.clock_of("") is None and wording.clock_text(None) == ""
