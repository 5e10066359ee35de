import io

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from handbook import bundle
from handbook.ui import theme as look
from handbook.ui.parts.page_view import PageView


def paper(pages, words="Biên bản"):
    """A PDF of A4 pages, each with its number and `words` in the bundled font."""
    pdfmetrics.registerFont(TTFont("Tinos", str(bundle.path("fonts", "Tinos-Regular.ttf"))))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in range(pages):
        canvas.setFont("Tinos", 14)
        canvas.drawString(80, 760, f"{words} trang {page + 1}")
        canvas.rect(80, 80, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view(dressed, qtbot):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    return view


def _show(qtbot, view, pages, words="Biên bản"):
    with qtbot.waitSignal(view.shown, timeout=30_000):
        view.show_pdf(paper(pages, words))


def test_pages_are_drawn_off_the_screens_thread_on_white_paper(view, qtbot):
    view.show_pdf(paper(6))
    at_once = dict(view.pages._drawn)
    with qtbot.waitSignal(view.shown, timeout=30_000):
        pass
    picture = view.pages.viewport().grab().toImage()
    inks = {QColor(picture.pixel(x, 300)).name() for x in range(30, 460, 3)}

    assert at_once == {}
    assert view.pages.count() == 6
    assert view._count.text() == "Trang 1/6"
    assert "#ffffff" in inks


def test_only_pages_in_view_are_drawn(view, qtbot):
    _show(qtbot, view, 40)

    assert len(view.pages._drawn) <= 4


def test_the_place_stays_when_the_page_is_fresh(view, qtbot):
    _show(qtbot, view, 6)
    bar = view.pages.verticalScrollBar()
    with qtbot.waitSignal(view.pages.moved):
        bar.setValue(1000)
    _show(qtbot, view, 7)

    assert abs(bar.value() - 1000) <= 1
    assert view.pages.count() == 7


def test_quick_papers_end_with_the_last(view, qtbot):
    for pages in (2, 3, 4, 5):
        view.show_pdf(paper(pages))
    qtbot.waitUntil(lambda: view.pages.count() == 5 and not view.pages._drawing)

    drawn = view.pages._drawn[0]
    assert drawn.edition == view.pages._edition


def test_the_width_is_fitted_and_zoom_goes_by_steps(view, qtbot):
    _show(qtbot, view, 2)
    fitted = view.pages.zoom()
    view.zoom_in()
    larger = view.pages.zoom()
    view.fit()
    view.resize(700, 600)

    assert larger > fitted
    assert view._percent.text() == f"{round(view.pages.zoom() * 100)} %"
    qtbot.waitUntil(lambda: view.pages.zoom() > fitted)


def test_zoom_keys_belong_to_the_page_while_it_has_the_keyboard(view, qtbot):
    _show(qtbot, view, 2)
    before = view.pages.zoom()
    control = Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Equal, control)
    asked.ignore()
    QApplication.sendEvent(view.pages, asked)
    qtbot.keyClick(view.pages, Qt.Key.Key_Equal, control)

    assert asked.isAccepted()
    assert view.pages.zoom() > before
    qtbot.keyClick(view.pages, Qt.Key.Key_0, control)
    assert view.pages.zoom() == before


def test_words_are_found_and_stepped_through(view, qtbot):
    _show(qtbot, view, 3, "Nghị quyết")
    qtbot.keyClick(view.pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view._finding.isVisible()
    view.find_words("quyết")
    qtbot.waitUntil(lambda: view.found() == 3)
    qtbot.waitUntil(lambda: view._hits.text() == "1/3")
    qtbot.keyClick(view._box, Qt.Key.Key_Return)
    qtbot.keyClick(view._box, Qt.Key.Key_Return)

    assert view._hits.text() == "3/3"
    assert view.pages.verticalScrollBar().value() > 0
    qtbot.keyClick(view._box, Qt.Key.Key_Escape)
    assert view._finding.isHidden()
    assert view.pages.search.searchString() == ""


def test_found_words_are_marked_on_the_page(view, qtbot):
    _show(qtbot, view, 1)
    before = view.pages.viewport().grab().toImage()
    view.find_words("Biên")
    qtbot.waitUntil(lambda: view.found() == 1)
    view.pages.viewport().repaint()

    assert view.pages.viewport().grab().toImage() != before


def test_a_hidden_page_is_drawn_when_it_is_shown(view, qtbot):
    view.hide()
    view.show_pdf(paper(2))
    hidden = view.pages.count()
    with qtbot.waitSignal(view.shown, timeout=30_000):
        view.show()

    assert hidden == 0
    assert view.pages.count() == 2


def test_a_sentence_stands_where_no_page_is_yet(view, qtbot):
    _show(qtbot, view, 2)
    view.show_words("Chưa có biên bản.")

    assert view.pages.count() == 0
    assert view._count.text() == ""


def test_what_is_no_pdf_shows_no_page_and_does_no_harm(view, qtbot):
    view.show_pdf(b"not a paper")
    _show(qtbot, view, 1)

    assert view.pages.count() == 1


def test_a_page_is_as_sharp_as_the_screen(view, qtbot):
    _show(qtbot, view, 1)
    wanted = view.pages._rect(0).size() * view.pages.devicePixelRatioF()

    assert view.pages._drawn[0].picture.size() == wanted


def test_the_desk_follows_the_look(view, qtbot, dressed):
    _show(qtbot, view, 1)
    look.apply(dressed, look.Theme.make(dark=True))
    picture = view.pages.viewport().grab().toImage()

    assert QColor(picture.pixel(2, 200)).name().upper() == look.DARK["desk"]
