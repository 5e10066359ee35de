"""The flow: as many lines as the width asks for, and no more height than they take."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from handbook.ui.parts import boxes
from handbook.ui.parts.choice import Check
from handbook.ui.parts.flow import Flow


def flow_of(count: int) -> tuple[QWidget, Flow]:
    box = QWidget()
    flow = Flow(box, gap=0)
    for _ in range(count):
        label = QLabel("x")
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    return box, flow


def test_lines_by_width(dressed):
    box, flow = flow_of(7)
    assert [flow.heightForWidth(width) for width in (700, 399, 100)] == [20, 60, 140]
    box.deleteLater()


def test_takes_no_more_height_in_a_page_that_scrolls_than_its_lines(qtbot, dressed):
    box, _ = flow_of(7)
    area = boxes.scrolled(boxes.column(box, boxes.STRETCH))
    qtbot.addWidget(area)
    area.resize(760, 60)
    area.show()
    assert area.widget().height() <= 60 and area.verticalScrollBar().maximum() == 0


def test_in_one_line_the_last_stands_at_the_right_end_and_below_where_it_is_narrow(qtbot, dressed):
    first, last = (QLabel("x") for _ in range(2))
    for label in (first, last):
        label.setFixedSize(100, 20)
    line = boxes.flowing(first, boxes.STRETCH, last, gap=8)
    qtbot.addWidget(line)
    line.show()
    line.resize(400, 60)
    assert (last.x(), last.y()) == (300, 0)
    line.resize(150, 60)
    assert (last.x(), last.y()) == (0, 28)


def test_what_may_grow_takes_the_rest_of_its_line_and_what_is_hidden_takes_none(qtbot, dressed):
    search, hidden, button = QLineEdit(), QLabel("x"), QLabel("x")
    hidden.hide()
    button.setFixedSize(100, 20)
    line = boxes.flowing(search, hidden, button, gap=0)
    qtbot.addWidget(line)
    line.show()
    line.resize(600, 40)
    assert search.width() == 500 and button.x() == 500


def test_words_of_a_tick_box_take_more_lines_where_it_is_narrow(qtbot, dressed):
    tick = Check("Hiện trang giấy bên cạnh khi viết biên bản")
    column = boxes.column(tick, boxes.STRETCH)
    qtbot.addWidget(column)
    column.show()
    column.resize(700, 200)
    one = tick.height()
    column.resize(160, 200)
    assert tick.width() == 160 and tick.height() > 1.5 * one
