"""The plainest way to put the same text on paper with reportlab: what our writer is held against.

No keeping together, no widths worked out, no marks: paragraphs and tables, one style each, in the
same fonts and sizes.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from handbook import bundle
from handbook.typeset.blocks import (
    CheckBox,
    Columns,
    Document,
    Items,
    KeepTogether,
    Paragraph,
    Signatures,
    Table,
)

_FONT = "Plain Tinos"
_STYLE = ParagraphStyle("plain", fontName=_FONT, fontSize=14, leading=18, spaceAfter=6)


def load_font() -> None:
    """Register the font under a name of its own, so that both sides embed one."""
    pdfmetrics.registerFont(TTFont(_FONT, str(bundle.path("fonts", "Tinos-Regular.ttf"))))


def pdf(document: Document) -> bytes:
    """Return the document's words as a PDF made with flowables."""
    made = io.BytesIO()
    platypus.SimpleDocTemplate(made).build([f for b in document.blocks for f in _flowables(b)])
    return made.getvalue()


def one_pdf(documents: Sequence[Document]) -> bytes:
    """Return the words of several documents as one PDF, each on a new page."""
    made = io.BytesIO()
    story: list[Any] = []
    for document in documents:
        story += [f for b in document.blocks for f in _flowables(b)]
        story.append(platypus.PageBreak())
    platypus.SimpleDocTemplate(made).build(story)
    return made.getvalue()


def _flowables(block: Any) -> Iterator[Any]:
    match block:
        case Paragraph() | CheckBox():
            yield _paragraph(block.runs)
        case Items():
            yield from (_paragraph(entry) for entry in block.entries)
        case Table():
            rows = [[_cell(cell.blocks) for cell in row] for row in (*block.head, *block.rows)]
            wide = max(len(row) for row in rows)
            yield platypus.Table([[*row, *[""] * (wide - len(row))] for row in rows])
        case Columns() | Signatures():
            yield platypus.Table([[_cell(cell) for cell in block.cells]])
        case KeepTogether():
            yield from (flowable for inner in block.blocks for flowable in _flowables(inner))


def _cell(blocks: Any) -> list[Any]:
    return [flowable for block in blocks for flowable in _flowables(block)]


def _paragraph(runs: Any) -> Any:
    words = "".join(escape(run.text).replace("\n", "<br/>") for run in runs)
    return platypus.Paragraph(words, _STYLE)
