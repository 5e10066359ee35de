"""What a sealed or issued paper is kept as for good: its short mark, PDF, Word, fingerprint."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the vocabulary of documents is not needed before one is made
    from handbook.typeset.blocks import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalPrint:
    """One paper as it is kept; `fingerprint` is the SHA-256 of the PDF in hex."""

    mark: str
    fingerprint: str
    pdf: bytes
    docx: bytes


def final_print(build: "Callable[[str], Document]") -> FinalPrint:
    """Return the paper that `build(mark)` makes, bearing the mark of its own words.

    The mark is taken of the paper without one, so whoever has the words can work it out anew.
    """
    from handbook.typeset.to_docx import to_docx
    from handbook.typeset.to_pdf import to_pdf

    mark = mark_of(build(""))
    document = build(mark)
    pdf = to_pdf(document)
    return FinalPrint(
        mark=mark,
        fingerprint=hashlib.sha256(pdf).hexdigest(),
        pdf=pdf,
        docx=to_docx(document),
    )


def mark_of(document: "Document") -> str:
    """Return the short print of a document's words: two groups of four."""
    digest = hashlib.sha256(repr(document.blocks).encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"
