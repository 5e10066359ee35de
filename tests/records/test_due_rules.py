from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.records import due_rules
from handbook.records.due_rules import Anchor, Unit

# Tết Bính Ngọ: mùng 1 is 17/02/2026; days off as a branch would type them.
TET = frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5))
SECOND_SEPTEMBER = frozenset({date(2026, 9, 1), date(2026, 9, 2)})


def after(day: date, text: str, holidays: frozenset[date] = frozenset()) -> date:
    (rule,) = due_rules.parse(text)
    return due_rules.shifted(day, rule, holidays)


def test_the_grammar() -> None:
    (rule,) = due_rules.parse("date+12m+30wd")
    assert rule.anchor is Anchor.DATE
    assert [(s.number, s.unit) for s in rule.shifts] == [
        (12, Unit.MONTHS),
        (30, Unit.WORKING_DAYS),
    ]
    assert [r.anchor for r in due_rules.parse("typed|year_end")] == [Anchor.TYPED, Anchor.YEAR_END]
    assert due_rules.parse("monthly@3")[0].day == 3
    before, on, later = (due_rules.parse(f"meeting{s}")[0] for s in ("-1d", "", "+2d"))
    assert [before.is_before, on.is_before, later.is_before] == [True, True, False]


@pytest.mark.parametrize("text", ["", "someday", "meeting+2", "quarter@3", "meeting +2d", "date+d"])
def test_what_is_no_due_rule(text: str) -> None:
    with pytest.raises(ValueError):
        due_rules.parse(text)


def test_calendar_days_pass_over_the_ends_of_months() -> None:
    assert after(date(2026, 2, 28), "meeting+2d") == date(2026, 3, 2)
    assert after(date(2026, 3, 1), "meeting-3d") == date(2026, 2, 26)


def test_working_days_pass_over_weekends() -> None:
    friday = date(2026, 11, 20)
    assert due_rules.working_day(friday, 1) == date(2026, 11, 23)
    assert due_rules.working_day(friday, 3) == date(2026, 11, 25)
    assert due_rules.working_day(date(2026, 11, 23), -1) == friday
    sunday = date(2026, 11, 22)
    assert (due_rules.working_day(sunday, 1), due_rules.working_day(sunday, -1)) == (
        date(2026, 11, 23),
        friday,
    )
    assert due_rules.working_day(sunday, 0) == sunday


def test_working_days_over_tet() -> None:
    assert after(date(2026, 2, 13), "meeting+3wd", TET) == date(2026, 2, 25)
    assert after(date(2026, 2, 13), "meeting+3wd") == date(2026, 2, 18)
    assert after(date(2026, 2, 24), "date-3wd", TET) == date(2026, 2, 12)


def test_thirty_working_days() -> None:
    assert after(date(2026, 11, 2), "date+30wd") == date(2026, 12, 14)
    assert after(date(2026, 1, 30), "date+30wd", TET) == date(2026, 3, 20)
    assert after(date(2026, 8, 14), "date+30wd", SECOND_SEPTEMBER) == date(2026, 9, 29)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 80))
def test_as_many_working_days_lie_between_as_were_asked_for(day: date, number: int) -> None:
    end = due_rules.working_day(day, number, TET)
    passed = [day + timedelta(days=n + 1) for n in range((end - day).days)]
    assert sum(due_rules.is_working_day(d, TET) for d in passed) == number
    assert due_rules.is_working_day(end, TET)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2021, 5, 20), 60, date(2026, 5, 20)),
    ],
)
def test_months_keep_the_day_or_take_the_last(day: date, months: int, found: date) -> None:
    assert due_rules.add_months(day, months) == found


def test_a_day_of_the_month_or_its_last() -> None:
    third, last, thirty_first = (
        due_rules.parse(t)[0] for t in ("monthly@3", "monthly", "monthly@31")
    )
    assert due_rules.in_month(third, date(2026, 11, 24)) == date(2026, 11, 3)
    assert due_rules.in_month(last, date(2028, 2, 3)) == date(2028, 2, 29)
    assert due_rules.in_month(thirty_first, date(2026, 4, 1)) == date(2026, 4, 30)
