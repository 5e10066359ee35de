from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handbook.records.backup_thinning import Keeping, kept, thinned

NOON = datetime(2026, 11, 24, 12, 0)
TIMES = st.lists(
    st.datetimes(min_value=datetime(2015, 1, 1), max_value=datetime(2027, 1, 1)), max_size=80
)


def daily(count: int) -> list[datetime]:
    return [NOON - timedelta(days=n) for n in range(count)]


def test_three_years_of_daily_backups_thin_to_days_weeks_months_and_years() -> None:
    left = sorted(kept(daily(1096)), reverse=True)
    assert left[:7] == daily(7)  # each of the last seven days
    assert len(left) <= 7 + 5 + 12 + 10
    assert {(t.year, t.month) for t in left} >= {(2026, month) for month in range(1, 12)}
    assert {t.year for t in left} == {2023, 2024, 2025, 2026}
    assert left[-1].date().isoformat() == "2023-12-31"  # the newest of its year


def test_of_one_day_the_last_stays_beside_the_three_newest() -> None:
    hours = [NOON - timedelta(hours=n) for n in range(10)]
    assert kept(hours) == frozenset(hours[:3])
    assert thinned(hours) == tuple(sorted(hours[3:]))


def test_a_program_left_alone_for_a_year_loses_nothing() -> None:
    old = [NOON - timedelta(days=400 + n) for n in range(5)]
    assert thinned([*old, NOON]) == ()


def test_spans_can_be_chosen() -> None:
    only_days = Keeping(newest=0, days=2, weeks=0, months=0, years=0)
    assert kept(daily(9), only_days) == frozenset(daily(2))


@given(TIMES)
def test_the_newest_and_the_newest_of_each_late_year_are_never_lost(times: list[datetime]) -> None:
    left = kept(times)
    assert left <= set(times)
    for year in sorted({t.year for t in times}, reverse=True)[:10]:
        assert max(t for t in times if t.year == year) in left
    assert set(thinned(times)) == set(times) - left


@given(TIMES)
def test_thinning_what_was_thinned_takes_no_more(times: list[datetime]) -> None:
    assert thinned(kept(times)) == ()
