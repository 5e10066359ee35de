"""Study of resolutions: figures, marks and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records import studies
from handbook.records.studies import StudyCounts, StudyMark, StudyRow, StudySession

ROLL = (
    StudyRow(member="a", mark=StudyMark.PRESENT, response_on="2026-06-10"),
    StudyRow(member="b", mark=StudyMark.MADE_UP, made_up_on="2026-06-20"),
    StudyRow(member="c", mark=StudyMark.EXCUSED),
    StudyRow(member="d"),
)
SESSION = StudySession(
    uid="s",
    date=date(2026, 6, 3),
    document="Nghị quyết số 05-NQ/ĐU",
    document_date="2025-05-04",
    issuer="Đảng ủy xã Hòa Phú",
    roll=ROLL,
)


def test_figures():
    assert studies.counts(SESSION) == StudyCounts(
        called=4, present=1, excused=1, unexcused=0, made_up=1, responses=1
    )


def test_cited_with_what_is_known():
    said = "Nghị quyết số 05-NQ/ĐU, ngày 04/5/2025 của Đảng ủy xã Hòa Phú"
    assert studies.cited(SESSION) == said
    bare = replace(SESSION, document_date="", issuer="")
    assert studies.cited(bare) == "Nghị quyết số 05-NQ/ĐU"


def test_a_mark_that_is_not_made_up_has_no_day_of_it():
    absent = replace(ROLL[1], mark=StudyMark.UNEXCUSED)
    assert studies.marked(SESSION, absent).roll[1] == StudyRow(member="b", mark=StudyMark.UNEXCUSED)


def test_all_present_leaves_who_is_marked():
    marks = [row.mark for row in studies.all_present(SESSION).roll]
    assert marks == [row.mark for row in ROLL[:3]] + [StudyMark.PRESENT]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"document": " "}, "document"),
        ({"document_date": "2026-13"}, "document_date"),
        ({"roll": (StudyRow(member="a", response_on="hôm qua"),)}, "roll"),
        ({"roll": studies.called(("a", "a"))}, "roll"),
    ],
)
def test_what_is_refused(fields, field):
    assert list(studies.check(replace(SESSION, **fields))) == [field]
    assert studies.check(SESSION) == {}
