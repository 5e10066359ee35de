"""The text of a PDF: reportlab's style of a look, and the ready fragments of a run."""

from collections.abc import Iterable
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus.paraparser import ParaFrag

from handbook.typeset import blocks as b
from handbook.typeset import fonts
from handbook.typeset.looks import Align, LookSpec
from handbook.typeset.words import hold_blanks, printed

_ALIGN = {
    Align.LEFT: TA_LEFT,
    Align.CENTRE: TA_CENTER,
    Align.RIGHT: TA_RIGHT,
    Align.JUSTIFY: TA_JUSTIFY,
}
_UNDERLINE = (0, "underline", None, "0.05*F", "-0.125*F", 0, 1, "1")


def style(spec: LookSpec, align: Align | None, indent: float) -> ParagraphStyle:
    """Return the style of a look; `align` overrides its own, `indent` in points hangs the text."""
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


def fragments(run: b.Run, spec: LookSpec) -> Iterable[ParaFrag]:
    """Yield a run as fragments, a typed line break as one of its own."""
    text = printed(run, spec)
    if "\n" not in text:
        yield fragment(text, spec, run)
        return
    for place, line in enumerate(text.split("\n")):
        if place:
            yield fragment("", spec, run, lineBreak=True)
        yield fragment(line, spec, run)


def fragment(text: str, spec: LookSpec, run: b.Run, **more: Any) -> ParaFrag:
    """Return `text` in the face of its look and run."""
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
