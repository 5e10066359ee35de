import pytest
from PySide6.QtCore import Qt

from handbook.ui.parts.field import Field, Form
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


def test_a_name_nobody_has_leaves_who_was_chosen_and_says_so(dressed, qtbot):
    box = PeopleBox("Chủ trì")
    field = Field("Chủ trì", box)
    qtbot.addWidget(field)
    box.set_options(PEOPLE)
    box.set_value(2)
    values = []
    box.edited.connect(lambda: values.append(box.value()))
    field.show()
    box.selectAll()
    qtbot.keyClicks(box, "zz")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert values == [2, 2]
    assert box.text() == "Ma Văn Đạt"
    assert "Không có “zz”" in field.problem()
    assert "Vẫn giữ “Ma Văn Đạt”" in field.problem()


def test_an_emptied_line_means_nobody_at_once(box, qtbot):
    box.set_value(2)
    values = []
    box.edited.connect(lambda: values.append(box.value()))
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)

    assert values == [None]
    assert box.problem_text() == ""


def test_a_form_does_not_take_a_name_nobody_has_for_nobody(dressed, qtbot):
    box = PeopleBox("Người được giao")
    form = Form({"who": Field("Người được giao", box)})
    qtbot.addWidget(form)
    box.set_options(PEOPLE)
    form.show()
    qtbot.keyClicks(box, "hanh")
    two = form.typing_problems()
    qtbot.keyClicks(box, "zz")

    assert "hãy chọn một tên" in two["who"]
    assert "Không có “hanhzz”" in form.typing_problems()["who"]


def test_a_free_line_takes_any_name_for_nobody_in_the_list(dressed, qtbot):
    box = PeopleBox("Người trình bày", free=True)
    qtbot.addWidget(box)
    box.set_options(PEOPLE)
    box.set_value(2)
    box.show()
    box.selectAll()
    qtbot.keyClicks(box, "Ong Khach")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert box.value() is None
    assert box.text() == "Ong Khach"
    assert box.problem_text() == ""
