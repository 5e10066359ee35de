"""The lines and boxes of a PDF: table grids, rules, the line under a heading, check boxes."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable, HRFlowable

from handbook.typeset import blocks as b

_CELL_PADDING = 3.0
_SIDE_PADDING = 5.0
_PLAIN_FONT = ("FONT", (0, 0), (-1, -1), "Tinos", 10)  # or reportlab names Helvetica, not embedded
BARE: tuple[tuple[Any, ...], ...] = (
    _PLAIN_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)


def table_lines(*, ruled: bool) -> list[tuple[Any, ...]]:
    """Return the commands of a table's paddings and, when `ruled`, of its grid."""
    lines: list[tuple[Any, ...]] = [
        _PLAIN_FONT,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _CELL_PADDING),
    ]
    return [*lines, ("GRID", (0, 0), (-1, -1), 0.6, "black")] if ruled else lines


def rule(block: b.Rule) -> Flowable:
    """Return a line across its share of the width."""
    return HRFlowable(
        width=f"{block.share * 100:.4f}%", thickness=0.7, color="black", spaceBefore=4, spaceAfter=6
    )


def draw_rule_below(canvas: Any, paragraph: Any) -> None:
    """Draw a line under a centred paragraph, as long as its longest line."""
    start = (paragraph.width - paragraph._width_max) / 2
    canvas.setLineWidth(0.8)
    canvas.line(start, 0.5, start + paragraph._width_max, 0.5)


def box(ticked: bool, size: float, *, lone: bool) -> Callable[[Any, Any], None]:
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
