"""From the name of a paper to its bytes and files; sealed minutes print as they were sealed."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.errors import BadInput, CannotWrite, WrongUsage
from handbook.papers.catalog import PAPERS, Paper, Request
from handbook.services.handbook import Handbook
from handbook.store.store import Store

if TYPE_CHECKING:
    from handbook.typeset.blocks import Document

SUFFIXES = (".pdf", ".docx")


def make(handbook: Handbook, paper_id: str, request: Request, suffix: str) -> bytes:
    """Return a paper as the bytes of a `.pdf` or `.docx` file.

    Raises WrongUsage for an unknown paper or a missing choice, NotFound for a missing record.
    """
    paper = _known(paper_id, request)
    if suffix not in SUFFIXES:
        raise WrongUsage(f"Chỉ in được ra tệp .pdf hoặc .docx, không phải “{suffix}”.")
    stored = handbook.read(lambda store: sealed(store, paper, request, suffix))
    return stored or typeset(handbook.read(lambda store: paper.build(store, request)), suffix)


def sealed(store: Store, paper: Paper, request: Request, suffix: str) -> bytes | None:
    """Return the stored bytes when the paper is sealed minutes, else None."""
    if paper.id != "minutes":
        return None
    current = store.seals.current(request.meeting)
    if current is None:
        return None
    return current.pdf if suffix == ".pdf" else current.docx


def typeset(document: "Document", suffix: str) -> bytes:
    """Return a document as the bytes of a `.pdf` or `.docx` file."""
    if suffix == ".docx":
        from handbook.typeset.to_docx import to_docx

        return to_docx(document)
    from handbook.typeset.to_pdf import to_pdf

    return to_pdf(document)


def write(handbook: Handbook, paper_id: str, request: Request, target: Path) -> Path:
    """Write a paper to `target` (.pdf or .docx), beside first and then renamed over."""
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
        words = {"meeting": "buổi sinh hoạt", "member": "đảng viên", "year": "năm"}
        raise BadInput(f"Muốn in “{paper.title}” cần chọn {words[lacking[0]]}.")
    return paper


__all__ = ["Request", "make", "sealed", "typeset", "write", "write_bytes"]
