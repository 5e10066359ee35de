"""Find the columns of a list of breakthrough tasks by their headings, and what their cells mean.

The words are data (`resources/lists/task_headings.toml`). What is found is a guess to show and
change (`list_layout.with_field`); nothing is imported yet.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from handbook import bundle
from handbook.records import grids, headings
from handbook.records.grids import Cell, Sheet
from handbook.records.headings import Field
from handbook.records.list_layout import ColumnGuess, Layout
from handbook.records.text import fold

_DEEPEST = 40
# Fewer letters than this are a heading only when they are the whole of the cell.
_SHORT = 6


def fields() -> tuple[Field, ...]:
    """Return every field a column can be given, in the order of our own list."""
    return tuple(_by_id().values())


def field(field_id: str) -> Field:
    """Return one field; raises KeyError when there is none."""
    return _by_id()[field_id]


def recognise(sheet: Sheet) -> Layout:
    """Return the likeliest layout: the row that names most columns, the task's name among them.

    Without such a row nothing is recognised and the person chooses.
    """
    width = max((len(row) for row in sheet.rows), default=0)
    best, found = 0, (0, _guessed((), width))
    for number, row in enumerate(sheet.rows[:_DEEPEST], start=1):
        columns = _guessed(row, width)
        known = {column.field for column in columns} - {None}
        if "title" in known and len(known) > max(best, 1):
            best, found = len(known), (number, columns)
    head, columns = found
    return Layout(
        header_rows=(head,) if head else (),
        columns=columns,
        first_row=head + 1,
        last_row=max(len(sheet.rows), head),
    )


def names_tasks(sheet: Sheet) -> bool:
    """Say whether some row of a sheet is the head of a list of tasks."""
    return bool(recognise(sheet).header_rows)


def meaning(group: str, text: str) -> str | None:
    """Return what the words of a cell mean in a group (`reason`, `origin`, `rhythm`), or None."""
    bare = fold(text)
    every = ((key, fold(word)) for key, words in _table()["words"][group].items() for word in words)
    found = [(len(word), key) for key, word in every if word in bare]
    return max(found)[1] if found else None


def _guessed(row: Sequence[Cell], width: int) -> tuple[ColumnGuess, ...]:
    """Return the columns of a heading row; a field goes to the column that names it most surely."""
    guesses = [_best(grids.shown(row[i]) if i < len(row) else "") for i in range(width)]
    surest: dict[str, int] = {}
    for index, (name, sure) in enumerate(guesses):
        if name and (name not in surest or sure > guesses[surest[name]][1]):
            surest[name] = index
    return tuple(
        ColumnGuess(
            index=index,
            heading=grids.shown(row[index]) if index < len(row) else "",
            field=name if name and surest[name] == index else None,
        )
        for index, (name, _) in enumerate(guesses)
    )


def _best(heading: str) -> tuple[str, int]:
    """Return the field a heading means and how sure that is; empty when it means none."""
    bare = headings.plain(heading)
    if not bare:
        return "", 0
    if whole := _folded().get(bare):
        return whole, 1000 + len(bare)
    within = [
        (len(phrase), name)
        for phrase, name in _folded().items()
        if len(phrase) >= _SHORT and f" {phrase} " in f" {bare} "
    ]
    length, name = max(within, default=(0, ""))
    return name, length


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(bundle.text("lists", "task_headings.toml"))


@cache
def _by_id() -> dict[str, Field]:
    return headings.by_id(_table())


@cache
def _folded() -> dict[str, str]:
    return {headings.plain(h): f.id for f in fields() for h in f.headings}
