from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from handbook.ui import theme as look
from handbook.ui.parts import date_field, number_field, time_field
from handbook.ui.parts.boxes import STRETCH, column, scrolled
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.date_field import DateField, PartialDateField
from handbook.ui.parts.field import Field, Form
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.time_field import TimeField


@pytest.mark.parametrize(
    "typed", ["3/2/1990", "03-02-1990", "3.2.1990", "03021990", "1990-02-03", "03/02/1990"]
)
def test_a_date_is_read_as_people_write_it(typed):
    assert date_field.read_date(typed) == date(1990, 2, 3)


@pytest.mark.parametrize("typed", ["31/2/1990", "hôm qua", "1990", "2/1990", "3/2/90", "3/13/1990"])
def test_what_is_no_whole_date_is_refused(typed):
    with pytest.raises(ValueError):
        date_field.read_date(typed)


@pytest.mark.parametrize(("typed", "meant"), [("1990", "1990"), ("2/1990", "1990-02"), ("", "")])
def test_a_date_may_be_known_in_part(typed, meant):
    assert date_field.read_partial(typed) == meant


@pytest.mark.parametrize(
    "typed", ["19:30", "19h30", "19 giờ 30", "19 giờ 30 phút", "1930", "19.30"]
)
def test_a_time_is_read_as_people_write_it(typed):
    assert time_field.read_time(typed) == time(19, 30)


def test_an_hour_alone_is_a_time_and_nonsense_is_none():
    assert time_field.read_time("7") == time(7)
    for typed in ("25:00", "19:75", "tối", "19:30:10:1"):
        with pytest.raises(ValueError):
            time_field.read_time(typed)


def test_numbers_have_a_decimal_comma_and_limits():
    assert number_field.read_number("9,5", 0, 10, 1) == Decimal("9.5")
    assert number_field.read_number("9", 0, 10, 0) == 9
    assert number_field.write_number(Decimal("9.50")) == "9,5"
    assert number_field.write_number(Decimal("100")) == "100"
    for typed in ("11", "-1", "9,55", "x", "NaN", "Infinity"):
        with pytest.raises(ValueError):
            number_field.read_number(typed, 0, 10, 1)


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (LineEdit, "Nguyễn"),
        (TextArea, "một\nhai"),
        (lambda: Choice([(1, "a"), (2, "b")]), 2),
        (lambda: Check("x"), True),
        (DateField, date(2026, 11, 3)),
        (PartialDateField, "1985-03"),
        (TimeField, time(7, 5)),
        (lambda: NumberField(decimals=1), Decimal("7.5")),
    ],
)
def test_every_editor_shows_a_value_gives_it_back_and_tells_nobody(dressed, qtbot, make, value):
    editor, told = make(), []
    qtbot.addWidget(editor)
    editor.edited.connect(lambda: told.append(1))
    editor.set_value(value)

    assert editor.value() == value
    assert told == []


def test_typing_tells_and_is_never_reformatted_before_the_field_is_left(dressed, qtbot):
    field, told = DateField(), []
    qtbot.addWidget(field)
    field.edited.connect(lambda: told.append(field.line.text()))
    field.show()
    qtbot.keyClicks(field.line, "3/2/1990")

    assert told[-1] == "3/2/1990"
    assert len(told) == 8
    field.line.editingFinished.emit()
    assert field.line.text() == "03/02/1990"


def test_the_calendar_starts_on_monday_in_vietnamese_and_gives_the_day(dressed, qtbot):
    field = DateField()
    qtbot.addWidget(field)
    field.set_value(date(2026, 11, 3))
    field.show()
    field.open_calendar()
    popup = field._popup
    said = popup._month.text()
    first = popup._days.firstDayOfWeek()
    popup._days.clicked.emit(popup._days.selectedDate().addDays(1))

    assert said == "Tháng 11 năm 2026"
    assert first == Qt.DayOfWeek.Monday
    assert field.value() == date(2026, 11, 4)
    assert not popup.isVisible()


