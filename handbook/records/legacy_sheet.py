"""A list whose cells are in an old encoding: one offer for the whole sheet, and its conversion."""

from dataclasses import replace

from handbook.records import legacy_text
from handbook.records.grids import Cell, Sheet
from handbook.records.legacy_tables import LegacyKind
from handbook.records.legacy_text import Conversion

_LOOKED_AT = 200  # rows: an old list is old from its first rows on


def offer(sheet: Sheet) -> Conversion | None:
    """Return the conversion of the sheet's first rows, or None when it is in no old encoding."""
    rows = ("  ".join(_texts(row)) for row in sheet.rows[:_LOOKED_AT])
    return legacy_text.offer("\n".join(row for row in rows if row))


def converted(sheet: Sheet, kind: LegacyKind) -> Sheet:
    """Return the sheet with its cells read in an old encoding; cells of today's letters stay."""
    return replace(sheet, rows=tuple(tuple(_cell(c, kind) for c in row) for row in sheet.rows))


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return [cell for cell in row if isinstance(cell, str) and cell.strip()]


def _cell(cell: Cell, kind: LegacyKind) -> Cell:
    if not isinstance(cell, str) or legacy_text.is_todays(cell):
        return cell
    return legacy_text.decode(cell, kind)
