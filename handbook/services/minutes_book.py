"""The year's minutes book: cover, contents, every sealed paper as it was sealed, attendance table.

What is read and what is bound are two halves, so that binding needs no handbook and can be stopped.
"""

from dataclasses import dataclass, replace
from datetime import date

from handbook.papers import minutes_book as paper
from handbook.papers import words
from handbook.papers.catalog import Request
from handbook.papers.minutes_book import Entry
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.settings import Branch
from handbook.services import binding
from handbook.services.binding import Part, Stopped, Told
from handbook.store.seals import Seal
from handbook.store.store import Store
from handbook.typeset.blocks import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that a year's book is made of; `seals` are those in force, by day."""

    branch: Branch
    members: tuple[Member, ...]
    meetings: tuple[Meeting, ...]
    seals: tuple[Seal, ...]
    year: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the contents, without pages."""
        known = {meeting.uid: meeting for meeting in self.meetings}
        return tuple(paper.entry(known[seal.meeting], None) for seal in self.seals)


def gathered(store: Store, request: Request) -> Book:
    """Return what the book of the request's year is made of."""
    year = request.whole_year
    return Book(
        branch=store.branch.get(),
        members=store.members.all(),
        meetings=store.meetings.within(date(year, 1, 1), date(year, 12, 31)),
        seals=store.seals.in_force(year),
        year=year,
    )


def bound(book: Book, suffix: str, told: Told, stopped: Stopped) -> bytes:
    """Return the whole book as PDF or Word; nothing when stopped on the way."""
    return _word(book) if suffix == ".docx" else _pdf(book, told, stopped)


def _pdf(book: Book, told: Told, stopped: Stopped) -> bytes:
    from handbook.typeset.to_pdf import to_pdf

    on_fronts = book.branch.choices.duplex
    behind = to_pdf(_back(book))
    # Laid out twice: pages can be told only once it is known how many the contents take.
    draft = to_pdf(_front(book, tuple(replace(one, page=999) for one in book.entries)))
    counts = [binding.pages_in(pdf) for pdf in (draft, *(seal.pdf for seal in book.seals))]
    starts = binding.first_pages(counts, on_fronts=on_fronts)[1:]
    entries = tuple(replace(one, page=page) for one, page in zip(book.entries, starts, strict=True))
    front = _front(book, entries)
    parts = (
        Part(title=front.title, pdf=to_pdf(front)),
        *(
            Part(title=f"{words.two_digits(seal.number)}. {one.title}", pdf=seal.pdf)
            for seal, one in zip(book.seals, entries, strict=True)
        ),
        Part(title=f"Bảng điểm danh năm {book.year}", pdf=behind),
    )
    return binding.bound(
        parts,
        lambda number: f"Trang {number} của sổ biên bản năm {book.year}",
        title=front.title,
        on_fronts=on_fronts,
        told=told,
        stopped=stopped,
    )


def _word(book: Book) -> bytes:
    from handbook.typeset.many_to_docx import joined
    from handbook.typeset.to_docx import to_docx

    papers = (seal.docx for seal in book.seals)
    return joined((to_docx(_front(book, book.entries)), *papers, to_docx(_back(book))))


def _front(book: Book, entries: tuple[Entry, ...]) -> Document:
    return paper.front(book.branch, entries, book.year, paper.left_out(book.meetings))


def _back(book: Book) -> Document:
    return paper.back(book.branch, book.members, book.meetings, book.year)
