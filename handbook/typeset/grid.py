"""Where the cells of a table stand and how wide its columns are, the same for every writer."""

from collections.abc import Sequence
from dataclasses import dataclass

from handbook.typeset.blocks import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A cell at its place in the grid of a table."""

    row: int
    column: int
    cell: Cell


def placed(rows: Sequence[Sequence[Cell]], width: int) -> tuple[Placed, ...]:
    """Return every cell with its place, as in HTML: covered places are skipped.

    Raises ValueError when a row does not fill the `width` columns exactly.
    """
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []
    for number, row in enumerate(rows):
        column = 0
        for each in row:
            while (number, column) in taken:
                column += 1
            found.append(Placed(row=number, column=column, cell=each))
            taken.update(
                (number + y, column + x) for y in range(each.down) for x in range(each.across)
            )
            column += each.across
        if {x for y, x in taken if y == number} != set(range(width)):
            raise ValueError(f"row {number + 1} does not fill {width} columns")
    if any(y >= len(rows) for y, _ in taken):
        raise ValueError("a cell reaches below the last row")
    return tuple(found)


def shares(widths: Sequence[float], count: int) -> tuple[float, ...]:
    """Return `count` relative widths as parts of 1; no widths means equal parts."""
    if not widths:
        return (1 / count,) * count if count else ()
    if len(widths) != count or min(widths) <= 0:
        raise ValueError(f"{count} columns need {count} positive widths, not {tuple(widths)}")
    whole = sum(widths)
    return tuple(width / whole for width in widths)
