from dataclasses import replace
from datetime import date

import pytest

from handbook.records import members
from handbook.records.members import Member, Position, Standing, StandingKind

DAY = date(2026, 11, 3)
TODAY = date(2026, 11, 24)
HA = Member(uid="u1", name="Lê Ngọc Hà", birth_date="1976-08-16", admitted_on="2016-07-26")


def standing(kind: StandingKind, since: str = "", until: str = "") -> tuple[Standing, ...]:
    return (Standing(kind=kind, since=since, until=until),)


def problems(member: Member) -> dict[str, str]:
    return members.check(member, admission_age=18, today=TODAY)


@pytest.mark.parametrize(
    ("official", "day", "rank"),
    [
        ("2017-07-26", date(2017, 7, 25), StandingKind.PROBATIONARY),
        ("2017-07-26", date(2017, 7, 26), StandingKind.FULL),
        ("2017-07-26", DAY, StandingKind.FULL),
        ("", DAY, StandingKind.PROBATIONARY),
    ],
)
def test_a_member_is_full_from_the_official_date(
    official: str, day: date, rank: StandingKind
) -> None:
    assert members.rank_on(replace(HA, official_on=official), day) is rank


def test_without_an_official_date_the_history_tells_the_rank() -> None:
    history = (
        *standing(StandingKind.PROBATIONARY, "2016-07-26"),
        *standing(StandingKind.FULL, "2017-07-26"),
    )
    member = replace(HA, standings=history)
    assert members.rank_on(member, date(2017, 1, 1)) is StandingKind.PROBATIONARY
    assert members.rank_on(member, DAY) is StandingKind.FULL


def test_a_member_without_any_date_is_full() -> None:
    assert members.rank_on(Member(uid="u", name="Hồ An"), DAY) is StandingKind.FULL


@pytest.mark.parametrize("kind", [k for k in StandingKind if k not in members.RANKS])
def test_a_standing_holds_from_its_first_day_until_its_last(kind: StandingKind) -> None:
    member = replace(HA, standings=standing(kind, "2026-03-01", "2026-11-03"))
    rank = StandingKind.PROBATIONARY
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 11, 2), date(2026, 11, 3))
    assert [members.standing_on(member, day) for day in days] == [rank, kind, kind, rank]


def test_the_strongest_standing_decides() -> None:
    both = (*standing(StandingKind.EXEMPT), *standing(StandingKind.AWAY, "2026-01-01"))
    member = replace(HA, standings=both)
    assert members.standing_on(member, date(2025, 1, 1)) is StandingKind.EXEMPT
    assert members.standing_on(member, DAY) is StandingKind.AWAY
    gone = replace(member, standings=(*both, *standing(StandingKind.MOVED, "2026-05-01")))
    assert members.standing_on(gone, DAY) is StandingKind.MOVED


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        (StandingKind.EXEMPT, True),
        (StandingKind.TEMPORARILY_EXEMPT, True),
        (StandingKind.AWAY, True),
        (StandingKind.SUSPENDED, True),
        (StandingKind.VISITING, False),
        (StandingKind.RESIDENT, False),
        (StandingKind.MOVED, False),
        (StandingKind.RESIGNED, False),
        (StandingKind.REMOVED, False),
        (StandingKind.EXPELLED, False),
        (StandingKind.DIED, False),
    ],
)
def test_who_counts_in_the_total_of_domain_2_3_and_10_2(kind: StandingKind, there: bool) -> None:
    assert members.on_roster(replace(HA, standings=standing(kind, "2026-05-01")), DAY) is there


def test_nobody_is_on_the_roster_before_admission() -> None:
    assert not members.on_roster(HA, date(2016, 7, 25))
    assert members.on_roster(HA, date(2016, 7, 26))


def test_the_roster_of_a_day_is_in_vietnamese_order_and_has_visitors() -> None:
    listed = (
        Member(uid="1", name="Hồ Thanh Dũng"),
        Member(uid="2", name="Ngô Văn Đạt", standings=standing(StandingKind.VISITING)),
        Member(uid="3", name="Đỗ Xuân Ánh"),
        Member(uid="4", name="Vũ Thị Ba", standings=standing(StandingKind.DIED, "2026-01-01")),
        Member(uid="5", name="Lê Thị Ca", standings=standing(StandingKind.RESIDENT)),
    )
    assert [m.uid for m in members.roster(listed, DAY)] == ["3", "1", "2"]


@pytest.mark.parametrize(
    ("decided", "admitted", "day", "years"),
    [
        ("1986-05-19", "1986-06-01", date(2026, 5, 19), 40),
        ("1986-05-20", "1986-06-01", date(2026, 5, 19), 39),
        ("", "1986-05-19", date(2026, 5, 19), 40),
        ("", "1986", date(2026, 5, 19), 40),
        ("", "", date(2026, 5, 19), None),
    ],
)
def test_party_age_counts_from_the_decision(
    decided: str, admitted: str, day: date, years: int | None
) -> None:
    member = replace(HA, decided_on=decided, admitted_on=admitted)
    assert members.party_age(member, day) == years


def test_the_holder_of_a_post_is_found() -> None:
    chair = Member(uid="2", name="Hồ An", position=Position.SECRETARY)
    assert members.holder((HA, chair), Position.SECRETARY) is chair
    assert members.holder((HA,), Position.DEPUTY) is None


def test_only_name_is_required() -> None:
    assert problems(Member(uid="u", name="Hồ An")) == {}
    assert problems(Member(uid="u", name=" ")) == {"name": "Thiếu họ và tên."}


def test_dates_that_do_not_exist_are_told_by_field() -> None:
    bad = replace(HA, birth_date="1985-02-31", official_on="31/02")
    assert set(problems(bad)) == {"birth_date", "official_on"}
    history = replace(HA, standings=standing(StandingKind.EXEMPT, "mai"))
    assert set(problems(history)) == {"standings"}


@pytest.mark.parametrize(
    ("birth", "admitted", "good"),
    [
        ("1998-07-26", "2016-07-26", True),
        ("1998-07-27", "2016-07-26", False),
        ("1998", "2016", True),
        ("1999", "2016", False),
        ("", "2016-07-26", True),
        ("1998-07-27", "", True),
    ],
)
def test_admission_is_at_18_or_older(birth: str, admitted: str, good: bool) -> None:
    member = replace(HA, birth_date=birth, admitted_on=admitted)
    assert ("admitted_on" in problems(member)) is not good


@pytest.mark.parametrize(
    ("official", "good"),
    [("2016-07-26", False), ("2016-07-25", False), ("2016-07-27", True), ("2016", True)],
)
def test_the_official_date_is_after_admission(official: str, good: bool) -> None:
    assert ("official_on" in problems(replace(HA, official_on=official))) is not good


def test_nothing_can_have_happened_after_today() -> None:
    assert "admitted_on" in problems(replace(HA, admitted_on="2026-11-25"))
    assert "birth_date" in problems(replace(HA, birth_date="2027", admitted_on=""))
    assert problems(replace(HA, admitted_on="2026-11-24")) == {}


def test_a_standing_ends_after_it_begins() -> None:
    member = replace(HA, standings=standing(StandingKind.AWAY, "2026-05-01", "2026-04-30"))
    assert set(problems(member)) == {"standings"}
