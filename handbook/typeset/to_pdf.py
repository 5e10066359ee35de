"""Writes a document as PDF with reportlab: same document, same bytes.

Text never goes through reportlab's markup: paragraphs are made from ready fragments, which is also
the faster way. The page and its furniture are in `sheet`, breaking in `flow`, what is drawn in
`pdf_lines`.
"""

import threading
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import KeepTogether as KeptTogether
from reportlab.platypus import PageBreak as NewPage

from handbook.typeset import blocks as b
from handbook.typeset import charts, flow, fonts, grid, items, pdf_lines, pdf_text
from handbook.typeset.looks import Align, Look, LookSpec
from handbook.typeset.sheet import Sheet
from handbook.typeset.words import printed

_OUTLINE = {Look.DOC_TYPE: 0, Look.HEADING: 0, Look.SUBHEADING: 1}

# Faces are shared by all documents of the process and reportlab reads them while it saves; one
# document at a time keeps a preview and a book printed at once from disturbing one another.
WRITING = threading.Lock()


def to_pdf(document: b.Document) -> bytes:
    """Return the PDF of `document`; safe to call from any thread."""
    with WRITING:
        fonts.register()
        held = BytesIO()
        sheet = Sheet(document)
        story = Setter(document, sheet).story()
        sheet.template(held).build(story or [Spacer(0, 0)])
        return held.getvalue()


