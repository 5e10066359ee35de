"""Writes a document as Word with python-docx: the same words in the same looks as the PDF.

Each look is a named paragraph style, so that a typist can go on in Word. No clock, user or machine
gets into the file: the same document gives the same bytes.
"""

from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx

from handbook.typeset import blocks as b
from handbook.typeset import word_page, word_xml
from handbook.typeset.word_blocks import Writer
from handbook.typeset.words import clean


def to_docx(document: b.Document) -> bytes:
    """Return the Word file of `document`."""
    written = docx.Document(BytesIO(word_page.blank(document.looks)))
    _name_properties(written, document)
    word_page.set_page(written, document)
    Writer(document, written.styles).write(written, document.blocks, word_page.text_width(document))
    held = BytesIO()
    written.save(held)
    return word_xml.without_clock(held)


def _name_properties(written: Any, document: b.Document) -> None:
    made = datetime.combine(document.made_on, time())
    core = written.core_properties
    core.title, core.author = clean(document.title), clean(document.author)
    core.last_modified_by = core.comments = core.subject = core.keywords = ""
    core.created = core.modified = made
    core.language, core.revision = "vi-VN", 1
