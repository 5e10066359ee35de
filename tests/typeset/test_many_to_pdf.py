"""Many documents in one PDF: own pages, own format, own numbers; on fronts where two-sided."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from handbook.typeset.blocks import Document, PageBreak, paragraph
from handbook.typeset.many_to_pdf import many_to_pdf

DAY = date(2026, 11, 3)


def document(looks, name: str, pages: int, **changes) -> Document:
    body = [paragraph(f"{name} 1")]
    for number in range(2, pages + 1):
        body += [PageBreak(), paragraph(f"{name} {number}")]
    made = Document(title=name, blocks=tuple(body), looks=looks, made_on=DAY)
    return replace(made, **changes)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in read(pdf).pages]


def test_each_begins_at_page_one_and_stands_in_the_outline(looks):
    made = many_to_pdf([document(looks, "Một", 2), document(looks, "Hai", 3)], "Cả hai")
    assert texts(made) == ["Một 1", "2 Một 2", "Hai 1", "2 Hai 2", "3 Hai 3"]
    found = read(made)
    assert [one.title for one in found.outline] == ["Một", "Hai"]
    assert [found.get_destination_page_number(one) for one in found.outline] == [0, 2]
    assert found.metadata is not None and found.metadata.title == "Cả hai"


def test_each_keeps_its_own_format(looks):
    wide = document(looks, "Ngang", 1, landscape=True)
    pages = read(many_to_pdf([document(looks, "Dọc", 1), wide], "Cả hai")).pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [False, True]


def test_two_sided_ones_begin_on_fronts(looks):
    one = document(looks, "Một", 1, duplex=True)
    two = document(looks, "Hai", 2, duplex=True)
    assert texts(many_to_pdf([one, two, one], "Ba")) == ["Một 1", "", "Hai 1", "2 Hai 2", "Một 1"]


def test_tells_of_progress_and_stops(looks):
    told = []
    ones = [document(looks, "Một", 1), document(looks, "Hai", 1)]
    assert many_to_pdf(ones, "Cả hai", lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert many_to_pdf(ones, "Cả hai", stopped=lambda: True) == b""
    asked = []
    late = many_to_pdf(ones, "Cả hai", stopped=lambda: bool(asked.append(1)) or len(asked) > 3)
    assert late == b""


def test_same_documents_same_bytes(looks):
    ones = [document(looks, "Một", 2)]
    assert many_to_pdf(ones, "Một") == many_to_pdf(ones, "Một")


def test_no_document_is_an_error():
    with pytest.raises(ValueError, match="no documents"):
        many_to_pdf([], "Không")
