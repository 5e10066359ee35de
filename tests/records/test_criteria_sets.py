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


def test_editing_makes_the_next_edition_and_adds_items_up():
    base = next(s for s in scoring.bundled() if s.id == "an-phu")
    fresh = criteria_sets.edited(base, {"2.1": "Tỷ lệ dự"}, {"2.1": 3, "2.2": 2})
    second = next(c for c in fresh.criteria if c.id == "2")
    assert fresh.edition == base.edition + 1 and second.most == 5
    assert second.items[0].text == "Tỷ lệ dự"
    assert max(band.points for band in second.items[0].bands) == 3
    assert criteria_sets.check(fresh) == criteria_sets.check(base) or fresh.most == 100
    assert criteria_sets.edited(base, {}, {}) == base


def test_editing_a_whole_criterion_changes_its_only_item():
    base = next(s for s in scoring.bundled() if s.id == "hd42")
    fresh = criteria_sets.edited(base, {}, {"1": 4, "2": 6})
    assert [c.most for c in fresh.criteria[:2]] == [4, 6]
    assert fresh.criteria[0].items[0].most == 4
    assert "criteria" not in criteria_sets.check(fresh)
