import io

import pytest
from pypdf import PdfReader

from handbook.errors import Damaged
from handbook.services import binding
from handbook.services.binding import Part
from handbook.typeset.page_marks import page_marks

A4, ACROSS = (595.0, 842.0), (842.0, 595.0)


def part(title: str, *texts: str, size=A4) -> Part:
    return Part(title=title, pdf=page_marks(texts, [size] * len(texts)))


def pages(pdf: bytes) -> list[list[str]]:
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return [[line for line in text.split("\n") if line] for text in texts]


def bind(*parts: Part, **more) -> bytes:
    more = {"title": "Sổ", "on_fronts": False} | more
    return binding.bound(parts, lambda n: f"Trang {n}", **more)


def test_every_page_keeps_its_words_and_gets_its_number():
    made = bind(part("Bìa", "bìa"), part("Một", "một a", "một b"), part("Hai", "hai", size=ACROSS))
    assert [set(words) for words in pages(made)] == [
        {"bìa"},
        {"một a", "Trang 2"},
        {"một b", "Trang 3"},
        {"hai", "Trang 4"},
    ]
    book = PdfReader(io.BytesIO(made))
    assert [(o.title, book.get_destination_page_number(o)) for o in book.outline] == [
        ("Bìa", 0),
        ("Một", 1),
        ("Hai", 3),
    ]
    assert float(book.pages[3].mediabox.width) == 842
    assert book.metadata.title == "Sổ"


def test_the_same_parts_give_the_same_bytes():
    parts = (part("Bìa", "bìa"), part("Một", "một"))
    assert bind(*parts) == bind(*parts)


def test_each_part_begins_on_a_front_when_printed_on_both_sides():
    parts = (part("Bìa", "bìa"), part("Một", "a", "b"), part("Hai", "hai"))
    counts = [binding.pages_in(one.pdf) for one in parts]
    assert binding.first_pages(counts, on_fronts=True) == (1, 3, 5)
    assert binding.first_pages(counts, on_fronts=False) == (1, 2, 4)
    made = pages(bind(*parts, on_fronts=True))
    assert len(made) == 5 and made[1] == ["Trang 2"] and "a" in made[2]


def test_stopped_it_gives_nothing_and_tells_how_far_it_is():
    told = []
    parts = [part(str(n), "x") for n in range(4)]
    made = bind(
        *parts, told=lambda done, total: told.append((done, total)), stopped=lambda: len(told) == 2
    )
    assert made == b"" and told == [(0, 4), (1, 4)]


def test_what_is_no_pdf_is_said():
    with pytest.raises(Damaged, match="không đọc được"):
        binding.pages_in(b"%PDF")
