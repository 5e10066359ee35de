"""Puts many Word files of ours into one, as `many_to_pdf` does with documents.

Each begins at page 1, on a front when it has two sides, with its own page format, headers and
footers. Styles and properties are those of the first; every word of the others is kept.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from handbook.typeset import word_xml

_HEADER, _FOOTER = qn("w:headerReference"), qn("w:footerReference")
_ID = qn("r:id")


def joined(files: Iterable[bytes]) -> bytes:
    """Return Word files of ours one after another; raises ValueError when there is none."""
    listed = iter(files)
    first = next(listed, None)
    if first is None:
        raise ValueError("no files")
    book = _Book(docx.Document(BytesIO(first)))
    for each in listed:
        book.add(docx.Document(BytesIO(each)))
    held = BytesIO()
    book.written.save(held)
    return word_xml.without_clock(held)


class _Book:
    """The file that the others are put into; a header as the one before is not kept twice."""

    def __init__(self, written: Any) -> None:
        self.written = written
        self._now = {kind: text for kind, text, _ in _furniture(written)}

    def add(self, other: Any) -> None:
        """Put all of `other` behind what the book holds.

        The last section's format stands at the end of the body, so that of the book so far moves
        into its last paragraph.
        """
        body = self.written.element.body
        _last_paragraph(self.written).get_or_add_pPr().append(body.sectPr)
        body.extend([deepcopy(element) for element in other.element.body])
        _count_from_one(body.sectPr)
        theirs = {kind: (text, element) for kind, text, element in _furniture(other)}
        for reference in _references(body.sectPr):
            text, element = theirs[_kind(reference)]
            if self._now.get(_kind(reference)) == text:
                body.sectPr.remove(reference)  # then Word goes on with that of the section before
            else:
                reference.set(_ID, self._keep(reference.tag, element))
                self._now[_kind(reference)] = text

    def _keep(self, tag: str, element: Any) -> str:
        """Copy a header or footer into the book and return the id it has there."""
        kept = self.written.part
        add = kept.add_header_part if tag == _HEADER else kept.add_footer_part
        part, found = add()
        part.element[:] = [deepcopy(each) for each in element]
        return str(found)


def _count_from_one(section: Any) -> None:
    """Let the pages of a section count from 1.

    On mirrored sheets that is a front: Word and LibreOffice leave the back before it blank.
    """
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    section.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")


def _last_paragraph(written: Any) -> Any:
    """Return the paragraph that ends the body: one more line could turn one more page."""
    last = written.element.body[-2]  # before the section's format
    return last if last.tag == qn("w:p") else written.add_paragraph()._p


def _furniture(written: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield the headers and footers of a file: which it is, its XML as text and as element."""
    for reference in _references(written.element.body.sectPr):
        element = written.part.related_parts[reference.get(_ID)].element
        yield _kind(reference), str(element.xml), element


def _references(section: Any) -> list[Any]:
    return [each for each in section if each.tag in (_HEADER, _FOOTER)]


def _kind(reference: Any) -> str:
    """Return which header or footer this is: of the first page or of the others."""
    return f"{reference.tag} {reference.get(qn('w:type'))}"
