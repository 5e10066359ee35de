import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.records.numbering import PaperType, following, gaps, symbol


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        (5, "NQ", "Số 05-NQ/CB"),
        (12, "BC", "Số 12-BC/CB"),
        (2, "BB", "Số 02-BB/CB"),
        (101, "QĐ", "Số 101-QĐ/CB"),
        (None, "NQ", "Số      -NQ/CB"),
    ],
)
def test_symbols_of_domain_1_4(number: int | None, kind: str, written: str) -> None:
    assert symbol(number, PaperType(kind)) == written


def test_the_body_is_the_branches_own() -> None:
    assert symbol(3, PaperType.NOTICE, "CBT1") == "Số 03-TB/CBT1"


def test_numbers_go_on_through_the_new_year() -> None:
    given_until_december = [1, 2, 3, 4, 5, 6]
    assert following(given_until_december) == 7


def test_each_type_counts_from_one_or_from_the_paper_book() -> None:
    assert following([]) == 1
    assert following([], before=17) == 18
    assert following([18, 19], before=17) == 20


@given(st.lists(st.integers(1, 500)), st.integers(0, 500))
def test_a_number_once_given_is_never_given_again(numbers: list[int], before: int) -> None:
    new = following(numbers, before)
    assert new not in numbers
    assert new > before
    assert not set(gaps(numbers, before)) & set(numbers)


def test_gaps_are_told() -> None:
    assert gaps([1, 2, 4, 7]) == (3, 5, 6)
    assert gaps([], before=5) == ()
    assert gaps([9], before=6) == (7, 8)