class Setter:
    """Turns the blocks of one document into flowables; `outlined` notes its headings."""

    def __init__(self, document: b.Document, sheet: Sheet, *, outlined: bool = True) -> None:
        self.document, self.looks, self.sheet = document, document.looks, sheet
        self.outlined = outlined
        self.styles: dict[tuple[Look, Align | None, float], ParagraphStyle] = {}
        self.depth = -1
        self.headings = 0

    def story(self) -> list[Any]:
        """Return all flowables, headings and signatures tied to their neighbours."""
        top = self.outlined
        pieces = [piece for block in self.document.blocks for piece in self.pieces(block, top=top)]
        return flow.chained(pieces, self.sheet.text_height)

    def pieces(self, block: b.Block, *, top: bool = False) -> Iterable[flow.Piece]:
        """Yield the flowables of one block; `top` blocks get into the outline."""
        width = self.sheet.text_width
        match block:
            case b.Paragraph():
                leads = self.looks[block.look].keep_with_next
                yield flow.Piece(self.paragraph(block, outlined=top), leads=leads)
            case b.Items():
                for each in items.paragraphs_of(block):
                    yield flow.Piece(self.paragraph(each))
            case b.CheckBox():
                yield flow.Piece(self.check_box(block))
            case b.Space():
                yield flow.Piece(Spacer(0, block.lines * self.looks[Look.BODY].leading_pt))
            case b.Rule():
                yield flow.Piece(pdf_lines.rule(block))
            case b.PageBreak():
                yield flow.Piece(NewPage())
            case b.Table():
                yield flow.Piece(self.table(block))
            case b.Columns():
                yield flow.Piece(self.columns(block))
            case b.Signatures():
                yield flow.Piece(self.columns(block, before=6), closes=True)
            case b.Chart():
                yield flow.Piece(charts.drawing(block, width))
                yield flow.Piece(Spacer(0, 10))
            case b.KeepTogether():
                inner = [piece for each in block.blocks for piece in self.pieces(each, top=top)]
                together = flow.chained(inner, self.sheet.text_height)
                yield flow.Piece(KeptTogether(together))

    def flat(self, blocks: Iterable[b.Block]) -> list[Any]:
        """Return the flowables of a cell, not tied to one another."""
        return [piece.flowable for block in blocks for piece in self.pieces(block)]

    def paragraph(
        self, block: b.Paragraph, align: Align | None = None, *, outlined: bool = False
    ) -> Any:
        """Return one paragraph; `align` overrides that of its look."""
        spec = self.looks[block.look]
        made = self._adorned(block.runs, self._style(block.look, align), spec)
        if spec.rule_below:
            made.adorn = pdf_lines.draw_rule_below
        elif outlined and block.look in _OUTLINE:
            made.adorn = self._outline(block)
        return made

    def check_box(self, block: b.CheckBox, align: Align | None = None) -> Any:
        """Return a drawn box with its text beside it."""
        spec = self.looks[block.look]
        indent = spec.size_pt * 1.5 if block.runs else 0.0
        runs = block.runs or (b.Run("\u00a0"),)
        made = self._adorned(runs, self._style(block.look, align, indent), spec)
        made.adorn = pdf_lines.box(block.ticked, spec.size_pt, lone=not block.runs)
        return made

    def table(self, block: b.Table) -> Any:
        """Return a table whose head rows repeat on every page."""
        rows = (*block.head, *block.rows)
        if not rows:
            return Spacer(0, 0)
        count = len(block.columns)
        values: list[list[Any]] = [[""] * count for _ in rows]
        commands = pdf_lines.table_lines(ruled=block.ruled)
        for place in grid.placed(rows, count):
            column, row, cell = place.column, place.row, place.cell
            align = cell.align or block.columns[column].align
            values[row][column] = [self._in_cell(each, align) for each in cell.blocks]
            if cell.across > 1 or cell.down > 1:
                end = (column + cell.across - 1, row + cell.down - 1)
                commands.append(("SPAN", (column, row), end))
        return self._table(values, grid.shares([c.width for c in block.columns], count), commands,
                           repeat=len(block.head), before=2, after=8)  # fmt: skip

    def columns(self, block: b.Columns | b.Signatures, before: float = 0) -> Any:
        """Return cells side by side, without lines."""
        cells = [self.flat(blocks) for blocks in block.cells]
        widths = grid.shares(block.widths, len(cells))
        return self._table([cells], widths, list(pdf_lines.BARE), repeat=0, before=before, after=0)

    def _table(
        self,
        values: list[list[Any]],
        widths: tuple[float, ...],
        commands: list[tuple[Any, ...]],
        *,
        repeat: int,
        before: float,
        after: float,
    ) -> Any:
        made = flow.PaperTable(
            values,
            colWidths=[share * self.sheet.text_width for share in widths],
            style=commands,
            repeatRows=repeat,
            spaceBefore=before,
            spaceAfter=after,
            splitInRow=1,
        )
        made.page_height = self.sheet.text_height
        return made

    def _in_cell(self, block: b.Paragraph | b.CheckBox | b.Space, align: Align) -> Flowable:
        match block:
            case b.Paragraph():
                return self.paragraph(block, align)
            case b.CheckBox():
                return self.check_box(block, align)
            case b.Space():
                return Spacer(0, block.lines * self.looks[Look.BODY].leading_pt)

    def _adorned(self, runs: tuple[b.Run, ...], style: ParagraphStyle, spec: LookSpec) -> Any:
        frags = [frag for run in runs for frag in pdf_text.fragments(run, spec)]
        return flow.Adorned("", style, frags=frags or [pdf_text.fragment("", spec, b.Run(""))])

    def _style(self, look: Look, align: Align | None, indent: float = 0.0) -> ParagraphStyle:
        key = (look, align, indent)
        if key not in self.styles:
            self.styles[key] = pdf_text.style(self.looks[look], align, indent)
        return self.styles[key]

    def _outline(self, block: b.Paragraph) -> flow.Adornment:
        """Return what notes a heading in the outline; levels never skip one (PDF refuses)."""
        spec = self.looks[block.look]
        self.depth = min(_OUTLINE[block.look], self.depth + 1)
        self.headings += 1
        key, depth = f"h{self.headings}", self.depth
        words = " ".join("".join(printed(run, spec) for run in block.runs).split())

        def note(canvas: Any, paragraph: Any) -> None:
            canvas.bookmarkHorizontal(key, 0, paragraph.height)
            canvas.addOutlineEntry(words, key, depth)

        return note
