"""The due day of every row of the duty table, and how a day's list is made."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from handbook.records import duty_days, duty_rules
from handbook.records.assignments import Assignment
from handbook.records.duty_days import Duty
from handbook.records.duty_facts import (
    Answer,
    AnswerState,
    Case,
    DutyFacts,
    MeetingFact,
)
from handbook.records.duty_rules import Action, Tone
from handbook.records.meetings import MeetingKind
from handbook.records.members import Member, Position, Standing, StandingKind
from handbook.records.settings import BranchKind, TypedDate

EVERYTHING = frozenset(need for rule in duty_rules.table() for need in rule.needs)
ALL_ON = {rule.id: True for rule in duty_rules.table() if not rule.instead_of}
TET = frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5))
REGULAR = MeetingFact(uid="m", kind=MeetingKind.REGULAR, date=date(2026, 11, 3))
THEMATIC = MeetingFact(uid="t", kind=MeetingKind.THEMATIC, date=date(2026, 11, 20))


def on(
    day: date,
    facts: DutyFacts,
    switches: Mapping[str, bool] = ALL_ON,
    branch: BranchKind = BranchKind.VILLAGE,
    holidays: frozenset[date] = frozenset(),
) -> tuple[Duty, ...]:
    known = replace(facts, knows=EVERYTHING)
    return duty_days.duties_on(day, known, branch, switches, holidays)


def only(id: str, day: date, facts: DutyFacts, **more: object) -> Duty:
    (found,) = [d for d in on(day, facts, **more) if d.id == id]  # type: ignore[arg-type]
    return found


def ids(day: date, facts: DutyFacts, **more: object) -> list[str]:
    return [d.id for d in on(day, facts, **more)]  # type: ignore[arg-type]


def met(fact: MeetingFact) -> DutyFacts:
    return DutyFacts(meetings=(fact,))


def case(id: str, on: date, until: date | None = None) -> DutyFacts:
    return DutyFacts(cases=(Case(duty=id, record="c", name="Lý Văn A", on=on, until=until),))


def person(**fields: object) -> DutyFacts:
    values = {"uid": "a", "name": "Lý Văn A", "official_on": "2011-01-05"} | fields
    return DutyFacts(members=(Member(**values),))  # type: ignore[arg-type]


def answered(duty: Duty, state: AnswerState, on: date, **fields: object) -> Answer:
    return Answer(
        uid="x",
        duty=duty.id,
        record=duty.record,
        period=duty.period,
        state=state,
        on=on,
        **fields,  # type: ignore[arg-type]
    )


# ── every row ────────────────────────────────────────────────────────────────────────────────────

FRIDAY = date(2026, 11, 20)
TUESDAY = date(2026, 11, 24)
SECOND = date(2026, 11, 2)
NEXT = replace(REGULAR, uid="n", date=date(2026, 12, 3))
HELD_AND_NEXT = DutyFacts(
    meetings=(REGULAR, NEXT),
    cases=(
        Case(duty="remedy_check", record="c", name="A", on=date(2026, 11, 3)),
        Case(duty="announce_decision", record="c", name="A", on=date(2026, 11, 9)),
    ),
)
GIVEN = Assignment(
    uid="v", meeting="m", assigned_on=date(2026, 11, 3), what="Dọn rác", due="2026-11-25"
)
SUSPENDED = (Standing(kind=StandingKind.SUSPENDED, since="2026-09-01"),)
MOVED = (Standing(kind=StandingKind.MOVED, since="2026-11-02"),)
TRUANT = DutyFacts(
    members=(Member(uid="a", name="Lý Văn A"),),
    meetings=tuple(
        replace(REGULAR, uid=str(n), date=date(2026, n, 3), unexcused=("a",)) for n in (2, 5, 9, 10)
    ),
)
REDUCED = case("dues_reduction_end", date(2025, 11, 27))
NEW = person(admitted_on="2026-11-02", official_on="")
DUE: list[tuple[str, date, DutyFacts, date]] = [
    ("committee_meeting", date(2026, 10, 28), met(REGULAR), date(2026, 11, 3)),
    ("notice", date(2026, 10, 28), met(REGULAR), date(2026, 11, 3)),
    ("papers_posted", date(2026, 10, 28), met(REGULAR), date(2026, 11, 2)),
    ("regular_meeting", date(2026, 11, 1), DutyFacts(), date(2026, 11, 3)),
    ("finalise", date(2026, 11, 4), met(REGULAR), date(2026, 11, 5)),
    ("post", date(2026, 11, 4), met(replace(REGULAR, sealed=True)), date(2026, 11, 5)),
    ("send_up", date(2026, 11, 4), met(REGULAR), date(2026, 11, 5)),
    ("score_report", date(2026, 11, 21), met(replace(REGULAR, date=FRIDAY)), date(2026, 11, 25)),
    ("backfill", date(2026, 11, 4), case("backfill", date(2026, 11, 3)), date(2026, 11, 5)),
    ("thematic", date(2026, 11, 24), DutyFacts(), date(2026, 12, 31)),
    ("thematic_report", date(2026, 12, 10), met(THEMATIC), date(2026, 12, 15)),
    ("thematic_plan", date(2027, 1, 4), DutyFacts(), date(2027, 1, 31)),
    ("inspection_plan", date(2027, 1, 4), DutyFacts(), date(2027, 1, 31)),
    ("commitments", date(2027, 1, 4), DutyFacts(), date(2027, 1, 31)),
    ("four_good_register", date(2027, 1, 4), DutyFacts(), date(2027, 1, 31)),
    ("four_good_result", date(2026, 12, 10), DutyFacts(), date(2026, 12, 31)),
    (
        "half_year",
        date(2026, 6, 25),
        DutyFacts(typed=(TypedDate(duty="half_year", period="2026", on=date(2026, 7, 5)),)),
        date(2026, 7, 5),
    ),
    (
        "year_summary",
        date(2027, 1, 10),
        DutyFacts(typed=(TypedDate(duty="year_summary", period="2026", on=date(2027, 1, 15)),)),
        date(2027, 1, 15),
    ),
    ("annual_review", date(2026, 11, 24), DutyFacts(), date(2026, 12, 31)),
    (
        "review_papers",
        date(2026, 11, 20),
        case("review_papers", date(2026, 11, 28)),
        date(2026, 11, 25),
    ),
    (
        "review_forms",
        date(2026, 11, 24),
        case("review_forms", date(2026, 11, 28)),
        date(2026, 11, 27),
    ),
    ("review_meeting", TUESDAY, case("review_meeting", date(2026, 11, 28)), date(2026, 11, 28)),
    ("review_send", TUESDAY, case("review_send", date(2026, 12, 1)), date(2026, 12, 1)),
    ("review_notify", TUESDAY, case("review_notify", FRIDAY), date(2026, 11, 27)),
    ("yearly_assignment", date(2027, 1, 4), DutyFacts(), date(2027, 1, 31)),
    ("quarter_rating", date(2026, 12, 24), DutyFacts(), date(2026, 12, 31)),
    ("remedy_check", date(2026, 11, 30), HELD_AND_NEXT, date(2026, 12, 3)),
    ("task_checkpoint", FRIDAY, case("task_checkpoint", date(2026, 11, 25)), date(2026, 11, 25)),
    ("task_due", FRIDAY, case("task_due", date(2026, 11, 25)), date(2026, 11, 25)),
    ("plan_task", FRIDAY, case("plan_task", date(2026, 11, 25)), date(2026, 11, 25)),
    ("plan_check", FRIDAY, case("plan_check", date(2026, 11, 25)), date(2026, 11, 25)),
    ("residence_remark", date(2026, 12, 4), DutyFacts(), date(2026, 12, 31)),
    ("dues", date(2026, 11, 24), DutyFacts(), date(2026, 11, 30)),
    (
        "dues_reduction_end",
        FRIDAY,
        case("dues_reduction_end", date(2025, 12, 1)),
        date(2026, 12, 1),
    ),
    (
        "admission_ceremony",
        FRIDAY,
        case("admission_ceremony", date(2026, 11, 2)),
        date(2026, 12, 14),
    ),
    ("probation_end", FRIDAY, person(admitted_on="2026-01-31", official_on=""), date(2027, 1, 31)),
    ("announce_decision", date(2026, 11, 30), HELD_AND_NEXT, date(2026, 12, 3)),
    ("transfer_paper", FRIDAY, person(standings=MOVED), date(2027, 1, 25)),
    ("transfer_present", FRIDAY, case("transfer_present", date(2026, 11, 2)), date(2026, 12, 14)),
    ("three_months", FRIDAY, TRUANT, date(2026, 9, 3)),
    ("certificate", FRIDAY, case("certificate", date(2021, 12, 31)), date(2026, 12, 31)),
    ("badge", FRIDAY, person(decided_on="1986-11-08"), date(2027, 2, 3)),
    ("suspension_end", FRIDAY, person(standings=SUSPENDED), date(2026, 11, 30)),
    ("appeal_end", FRIDAY, case("appeal_end", date(2026, 11, 3)), date(2026, 12, 3)),
    ("supervision_end", FRIDAY, case("supervision_end", date(2026, 10, 25)), date(2026, 11, 24)),
    ("roster_check", FRIDAY, DutyFacts(since=date(2026, 8, 31)), date(2026, 11, 30)),
    ("file_check", FRIDAY, DutyFacts(since=date(2026, 5, 31)), date(2026, 11, 30)),
    ("supplement", date(2026, 12, 4), DutyFacts(), date(2026, 12, 31)),
    (
        "new_member_file",
        FRIDAY,
        person(admitted_on="2026-11-02", official_on=""),
        date(2026, 12, 14),
    ),
    (
        "admission_resolution",
        FRIDAY,
        case("admission_resolution", date(2026, 11, 17)),
        date(2026, 11, 24),
    ),
    (
        "assignment_due",
        date(2026, 11, 24),
        DutyFacts(open_assignments=(GIVEN,)),
        date(2026, 11, 25),
    ),
    ("backup", date(2026, 11, 2), DutyFacts(backed_up=date(2026, 10, 3)), date(2026, 11, 2)),
    ("restore_drill", date(2027, 1, 9), DutyFacts(since=date(2026, 1, 9)), date(2027, 1, 9)),
]


@pytest.mark.parametrize(("id", "day", "facts", "due"), DUE, ids=[row[0] for row in DUE])
def test_the_due_day_of_every_row(id: str, day: date, facts: DutyFacts, due: date) -> None:
    duty = only(id, day, facts)
    assert duty.due == due
    assert duty.title and duty.second
    rule = next(r for r in duty_rules.table() if r.id == id)
    assert duty.second.startswith(rule.when) and rule.citation in duty.second
    assert duty.late == (due < day and rule.tone is Tone.DUTY)
    assert id not in ids(day, facts, switches={**ALL_ON, id: False})


def test_the_local_three_days_before_the_meeting() -> None:
    duty = only(
        "committee_meeting_3d",
        date(2026, 10, 28),
        met(REGULAR),
        switches={"committee_meeting_3d": True},
    )
    assert duty.due == date(2026, 10, 31)


def test_no_row_is_without_a_test() -> None:
    tested = {row[0] for row in DUE} | {"committee_meeting_3d"}
    assert tested == {rule.id for rule in duty_rules.table()}


# ── the monthly meeting ──────────────────────────────────────────────────────────────────────────


def test_day_03_in_the_holidays_moves_to_the_first_week() -> None:
    holidays = frozenset({date(2027, 2, 3)})
    assert only("regular_meeting", date(2027, 2, 1), DutyFacts(), holidays=holidays).due == date(
        2027, 2, 7
    )


def test_a_meeting_made_for_the_month_gives_its_day_and_is_opened() -> None:
    planned = met(replace(REGULAR, date=date(2026, 11, 5)))
    duty = only("regular_meeting", date(2026, 11, 4), planned)
    assert (duty.due, duty.record, duty.action) == (date(2026, 11, 5), "m", Action.OPEN_MEETING)
    assert duty.title == "Sinh hoạt chi bộ thường kỳ tháng 11"
    assert "regular_meeting" in ids(date(2026, 11, 5), planned)
    assert "regular_meeting" not in ids(date(2026, 11, 6), planned)


def test_a_missed_month_is_asked_for_until_the_next_one_begins() -> None:
    facts = DutyFacts(since=date(2026, 10, 1))
    late = only("regular_meeting", date(2026, 10, 26), facts)
    assert (late.due, late.late) == (date(2026, 10, 3), True)
    assert only("regular_meeting", date(2026, 10, 27), facts).due == date(2026, 11, 3)
    thematic = met(replace(REGULAR, kind=MeetingKind.THEMATIC))
    assert "regular_meeting" in ids(date(2026, 11, 4), thematic)


def test_what_goes_before_a_meeting_is_dropped_once_it_is_over_and_what_follows_comes() -> None:
    before, after = {"notice", "papers_posted", "committee_meeting"}, {"finalise", "score_report"}
    coming, over = (set(ids(day, met(REGULAR))) for day in (date(2026, 11, 2), date(2026, 11, 4)))
    assert before <= coming and not after & coming
    assert after <= over and not before & over


def test_the_records_prove_what_is_done() -> None:
    ready = replace(REGULAR, notified=True, papers_sent=True, committee_met=True, sealed=True)
    assert not {"notice", "papers_posted", "committee_meeting"} & set(
        ids(date(2026, 11, 2), met(ready))
    )
    assert "finalise" not in ids(date(2026, 11, 6), met(ready))
    assert only("finalise", date(2026, 11, 6), met(REGULAR)).late


def test_posting_is_asked_for_after_the_seal_and_until_it_is_ticked() -> None:
    sealed = replace(REGULAR, sealed=True)
    assert "post" not in ids(date(2026, 11, 6), met(REGULAR))  # the seal comes first
    assert only("post", date(2026, 11, 6), met(sealed)).late
    assert "post" not in ids(date(2026, 11, 6), met(replace(sealed, posted=True)))
    assert "post" not in ids(date(2026, 12, 20), met(sealed))  # nobody posts it any more


def test_the_committee_met_when_its_meeting_is_held_since_the_last_regular_one() -> None:
    day = date(2026, 11, 2)
    last = replace(REGULAR, uid="l", date=date(2026, 10, 3), sealed=True)
    committee = MeetingFact(uid="k", kind=MeetingKind.COMMITTEE, date=date(2026, 10, 30))
    assert "committee_meeting" not in ids(day, DutyFacts(meetings=(last, REGULAR, committee)))
    early = replace(committee, date=date(2026, 10, 2))
    assert "committee_meeting" in ids(day, DutyFacts(meetings=(last, REGULAR, early)))
    planned = replace(committee, date=date(2026, 11, 3))
    assert "committee_meeting" in ids(day, DutyFacts(meetings=(last, REGULAR, planned)))


def test_a_secretary_alone_has_nobody_to_meet() -> None:
    day = date(2026, 11, 2)
    alone = Member(uid="s", name="A", position=Position.SECRETARY)
    deputy = Member(uid="d", name="B", position=Position.DEPUTY)
    assert "committee_meeting" not in ids(day, replace(met(REGULAR), members=(alone,)))
    assert "committee_meeting" in ids(day, replace(met(REGULAR), members=(alone, deputy)))


def test_working_days_of_a_report_over_tet() -> None:
    held = met(replace(REGULAR, date=date(2026, 2, 13)))
    duty = only("score_report", date(2026, 2, 14), DutyFacts(meetings=held.meetings), holidays=TET)
    assert duty.due == date(2026, 2, 25)


def test_a_thematic_meeting_held_closes_the_quarter() -> None:
    assert "thematic" not in ids(date(2026, 11, 24), met(THEMATIC))
    planned = only("thematic", date(2026, 11, 18), met(THEMATIC))
    assert (planned.due, planned.title) == (FRIDAY, "Sinh hoạt chuyên đề quý IV năm 2026")
    last_quarter = met(replace(THEMATIC, date=date(2026, 9, 20)))
    assert "thematic" in ids(date(2026, 11, 24), last_quarter)


def test_dues_are_closed_by_the_months_meeting() -> None:
    assert "dues" not in ids(date(2026, 11, 24), met(replace(REGULAR, dues_paid=True)))
    duty = only("dues", date(2026, 11, 24), met(REGULAR))
    assert duty.title == "Thu, báo cáo đảng phí tháng 11"


# ── members ──────────────────────────────────────────────────────────────────────────────────────


def test_a_probation_is_considered_within_30_working_days_after_its_end() -> None:
    facts = person(admitted_on="2025-11-02", official_on="")
    duty = only("probation_end", date(2026, 12, 14), facts)
    assert (duty.due, duty.latest, duty.late) == (date(2026, 11, 2), date(2026, 12, 14), False)
    assert only("probation_end", date(2026, 12, 15), facts).late
    assert duty.title.endswith(": Lý Văn A") and duty.action is Action.MEMBER
    assert "probation_end" not in ids(date(2026, 8, 3), facts)
    assert "probation_end" in ids(date(2026, 8, 4), facts)
    vague = person(admitted_on="2025-11", official_on="")
    assert "probation_end" not in ids(FRIDAY, vague)


@pytest.mark.parametrize(
    ("decided", "due"),
    [("1986-05-19", date(2026, 5, 19)), ("1986-05-20", date(2026, 9, 2))],
)
def test_badge_days_of_domain_10_4(decided: str, due: date) -> None:
    duty = only("badge", due - timedelta(days=10), person(decided_on=decided))
    assert duty.due == due and "40 năm tuổi Đảng" in duty.title


def test_no_badge_for_35_years_nor_for_one_received_nor_long_after() -> None:
    assert "badge" not in ids(date(2026, 5, 10), person(decided_on="1991-05-19"))
    assert "badge" not in ids(date(2026, 5, 10), person(decided_on="1986-05-19", badge="40 năm"))
    assert "badge" in ids(date(2026, 5, 10), person(decided_on="1986-05-19", badge="30 năm"))
    said = "Huy hiệu 30 năm, số 123456, nhận 19/5/2016"
    assert "badge" in ids(date(2026, 5, 10), person(decided_on="1986-05-19", badge=said))
    assert "badge" not in ids(date(2026, 5, 10), person(decided_on="1986-05-19", badge="40"))
    assert "badge" in ids(date(2026, 7, 18), person(decided_on="1986-05-19"))
    assert "badge" not in ids(date(2026, 7, 19), person(decided_on="1986-05-19"))


def test_three_months_missed_without_reason_only_warn() -> None:
    duty = only("three_months", FRIDAY, TRUANT)
    assert (duty.tone, duty.late) == (Tone.WARNING, False)
    twice = replace(TRUANT, meetings=TRUANT.meetings[:2])
    assert "three_months" not in ids(FRIDAY, twice)
    same_month = replace(REGULAR, uid="x", date=date(2026, 5, 20), unexcused=("a",))
    assert "three_months" not in ids(FRIDAY, replace(twice, meetings=(*twice.meetings, same_month)))
    assert "three_months" not in ids(date(2027, 1, 5), TRUANT)


def test_a_suspension_ends_when_its_end_is_known() -> None:
    known = (Standing(kind=StandingKind.SUSPENDED, since="2026-09-01", until="2026-11-25"),)
    assert only("suspension_end", FRIDAY, person(standings=known)).due == date(2026, 11, 25)
    assert "suspension_end" not in ids(date(2026, 11, 26), person(standings=known))


def test_a_case_may_end_earlier_than_the_rule() -> None:
    facts = case("dues_reduction_end", date(2026, 6, 1), until=date(2026, 12, 1))
    assert only("dues_reduction_end", FRIDAY, facts).due == date(2026, 12, 1)


def test_the_next_meeting_is_day_03_while_none_is_made() -> None:
    facts = case("announce_decision", date(2026, 11, 3))
    assert only("announce_decision", date(2026, 11, 30), facts).due == date(2026, 12, 3)


def test_files_of_members_from_before_the_handbook_are_not_asked_for() -> None:
    facts = replace(person(admitted_on="2026-10-20", official_on=""), since=date(2026, 11, 1))
    assert "new_member_file" not in ids(FRIDAY, facts)


# ── the handbook, answers, order ─────────────────────────────────────────────────────────────────


def test_a_new_handbook_asks_for_nothing_due_before_it_began() -> None:
    found = on(date(2026, 11, 24), DutyFacts(since=date(2026, 11, 24)))
    assert not [d for d in found if d.late and d.id != "backup"]
    assert "inspection_plan" not in [d.id for d in found]


def test_a_backup_is_due_at_once_when_there_is_none() -> None:
    duty = only("backup", FRIDAY, DutyFacts())
    assert (duty.due, duty.late, duty.action) == (None, True, Action.BACKUP)
    assert "backup" not in ids(FRIDAY, DutyFacts(backed_up=date(2026, 11, 1)))


def test_a_typed_day_wins_over_the_outer_limit() -> None:
    typed = TypedDate(duty="annual_review", period="2026", on=date(2026, 11, 28))
    assert only("annual_review", FRIDAY, DutyFacts(typed=(typed,))).due == date(2026, 11, 28)
    assert "half_year" not in ids(date(2026, 6, 25), DutyFacts())


def test_done_and_not_applicable_are_gone_for_their_period() -> None:
    day = date(2027, 1, 4)
    duty = only("thematic_plan", day, DutyFacts())
    for state in (AnswerState.DONE, AnswerState.NOT_APPLICABLE):
        facts = DutyFacts(answers=(answered(duty, state, day, reason="không có"),))
        assert "thematic_plan" not in ids(day, facts)
        assert "thematic_plan" in ids(date(2028, 1, 4), facts)


def test_an_answer_is_about_one_record() -> None:
    other = replace(REGULAR, uid="o", date=date(2026, 11, 4))
    facts = DutyFacts(meetings=(REGULAR, other))
    day = date(2026, 11, 5)
    mine = next(d for d in on(day, facts) if d.id == "send_up" and d.record == "m")
    kept = replace(facts, answers=(answered(mine, AnswerState.DONE, day),))
    assert [d.record for d in on(day, kept) if d.id == "send_up"] == ["o"]


def test_a_planned_meeting_can_be_answered_too() -> None:
    day = date(2026, 11, 4)
    facts = met(replace(REGULAR, date=date(2026, 11, 5)))
    said = answered(only("regular_meeting", day, facts), AnswerState.NOT_APPLICABLE, day)
    assert "regular_meeting" not in ids(day, replace(facts, answers=(said,)))


def test_postponed_comes_back_before_its_new_day_with_the_reason() -> None:
    day = date(2027, 1, 4)
    duty = only("thematic_plan", day, DutyFacts())
    until = date(2027, 3, 31)
    said = answered(duty, AnswerState.POSTPONED, day, until=until, reason="chờ hướng dẫn")
    facts = DutyFacts(answers=(said,))
    assert "thematic_plan" not in ids(date(2027, 2, 20), facts)
    back = only("thematic_plan", date(2027, 3, 1), facts)
    assert (back.due, back.late, back.postponed) == (until, False, "chờ hướng dẫn")
    assert only("thematic_plan", date(2027, 4, 1), facts).late
    done = answered(duty, AnswerState.DONE, date(2027, 3, 2))
    assert "thematic_plan" not in ids(date(2027, 3, 3), DutyFacts(answers=(said, done)))


def test_what_comes_every_three_months_counts_from_when_it_was_done() -> None:
    facts = DutyFacts(since=date(2026, 1, 1))
    late = only("roster_check", date(2026, 5, 1), facts)
    assert (late.due, late.late) == (date(2026, 4, 1), True)
    done = answered(late, AnswerState.DONE, date(2026, 5, 2))
    after = replace(facts, answers=(done,))
    assert "roster_check" not in ids(date(2026, 5, 3), after)
    assert only("roster_check", date(2026, 7, 25), after).due == date(2026, 8, 2)
    assert "roster_check" not in ids(FRIDAY, DutyFacts())


def test_late_first_then_by_day() -> None:
    facts = DutyFacts(
        since=date(2026, 1, 1),
        meetings=(replace(REGULAR, date=date(2026, 11, 18)),),
        open_assignments=(GIVEN,),
    )
    found = on(date(2026, 11, 24), facts, switches={})
    lates = [d.late for d in found]
    assert lates == sorted(lates, reverse=True) and True in lates and False in lates
    for late in (True, False):
        days = [d.due or date.min for d in found if d.late is late]
        assert days == sorted(days)
    assert found[0].id == "backup"


def test_a_notification_speaks_on_days_of_warning_and_when_late() -> None:
    facts = person(admitted_on="2026-01-31", official_on="")
    told = [
        (date(2027, 1, 31) - day).days
        for day in (date(2026, 11, 2) + timedelta(days=n) for n in range(91))
        if duty_days.is_told(only("probation_end", day, facts), day)
    ]
    assert told == [90, 60, 30, 15, 7, 0]
    assert duty_days.is_told(only("backup", FRIDAY, DutyFacts()), FRIDAY)


def test_by_default_no_row_of_a_locality_and_none_without_its_records() -> None:
    facts = DutyFacts(since=date(2026, 1, 1), meetings=(REGULAR,), backed_up=FRIDAY)
    found = duty_days.duties_on(date(2026, 12, 24), facts, BranchKind.OFFICE)
    shown = {d.id for d in found}
    assert {"dues", "thematic", "supplement", "finalise"} <= shown
    assert not {"send_up", "score_report", "annual_review", "residence_remark"} & shown


def test_a_restore_drill_comes_back_each_year() -> None:
    began = date(2026, 1, 10)
    assert "restore_drill" not in ids(date(2026, 11, 24), DutyFacts(since=began))
    duty = only("restore_drill", date(2027, 1, 11), DutyFacts(since=began))
    assert (duty.due, duty.late, duty.action) == (date(2027, 1, 10), True, Action.RESTORE_DRILL)
    done = answered(duty, AnswerState.DONE, date(2027, 1, 11))
    facts = DutyFacts(since=began, answers=(done,))
    assert "restore_drill" not in ids(date(2027, 11, 24), facts)
    assert only("restore_drill", date(2028, 1, 12), facts).late
