from dataclasses import replace
from datetime import date

import pytest

from handbook.records import attendance, rules, sealing
from handbook.records.assignments import Assignment
from handbook.records.attendance import marked
from handbook.records.meetings import Mark, Meeting, Step
from handbook.records.members import Member

DAY = date(2026, 11, 3)
ROSTER = (Member(uid="a", name="Hồ An"), Member(uid="b", name="Lê Hà"))
WORK = Assignment(uid="w", meeting="m", assigned_on=DAY, what="Vệ sinh đường", due="2026-11")


def said(work: Assignment = WORK, **changes: object) -> list[tuple[Step, str, str, bool]]:
    """What the list before the seal says more of a meeting with `changes` than without."""

    def lines(meeting: Meeting, one: Assignment) -> list[sealing.Missing]:
        for uid in "ab":
            meeting = marked(meeting, uid, Mark.PRESENT)
        counts = attendance.count(attendance.rows(meeting, ROSTER))
        values = rules.at(DAY, "meeting_guide").values
        return list(sealing.missing(meeting, counts, (one,), values))

    meeting = Meeting(
        uid="m", date=DAY, starts_at="19:30", ends_at="21:30", dues_paid=2, dues_due=2, agreed=2
    )
    before = lines(meeting, WORK)
    after = lines(replace(meeting, **changes), work)
    return [(m.step, m.field, m.sentence, m.blocks) for m in after if m not in before]


@pytest.mark.parametrize(
    ("changes", "step", "field", "sentence"),
    [
        (
            {"ends_at": "18:00"},
            Step.CLOSE,
            "ends_at",
            "Giờ kết thúc 18:00, giờ bắt đầu 19:30: buổi họp thành ra dài 22 giờ 30 phút.",
        ),
        (
            {"agreed": 99},
            Step.CLOSE,
            "agreed",
            "Nhất trí với biên bản 99 đồng chí, nhiều hơn 2 người dự.",
        ),
        (
            {"dues_paid": 40},
            Step.COURSE,
            "dues_paid",
            "Đã nộp đảng phí 40 đồng chí, nhiều hơn số phải nộp 2.",
        ),
        (
            {"notified_on": "2026-11-05"},
            Step.PREPARE,
            "notified_on",
            "Ngày thông báo 05/11/2026 sau ngày họp 03/11/2026.",
        ),
    ],
)
def test_what_can_hardly_be_is_told_and_does_not_block(
    changes: dict[str, object], step: Step, field: str, sentence: str
) -> None:
    assert said(**changes) == [(step, field, sentence, False)]


def test_a_deadline_before_the_meeting_is_told() -> None:
    told = said(replace(WORK, due="2026-10-31"))
    assert [(step, field) for step, field, _, _ in told] == [(Step.CONCLUDE, "assignments")]
    assert told[0][2] == "Việc “Vệ sinh đường” có thời hạn 31/10/2026, trước ngày họp 03/11/2026."


@pytest.mark.parametrize(
    "changes",
    [
        {"ends_at": "00:15"},
        {"agreed": 1},
        {"dues_paid": 1},
        {"notified_on": "2026-11-03"},
        {"papers_sent_on": "2026-11"},
    ],
)
def test_what_may_well_be_is_not_told(changes: dict[str, object]) -> None:
    assert said(**changes) == []
