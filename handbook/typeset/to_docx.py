"""Writes a document as Word with python-docx: the same words in the same looks as the PDF.

Each look is a named paragraph style, so that a typist can go on in Word. No clock, user or machine
gets into the file: the same document gives the same bytes.
"""

import zipfile
from collections.abc import Iterable
from datetime import datetime, time
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.shared import Mm, Pt

from handbook.typeset import blocks as b
from handbook.typeset import fonts, grid, items, word_xml
from handbook.typeset.charts import number_text
from handbook.typeset.looks import Align, LineRule, Look, Looks, LookSpec
from handbook.typeset.words import clean, printed

_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_POINTS_PER_MM = 72 / 25.4
_SLACK = 0.4  # points: as wide as the text exactly, a rounded indent would break its line
_SHORT_ROW = 600
"""Letters in a cell above which its row may be torn between pages; a shorter row stays whole."""


def to_docx(document: b.Document) -> bytes:
    """Return the Word file of `document`."""
    written = docx.Document(BytesIO(_blank(document.looks)))
    _name_properties(written, document)
    _set_page(written, document)
    _Writer(document, written.styles).write(written, document.blocks, _text_width(document))
    held = BytesIO()
    written.save(held)
    return _without_clock(held)


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
    return _without_clock(held)


@lru_cache(maxsize=4)
def _blank(looks: Looks) -> bytes:
    """Return an empty Word file with a style for each look: making them takes as long as a page."""
    empty = docx.Document()
    word_xml.prepare(empty)
    _add_styles(empty, looks)
    held = BytesIO()
    empty.save(held)
    return held.getvalue()


def _name_properties(written: Any, document: b.Document) -> None:
    made = datetime.combine(document.made_on, time())
    core = written.core_properties
    core.title, core.author = clean(document.title), clean(document.author)
    core.last_modified_by = core.comments = core.subject = core.keywords = ""
    core.created = core.modified = made
    core.language, core.revision = "vi-VN", 1


def _text_width(document: b.Document) -> float:
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
        form.alignment = _ALIGN[spec.align]
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


def _set_page(written: Any, document: b.Document) -> None:
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


