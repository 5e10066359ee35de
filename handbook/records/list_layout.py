"""How a list of anything lies in a grid: its head, its columns, the rows that are left out.

What a column means is found by `roster_layout` for members and `task_headings` for tasks; it is a
guess to show and change.
"""

from dataclasses import dataclass, replace

from handbook.records import grids
from handbook.records.grids import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGuess:
    """One column: its place from 0, its heading as written, and the field it is taken for."""

    index: int
    heading: str
    field: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a sheet is laid out; row numbers are those of Excel, from 1, both ends included."""

    header_rows: tuple[int, ...]
    columns: tuple[ColumnGuess, ...]
    first_row: int
    last_row: int

    def indexes(self, field: str) -> tuple[int, ...]:
        """Return the places of the columns that make up a field, from the left."""
        return tuple(column.index for column in self.columns if column.field == field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A row that is nothing of the list's: a title, a total, a signature."""

    row_number: int
    text: str


def with_field(layout: Layout, index: int, field: str | None) -> Layout:
    """Return the layout with one column given another field, which leaves any other column."""
    return replace(
        layout,
        columns=tuple(
            replace(column, field=field)
            if column.index == index
            else replace(column, field=None)
            if field is not None and column.field == field
            else column
            for column in layout.columns
        ),
    )


def skipped(number: int, cells: tuple[Cell, ...]) -> Skipped:
    """Return a row as one that is left out, by its words."""
    text = " · ".join(grids.shown(cell) for cell in cells if not grids.is_blank(cell))
    return Skipped(row_number=number, text=text)
