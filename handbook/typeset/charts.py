"""Draws a chart's bars as a reportlab drawing; fonts and colours are handed in.

On paper it is Tinos and ink; on the screen Arimo and the theme, as a one-page PDF for QtPdf.
"""

from dataclasses import dataclass
from io import BytesIO

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from handbook.typeset import fonts
from handbook.typeset.blocks import Chart
from handbook.typeset.words import clean

PLOT_HEIGHT = 140.0
ROW = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """Fonts by their registered names, colours as #rrggbb, letter size in points."""

    font: str = "Tinos"
    bold_font: str = "Tinos-Bold"
    ink: str = "#000000"
    fill: str = "#8a8a8a"
    size_pt: float = 11.0


def number_text(value: float, unit: str = "") -> str:
    """Return a value as Vietnamese readers write it: comma for decimals, at most one place."""
    text = f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    return text.replace(".", ",") + unit


def drawing(chart: Chart, width: float, style: ChartStyle | None = None) -> Drawing:
    """Return the drawing of `chart`, `width` points wide, as high as it needs."""
    fonts.register()
    style = style or ChartStyle()
    plot = _rows(chart, width, style) if chart.horizontal else _posts(chart, width, style)
    plot.initialFontName = style.font  # or Helvetica is named, which is not embedded
    if chart.title:
        plot.height += style.size_pt * 2
        plot.add(
            _words(
                clean(chart.title), width / 2, plot.height - style.size_pt * 1.2, style, bold=True
            )
        )
    return plot


def chart_pdf(chart: Chart, width: float, style: ChartStyle | None = None) -> bytes:
    """Return a one-page PDF of the chart alone, for the screen; the ground stays transparent."""
    picture = drawing(chart, width, style)
    held = BytesIO()
    size = (picture.width, picture.height)
    font = (style or ChartStyle()).font
    canvas = Canvas(held, pagesize=size, invariant=1, initialFontName=font)
    picture.drawOn(canvas, 0, 0)
    canvas.save()
    return held.getvalue()


def _top(chart: Chart) -> float:
    return chart.maximum or max((bar.value for bar in chart.bars), default=0) or 1.0


def _posts(chart: Chart, width: float, style: ChartStyle) -> Drawing:
    foot = style.size_pt * 1.8
    plot = Drawing(width, PLOT_HEIGHT + foot + style.size_pt * 1.6)
    step = width / max(len(chart.bars), 1)
    for place, bar in enumerate(chart.bars):
        high = PLOT_HEIGHT * min(max(bar.value / _top(chart), 0), 1)
        middle = step * (place + 0.5)
        plot.add(_bar(middle - step * 0.3, foot, step * 0.6, high, style))
        plot.add(_words(number_text(bar.value, chart.unit), middle, foot + high + 3, style))
        plot.add(
            _words(_fit(bar.label, step - 2, style), middle, foot - style.size_pt * 1.2, style)
        )
    plot.add(Line(0, foot, width, foot, strokeColor=HexColor(style.ink), strokeWidth=0.7))
    return plot


def _rows(chart: Chart, width: float, style: ChartStyle) -> Drawing:
    plot = Drawing(width, ROW * len(chart.bars) + 4)
    left, right = width * 0.3, style.size_pt * 4
    for place, bar in enumerate(chart.bars):
        y = plot.height - ROW * (place + 1)
        long = (width - left - right) * min(max(bar.value / _top(chart), 0), 1)
        line = y + (ROW - style.size_pt) / 2 + 2
        plot.add(_words(_fit(bar.label, left - 8, style), left - 6, line, style, anchor="end"))
        plot.add(_bar(left, y + 3, long, ROW - 6, style))
        value = number_text(bar.value, chart.unit)
        plot.add(_words(value, left + long + 5, line, style, anchor="start"))
    ink = HexColor(style.ink)
    plot.add(Line(left, 0, left, plot.height, strokeColor=ink, strokeWidth=0.7))
    return plot


def _bar(x: float, y: float, wide: float, high: float, style: ChartStyle) -> Rect:
    return Rect(x, y, wide, high, fillColor=HexColor(style.fill), strokeColor=None)


def _words(
    text: str, x: float, y: float, style: ChartStyle, *, anchor: str = "middle", bold: bool = False
) -> String:
    font = style.bold_font if bold else style.font
    ink = HexColor(style.ink)
    return String(
        x, y, text, fontName=font, fontSize=style.size_pt, textAnchor=anchor, fillColor=ink
    )


def _fit(text: str, width: float, style: ChartStyle) -> str:
    """Shorten a label with "…" until it fits `width` points."""
    text = clean(text)
    if pdfmetrics.stringWidth(text, style.font, style.size_pt) <= width:
        return text
    while text and pdfmetrics.stringWidth(text + "…", style.font, style.size_pt) > width:
        text = text[:-1]
    return text.rstrip() + "…"
