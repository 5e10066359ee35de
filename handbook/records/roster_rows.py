"""Read the rows of a member list, once its columns are known: which rows are people at all.

What the cells of a row say is for `roster_cells`; nothing here compares it with the roster.
"""

from dataclasses import dataclass
from datetime import date

from handbook.records import grids, headings, list_layout
from handbook.records.grids import Cell, Sheet
from handbook.records.headings import Field
from handbook.records.list_layout import Layout, Skipped
from handbook.records.roster_cells import Reading, RosterRow, read_row

_HARD_KINDS = ("date", "sex", "tick", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is the same for all rows of a sheet."""

    columns: tuple[tuple[int, Field], ...]
    order: int | None
    name: int | None
    has_hard: bool
    name_heading: str
    reading: Reading


def read_rows(
    sheet: Sheet, layout: Layout, today: date
) -> tuple[tuple[RosterRow, ...], tuple[Skipped, ...]]:
    """Return the rows of people and the rows left out; blank rows are in neither.

    Two-digit years up to that of `today` are of this century.
    """
    plan = _plan(sheet, layout, today)
    people: list[RosterRow] = []
    doubtful: list[RosterRow] = []
    skipped: dict[int, Skipped] = {}
    ended = False
    for number in range(layout.first_row, min(layout.last_row, len(sheet.rows)) + 1):
        cells = sheet.rows[number - 1]
        if all(grids.is_blank(cell) for cell in cells):
            continue
        numbered = _is_numbered(cells, plan)
        ended = ended or (not numbered and _is_total(cells))
        row = None if ended and not numbered else _person(cells, number, plan)
        if row is not None and _is_sure(row, numbered, plan):
            # Names without anything else are people when the list goes on below them.
            people += [*doubtful, row]
            for found in doubtful:
                del skipped[found.number]
            doubtful = []
            continue
        skipped[number] = list_layout.skipped(number, cells)
        if row is not None and row.name and plan.order is None:
            doubtful.append(row)
    return tuple(people), tuple(skipped.values())


def _plan(sheet: Sheet, layout: Layout, today: date) -> _Plan:
    known = [(c, headings.field(c.field)) for c in layout.columns if c.field]
    order = next((c.index for c, f in known if f.kind == "order"), None)
    name = next((c for c, f in known if f.id in ("name", "family_name", "given_name")), None)
    return _Plan(
        columns=tuple((c.index, f) for c, f in known if f.kind != "order"),
        order=order,
        name=name.index if name else None,
        has_hard=any(f.kind in _HARD_KINDS for _, f in known),
        name_heading=headings.plain(name.heading) if name else "",
        reading=Reading(century_up_to=today.year % 100, day_zero=sheet.day_zero),
    )


def _person(cells: tuple[Cell, ...], number: int, plan: _Plan) -> RosterRow | None:
    """Return what a row says; None for repeated heads and the numbers of columns."""
    name = headings.plain(grids.shown(_at(cells, plan.name)))
    if name and (name == plan.name_heading or name.isdigit() or len(name) == 1):
        return None
    return read_row(cells, number, plan.columns, plan.reading)


def _is_sure(row: RosterRow, numbered: bool, plan: _Plan) -> bool:
    """Say whether a row is a person's for certain, and no title and no signature."""
    if numbered:
        return row.filled > 0
    if not plan.has_hard:
        return bool(row.name)
    return row.hard > 0 and (bool(row.name) or row.filled > 1)


def _is_numbered(cells: tuple[Cell, ...], plan: _Plan) -> bool:
    return headings.plain(grids.shown(_at(cells, plan.order))).isdigit()


def _is_total(cells: tuple[Cell, ...]) -> bool:
    first = next((cell for cell in cells if not grids.is_blank(cell)), None)
    return headings.is_total(grids.shown(first))


def _at(cells: tuple[Cell, ...], index: int | None) -> Cell:
    return cells[index] if index is not None and index < len(cells) else None
