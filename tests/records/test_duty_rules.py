from datetime import date

import pytest

from handbook.records import duty_rules
from handbook.records.duty_rules import DutyRule, Per, Proof
from handbook.records.settings import BranchKind

DAY = date(2026, 11, 24)
# The duties of the field, as its table (November 2026) names them; the second are off by default.
FIELD = """
committee_meeting notice papers_posted regular_meeting finalise send_up score_report backfill
thematic thematic_report thematic_plan inspection_plan commitments four_good_register half_year
year_summary annual_review review_papers yearly_assignment quarter_rating remedy_check
task_checkpoint residence_remark dues dues_reduction_end admission_ceremony probation_end
announce_decision transfer_paper transfer_present three_months certificate badge suspension_end
appeal_end supervision_end roster_check file_check supplement new_member_file
admission_resolution
"""
OFF = """
admission_resolution four_good_register quarter_rating score_report send_up supervision_end
thematic_report
"""
EVERYTHING = frozenset(need for rule in duty_rules.table() for need in rule.needs)


def on(
    day: date = DAY,
    branch: BranchKind = BranchKind.VILLAGE,
    switches: dict[str, bool] | None = None,
    knows: frozenset[str] = frozenset(),
) -> dict[str, DutyRule]:
    return {rule.id: rule for rule in duty_rules.rules_on(day, branch, switches or {}, knows)}


def test_every_duty_of_the_field_is_in_the_table() -> None:
    rows = FIELD.split()
    assert len(rows) == 41
    table = {rule.id: rule for rule in duty_rules.table()}
    assert set(rows) <= set(table)
    assert {id for id in rows if not table[id].default} == set(OFF.split())


@pytest.mark.parametrize("rule", duty_rules.table(), ids=lambda rule: rule.id)
def test_every_row_says_what_when_and_on_whose_word(rule: DutyRule) -> None:
    assert rule.what and rule.when and rule.source and rule.due
    assert rule.mark.rstrip("°") in ("A", "B", "C") or (rule.mark == "ours" and not rule.number)
    assert rule.warn == tuple(sorted(rule.warn, reverse=True)) and rule.warn
    assert bool(rule.meetings) == (rule.per is Per.MEETING or rule.proof is Proof.HELD)
    assert rule.per is not Per.CASE or rule.needs
    assert not rule.instead_of or rule.instead_of in {r.id for r in duty_rules.table()}


def test_the_rule_that_asks_is_cited_with_how_sure_it_is() -> None:
    rules = on(switches={"score_report": True, "send_up": True})
    assert rules["finalise"].citation == "42-HD/BTCTW, ngày 28/10/2025"
    assert rules["score_report"].citation == (
        "29-QĐ/TU Lào Cai, ngày 26/01/2026 (theo tài liệu tập huấn)"
    )
    assert rules["send_up"].citation == "Quy định của địa phương (theo thực tế địa phương)"
    assert rules["roster_check"].citation.endswith("(quy định trước đây)")
    assert rules["backup"].citation == ""


def test_a_rule_asks_for_nothing_before_it_is_in_force() -> None:
    assert "finalise" not in on(date(2025, 10, 27))
    assert "finalise" in on(date(2025, 10, 28))
    assert "dues" not in on(date(2026, 1, 31)) and "dues" in on(date(2026, 2, 1))


def test_switches_of_the_branch_win() -> None:
    assert "score_report" not in on()
    assert "score_report" in on(switches={"score_report": True})
    assert "finalise" not in on(switches={"finalise": False})


def test_kinds_of_branch() -> None:
    assert "residence_remark" in on()
    assert "residence_remark" not in on(branch=BranchKind.OFFICE)
    assert "residence_remark" in on(branch=BranchKind.OFFICE, switches={"residence_remark": True})


def test_rows_whose_records_are_not_there_yet_stay_off() -> None:
    assert "annual_review" not in on() and "task_checkpoint" not in on()
    assert "annual_review" in on(knows=frozenset({"review"}))
    missing = {r.id for r in duty_rules.table() if r.needs}
    assert missing.isdisjoint(on(switches=dict.fromkeys(missing, True)))


def test_a_local_row_stands_in_for_the_general_one() -> None:
    assert "committee_meeting" in on() and "committee_meeting_3d" not in on()
    local = on(switches={"committee_meeting_3d": True})
    assert "committee_meeting_3d" in local and "committee_meeting" not in local
