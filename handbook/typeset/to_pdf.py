"""Writes a document as PDF with reportlab: same document, same bytes.

Text never goes through reportlab's markup: paragraphs are made from ready fragments, which is also
the faster way. The page and its furniture are in `sheet`, breaking in `flow`.
"""

import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Spacer
from reportlab.platypus import KeepTogether as KeptTogether
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus.paraparser import ParaFrag

from handbook.typeset import blocks as b
from handbook.typeset import charts, flow, fonts, grid, items
from handbook.typeset.looks import Align, Look, LookSpec
from handbook.typeset.sheet import Sheet
from handbook.typeset.words import hold_blanks, printed

_ALIGN = {
    Align.LEFT: TA_LEFT,
    Align.CENTRE: TA_CENTER,
    Align.RIGHT: TA_RIGHT,
    Align.JUSTIFY: TA_JUSTIFY,
}
_UNDERLINE = (0, "underline", None, "0.05*F", "-0.125*F", 0, 1, "1")
_OUTLINE = {Look.DOC_TYPE: 0, Look.HEADING: 0, Look.SUBHEADING: 1}
_CELL_PADDING = 3.0
_SIDE_PADDING = 5.0

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
                yield flow.Piece(_rule(block))
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
            made.adorn = _draw_rule_below
        elif outlined and block.look in _OUTLINE:
            made.adorn = self._outline(block)
        return made

    def check_box(self, block: b.CheckBox, align: Align | None = None) -> Any:
        """Return a drawn box with its text beside it."""
        spec = self.looks[block.look]
        indent = spec.size_pt * 1.5 if block.runs else 0.0
        runs = block.runs or (b.Run("\u00a0"),)
        made = self._adorned(runs, self._style(block.look, align, indent), spec)
        made.adorn = _box(block.ticked, spec.size_pt, lone=not block.runs)
        return made

    def table(self, block: b.Table) -> Any:
        """Return a table whose head rows repeat on every page."""
        rows = (*block.head, *block.rows)
        if not rows:
            return Spacer(0, 0)
        count = len(block.columns)
        values: list[list[Any]] = [[""] * count for _ in rows]
        commands = _table_lines(ruled=block.ruled)
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
        return self._table([cells], widths, list(_BARE), repeat=0, before=before, after=0)

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
        frags = [frag for run in runs for frag in _frags(run, spec)]
        return flow.Adorned("", style, frags=frags or [_frag("", spec, b.Run(""))])

    def _style(self, look: Look, align: Align | None, indent: float = 0.0) -> ParagraphStyle:
        key = (look, align, indent)
        if key not in self.styles:
            self.styles[key] = _style(self.looks[look], align, indent)
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


def _style(spec: LookSpec, align: Align | None, indent: float) -> ParagraphStyle:
    return ParagraphStyle(
        spec.name,
        fontName=fonts.face(bold=spec.bold, italic=spec.italic),
        fontSize=spec.size_pt,
        leading=spec.leading_pt,
        alignment=_ALIGN[align or spec.align],
        firstLineIndent=0 if indent or align else spec.indent_mm * mm,
        leftIndent=indent,
        spaceBefore=spec.before_pt,
        spaceAfter=spec.after_pt,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


def _frags(run: b.Run, spec: LookSpec) -> Iterable[ParaFrag]:
    text = printed(run, spec)
    if "\n" not in text:
        yield _frag(text, spec, run)
        return
    for place, line in enumerate(text.split("\n")):
        if place:
            yield _frag("", spec, run, lineBreak=True)
        yield _frag(line, spec, run)


def _frag(text: str, spec: LookSpec, run: b.Run, **more: Any) -> ParaFrag:
    bold, italic = spec.bold or run.bold, spec.italic or run.italic
    return ParaFrag(
        text=hold_blanks(text),
        fontName=fonts.face(bold=bold, italic=italic),
        fontSize=spec.size_pt,
        textColor="black",
        bold=int(bold),
        italic=int(italic),
        rise=0,
        greek=0,
        link=[],
        us_lines=[_UNDERLINE] if spec.underline or run.underline else [],
        **more,
    )


_PLAIN_FONT = ("FONT", (0, 0), (-1, -1), "Tinos", 10)  # or reportlab names Helvetica, not embedded
_BARE: tuple[tuple[Any, ...], ...] = (
    _PLAIN_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)


def _table_lines(*, ruled: bool) -> list[tuple[Any, ...]]:
    lines: list[tuple[Any, ...]] = [
        _PLAIN_FONT,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _CELL_PADDING),
    ]
    return [*lines, ("GRID", (0, 0), (-1, -1), 0.6, "black")] if ruled else lines


def _rule(block: b.Rule) -> Flowable:
    return HRFlowable(
        width=f"{block.share * 100:.4f}%", thickness=0.7, color="black", spaceBefore=4, spaceAfter=6
    )


def _draw_rule_below(canvas: Any, paragraph: Any) -> None:
    """Draw a line under a centred paragraph, as long as its longest line."""
    start = (paragraph.width - paragraph._width_max) / 2
    canvas.setLineWidth(0.8)
    canvas.line(start, 0.5, start + paragraph._width_max, 0.5)


def _box(ticked: bool, size: float, *, lone: bool) -> Callable[[Any, Any], None]:
    """Return what draws a check box beside, or alone in the middle of, its paragraph."""
    side = size * 0.72

    def draw(canvas: Any, paragraph: Any) -> None:
        centred = lone and paragraph.style.alignment == TA_CENTER
        x = (paragraph.width - side) / 2 if centred else 0.5
        y = paragraph.height - size * 0.891
        canvas.setLineWidth(0.8)
        canvas.rect(x, y, side, side)
        if ticked:
            canvas.setLineWidth(1.3)
            canvas.lines([
                (x + side * 0.18, y + side * 0.52, x + side * 0.42, y + side * 0.22),
                (x + side * 0.42, y + side * 0.22, x + side * 0.84, y + side * 0.82),
            ])  # fmt: skip

    return draw
