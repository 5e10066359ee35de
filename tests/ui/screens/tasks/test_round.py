"""The register round at the real window: ticking, assigning at once, added ones, Excel."""

import openpyxl
import pytest
from PySide6.QtCore import Qt

from handbook.records.tasks import TaskOrigin, TaskState
from handbook.ui.screens.tasks.round_page import RoundPage


@pytest.fixture
def page(shown, screen):
    screen.tabs.press(3)
    shown.settled()
    return screen.round


def test_assigning_all_that_are_ticked_by_one_paper(shown, screen, works, page):
    assert page.subtitle().endswith("1 việc chờ giao, đã chọn 0")
    assert not screen.main_action.enabled
    page.tick_all(True)
    assert screen.main_action.words == "Giao 1 việc"
    page.fields.set_values({"assigner": "Chi ủy", "document": "Nghị quyết số 05-NQ/CB"})
    screen.main_action.on()
    shown.settled()
    one = shown.read(lambda store: store.tasks.by_uid(works["new"].uid))
    assert (one.state, one.document) == (TaskState.ASSIGNED, "Nghị quyết số 05-NQ/CB")
    assert page.ticked() == [] and page.table.rows() == ()


def test_ticks_and_the_paper_are_kept_until_assigned(shown, screen, works, page):
    page.tick_all(True)
    page.fields.set_values({"document": "Nghị quyết số 05-NQ/CB"})
    shown.go("members")
    assert len(shown.read(lambda store: store.drafts.forms(deed="assign_many"))) == 1
    again = RoundPage(page.desk, screen.deeds, screen.add, screen._take_in)
    shown.qtbot.addWidget(again)
    again.reload()
    shown.settled()
    assert again.ticked() == [works["new"].uid]
    assert again.fields.values()["document"] == "Nghị quyết số 05-NQ/CB"
    shown.go("tasks")
    screen.main_action.on()
    shown.settled()
    assert shown.read(lambda store: store.drafts.forms()) == ()


def test_one_click_or_a_key_ticks(shown, screen, page):
    view = page.table.view
    view.clicked.emit(page.table.model.index(0, 0))
    assert len(page.ticked()) == 1
    view.selectRow(0)
    view.setFocus()
    shown.qtbot.keyClick(view, "x")
    assert page.ticked() == []
    shown.qtbot.keyClick(view, Qt.Key.Key_Space)
    assert len(page.ticked()) == 1
    (line,) = page.table.rows()
    chosen = page.table.model.columns[0]
    assert (chosen.tick(line), chosen.words(line), chosen.tone) == (True, "Đã chọn", None)


def test_a_task_without_anybody_is_refused_by_name(shown, screen, page):
    shown.widget("tasks.round.add").click()
    shown.settled()
    screen.form.fields["title"].set_value("Sửa cổng làng")
    assert screen.form.save()
    shown.settled()
    added = shown.read(lambda store: store.tasks.by_uid(screen.task.life.task.uid))
    assert added.origin is TaskOrigin.ADDED
    screen.tabs.press(3)
    shown.settled()
    page.tick_all(True)
    assert added.uid not in page.ticked()
    page.tick(next(line for line in page.table.rows() if line.uid == added.uid))
    screen.main_action.on()
    shown.settled()
    assert "Sửa cổng làng" in shown.window.notice._words.text()
    assert len(page.table.rows()) == 2


def test_a_list_from_excel_is_shown_before_it_is_kept(shown, screen, page, tmp_path):
    book = openpyxl.Workbook()
    rows = (
        ("STT", "Tên việc", "Người được giao", "Thời hạn"),
        (1, "Làm 500 m kênh", "Lý Thu Hằng", "Quý III"),
        (2, "Lắp 20 đèn", "Ban công tác Mặt trận", "31/02/2026"),
    )
    for row in rows:
        book.active.append(row)
    path = tmp_path / "viec.xlsx"
    book.save(path)
    screen._show_page(screen.sheet)
    screen.sheet.intake.show_file(path)
    shown.until(lambda: screen.sheet.intake.proposal)
    assert not screen.main_action.enabled
    assert screen.sheet.intake.remarks.text().startswith("Dòng 3: Thời hạn “31/02/2026”")
    book.active["D3"] = "2026"
    book.save(path)
    screen.sheet.intake.proposal = None
    screen.sheet.intake.show_file(path)
    shown.until(lambda: screen.sheet.intake.proposal)
    assert screen.main_action.words == "Nhập 2 việc" and screen.main_action.enabled
    screen.main_action.on()
    shown.settled()
    assert screen._stack.currentWidget() is page
    titles = {line.title for line in page.table.rows()}
    assert {"Làm 500 m kênh", "Lắp 20 đèn"} <= titles


def test_a_pasted_list_is_shown_as_it_is_pasted(shown, screen, page):
    screen._show_page(screen.sheet)
    screen.sheet.intake._forget("")
    shown.widget("tasks.import.paste").click()
    screen.sheet.intake.show_text("Tên việc\tNgười được giao\nLàm cầu\tLý Thu Hằng\n")
    shown.until(lambda: screen.sheet.intake.proposal)
    (row,) = screen.sheet.intake.proposal.rows
    assert (row.title, row.who) == ("Làm cầu", "Lý Thu Hằng")
    assert screen.main_action.words == "Nhập 1 việc"


def test_without_a_head_one_chooses_the_column(shown, screen, page):
    screen._show_page(screen.sheet)
    screen.sheet.intake.show_text("Làm cầu\tLý Thu Hằng\nLàm cống\tHoàng Văn An\n")
    shown.until(lambda: not screen.sheet.intake._preview.isHidden())
    shown.settled()
    assert (
        screen.sheet.intake.proposal is None
        and "Tên việc" in screen.sheet.intake.notice._words.text()
    )
    screen.sheet.intake._match(0, "title")
    shown.until(lambda: screen.sheet.intake.proposal)
    assert [row.title for row in screen.sheet.intake.proposal.rows] == ["Làm cầu", "Làm cống"]
