"""Room on a form for what is written by hand: dotted lines, dots in a line, dates left open."""

from datetime import date

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import one_line, paragraphs
from handbook.typeset.blocks import Block, paragraph
from handbook.typeset.looks import Look

_WHOLE_LINE = 130
"""Dots of a line of a portrait page: 165 mm at 14 points, a dot is a quarter of the size wide."""


def lines(count: int) -> tuple[Block, ...]:
    """Return so many dotted lines to write on, each as wide as a portrait page."""
    return (paragraph("." * _WHOLE_LINE, Look.PLAIN),) * count


def texts(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of typed text."""
    return tuple(paragraph(line) for line in paragraphs(text))


def text_or_lines(text: str, room: int) -> tuple[Block, ...]:
    """Return typed text, or lines to write on while there is none."""
    return texts(text) or lines(room)


def or_dots(text: str, dots: int) -> str:
    """Return the text on one line, or so many dots to write on."""
    return one_line(text) or "." * dots


def date_words(day: Partial | date | None, year: int) -> str:
    """Return a whole day in words; any other leaves day and month of `year` to be written in."""
    whole = day if isinstance(day, date) else dates.whole(day or "")
    return dates.long(whole) if whole else f"ngày ..... tháng ..... năm {year}"
