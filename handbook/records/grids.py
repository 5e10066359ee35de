"""A grid of plain cells, wherever it came from: an Excel sheet or pasted text.

What a cell says as text and as a date stands here. Nothing here knows a member or opens a file.
"""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import nfc, one_line

Cell = str | int | float | date | bool | None

_NUMBERED = re.compile(r"^\s*(?:\d{1,4}\s*[.)/\-–]|[-–•*+])\s*")
# Excel counts days from here (and keeps 1900 as a leap year, which no date of a member meets).
_DAY_ZERO = date(1899, 12, 30)
# Smaller numbers are bare years; these serial days lie from 1913 to 2119.
_FIRST_SERIAL, _LAST_SERIAL = 5000, 80_000
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rows of cells; row 1 of the file is `rows[0]`. `others` names the other sheets of the file.

    `day_zero` is the day that serial number 0 of a date stands for.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    others: tuple[str, ...] = ()
    day_zero: date = _DAY_ZERO

    def cell(self, row: tuple[Cell, ...], index: int | None) -> Cell:
        """Return a cell of one of the rows; None beyond its end."""
        return row[index] if index is not None and index < len(row) else None


def is_blank(cell: Cell) -> bool:
    """Say whether nothing is to be seen in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_error(cell: Cell) -> bool:
    """Say whether the cell shows one of Excel's errors, as a broken formula does."""
    return isinstance(cell, str) and "#" in cell and cell.strip() in _ERRORS


def shown(cell: Cell) -> str:
    """Return a cell as people read it, on one line: numbers without `.0`, dates as dd/mm/yyyy."""
    if isinstance(cell, str):
        return _tidy(cell)
    return number_text(cell)


def number_text(cell: Cell) -> str:
    """Return the text of a cell that is no text; whole numbers never as 1e+11 nor with `.0`."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, date):
        return dates.on_screen(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.10f}".rstrip("0")
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def partial(cell: Cell, *, century_up_to: int, day_zero: date = _DAY_ZERO) -> Partial:
    """Return the date a cell holds, as precisely as it says, or empty.

    Takes dates, texts as people write them, bare years, and the serial numbers that Excel shows
    when a column of dates lost its format. Raises ValueError when it is no date.
    """
    if isinstance(cell, str):
        return _partial(cell, century_up_to)
    if cell is None:
        return ""
    if isinstance(cell, date):
        return dates.parse(cell.isoformat()[:10])
    if isinstance(cell, int | float) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return (day_zero + timedelta(days=int(cell))).isoformat()
    return _partial(number_text(cell), century_up_to)


def read_pasted(text: str) -> Sheet:
    """Return pasted text as a grid: columns by tabs as Excel and Word copy them, else one a line.

    Numbers and dashes that lead the lines of a list without columns are taken off.
    """
    clean = nfc(text).replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in clean:
        table = csv.reader(io.StringIO(clean, newline=""), delimiter="\t")
        rows = [tuple(cell or None for cell in row) for row in table]
    else:
        lines = (_NUMBERED.sub("", line) for line in clean.split("\n"))
        rows = [(line,) if line.strip() else () for line in lines]
    return Sheet(name="Dán vào", rows=tuple(rows))


def as_year_month(cell: date, day_is_shown: bool, month_is_shown: bool) -> Cell:
    """Return a date cell with only the parts its format shows: Excel makes 01/05/1964 of 5/1964."""
    if day_is_shown:
        return cell
    return f"{cell.month:02d}/{cell.year}" if month_is_shown else cell.year


@lru_cache(maxsize=16_384)
def _tidy(text: str) -> str:
    return one_line(text)


@lru_cache(maxsize=16_384)
def _partial(text: str, century_up_to: int) -> Partial:
    bare = one_line(text).strip("'’ .")
    return dates.parse(bare, century_up_to=century_up_to) if bare else ""
