import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from handbook.errors import Problem
from handbook.records.basics import new_uid
from handbook.records.list_layout import ColumnGuess
from handbook.records.members import Member
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.intake.members import MemberIntake, said_of
from handbook.ui.intake.preview import column_name
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.work import Work

LIST = "Tên gọi\tNăm\nTrần Thị Chín\t3/4/1990\nLê Mười\t1970"


@pytest.fixture
def intake(qtbot, dressed):
    work = Work(crashed=lambda bug: pytest.fail(repr(bug)))
    made = MemberIntake(work)
    qtbot.addWidget(made)
    yield made
    made.close()
    work.close()


def test_names_alone_are_enough(intake):
    intake.show_text("Trần Thị Chín\nLê Mười")
    assert [m.name for m in intake.members()] == ["Trần Thị Chín", "Lê Mười"]


def test_a_column_is_matched_by_hand(qtbot, intake):
    intake.show_text("Họ và tên\tSố gì đó\nTrần Thị Chín\t0912\nLê Mười\t0913")
    choices = [field.editor for field in intake._columns.findChildren(Field)]
    assert choices[0].value() == "name" and choices[1].value() is None
    choices[1].set_value("phone")
    choices[1].edited.emit()
    qtbot.waitUntil(lambda: intake.proposal.rows[0].member.phone == "0912")


def test_a_list_without_a_name_column_asks_for_one(intake):
    intake.show_text("Ngày sinh\tVào Đảng\n3/4/1990\t3/2/2015")
    assert intake.proposal is None
    assert intake.notice.sentence()
    assert not intake._columns.isHidden()


def test_a_list_with_mistakes_is_dropped_and_the_next_one_shows_its_rows(intake):
    intake.show_text("Ngày sinh\tVào Đảng\n3/4/1990\t3/2/2015")
    intake.show_text("Họ và tên\tNgày sinh\nTrần Thị Chín\t31/2/1990")
    assert intake._columns.isHidden()
    with pytest.raises(Problem):
        intake.members()
    intake.findChild(QPushButton, f"{intake._words.prefix}.drop").click()

    assert intake.members() == () and intake._preview.isHidden()


def test_known_members_are_updated_not_doubled(intake):
    intake.know((Member(uid=new_uid(), name="Trần Thị Chín", birth_date="1990-04-03"),))
    intake.show_text("Họ và tên\tNgày sinh\tĐiện thoại\nTrần Thị Chín\t3/4/1990\t0912")
    (row,) = intake.table.rows()
    assert row.action.value == "update"
    assert "0912" in said_of(row)


def test_what_to_know_of_a_row_stands_under_its_name_and_is_read_aloud(intake):
    intake.show_text("Họ và tên\tNgày sinh\nTrần Thị Chín\t31/2/1990")
    model = intake.table.model
    named = model.columns[-1]
    (row,) = intake.table.rows()
    aloud = model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)

    assert "31/2/1990" in named.second(row)
    assert aloud.endswith(f"Trần Thị Chín. {named.second(row)}")


def test_the_columns_stand_in_as_many_as_there_is_room_for(intake, qtbot):
    intake.show_text("Họ và tên\tNgày sinh\tDân tộc\nTrần Thị Chín\t3/2/1990\tKinh")
    intake._fold.show_open(True)
    intake.resize(1000, 700)
    intake.show()
    fields = intake._columns.findChildren(Field)
    qtbot.waitUntil(lambda: len({field.y() for field in fields}) == 1)
    intake.resize(500, 700)
    qtbot.waitUntil(lambda: len({field.y() for field in fields}) == 2)


def test_only_wrong_rows_can_be_shown(intake):
    intake.show_text("Họ và tên\tNgày sinh\nA B\t31/02/1985\nC D\t1/2/1985")
    intake.only_bad.click()
    assert [row.name for row in intake.table.rows()] == ["A B"]


def test_an_unreadable_file_is_a_sentence(qtbot, intake, tmp_path):
    file = tmp_path / "hong.xlsx"
    file.write_bytes(b"khong phai excel")
    intake.show_file(file)
    qtbot.waitUntil(lambda: bool(intake.notice.sentence()))
    assert intake.members() == ()


def test_wrong_rows_and_rows_left_out_are_told_under_the_list(intake):
    intake.show_text("Họ và tên\tNgày sinh\nA B\t31/02/1985\nC D\t1/2/1985\nCộng: 2\t")
    first, *others = intake.remarks.text().split("\n")
    assert first.startswith("Dòng 2: ")
    assert "1 dòng không phải là đảng viên (đầu bảng, cộng, chữ ký) đã bỏ qua." in others


def test_begun_anew_nothing_of_the_last_list_is_left(intake):
    intake.show_text(LIST)
    assert not intake._preview.isHidden()
    intake.begin_anew()
    assert intake._preview.isHidden() and intake.members() == () and not intake.action(list).enabled


def test_columns_are_named_as_excel_names_them():
    names = [column_name(ColumnGuess(index=n, heading="", field=None)) for n in (0, 25, 26)]
    assert names == ["Cột A", "Cột Z", "Cột AA"]


def test_form_takes_one_column_where_it_is_narrow(qtbot, dressed):
    form = RoomyForm({name: Field(name, LineEdit()) for name in "abc"})
    qtbot.addWidget(form)
    form.resize(800, 300)
    form.show()
    assert form.columns() == 2
    form.resize(300, 300)
    qtbot.waitUntil(lambda: form.columns() == 1)
    form.close()
