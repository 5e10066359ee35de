"""Writes blocks into a Word document, each in the style of its look; the page is `word_page`'s."""

from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_BREAK, WD_LINE_SPACING
from docx.shared import Mm, Pt

from handbook.typeset import blocks as b
from handbook.typeset import fonts, grid, items, word_xml
from handbook.typeset.charts import number_text
from handbook.typeset.looks import Align, Look, LookSpec
from handbook.typeset.word_xml import ALIGN
from handbook.typeset.words import printed

_SLACK = 0.4  # points: as wide as the text exactly, a rounded indent would break its line
_SHORT_ROW = 600
"""Letters in a cell above which its row may be torn between pages; a shorter row stays whole."""


class Writer:
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
            line.alignment = ALIGN[align]
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
