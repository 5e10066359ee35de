"""Puts many Word files into one, each on a new page with its own page format."""

from collections.abc import Iterable
from io import BytesIO

import docx

from handbook.typeset import word_xml


def joined(files: Iterable[bytes]) -> bytes:
    """Return Word files of ours one after another, each on a new page with its own page format.

    Styles, headers and page numbers are those of the first; every word of the others is kept.
    """
    first, *others = files
    book = docx.Document(BytesIO(first))
    for each in others:
        word_xml.add_file(book, docx.Document(BytesIO(each)))
    held = BytesIO()
    book.save(held)
    return word_xml.without_clock(held)
