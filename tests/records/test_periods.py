from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records import periods
from handbook.records.attendance_stats import Span


@pytest.mark.parametrize(
    ("written", "first", "last", "words"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30), "tháng 11 năm 2026"),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), "tháng 02 năm 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quý IV năm 2026"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "quý I năm 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
    ],
)
def test_reads_names_and_writes_back(written, first, last, words):
    period = periods.parse(written)
    assert (period.first, period.last, period.words, period.key) == (first, last, words, written)


def test_takes_loose_writing():
    assert periods.parse(" 2026-q4 ").key == "2026-Q4"
    assert periods.parse("2026-3").key == "2026-03"


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "2026-Q5", "2026-H3", "26-11", "0001"])
def test_refuses_what_is_no_period(text):
    with pytest.raises(BadInput, match="không phải là kỳ"):
        periods.parse(text)


def test_the_periods_of_a_year_long_ones_first():
    every = periods.of_year(2026, tuple(Span))
    assert [p.key for p in every[:7]] == [
        *("2026", "2026-H1", "2026-H2"),
        *("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"),
    ]
    assert len(every) == 1 + 2 + 4 + 12
    assert [p.key for p in periods.of_year(2026, (Span.HALF,))] == ["2026-H1", "2026-H2"]
