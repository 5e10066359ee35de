"""The timeline part: painted where it is seen, driven by mouse and keyboard, said in words."""

import pytest
from PySide6.QtCore import QPoint, Qt

from handbook.ui.parts.timeline import Timeline
from handbook.ui.parts.timeline_paint import Span
from handbook.ui.parts.tone import Tone


def row(number: int) -> Span | None:
    if number > 400:
        return None
    return Span(
        words=f"Việc {number}",
        said=f"Việc {number}, quá hạn.",
        what=number,
        start=0.1,
        end=0.6,
        filled=0.5,
        state="50 % · Quá hạn",
        tone=Tone.LATE,
        marks=((0.3, True), (0.6, False)),
        more_after=True,
    )


@pytest.fixture
def line(qtbot, dressed):
    made = Timeline("Việc theo thời gian", row)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitExposed(made)
    made.canvas.repaint()  # before there is anything to show
    made.show_rows(500, [("Th. 1", 0.0), ("Th. 2", 0.5)], 0.4)
    return made


def test_paints_only_what_is_seen(line, qtbot):
    line.canvas.update()
    qtbot.waitUntil(lambda: 5 < line.painted < 15)
    line.bar.setValue(line.bar.maximum())
    line.canvas.repaint()
    assert line.painted < 15 and line.seen()[1] == 499


def test_says_which_rows_came_into_view(line, qtbot):
    with qtbot.waitSignal(line.wanted) as told:
        line.bar.setValue(100 * line._height())
    assert told.args[0] == 100


def test_keys_and_mouse_press_a_row(line, qtbot):
    pressed = []
    line.pressed.connect(pressed.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(line, key)
    y = line._scale() + line._height() // 2
    qtbot.mouseClick(line.canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, y))
    assert pressed == [2, 0]
    assert line.accessibleDescription() == "Việc 0, quá hạn."
    assert line.said_at(y) == "Việc 0, quá hạn."


def test_a_row_that_is_not_read_yet_leads_nowhere(line, qtbot):
    pressed = []
    line.pressed.connect(pressed.append)
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    line.canvas.repaint()
    assert pressed == [] and line.accessibleDescription() == "Đang đọc dòng này."
