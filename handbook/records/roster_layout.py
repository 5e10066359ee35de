"""Find the headings, the columns and the rows of a member list in a grid of cells.

What is found here is a guess to show and change; nothing is imported yet.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from handbook.records import grids, headings
from handbook.records.grids import Cell, Sheet
from handbook.records.list_layout import ColumnGuess, Layout

_DEEPEST_TITLE = 40
_TALLEST_HEAD = 3
_LOOKED_AT = 200
_CARD = re.compile(r"^\d{2}\.\d{6}$")
_PHONE = re.compile(r"^0\d{8,10}$")
_NAMES = ("name", "family_name", "given_name")
_DATES = ("birth_date", "admitted_on", "official_on")

Row = tuple[Cell, ...]


def recognise(sheet: Sheet) -> Layout:
    """Return the likeliest layout: by headings, else by what the cells look like."""
    width = max((len(row) for row in sheet.rows), default=0)
    top, height = _head(sheet.rows, width)
    body = top + height
    if height:
        columns = _by_heading(_heading_parts(sheet.rows[top:body], width))
        columns = _with_name_beside(columns, sheet.rows[body : body + _LOOKED_AT])
    else:
        columns = _by_content(sheet.rows[:_LOOKED_AT], width)
    return Layout(
        header_rows=tuple(range(top + 1, body + 1)),
        columns=columns,
        first_row=body + 1,
        last_row=max(len(sheet.rows), body),
    )


def names_people(layout: Layout) -> bool:
    """Say whether some column holds names."""
    return any(column.field in _NAMES for column in layout.columns)


def _head(rows: tuple[Row, ...], width: int) -> tuple[int, int]:
    """Return the first row (from 0) and the height of the head; height 0 when there is none.

    The block of one to three rows that names most columns, the name among them, wins; of equals the
    lowest, then the upper one: titles above and the first member below add nothing.
    """
    best, found = (0, 0), (0, 0)
    for top in range(min(len(rows), _DEEPEST_TITLE)):
        for height in range(1, _TALLEST_HEAD + 1):
            block = rows[top : top + height]
            if len(block) < height or not _is_text(block[-1]):
                break
            known = [column for column in _by_heading(_heading_parts(block, width)) if column.field]
            named = next((column.index for column in known if column.field in _NAMES), None)
            rank = (len(known), -height)
            if named is not None and rank > best and _leaves_name(block, named):
                best, found = rank, (top, height)
    return found


def _leaves_name(block: tuple[Row, ...], named: int) -> bool:
    """Say whether no lower row of the head holds a person's name: blank, or a heading itself."""
    below = (grids.shown(row[named]) for row in block[1:] if named < len(row))
    found = (headings.best((text,)) for text in below if text)
    return all(guess is not None and guess[0] in _NAMES for guess in found)


def _is_text(row: Row) -> bool:
    """Say whether a row can be part of a head: words only, and some."""
    filled = [cell for cell in row if not grids.is_blank(cell)]
    return bool(filled) and all(
        isinstance(cell, str) and not headings.plain(cell).isdigit() for cell in filled
    )


def _heading_parts(block: tuple[Row, ...], width: int) -> list[tuple[str, ...]]:
    """Return each column's heading from the top, a merged parent given to all its children."""
    levels = [
        [grids.shown(row[i] if i < len(row) else None) for i in range(width)] for row in block
    ]
    for depth, level in enumerate(levels[:-1]):
        below = levels[depth + 1]
        for i in range(1, width):
            # A merged cell keeps its text in its first column; only columns with children share it.
            if not level[i] and below[i] and below[i - 1]:
                level[i] = level[i - 1]
    return [tuple(level[i] for level in levels if level[i]) for i in range(width)]


def _by_heading(parts: list[tuple[str, ...]]) -> tuple[ColumnGuess, ...]:
    """Return the columns; a field that several headings mean goes to the surest of them."""
    found = [headings.best(part) if part else None for part in parts]
    surest: dict[str, tuple[int, int]] = {}
    for index, guess in enumerate(found):
        if guess and guess[1] > surest.get(guess[0], (0, 0))[0]:
            surest[guess[0]] = (guess[1], index)
    return tuple(
        ColumnGuess(
            index=index,
            heading=" – ".join(part),
            field=guess[0] if guess and _keeps(parts, index, surest[guess[0]][1]) else None,
        )
        for index, (part, guess) in enumerate(zip(parts, found, strict=True))
        if part
    )


def _keeps(parts: list[tuple[str, ...]], index: int, winner: int) -> bool:
    """Say whether a column has its field: the surest does, and its sisters under one parent."""
    if index == winner:
        return True
    mine, best = parts[index], parts[winner]
    return len(mine) > 1 and len(best) > 1 and mine[:-1] == best[:-1] and mine[-1] != best[-1]


def _with_name_beside(
    columns: tuple[ColumnGuess, ...], body: tuple[Row, ...]
) -> tuple[ColumnGuess, ...]:
    """Return the columns with a given name that stands without heading right of the family name.

    "Họ và tên" is often merged over two columns, so that the list can be sorted by given name.
    """
    name = next((c for c in columns if c.field == "name"), None)
    if name is None or any(c.index == name.index + 1 for c in columns):
        return columns
    beside = [grids.shown(row[name.index + 1]) for row in body if len(row) > name.index + 1]
    words = [text for text in beside if text]
    if len(words) * 2 < len(body) or not words or any(" " in text for text in words):
        return columns
    given = ColumnGuess(index=name.index + 1, heading="", field="given_name")
    split = (replace(c, field="family_name") if c is name else c for c in columns)
    return tuple(sorted((*split, given), key=lambda c: c.index))


def _by_content(rows: tuple[Row, ...], width: int) -> tuple[ColumnGuess, ...]:
    """Return columns of a list without headings, by what most of their cells look like."""
    taken: set[str] = set()
    columns = []
    for index in range(width):
        cells = [row[index] for row in rows if index < len(row) and not grids.is_blank(row[index])]
        field = next((f for f in _looks(cells) if f not in taken), None)
        taken |= {field} if field else set()
        columns.append(ColumnGuess(index=index, heading="", field=field))
    return tuple(columns)


def _looks(cells: list[Cell]) -> Iterator[str]:
    """Yield the fields that most of these cells look like, likeliest first."""
    kinds = Counter(_look(cell) for cell in cells)
    look, times = kinds.most_common(1)[0] if kinds else ("", 0)
    if times * 2 <= len(cells):
        return
    if look == "date":
        yield from _DATES
    elif look:
        yield look


def _look(cell: Cell) -> str:
    text = grids.shown(cell)
    if _CARD.match(text):
        return "card_number"
    if _PHONE.match(text):
        return "phone"
    if text.isdigit() and len(text) < 4:
        return "order"
    if headings.sex_of(text) is not None:
        return "sex"
    if headings.position_of(text) is not None:
        return "position"
    return _look_of_words(cell, text)


def _look_of_words(cell: Cell, text: str) -> str:
    try:
        grids.partial(cell, century_up_to=0)
    except ValueError:
        words = text.split(" ")
        lettered = all(word.isalpha() for word in words)
        return "name" if lettered and 2 <= len(words) <= 6 else ""
    return "date"
