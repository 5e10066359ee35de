from fractions import Fraction

import pytest

from handbook.records import bands
from handbook.records.bands import Band

RATES = (
    Band(points=5, over="50"),
    Band(points=4, at_least="40", under="50"),
    Band(points=2, under="40"),
)


def of(value: float, limits: tuple[Band, ...] = RATES) -> float | None:
    return bands.points_for(limits, Fraction(value))


def test_a_value_inside_one_band_is_plain() -> None:
    assert [of(value) for value in (100, 50.5, 49.5, 40, 39, 0)] == [5, 5, 4, 4, 2, 2]


def test_a_value_in_no_band_is_left_to_choose_between_its_neighbours() -> None:
    assert of(50) is None
    assert bands.choices(RATES, Fraction(50)) == (5, 4)


def test_a_value_in_two_bands_is_left_to_choose_between_them() -> None:
    double = (Band(points=4, at_least="75"), Band(points=3, at_most="75"))
    assert of(75, double) is None
    assert bands.choices(double, Fraction(75)) == (4, 3)
    assert of(76, double) == 4


def test_below_the_only_band_there_is_one_neighbour_and_no_points() -> None:
    only = (Band(points=5, at_least="90"),)
    assert of(89, only) is None
    assert bands.choices(only, Fraction(89)) == (5,)


def test_limits_are_numbers_or_parts_of_what_is_required() -> None:
    found = [bands.limit(t, Fraction(90)) for t in ("40", "required", "required-15", "required/2")]
    assert found == [40, 90, 75, 45]
    assert bands.limit("required/2", Fraction(45)) == Fraction(45, 2)
    with pytest.raises(ValueError):
        bands.read({"points": 1, "at_least": "khoảng 40"})


def test_flaws_name_gaps_and_overlaps() -> None:
    gap, *more = bands.flaws(RATES)
    assert (gap.above, gap.below, gap.overlap, more) == (5, 4, False, [])
    over = (Band(points=4, at_least="70"), Band(points=3, under="75"))
    assert [f.overlap for f in bands.flaws(over)] == [True]
    whole = (Band(points=2, at_least="50"), Band(points=1, under="50"))
    assert list(bands.flaws(whole)) == []
