from dataclasses import replace

import pytest

from handbook.records import criteria_sets, scoring
from handbook.records.bands import Band
from handbook.records.scoring import CriteriaSet, Criterion, Grade, Item


def bundled(name: str = "an-phu") -> CriteriaSet:
    return next(s for s in scoring.bundled() if s.id == name)


def with_items(*items: Item) -> CriteriaSet:
    most = sum(item.most for item in items)
    criterion = Criterion(id="1", text="Thời lượng", most=most, items=items)
    return replace(bundled(), criteria=(criterion,), sum=most)


@pytest.mark.parametrize("criteria", scoring.bundled(), ids=lambda s: s.id)
def test_every_bundled_set_is_right(criteria: CriteriaSet) -> None:
    assert criteria_sets.check(criteria) == {}


def test_a_copy_is_ones_own_and_says_whose_it_was() -> None:
    copy = criteria_sets.copied(bundled(), "own-1", "Bộ tiêu chí của đảng ủy xã")
    assert (copy.id, copy.title, copy.local, copy.edition) == (
        "own-1",
        "Bộ tiêu chí của đảng ủy xã",
        True,
        1,
    )
    assert copy.source.startswith("chép từ bộ an-phu")
    assert copy.criteria == bundled().criteria
    assert criteria_sets.check(copy) == {}


def test_points_must_come_to_the_sum() -> None:
    short = replace(bundled(), criteria=bundled().criteria[1:])
    assert "95, phải bằng 100" in criteria_sets.check(short)["criteria"]


def test_items_must_come_to_their_criterion() -> None:
    criterion = replace(bundled().criteria[2], most=9)
    changed = replace(bundled(), criteria=(criterion,), sum=9)
    assert "10 điểm, phải bằng 9" in criteria_sets.check(changed)["3"]


def test_ids_are_unique() -> None:
    twice = with_items(Item(id="1.1", text="A", most=1), Item(id="1.1", text="B", most=1))
    assert "“1.1” dùng hai lần" in criteria_sets.check(twice)["criteria"]


def test_bands_must_meet_unless_the_item_says_why_they_do_not() -> None:
    bands = (Band(points=2, over="50"), Band(points=1, under="50"))
    item = Item(id="1.1", text="Phát biểu", most=2, bands=bands)
    assert "hở một khoảng" in criteria_sets.check(with_items(item))["1.1"]
    assert criteria_sets.check(with_items(replace(item, gap="Mẫu để hở đúng 50%."))) == {}
    both = (Band(points=2, at_least="50"), Band(points=1, at_most="50"))
    assert "chồng" in criteria_sets.check(with_items(replace(item, bands=both)))["1.1"]
    floor = (Band(points=2, at_least="50"),)
    assert "thấp nhất" in criteria_sets.check(with_items(replace(item, bands=floor)))["1.1"]
    rich = (Band(points=3, at_least="50"), Band(points=1, under="50"))
    assert "nhiều hơn 2" in criteria_sets.check(with_items(replace(item, bands=rich)))["1.1"]


def test_grades_fall_to_nothing_and_titles_are_there() -> None:
    wrong = replace(bundled(), title=" ", grades=(Grade(name="Khá", least=70),))
    assert set(criteria_sets.check(wrong)) == {"title", "grades"}
    empty = replace(bundled().criteria[0], text=" ")
    assert "1" in criteria_sets.check(replace(bundled(), criteria=(empty,), sum=5))
