"""The help beside the work: contents, links, finding, going back, all of it as one PDF."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from handbook.errors import CannotWrite
from handbook.services import help_pages
from handbook.ui import help_document
from handbook.ui.parts.help_panel import HelpPanel


@pytest.fixture
def panel(dressed, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = HelpPanel(parent)
    made.show_for("today")
    yield made
    made.close()


def test_opens_at_the_page_of_the_screen(panel):
    assert panel.shown_page() == "today"
    assert panel.list.currentItem().text() == help_pages.page("today").title
    assert panel.words().startswith("Hôm nay")


def test_contents_name_every_page(panel):
    shown = [panel.list.item(place).text() for place in range(panel.list.count())]
    assert {page.title for page in help_pages.pages()} <= set(shown)


def test_a_link_leads_to_its_page_and_back(panel):
    panel._page.anchorClicked.emit(QUrl("hoi-dap.md"))
    assert panel.shown_page() == "hoi-dap"
    panel._page.anchorClicked.emit(QUrl("khong-co-trang-nay.md"))
    assert panel.shown_page() == "hoi-dap"
    panel._back.click()
    assert panel.shown_page() == "today" and not panel._back.isEnabled()


def test_finding_begins_by_keyboard(panel, qtbot):
    panel.activateWindow()
    qtbot.waitUntil(lambda: panel.isActiveWindow() and panel.focusWidget() is panel._page)
    qtbot.keyClick(panel._page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.focusWidget() is panel.search)
    qtbot.keyClicks(panel.search, "ban giao")
    assert panel.search.text() == "ban giao"
    assert "Ctrl+F" in panel.words()


def test_a_page_is_found_by_typing(panel, qtbot):
    panel.search.setText("ma khoi phuc")
    qtbot.waitUntil(lambda: panel.shown_page() != "today", timeout=5000)
    assert panel.shown_page() == help_pages.find("ma khoi phuc")[0].page.name
    panel.search.setText("khongcochunay")
    qtbot.waitUntil(panel._none.isVisible, timeout=5000)
    assert "khongcochunay" in panel._none.text()
    panel.search.setText("")
    qtbot.waitUntil(lambda: panel.list.count() > len(help_pages.pages()), timeout=5000)


def test_pictures_are_no_wider_than_the_panel(panel):
    panel.show_page("bat-dau")
    picture = panel._page.document().resource(2, QUrl("anh/hom-nay.png"))
    assert 0 < picture.width() <= panel._page.viewport().width()
    assert panel._page.horizontalScrollBar().maximum() == 0


def test_all_the_help_is_saved_as_pdf(panel, tmp_path):
    target = tmp_path / "trợ giúp.pdf"
    panel.save_pdf(target)
    assert len(PdfReader(target).pages) > len(help_pages.pages())
    assert target.name in panel._none.text()


def test_a_pdf_that_cannot_be_written_is_said(panel, tmp_path):
    with pytest.raises(CannotWrite):
        panel.save_pdf(tmp_path / "không có" / "trợ giúp.pdf")


def test_columns_of_a_table_suit_their_text(panel):
    panel.show_page("phim-tat")
    keys, meanings = (
        length.rawValue()
        for length in help_document.tables(panel._page.document())[0]
        .format()
        .columnWidthConstraints()
    )
    assert keys < meanings and round(keys + meanings) == 100


def test_everything_in_it_is_reached_by_tab(panel, qtbot):
    reached = set()
    for _ in range(12):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        reached.add(panel.focusWidget())
    assert {panel.search, panel.list, panel._page} <= reached


def test_an_ending_is_drawn_as_one_word(qapp):
    document = QTextDocument()
    help_document.fill(document, "Tệp `.khoa` của `chi-bo.sotay`\n", 400, 5)
    spaced = {}
    for place in range(document.characterCount() - 1):
        cursor = QTextCursor(document)
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        if spacing := cursor.charFormat().fontLetterSpacing():
            spaced[place] = (cursor.selectedText(), spacing < 100)

    assert spaced == {len("Tệp "): (".", True)}