class _Writer:
    """Writes blocks into the body or a cell of a Word document."""

    def __init__(self, document: b.Document, styles: Any) -> None:
        self.looks = document.looks
        self._style_ids = {look: styles[self.looks[look].name].style_id for look in Look}

    def write(self, place: Any, blocks: Iterable[b.Block], width: float) -> None:
        """Write `blocks` into `place`, a document or cell, `width` points wide."""
        listed = tuple(blocks)
        for number, block in enumerate(listed):
            closing = listed[number + 1 : number + 2]
            led = bool(closing) and isinstance(closing[0], b.Signatures)
            self._block(place, block, width, led=led)

    def _block(self, place: Any, block: b.Block, width: float, *, led: bool) -> None:
        """Write one block; `led` keeps it with the signatures that follow."""
        match block:
            case b.Paragraph():
                self._paragraph(place, block, width, led=led)
            case b.Items():
                for each in items.paragraphs_of(block):
                    self._paragraph(place, each, width, led=led)
            case b.CheckBox():
                self._check_box(place, block, led=led)
            case b.Space():
                self._space(place, block)
            case b.Rule():
                self._rule(place, block, width)
            case b.PageBreak():
                line = self._line(place, Look.PLAIN)
                line.add_run().add_break(WD_BREAK.PAGE)
            case b.Table():
                self._table(place, block, width, led=led)
            case b.Columns() | b.Signatures():
                self._columns(place, block, width)
            case b.Chart():
                self._chart(place, block, width)
            case b.KeepTogether():
                self._together(place, block, width, led=led)

    def _line(self, place: Any, look: Look, align: Align | None = None) -> Any:
        line = word_xml.next_paragraph(place)
        # By id: python-docx looks a name up among all styles, each time anew.
        line._p.style = self._style_ids[look]
        if align:
            line.alignment = _ALIGN[align]
            line.paragraph_format.first_line_indent = Mm(0)
        return line

    def _paragraph(
        self,
        place: Any,
        block: b.Paragraph,
        width: float,
        align: Align | None = None,
        *,
        led: bool = False,
    ) -> None:
        line = self._line(place, block.look, align)
        spec = self.looks[block.look]
        self._runs(line, block.runs, spec)
        if led:
            line.paragraph_format.keep_with_next = True
        if spec.rule_below:
            word_xml.rule_below(line, (width - _longest(block, spec)) / 2 - _SLACK)

    def _runs(self, line: Any, runs: tuple[b.Run, ...], spec: LookSpec) -> None:
        for run in runs:
            for place, text in enumerate(printed(run, spec).split("\n")):
                written = line.add_run()
                if place:
                    written.add_break()
                word_xml.add_text(written, text)
                written.bold = True if run.bold else None
                written.italic = True if run.italic else None
                written.underline = True if run.underline else None

    def _check_box(
        self, place: Any, block: b.CheckBox, align: Align | None = None, *, led: bool = False
    ) -> None:
        line = self._line(place, block.look, align)
        box = line.add_run("☑" if block.ticked else "☐")
        word_xml.set_font(box.element, "Segoe UI Symbol")
        if block.runs:
            line.add_run(" ")
            self._runs(line, block.runs, self.looks[block.look])
        line.paragraph_format.keep_with_next = led or None

    def _space(self, place: Any, block: b.Space) -> None:
        line = self._line(place, Look.PLAIN)
        form = line.paragraph_format
        form.line_spacing = Pt(max(1.0, block.lines * self.looks[Look.BODY].leading_pt))
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.space_after, form.keep_with_next = Pt(0), True

    def _rule(self, place: Any, block: b.Rule, width: float) -> None:
        line = self._line(place, Look.PLAIN)
        line.paragraph_format.line_spacing = Pt(4)
        line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        word_xml.rule_below(line, width * (1 - block.share) / 2)

    def _table(self, place: Any, block: b.Table, width: float, *, led: bool = False) -> None:
        rows = (*block.head, *block.rows)
        if not rows:
            return
        count = len(block.columns)
        widths = [share * width for share in grid.shares([c.width for c in block.columns], count)]
        made = word_xml.add_table(place, len(rows), widths, ruled=block.ruled)
        cells = [row.cells for row in made.rows]
        for spot in grid.placed(rows, count):
            end = cells[spot.row + spot.cell.down - 1][spot.column + spot.cell.across - 1]
            target = cells[spot.row][spot.column]
            if end is not target:
                target = target.merge(end)
            align = spot.cell.align or block.columns[spot.column].align
            self._fill_cell(target, spot.cell, align, widths[spot.column])
        for number, row in enumerate(made.rows):
            long = max(map(_letters, rows[number]), default=0) > _SHORT_ROW
            word_xml.set_row(row, head=number < len(block.head), whole=not long)
        if led:
            word_xml.keep_with_next(cells[-1])
        self._after_table(place)

    def _fill_cell(self, target: Any, cell: b.Cell, align: Align, width: float) -> None:
        for block in cell.blocks:
            match block:
                case b.Paragraph():
                    self._paragraph(target, block, width, align)
                case b.CheckBox():
                    self._check_box(target, block, align)
                case b.Space():
                    self._space(target, block)

    def _columns(self, place: Any, block: b.Columns | b.Signatures, width: float) -> None:
        widths = [share * width for share in grid.shares(block.widths, len(block.cells))]
        if not widths:
            return
        made = word_xml.add_table(place, 1, widths, ruled=False, padded=False)
        for cell, blocks, wide in zip(made.rows[0].cells, block.cells, widths, strict=True):
            self.write(cell, blocks, wide)
        word_xml.set_row(made.rows[0], head=False, whole=True)
        self._after_table(place)

    def _after_table(self, place: Any) -> None:
        """Two tables in a row become one in Word: a thin empty line parts them."""
        line = self._line(place, Look.PLAIN)
        line.paragraph_format.line_spacing = Pt(6)
        line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        line.paragraph_format.space_after = Pt(0)

    def _chart(self, place: Any, block: b.Chart, width: float) -> None:
        """Write the chart's numbers as a small table: Word users can make their own picture."""
        if block.title:
            self._paragraph(place, b.paragraph(block.title, Look.CAPTION), width)
        rows = tuple(
            (b.cell(bar.label), b.cell(number_text(bar.value, block.unit))) for bar in block.bars
        )
        self._table(place, b.Table((b.Column(3), b.Column(1, Align.RIGHT)), rows), width)

    def _together(self, place: Any, block: b.KeepTogether, width: float, *, led: bool) -> None:
        first = len(place.paragraphs)
        for each in block.blocks:
            self._block(place, each, width, led=led)
        for line in place.paragraphs[first:-1]:
            line.paragraph_format.keep_with_next = True


def _letters(cell: b.Cell) -> int:
    return sum(
        len(run.text)
        for block in cell.blocks
        if not isinstance(block, b.Space)
        for run in block.runs
    )


def _longest(block: b.Paragraph, spec: LookSpec) -> float:
    """Return the width of the longest typed line, in points."""
    text = "".join(printed(run, spec) for run in block.runs)
    return max(
        fonts.text_width(line, spec.size_pt, bold=spec.bold, italic=spec.italic)
        for line in text.split("\n")
    )


def _without_clock(held: BytesIO) -> bytes:
    """Return the same zip with every entry at one fixed time, in a fixed order."""
    out = BytesIO()
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.create_system = 3
            new.writestr(plain, old.read(entry))
    return out.getvalue()
