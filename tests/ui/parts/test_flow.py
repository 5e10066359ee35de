"""The flow: as many lines as the width asks for, and no more height than they take."""

from PySide6.QtWidgets import QLabel, QWidget

from handbook.ui.parts import boxes
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
