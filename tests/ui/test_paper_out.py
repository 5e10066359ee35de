from datetime import date

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from handbook.errors import CannotWrite
from handbook.papers import letterhead
from handbook.records.settings import Branch, ParentBody
from handbook.typeset.to_pdf import to_pdf
from handbook.ui import paper_out
from handbook.ui.parts.tone import Tone

BRANCH = Branch(uid="b", name="Chi bộ thôn", place="Hòa Phú", parents=(ParentBody(name="Đảng bộ"),))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return to_pdf(letterhead.sample(BRANCH, date(2026, 11, 3)))


def test_every_page_is_drawn_at_its_own_size(qapp, pdf, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    file = tmp_path / "in.pdf"
    printer.setOutputFileName(str(file))
    paper_out.draw(pdf, printer)
    data = file.read_bytes()
    assert data.startswith(b"%PDF") and b"/Count 1" in data
    assert len(data) > 5_000  # a drawn page, not a blank one


def test_without_a_printer_says_so_and_the_way_out(qapp, qtbot, pdf, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", staticmethod(lambda: []))
    parent = QWidget()
    qtbot.addWidget(parent)
    sentence, tone = paper_out.print_pdf(parent, pdf, "Biên bản")
    assert "Lưu" in sentence or "lưu" in sentence
    assert tone is Tone.CARE


def test_saves_with_an_ending_and_refuses_in_words(qtbot, tmp_path, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(paper_out, "ask_save", lambda *_: tmp_path / "bien ban")
    saved = paper_out.save_as(parent, b"x", "a.pdf", "PDF (*.pdf)")
    assert saved == tmp_path / "bien ban.pdf" and saved.read_bytes() == b"x"
    monkeypatch.setattr(paper_out, "ask_save", lambda *_: tmp_path / "khong co" / "a.pdf")
    with pytest.raises(CannotWrite):
        paper_out.save_as(parent, b"x", "a.pdf", "PDF (*.pdf)")
    monkeypatch.setattr(paper_out, "ask_save", lambda *_: None)
    assert paper_out.save_as(parent, b"x", "a.pdf", "PDF (*.pdf)") is None


def test_a_paper_opened_outside_is_private_and_swept_away(qapp, own_place, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", staticmethod(lambda url: bool(opened.append(url) or True))
    )
    said, tone = paper_out.open_outside(b"%PDF-1.4", "bien ban.pdf")
    assert tone is Tone.GOOD and "PDF" in said
    (file,) = own_place.rglob("bien ban.pdf")
    assert opened[0].toLocalFile() == str(file)
    assert file.stat().st_mode & 0o077 == 0
    paper_out.sweep()
    assert not file.exists()