def test_the_wheel_over_a_choice_changes_nothing(dressed, qtbot):
    choice = Choice([(1, "a"), (2, "b")])
    qtbot.addWidget(choice)
    choice.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)

    assert choice.value() == 1


def test_a_choice_keeps_its_value_among_other_options(dressed, qtbot):
    choice = Choice([(1, "a"), (2, "b")])
    qtbot.addWidget(choice)
    choice.set_value(2)
    choice.set_options([(2, "B"), (3, "C")])

    assert choice.value() == 2
    choice.set_options([(4, "D")])
    assert choice.value() == 4


def test_a_text_area_grows_with_its_text_and_leaves_by_tab(dressed, qtbot):
    area = TextArea(lines=2)
    qtbot.addWidget(area)
    area.resize(300, 50)
    area.show()
    before = area.height()
    area.set_value("\n".join("dòng" for _ in range(8)))

    qtbot.waitUntil(lambda: area.height() > before + 5 * area.fontMetrics().lineSpacing() - 1)
    assert area.tabChangesFocus()
    assert area.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_text_area_shows_every_line_of_paragraphs_never_seen_yet(dressed, qtbot):
    area = TextArea(lines=2)
    qtbot.addWidget(area)
    area.resize(300, 60)
    area.set_value("\n".join(["Sinh hoạt chi bộ thường kỳ tháng này có nhiều nội dung. " * 2] * 3))
    area.show()
    lines = sum(
        area.document().findBlockByNumber(number).layout().lineCount() for number in range(3)
    )
    assert lines > 6
    assert area.height() >= lines * area.fontMetrics().lineSpacing()


def test_a_box_is_high_enough_for_its_first_line_and_its_last(dressed, qtbot):
    area = TextArea(lines=1)
    qtbot.addWidget(area)
    area.resize(300, 60)
    area.show()
    area.set_value("\n".join(["Nhất trí với báo cáo của chi ủy."] * 18))
    high = area.document().firstBlock().layout().boundingRect().height()

    assert area.viewport().height() >= 18 * high
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("make", [LineEdit, TextArea])
def test_ctrl_k_is_left_to_the_window(dressed, qtbot, make):
    editor = make()
    qtbot.addWidget(editor)
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    key.ignore()
    QApplication.sendEvent(editor, key)

    assert not key.isAccepted()


def test_a_secret_is_hidden_until_the_eye_is_pressed(dressed, qtbot):
    line = LineEdit(secret=True)
    qtbot.addWidget(line)
    hidden = line.echoMode()
    aloud = QAccessible.queryAccessibleInterface(line.findChild(QToolButton))
    assert aloud.text(QAccessible.Text.Name) == "Hiện chữ đã gõ"
    line._eye.click()

    assert hidden == QLineEdit.EchoMode.Password
    assert line.echoMode() == QLineEdit.EchoMode.Normal


def test_icons_in_a_line_grow_with_the_text_and_leave_room_for_it(dressed, qtbot):
    line = LineEdit(secret=True)
    line.show_icon("search")
    qtbot.addWidget(line)
    line.show()
    small = line._eye.iconSize().width(), line.textMargins().left()
    look.apply(dressed, look.Theme.make(scale=200))

    assert line._eye.iconSize().width() == 2 * small[0] == line._sign.pixmap().width()
    assert line.textMargins().left() > line._sign.width() and line.textMargins().left() > small[1]
    assert line.rect().contains(line._eye.geometry())


def test_a_field_says_what_is_wrong_where_it_came_from_and_is_read_aloud(dressed, qtbot):
    field = Field("Ngày sinh", DateField(), needed=True)
    qtbot.addWidget(field)
    field.show()
    field.show_source("từ danh sách đảng viên")
    field.show_problem("Ngày sinh ở tương lai.")

    assert field.editor.line.accessibleName() == "Ngày sinh"
    assert field.editor.accessibleDescription() == "Ngày sinh ở tương lai."
    assert "từ danh sách" in field._source.text()
    qtbot.keyClicks(field.editor.line, "1")
    assert field.problem() == ""
    assert field._source.text() == ""
    field.editor.line.editingFinished.emit()
    assert "ngày/tháng/năm" in field.problem()


