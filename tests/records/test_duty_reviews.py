"""What a round under way asks for, step by step, and what its records answer by themselves."""

from dataclasses import replace
from datetime import date

from handbook.records import duty_days, duty_reviews
from handbook.records.duty_facts import DutyFacts
from handbook.records.duty_reviews import RemedyFact, RoundFact, YearFact
from handbook.records.review_rounds import RoundPeriod
from handbook.records.settings import BranchKind

DAY = date(2026, 11, 24)
BEGUN = RoundFact(
    uid="r",
    name="đợt kiểm điểm năm 2026",
    period=RoundPeriod.YEAR,
    year=2026,
    meeting_on="2026-12-04",
    due_on="2026-12-15",
    reviewed=30,
)
WRITTEN = replace(BEGUN, submitted=30)
HELD = replace(WRITTEN, voted=True, rated=30)
DECIDED = replace(HELD, decided=30, decided_on="2026-12-18", notified=28)


def duties(*rounds: RoundFact, day: date = DAY, remedies=(), year=YearFact(year=2026)):  # noqa: B008
    facts = DutyFacts(
        cases=duty_reviews.cases(rounds, remedies, day),
        answers=duty_reviews.answers(rounds, year, day),
        knows=frozenset({"review", "shortcoming"}),
    )
    ours = {"annual_review", "quarter_rating", "commitments", "remedy_check"}
    switches = {"four_good_register": True, "four_good_result": True, "quarter_rating": True}
    found = duty_days.duties_on(day, facts, BranchKind.VILLAGE, switches)
    return {
        duty.id: duty
        for duty in found
        if duty.id in ours or duty.id.startswith(("review_", "four_good"))
    }


def test_before_the_meeting_forms_are_gathered_and_the_draft_is_sent() -> None:
    found = duties(BEGUN, day=date(2026, 11, 30))
    assert set(found) >= {"review_forms", "review_papers", "review_meeting", "annual_review"}
    assert found["review_forms"].title == "Thu bản kiểm điểm: đợt kiểm điểm năm 2026, còn 30 bản"
    assert found["review_forms"].due == date(2026, 12, 3)
    assert found["review_papers"].due == date(2026, 12, 1)  # three working days before a Friday
    assert found["review_meeting"].record == "r"
    assert "review_forms" not in duties(WRITTEN, day=date(2026, 11, 30))


def test_without_a_day_of_meeting_forms_are_due_by_the_committees_day() -> None:
    found = duties(replace(BEGUN, meeting_on=""), day=date(2026, 12, 10))
    assert found["review_forms"].due == date(2026, 12, 14)
    assert "review_meeting" not in found
    assert "review_forms" not in duties(replace(BEGUN, meeting_on="", due_on=""))


def test_a_day_passed_without_result_is_late_and_the_draft_no_longer_asked_for() -> None:
    found = duties(WRITTEN, day=date(2026, 12, 6))
    assert found["review_meeting"].late and "review_papers" not in found


def test_after_the_meeting_papers_go_up_and_results_are_told() -> None:
    found = duties(HELD, day=date(2026, 12, 8))
    assert "review_meeting" not in found and found["review_send"].due == date(2026, 12, 15)
    found = duties(DECIDED, day=date(2026, 12, 20))
    assert "review_send" not in found
    assert found["review_notify"].due == date(2026, 12, 25)
    assert "còn 2 người" in found["review_notify"].title
    assert "review_notify" not in duties(replace(DECIDED, notified=30), day=date(2026, 12, 20))


def test_a_closed_round_asks_for_nothing_and_answers_the_years_duty() -> None:
    assert "annual_review" in duties(day=date(2026, 12, 29))
    assert duties(replace(BEGUN, closed=True), day=date(2026, 12, 29)) == {
        id: duty
        for id, duty in duties(day=date(2026, 12, 29)).items()
        if id not in ("annual_review",)
    }
    quarter = replace(BEGUN, period=RoundPeriod.QUARTER, part=4, closed=True)
    day = date(2026, 12, 29)
    assert "quarter_rating" in duties(day=day) and "quarter_rating" not in duties(quarter, day=day)
    other = replace(BEGUN, period=RoundPeriod.ON_DEMAND, closed=True)
    assert "annual_review" in duties(other, day=day)


def test_commitments_and_four_good_are_answered_by_their_records() -> None:
    start, end = date(2026, 1, 20), date(2026, 12, 20)
    assert {"commitments", "four_good_register"} <= set(duties(day=start))
    some = YearFact(year=2026, committed=29, roster=30)
    assert "commitments" in duties(day=start, year=some)
    done = YearFact(year=2026, committed=30, roster=30, four_good_registered=True)
    assert not {"commitments", "four_good_register"} & set(duties(day=start, year=done))
    assert "four_good_result" in duties(day=end, year=done)
    voted = replace(done, four_good_voted=True)
    assert "four_good_result" not in duties(day=end, year=voted)


def test_remedies_due_on_a_day_are_one_line_at_the_next_meeting() -> None:
    one = RemedyFact(uid="s", whose="Ma Văn Đạt", due="2026-10")
    found = duties(remedies=(one, RemedyFact(uid="t", whose="B", due="")))
    check = found["remedy_check"]
    said = "Kiểm tra kế hoạch khắc phục hạn chế của Ma Văn Đạt, hạn 31/10/2026"
    assert (check.title, check.due, check.late) == (said, date(2026, 11, 3), True)
    two = duties(remedies=(one, replace(one, uid="u", whose="Lý Thị Hồng")))["remedy_check"]
    assert two.title == "Kiểm tra kế hoạch khắc phục 2 hạn chế, hạn 31/10/2026"
    assert "remedy_check" not in duties(remedies=(one,), day=date(2027, 2, 1))  # forgotten
