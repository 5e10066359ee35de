"""The year a page lists: this year at first, kept while others are offered."""

from datetime import date

import pytest

from handbook.ui.parts.year_choice import YearChoice


@pytest.fixture
def years(dressed, qtbot):
    made = YearChoice(lambda: date(2026, 11, 3), ahead=1)
    qtbot.addWidget(made)
    return made


def words(years):
    return [years.itemText(place) for place in range(years.count())]


def test_this_year_is_chosen_and_the_next_offered(years):
    assert years.year() == 2026 and words(years) == ["Năm 2027", "Năm 2026"]


def test_the_chosen_year_stays_when_others_are_offered(years):
    years.offer((2024, 2025))
    years.set_value(2024)
    years.offer((2025,))
    assert years.year() == 2024
    assert words(years) == ["Năm 2027", "Năm 2026", "Năm 2025", "Năm 2024"]


def test_a_year_of_which_there_is_nothing_yet_can_be_turned_to(years):
    told = []
    years.edited.connect(lambda: told.append(years.year()))
    years.turn_to(2031)
    assert years.year() == 2031 and words(years)[0] == "Năm 2031" and told == []


def test_all_years_can_be_one_of_the_choices(dressed, qtbot):
    years = YearChoice(lambda: date(2026, 11, 3), every="Mọi năm")
    qtbot.addWidget(years)
    assert years.year() == 0
    years.offer((2025,))
    assert words(years) == ["Mọi năm", "Năm 2026", "Năm 2025"] and years.year() == 0
