import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.records import votes
from handbook.records.votes import Threshold, VoteRoll

bases = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("base", "majority", "two_thirds"),
    [(25, 13, 17), (6, 4, 4), (7, 4, 5), (20, 11, 14), (9, 5, 6), (15, 8, 10), (24, 13, 16)],
)
def test_bars_of_domain_4_2(base: int, majority: int, two_thirds: int) -> None:
    assert votes.bar_of(Threshold.MAJORITY, base) == majority
    assert votes.bar_of(Threshold.TWO_THIRDS, base) == two_thirds


@given(bases)
def test_the_majority_is_the_least_number_above_half(base: int) -> None:
    bar = votes.majority(base)
    assert 2 * bar > base >= 2 * (bar - 1)


@given(bases)
def test_two_thirds_is_the_least_number_not_below_it(base: int) -> None:
    bar = votes.two_thirds(base)
    assert 3 * bar >= 2 * base > 3 * (bar - 1)


def test_visiting_and_suspended_are_out_unless_the_vote_says_so() -> None:
    roll = VoteRoll(full=20, exempt_absent=2, away=1, suspended=1, temporarily_exempt=1, visiting=3)
    assert votes.base_of(roll) == 15
    assert votes.base_of(roll, with_suspended=True) == 16
    assert votes.base_of(roll, with_visiting=True) == 18


def counted(**numbers: int) -> votes.Outcome:
    return votes.outcome(threshold=Threshold.MAJORITY, **numbers)


def test_every_ballot_counts_as_cast() -> None:
    outcome = counted(base=20, present=17, yes=11, no=3, other=2, invalid=1)
    assert (outcome.cast, outcome.passed, outcome.problems) == (17, True, ())


def test_more_ballots_than_voters_are_refused() -> None:
    outcome = counted(base=20, present=17, yes=17, invalid=1)
    assert not outcome.passed
    assert "18 phiếu nhưng chỉ có 17" in outcome.problems[0]


def test_counts_below_nothing_are_refused() -> None:
    assert not counted(base=3, present=3, yes=3, no=-1).passed


def test_nobody_passes_nothing() -> None:
    assert not counted(base=0, present=0, yes=0).passed


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (17, 20, "85,0%"),
        (13, 20, "65,0%"),
        (14, 20, "70,0%"),
        (10, 17, "58,8%"),
        (31, 34, "91,2%"),
        (18, 22, "81,8%"),
        (2, 3, "66,7%"),
        (1, 3, "33,3%"),
        (1, 2000, "0,1%"),
        (20, 20, "100,0%"),
        (0, 0, "–"),
    ],
)
def test_shares_are_shown_with_one_decimal(part: int, whole: int, shown: str) -> None:
    assert votes.percent(part, whole) == shown


def test_the_warning_before_voting_comes_at_half_the_base() -> None:
    assert votes.cannot_pass(base=20, present=10)
    assert not votes.cannot_pass(base=20, present=11)