def test_a_form_shows_problems_and_goes_to_the_first(dressed, qtbot):
    form = Form({"a": Field("A", LineEdit()), "b": Field("B", TimeField())})
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.set_values({"a": "x", "b": time(8), "unknown": 1})
    form.show_problems({"b": "Sai giờ."})

    assert form.values() == {"a": "x", "b": time(8)}
    assert (form.fields["a"].problem(), form.fields["b"].problem()) == ("", "Sai giờ.")
    qtbot.waitUntil(form.fields["b"].editor.line.hasFocus)
    form.fields["b"].editor.line.setText("tối")
    assert set(form.typing_problems()) == {"b"}


def _paste(qtbot, field, text):
    QApplication.clipboard().setText(text)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_lines_pasted_into_one_line_stand_on_it_and_ctrl_z_takes_them_back(dressed, qtbot):
    line, told = LineEdit(), []
    qtbot.addWidget(line)
    line.show()
    line.set_value("Tại ")
    line.setCursorPosition(4)
    line.edited.connect(lambda: told.append(line.value()))
    _paste(qtbot, line, "Nhà\tvăn hóa\r\n• thôn\x0bmới\u202e")

    assert line.text() == line.value() == "Tại Nhà văn hóa • thôn mới"
    assert told == ["Tại Nhà văn hóa • thôn mới"]
    for _ in range(3):
        qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Tại "


def test_a_secret_keeps_every_sign_it_was_given(dressed, qtbot):
    line = LineEdit(secret=True)
    qtbot.addWidget(line)
    line.show()
    _paste(qtbot, line, "bon\tchu")

    assert line.value() == "bon\tchu"


def test_text_from_word_comes_without_its_unseen_marks(dressed, qtbot):
    area = TextArea()
    qtbot.addWidget(area)
    area.show()
    _paste(qtbot, area, "•\tMột\r\n\u202eHai\u200b\x0bBa 😀")

    assert area.value() == "•\tMột\nHai\nBa 😀"


def test_a_page_follows_the_caret_of_a_box_that_grows_under_its_edge(dressed, qtbot):
    area = TextArea(lines=1)
    above = QWidget()
    above.setFixedHeight(250)
    page = scrolled(column(above, area, STRETCH))
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    for _ in range(15):
        area.insertPlainText("Nhất trí với báo cáo.\n")

    def caret():
        return area.viewport().mapTo(page.viewport(), area.cursorRect().center()).y()

    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 200)
    qtbot.waitUntil(lambda: 0 < caret() < page.viewport().height())


@pytest.mark.parametrize(
    ("make", "typed", "why"),
    [
        (DateField, "31/02/2025", "Không có ngày 31/2/2025: tháng này có 28 ngày."),
        (PartialDateField, "31112026", "Không có ngày 31/11/2026: tháng này có 30 ngày."),
        (DateField, "03/13/2026", "Không có tháng 13. Hãy ghi ngày trước, tháng sau"),
        (DateField, "3/2/90", "Hãy ghi năm đủ bốn chữ số"),
        (DateField, "mai", "Hãy ghi ngày theo dạng ngày/tháng/năm"),
        (TimeField, "25:99", "Giờ từ 0 đến 23, phút từ 0 đến 59"),
        (TimeField, "chiều", "Hãy ghi giờ theo dạng giờ:phút"),
    ],
)
def test_a_day_or_hour_that_cannot_be_is_told_why(dressed, qtbot, make, typed, why):
    editor = make()
    qtbot.addWidget(editor)
    editor.line.setText(typed)

    assert editor.problem_text().startswith(why)


def test_what_a_form_found_wrong_stays_when_the_keyboard_goes_elsewhere(dressed, qtbot):
    field = Field("Thời hạn", DateField())
    qtbot.addWidget(field)
    field.show_problem("Thời hạn trước kỳ của việc.")
    field.editor.finished.emit()

    assert field.problem() == "Thời hạn trước kỳ của việc."
    field.editor.edited.emit()
    assert field.problem() == ""
