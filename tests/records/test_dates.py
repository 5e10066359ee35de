from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.records import dates

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
partials = st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from((4, 7, 10)))


@pytest.mark.parametrize(
    ("day", "long"),
    [
        ("2026-02-03", "ngày 03 tháng 02 năm 2026"),
        ("2026-05-27", "ngày 27 tháng 5 năm 2026"),
        ("2026-01-15", "ngày 15 tháng 01 năm 2026"),
        ("2026-09-09", "ngày 09 tháng 9 năm 2026"),
        ("2026-11-03", "ngày 03 tháng 11 năm 2026"),
    ],
)
def test_long_dates_of_domain_1_5(day: str, long: str) -> None:
    assert dates.long(date.fromisoformat(day)) == long


@pytest.mark.parametrize(
    ("value", "short"),
    [
        (date(2026, 9, 5), "05/9/2026"),
        (date(2026, 2, 3), "03/02/2026"),
        ("1985-03", "3/1985"),
        ("1985-02", "02/1985"),
        ("1985", "1985"),
        ("", ""),
        (None, ""),
    ],
)
def test_short_dates_of_domain_1_5(value: date | str | None, short: str) -> None:
    assert dates.short(value) == short


def test_months_and_weekdays_by_name() -> None:
    assert dates.month_of(date(2026, 2, 3)) == "tháng 02 năm 2026"
    assert dates.month_of(date(2026, 9, 3)) == "tháng 9 năm 2026"
    assert dates.weekday(date(2026, 11, 3)) == "Thứ Ba"
    assert dates.weekday(date(2026, 11, 8)) == "Chủ nhật"


@pytest.mark.parametrize(
    ("written", "partial"),
    [
        ("17/03/1985", "1985-03-17"),
        ("17-3-1985", "1985-03-17"),
        ("17.03.85", "1985-03-17"),
        ("17/3/26", "2026-03-17"),
        ("17/3/27", "1927-03-17"),
        ("03/1985", "1985-03"),
        ("1985", "1985"),
        ("1985-03-17", "1985-03-17"),
        ("1985-03-17 00:00:00", "1985-03-17"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, partial: str) -> None:
    assert dates.parse(written, century_up_to=26) == partial


def test_a_year_of_two_digits_is_refused_where_nothing_says_which() -> None:
    assert dates.parse_whole_year("30/4/2027") == "2027-04-30"
    for written in ("30/4/27", "85", "mai"):
        with pytest.raises(ValueError):
            dates.parse_whole_year(written)


@pytest.mark.parametrize(
    "written", ["31/02/1985", "29/02/2023", "13/1985", "1/0/1985", "mai", "", "12345", "17/03/0085"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        dates.parse(written)


@given(partials)
def test_what_the_screen_shows_is_read_back(partial: str) -> None:
    assert dates.parse(dates.on_screen(partial)) == partial
    assert dates.is_partial(partial)


@given(partials)
def test_a_partial_date_spans_all_it_can_mean(partial: str) -> None:
    first, last = dates.earliest(partial), dates.latest(partial)
    assert first and last and first <= last
    assert first.isoformat().startswith(partial)
    assert last.isoformat().startswith(partial)
    assert not (last + timedelta(1)).isoformat().startswith(partial)
    assert dates.whole(partial) == (first if first == last else None)


@given(days, days)
def test_years_are_counted_as_ages(born: date, day: date) -> None:
    years = dates.years_between(born, day)
    assert (years >= 0) == (day >= born)
    if (born.month, born.day) != (2, 29) and born.year + years <= 2200:
        assert born.replace(year=born.year + years) <= day


def test_a_year_is_whole_on_the_day_itself() -> None:
    assert dates.years_between(date(1986, 5, 19), date(2026, 5, 18)) == 39
    assert dates.years_between(date(1986, 5, 19), date(2026, 5, 19)) == 40


def test_nothing_known_stays_nothing() -> None:
    assert dates.earliest("") is None
    assert dates.latest("") is None
    assert dates.whole("") is None
    assert dates.on_screen("") == ""
    assert not dates.is_partial("")
    assert not dates.is_partial("1985-02-31")
    assert not dates.is_partial("1985-3")


def test_a_moment_of_the_history() -> None:
    assert dates.moment("2026-11-24T19:30:05+07:00") == "24/11/2026, 19:30"
