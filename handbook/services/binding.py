"""Binds PDFs into one book with a running page number. The only place that knows pypdf.

The pages that go in are not laid out anew: each keeps all it had, and the book's number is laid
over it. What the parts are is not known here.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pypdf import PageObject, PdfReader, PdfWriter

from handbook.errors import Damaged
from handbook.typeset.page_marks import page_marks

Told = Callable[[int, int], None]
Stopped = Callable[[], bool]
Words = Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One PDF of the book; `title` stands in the outline, empty for none."""

    title: str
    pdf: bytes


def pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF has; raises Damaged when it is none."""
    return len(_reader(pdf).pages)


def first_pages(counts: Sequence[int], *, on_fronts: bool) -> tuple[int, ...]:
    """Return the page of the book each part begins on; `on_fronts` begins each on an odd one."""
    found, at = [], 1
    for count in counts:
        at += on_fronts and at % 2 == 0
        found.append(at)
        at += count
    return tuple(found)


def bound(
    parts: Iterable[Part],
    words: Words,
    *,
    title: str,
    on_fronts: bool,
    unnumbered: int = 1,
    told: Told = lambda done, total: None,
    stopped: Stopped = lambda: False,
) -> bytes:
    """Return the parts as one PDF; every page but the first `unnumbered` bears `words(number)`.

    With `on_fronts` a blank back is put in where a part would begin on one. Nothing when `stopped`.
    """
    listed = tuple(parts)
    book = PdfWriter()
    for done, part in enumerate(listed):
        if stopped():
            return b""
        told(done, len(listed))
        _add(book, part, on_fronts=on_fronts)
    _number(book, words, unnumbered)
    book.add_metadata({"/Title": title, "/Producer": "", "/Creator": ""})
    book.compress_identical_objects()
    held = io.BytesIO()
    book.write(held)
    told(len(listed), len(listed))
    return held.getvalue()


def _add(book: PdfWriter, part: Part, *, on_fronts: bool) -> None:
    pages = _reader(part.pdf).pages
    if on_fronts and len(book.pages) % 2:
        book.add_blank_page()
    at = len(book.pages)
    for page in pages:
        book.add_page(page)
    if part.title:
        book.add_outline_item(title=part.title, page_number=at)


def _number(book: PdfWriter, words: Words, unnumbered: int) -> None:
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in book.pages]
    texts = [words(n) if n > unnumbered else "" for n in range(1, len(sizes) + 1)]
    marks = PdfReader(io.BytesIO(page_marks(texts, sizes)))
    for page, mark in zip(book.pages, marks.pages, strict=True):
        _lay_over(page, mark)


def _lay_over(page: PageObject, mark: PageObject) -> None:
    page.merge_page(mark)
    page.compress_content_streams()


def _reader(pdf: bytes) -> PdfReader:
    try:
        return PdfReader(io.BytesIO(pdf), strict=True)
    except Exception as error:  # the library knows no one base for what is no PDF
        raise Damaged(
            "Có bản PDF đã chốt không đọc được nên chưa đóng được sổ; hãy kiểm tra cuốn sổ ở "
            "Cài đặt, Sao lưu."
        ) from error
