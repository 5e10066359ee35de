"""From the name of a paper to its bytes and files; sealed minutes print as they were sealed."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.errors import BadInput, CannotWrite, WrongUsage
from handbook.papers.catalog import NEED_WORDS, PAPERS, NumberTable, Paper, Request
from handbook.records.resolutions import ResolutionKind
from handbook.services.handbook import Handbook
from handbook.store.resolutions import Issued
from handbook.store.seals import Seal
from handbook.store.store import Store
from handbook.typeset.blocks import Document

if TYPE_CHECKING:
    from handbook.services.minutes_book import Book

    Made = bytes | Document | NumberTable | Book

SUFFIXES = (".pdf", ".docx")
EXCEL = ".xlsx"
_BOOK = "minutes-book"


def make(handbook: Handbook, paper_id: str, request: Request, suffix: str) -> bytes:
    """Return a paper as the bytes of a `.pdf`, `.docx` or (tables of numbers) `.xlsx` file.

    Raises WrongUsage for an unknown paper, BadInput for a missing choice, NotFound for a missing
    record. Who prints what a review says notes it, too (`services.reviews.note_paper`).
    """
    paper = _known(paper_id, request)
    known = suffixes(paper)
    if suffix not in known:
        raise WrongUsage(
            f"“{paper.title}” chỉ in được ra tệp {' hoặc '.join(known)}, không phải “{suffix}”."
        )
    return typeset(handbook.read(lambda store: gathered(store, paper, request, suffix)), suffix)


def suffixes(paper: Paper) -> tuple[str, ...]:
    """Return the endings of the files a paper can be written to."""
    return (*SUFFIXES, EXCEL) if paper.table else SUFFIXES


def gathered(store: Store, paper: Paper, request: Request, suffix: str) -> "Made":
    """Return all that is read for a paper: sealed bytes, a table for Excel, or a document."""
    if suffix == EXCEL and paper.table:
        return paper.table(store, request)
    if paper.id == _BOOK:
        from handbook.services import minutes_book

        return minutes_book.gathered(store, request)
    return sealed(store, paper, request, suffix) or paper.build(store, request)


def sealed(store: Store, paper: Paper, request: Request, suffix: str) -> bytes | None:
    """Return the stored bytes of sealed minutes or of an issued resolution, else None."""
    current: Seal | Issued | None = None
    if paper.id == "minutes":
        current = store.seals.current(request.meeting)
    elif paper.id in ("resolution", "conclusion"):
        found = store.resolutions.find(request.meeting, ResolutionKind(paper.id))
        current = store.resolutions.current(found.uid) if found else None
    if current is None:
        return None
    return current.pdf if suffix == ".pdf" else current.docx


def typeset(
    document: "Made",
    suffix: str,
    told: Callable[[int, int], None] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> bytes:
    """Return what `gathered` gave as the bytes of a file; needs no handbook, runs anywhere.

    A book tells how far it is, and gives nothing when it is stopped.
    """
    if isinstance(document, bytes):
        return document
    if isinstance(document, NumberTable):
        from handbook.services import spreadsheets

        return spreadsheets.table_file(document)
    if not isinstance(document, Document):
        from handbook.services import minutes_book

        return minutes_book.bound(document, suffix, told, stopped)
    if suffix == ".docx":
        from handbook.typeset.to_docx import to_docx

        return to_docx(document)
    from handbook.typeset.to_pdf import to_pdf

    return to_pdf(document)


def write(handbook: Handbook, paper_id: str, request: Request, target: Path) -> Path:
    """Write a paper to `target`, whose ending says the kind; beside first, then renamed over."""
    data = make(handbook, paper_id, request, target.suffix.lower())
    write_bytes(target, data)
    return target


def write_bytes(target: Path, data: bytes) -> None:
    """Write bytes so that the file is whole or not there; raises CannotWrite."""
    beside = target.with_name(f".{target.name}.dang-ghi")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CannotWrite(
            f"Không ghi được tệp “{target}”: thư mục không có, chỉ cho đọc, ổ đĩa đầy, hoặc tệp "
            "đang mở ở chương trình khác. Hãy đóng tệp hoặc chọn thư mục khác."
        ) from error


def _known(paper_id: str, request: Request) -> Paper:
    paper = PAPERS.get(paper_id)
    if paper is None:
        raise WrongUsage(
            f"Không có giấy tờ nào tên “{paper_id}”. Các giấy tờ in được: {', '.join(PAPERS)}."
        )
    lacking = [need for need in sorted(paper.needs) if not getattr(request, need)]
    if lacking:
        raise BadInput(f"Muốn in “{paper.title}” cần chọn {NEED_WORDS[lacking[0]]}.")
    return paper


__all__ = [
    "Request",
    "gathered",
    "make",
    "sealed",
    "suffixes",
    "typeset",
    "write",
    "write_bytes",
]
