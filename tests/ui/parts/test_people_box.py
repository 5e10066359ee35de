import pytest
from PySide6.QtCore import Qt

from handbook.ui.parts.people_box import PeopleBox, matching
from handbook.ui.parts.suggestions import found_in

PEOPLE = [(1, "Nguyễn Thị Hạnh"), (2, "Ma Văn Đạt"), (3, "Đỗ Thị Hạnh"), (4, "Lê Năm"), (5, "Nam")]


@pytest.mark.parametrize(
    ("typed", "uids"),
    [
        ("hanh", [1, 3]),
        ("hạnh", [1, 3]),
        ("do hanh", [3]),
        ("dat", [2]),
        ("đạt", [2]),
        ("năm", [4]),
        ("nam", [4, 5]),
        ("HẠNH NG", [1]),
        ("zz", []),
    ],
)
def test_people_are_found_by_part_of_the_name_with_or_without_marks(typed, uids):
    assert [uid for uid, _ in matching(PEOPLE, typed)] == uids


@pytest.fixture
def box(dressed, qtbot):
    box = PeopleBox("Người phát biểu")
    qtbot.addWidget(box)
    box.set_options(PEOPLE)
    box.resize(300, 40)
    box.show()
    box.activateWindow()
    box.setFocus()
    return box


def test_typing_opens_a_list_and_replaces_nothing(box, qtbot):
    qtbot.keyClicks(box, "hanh")
    hits = found_in(box)

    assert hits.isVisible()
    assert box.text() == "hanh"
    assert box.value() is None


def test_arrows_and_enter_choose(box, qtbot):
    told = []
    box.chosen.connect(told.append)
    qtbot.keyClicks(box, "hanh")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert told == [3]
    assert box.value() == 3
    assert box.text() == "Đỗ Thị Hạnh"
    assert not found_in(box).isVisible()


def test_the_only_match_is_meant_when_the_field_is_left(box, qtbot):
    qtbot.keyClicks(box, "dat")
    box.editingFinished.emit()

    assert box.value() == 2


def test_nobody_is_chosen_by_a_name_that_fits_two(box, qtbot):
    qtbot.keyClicks(box, "hanh")
    box.editingFinished.emit()

    assert box.value() is None


def test_a_name_nobody_has_is_said_and_escape_closes(box, qtbot):
    qtbot.keyClicks(box, "zz")
    hits = found_in(box)
    said = hits.item(0).text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)

    assert "Không có ai" in said
    assert not hits.isVisible()
