import io
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENT
from pypdf import PdfReader

from handbook.papers.catalog import Request
from handbook.services import meetings, minutes_book, printing

ASK = Request(day=date(2026, 12, 31), year=2026)


@pytest.fixture
def year(book, ready):
    """Give a year with three sealed meetings, one unsealed again, and one of the year before."""
    days = [date(2025, 12, 3), date(2026, 3, 3), date(2026, 1, 3), date(2026, 2, 3)]
    made = [ready(day) for day in days]
    seals = {meeting.date: meetings.seal(book, meeting.uid) for meeting in made}
    meetings.unseal(book, made[3].uid, "ghi nhầm giờ")
    return [seals[day] for day in (days[2], days[1])]


def text(page) -> str:
    return " ".join(page.extract_text().split())


def test_the_sealed_pages_stand_in_it_in_order_under_the_books_numbers(book, year):
    made = PdfReader(io.BytesIO(printing.make(book, "minutes-book", ASK, ".pdf")))
    sealed = [[text(p) for p in PdfReader(io.BytesIO(seal.pdf)).pages] for seal in year]
    inner = [text(p) for p in made.pages][2:-1]
    assert len(inner) == sum(map(len, sealed))
    for number, (mine, theirs) in enumerate(
        zip(inner, [page for pages in sealed for page in pages], strict=True), start=3
    ):
        assert theirs in mine
        assert f"Trang {number} của sổ biên bản năm 2026" in mine
    cover, contents, last = text(made.pages[0]), text(made.pages[1]), text(made.pages[-1])
    assert "SỔ BIÊN BẢN" in cover and "CHI BỘ THÔN ĐÔNG SƠN" in cover and "Trang" not in cover
    second = 3 + len(sealed[0])
    assert "Sinh hoạt thường kỳ tháng 01 năm 2026 3" in contents
    assert f"Sinh hoạt thường kỳ tháng 3 năm 2026 {second}" in contents
    assert "tháng 02" not in contents and "Còn 01 buổi" in contents
    assert "BẢNG ĐIỂM DANH" in last and "Trần Thị Bưởi" in last
    assert len(made.outline) == 4


def test_word_holds_every_word_one_after_another(book, year):
    made = docx.Document(io.BytesIO(printing.make(book, "minutes-book", ASK, ".docx")))
    lines = [p.text for p in made.paragraphs]
    at = -1
    for seal in year:
        own = [p.text for p in docx.Document(io.BytesIO(seal.docx)).paragraphs]
        found = next(n for n in range(at + 1, len(lines)) if lines[n : n + len(own)] == own)
        assert found > at
        at = found
    assert len(made.sections) == 4
    assert made.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    assert made.sections[1].orientation == WD_ORIENT.PORTRAIT


def test_a_year_without_minutes_still_has_a_book(book, people):
    made = PdfReader(io.BytesIO(printing.make(book, "minutes-book", ASK, ".pdf")))
    assert len(made.pages) == 3
    assert "chưa có buổi sinh hoạt nào" in text(made.pages[2])


def test_binding_can_be_stopped(book, year):
    ready = book.read(lambda store: minutes_book.gathered(store, ASK))
    assert [seal.uid for seal in ready.seals] == [seal.uid for seal in year]
    assert printing.typeset(ready, ".pdf", stopped=lambda: True) == b""
