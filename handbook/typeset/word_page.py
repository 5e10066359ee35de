"""The empty Word file of a document: a named style for each look, the page, what every page bears.

Blocks are written by `word_blocks`.
"""

from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

from handbook.typeset import blocks as b
from handbook.typeset import word_xml
from handbook.typeset.looks import LineRule, Look, Looks
from handbook.typeset.word_xml import ALIGN
from handbook.typeset.words import printed

_POINTS_PER_MM = 72 / 25.4


@lru_cache(maxsize=4)
def blank(looks: Looks) -> bytes:
    """Return an empty Word file with a style for each look: making them takes as long as a page."""
    empty = docx.Document()
    word_xml.prepare(empty)
    _add_styles(empty, looks)
    held = BytesIO()
    empty.save(held)
    return held.getvalue()


def set_page(written: Any, document: b.Document) -> None:
    """Set sheet, margins, headers and footers of the whole file."""
    page, section = document.looks.page, written.sections[0]
    width, height = Mm(page.width_mm), Mm(page.height_mm)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance = section.footer_distance = Mm(page.page_number_from_edge_mm)
    section.different_first_page_header_footer = True
    if document.duplex:
        word_xml.mirror_margins(written)
    _furnish(section.first_page_header, document, numbered=page.page_number_on_first)
    _furnish(section.header, document, numbered=True)
    for footer in (section.first_page_footer, section.footer):
        _write_line(footer, document.looks, Look.FOOTER, document.footer)


def text_width(document: b.Document) -> float:
    """Return the width between the margins, in points."""
    page = document.looks.page
    sheet = page.height_mm if document.landscape else page.width_mm
    return (sheet - page.left_mm - page.right_mm) * _POINTS_PER_MM


def _add_styles(written: Any, looks: Looks) -> None:
    word_xml.set_font(written.styles["Normal"].element, looks.page.word_font)
    for look in Look:
        spec = looks[look]
        style = written.styles.add_style(spec.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = written.styles["Normal"]
        font, form = style.font, style.paragraph_format
        font.size, font.bold, font.italic = Pt(spec.size_pt), spec.bold, spec.italic
        font.underline = spec.underline
        form.alignment = ALIGN[spec.align]
        form.first_line_indent = Mm(spec.indent_mm)
        form.space_before, form.space_after = Pt(spec.before_pt), Pt(spec.after_pt)
        form.line_spacing = Pt(spec.leading_pt)
        form.line_spacing_rule = (
            WD_LINE_SPACING.EXACTLY
            if looks.page.line_rule is LineRule.EXACT
            else WD_LINE_SPACING.AT_LEAST
        )
        form.keep_with_next, form.widow_control = spec.keep_with_next, True
        word_xml.set_font(style.element, looks.page.word_font)


def _furnish(header: Any, document: b.Document, *, numbered: bool) -> None:
    """Write a header: the draft mark in a frame of its own at the left, the number centred."""
    header.is_linked_to_previous = False
    line = header.paragraphs[0]
    looks = document.looks
    line.style = looks[Look.PAGE_NUMBER].name
    if document.draft:
        mark = line.insert_paragraph_before(style=looks[Look.DRAFT].name)
        mark.add_run(printed(b.Run(document.draft), looks[Look.DRAFT]))
        word_xml.frame_at_left(mark)
    if document.page_numbers and numbered:
        word_xml.add_page_number(line)


def _write_line(part: Any, looks: Looks, look: Look, text: str) -> None:
    part.is_linked_to_previous = False
    line = part.paragraphs[0]
    line.style = looks[look].name
    line.add_run(printed(b.Run(text), looks[look]))
