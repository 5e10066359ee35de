"""The closed vocabulary of blocks a document is made of: frozen values, compared in tests.

A document is built first and written after. Nothing here knows reportlab, python-docx, records or
any paper; text is kept as given and is never markup.
"""

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import Enum

from handbook.typeset.looks import Align, Look, Looks


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight; a line feed in it is a forced line break."""

    text: str
    _: KW_ONLY
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of text in one look."""

    runs: tuple[Run, ...]
    look: Look = Look.BODY


class Marker(Enum):
    """What stands before each item."""

    DASH = "-"
    PLUS = "+"
    DECIMAL = "1."
    LETTER = "a)"
    ROMAN = "I."


@dataclass(frozen=True, slots=True)
class Items:
    """A list in the field's manner: each entry a paragraph, the marker typed before its text."""

    entries: tuple[tuple[Run, ...], ...]
    marker: Marker = Marker.DASH
    _: KW_ONLY
    start: int = 1
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A drawn box, ticked or not, and the text after it."""

    ticked: bool
    runs: tuple[Run, ...] = ()
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Space:
    """An empty stretch of so many body lines (room for a signature)."""

    lines: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A centred line over `share` of the width."""

    share: float = 1.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its width relative to the others, and how its cells are aligned."""

    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `across` and `down` make it cover others, which are then left out of the rows."""

    blocks: "tuple[Paragraph | CheckBox | Space, ...]"
    _: KW_ONLY
    across: int = 1
    down: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under head rows that repeat on every page; `ruled` draws all its lines."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    _: KW_ONLY
    head: tuple[tuple[Cell, ...], ...] = ()
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side without lines; no `widths` means equal ones."""

    cells: "tuple[tuple[Block, ...], ...]"
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signers side by side, never alone on a page; an empty cell leaves its half blank."""

    cells: "tuple[tuple[Block, ...], ...]"
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A series of bars; `maximum` fixes the scale, `unit` stands after each value."""

    title: str
    bars: tuple[Bar, ...]
    _: KW_ONLY
    horizontal: bool = False
    maximum: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page when they fit on one."""

    blocks: "tuple[Block, ...]"


Block = (
    Paragraph
    | Items
    | CheckBox
    | Space
    | Rule
    | PageBreak
    | Table
    | Columns
    | Signatures
    | Chart
    | KeepTogether
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper, complete: what is written, in which looks, on which kind of sheet.

    `draft` ("DỰ THẢO") stands at the head of every page, `footer` (a fingerprint) at its foot;
    `made_on` is the only date that gets into the files. `duplex` mirrors the margins of back sides.
    """

    title: str
    blocks: tuple[Block, ...]
    looks: Looks
    made_on: date
    author: str = ""
    draft: str = ""
    footer: str = ""
    landscape: bool = False
    duplex: bool = False
    page_numbers: bool = True


def paragraph(text: str, look: Look = Look.BODY, *, bold: bool = False) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, bold=bold),), look)


def cell(
    text: str,
    *,
    look: Look = Look.TABLE_CELL,
    bold: bool = False,
    across: int = 1,
    down: int = 1,
    align: Align | None = None,
) -> Cell:
    """Return a table cell of plain text; each line of it becomes a paragraph."""
    blocks = tuple(paragraph(line, look, bold=bold) for line in text.split("\n"))
    return Cell(blocks, across=across, down=down, align=align)


def table(columns: Sequence[Column], head: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return a ruled table of plain texts under one head row."""
    return Table(
        tuple(columns),
        tuple(tuple(cell(text) for text in row) for row in rows),
        head=(tuple(cell(text, look=Look.TABLE_HEAD, align=Align.CENTRE) for text in head),),
    )


def signature(
    *, authority: str = "", title: str = "", note: str = "", name: str = "", gap: float = 4
) -> tuple[Block, ...]:
    """Return one signer's cell: authority and title, `gap` blank lines, name (DOMAIN §1.7)."""
    lines = (
        (authority, Look.SIGN_AUTHORITY),
        (title, Look.SIGN_TITLE),
        (note, Look.SIGN_NOTE),
    )
    above = tuple(paragraph(text, look) for text, look in lines if text)
    return (*above, Space(gap), paragraph(name, Look.SIGN_NAME))
