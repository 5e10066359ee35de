"""Prints rows: as a table for people, or as JSON for other programs; and the cells of a table."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from handbook.records import dates

Row = Mapping[str, Any]
Cell = Callable[[Row], str]
Columns = Sequence[tuple[str, Cell]]


def show(rows: Sequence[Row], columns: Columns, *, as_json: bool) -> None:
    """Print rows as a table with Vietnamese heads, or as one JSON list."""
    if as_json:
        print(json.dumps(list(rows), ensure_ascii=False, indent=2))
        return
    table = [[head for head, _ in columns]]
    table += [[cell(row) for _, cell in columns] for row in rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(columns))]
    for line in table:
        print(
            "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        )
    print(f"({len(rows)} dòng)")


def uid(row: Row) -> str:
    """Return by what the other commands know the record."""
    return str(row["uid"])


def text(name: str) -> Cell:
    """Return the cell of a value as it is; null is empty."""
    return lambda row: str(row[name] if row[name] is not None else "")


def day(name: str) -> Cell:
    """Return the cell of a day, whole or in part."""
    return lambda row: dates.on_screen(row[name])


def word(table: Mapping[Any, str], name: str) -> Cell:
    """Return the cell of a value that `table` has a word for."""
    return lambda row: table[row[name]]
