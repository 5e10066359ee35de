"""By person and on the timeline, at the real window: rows read and painted only where seen."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from handbook.records.basics import new_uid
from handbook.records.tasks import Task
from handbook.services import tasks as deeds
from handbook.ui.screens.tasks.lines import Which

YEAR = date.today().year


@pytest.fixture
def page(shown, screen):
    screen.tabs.press(2)
    shown.settled()
    return screen.timeline


def spans(page):
    return [page._row(n) for n in range(page.line._total)]


def test_people_with_their_tasks_one_under_the_other(page, shown):
    rows = spans(page)
    assert next(row.words for row in rows if row.head) == "Hà Minh Khôi: 1 việc, 1 quá hạn"
    late = next(row for row in rows if row.words == "Dứt điểm nợ phí vệ sinh")
    assert late.state == "0 % · Quá hạn 4 ngày" and 0 <= late.start < late.end <= 1
    assert "Hà Minh Khôi" in late.said
    assert page.subtitle() == f"Năm {YEAR}: 4 người, đơn vị; 4 việc"


def test_keys_go_from_row_to_row_and_open_the_task(page, screen, shown):
    line = page.line
    line.setFocus()
    shown.qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.accessibleDescription().startswith("Dứt điểm nợ phí vệ sinh.")
    shown.qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.settled()
    assert screen.task.life.task.title == "Dứt điểm nợ phí vệ sinh"
    screen.home()
    assert screen._stack.currentWidget() is page


def test_a_click_on_a_person_lists_that_persons_tasks(page, screen, shown):
    line = page.line
    y = line._scale() + 5
    shown.qtbot.mouseClick(line.canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, y))
    shown.settled()
    assert screen._stack.currentWidget() is screen.listing
    assert screen.listing.which.value() is Which.ALL
    rows = screen.listing.table().rows()
    assert [row.title for row in rows] == ["Dứt điểm nợ phí vệ sinh"]


def test_somebody_outside_the_roster_has_a_list_too(screen, shown):
    screen.tabs.press(1)
    shown.settled()
    board = next(p for p in screen.people.table.rows() if p.assignee_name)
    screen.people.opened.emit(board)
    shown.settled()
    rows = screen.listing.table().rows()
    assert [row.title for row in rows] == ["Xây dựng tổ công nghệ số"]
    assert screen.listing.person.text() == "Ban công tác Mặt trận"


def test_years_of_the_term_at_a_glance(page, shown):
    term = (YEAR, YEAR + 2)
    page.span.set_value(term)
    page.span.edited.emit()
    shown.settled()
    assert page.chosen() == term
    assert [words for words, _ in page.line._ticks] == [str(y) for y in range(YEAR, YEAR + 3)]
    long = next(row for row in spans(page) if row.words == "Xây dựng tổ công nghệ số")
    assert long.end == 1 and not long.more_after


def test_hundreds_are_read_and_painted_only_where_seen(page, shown):
    def many(store):
        for number in range(200):
            one = Task(
                uid=new_uid(),
                title=f"Việc {number:03d}",
                year=YEAR,
                until_year=YEAR,
                assignee_name=f"Đơn vị {number:03d}",
            )
            deeds.register(store, one, date(YEAR, 1, 5))

    shown.work.change("Nhập nhiều việc", many)
    shown.settled()
    assert page.line._total == 408
    page.line.canvas.repaint()
    assert page.line.painted < 30 and len(page._asked) < 40
    page.line.setFocus()
    shown.qtbot.keyClick(page.line, Qt.Key.Key_End)
    shown.settled()
    assert page.line.current().words == "Việc 199"
