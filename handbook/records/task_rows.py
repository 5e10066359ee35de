"""Read the rows of a list of breakthrough tasks, once its columns are known.

A row is read as written, with its problems; what importing it would change is `task_import`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.records import dates, grids, headings, list_layout, task_headings
from handbook.records.dates import Partial
from handbook.records.grids import Cell, Sheet
from handbook.records.headings import Field
from handbook.records.list_layout import Layout, Skipped
from handbook.records.tasks import Rhythm, TaskOrigin, TaskReason
from handbook.records.text import fold, one_line

_YEAR = re.compile(r"\b(20\d\d|19\d\d)\b")
_QUARTER = re.compile(r"^quy (i{1,3}|iv|[1-4])$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = re.compile(r"^(trong|truoc|den|het|cuoi|xong|ngay|thang|nam|hoan thanh)\b\s*")
_COMRADE = re.compile(r"^\s*(đồng chí|đ/c|đ\.c|ông|bà)[\s:.]+", re.IGNORECASE)
_ENDS = re.compile(r"[,;\n–]| - ")


@dataclass(slots=True)
class TaskRow:
    """What one row says; `values` are by field of the task and never empty.

    `person` is the name in charge as written, `born` the year in brackets behind it.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    person: str = ""
    born: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Return the task's name, or empty."""
        return str(self.values.get("title", ""))


def read_rows(
    sheet: Sheet, layout: Layout, year: int
) -> tuple[tuple[TaskRow, ...], tuple[Skipped, ...]]:
    """Return the rows that are tasks, and the rows left out; blank lines are not told of.

    Whoever stands above a row without a name is in charge of it too: names are often merged over
    several tasks.
    """
    columns = [(c.index, task_headings.field(c.field)) for c in layout.columns if c.field]
    found: list[TaskRow] = []
    skipped: list[Skipped] = []
    for number in range(layout.first_row, layout.last_row + 1):
        cells = sheet.rows[number - 1]
        if all(grids.is_blank(cell) for cell in cells):
            continue
        row = _read(cells, number, columns, sheet, year)
        if row is None:
            skipped.append(list_layout.skipped(number, cells))
        else:
            found.append(row)
    if any(f.kind == "person" for _, f in columns):
        _share_names(found)
    return tuple(found), tuple(skipped)


def due_of(text: str, year: int) -> Partial:
    """Return the deadline that words say: a date, a month, a quarter, a year, with or without year.

    Raises ValueError when they say none.
    """
    bare = re.sub(r"[\s./–-]+$", "", fold(one_line(text)))
    while (shorter := _WORDS.sub("", bare)) != bare:
        bare = shorter
    stated = _YEAR.search(bare)
    on = int(stated[1]) if stated else year
    rest = _YEAR.sub("", bare).strip(" /.-,nam") if stated else bare
    if found := _QUARTER.match(rest):
        number = _ROMAN.get(found[1]) or int(found[1])
        return f"{on}-{number * 3:02d}"
    if rest.isdigit() and 1 <= int(rest) <= 12:
        return f"{on}-{int(rest):02d}"
    if not rest or rest in ("ca nam", "ca", "nam nay", "nay"):
        return str(on)
    if rest.isdigit() and not stated:
        raise ValueError(text)
    if not stated and re.fullmatch(r"\d{1,2}[/.-]\d{1,2}", rest):
        bare = f"{rest}/{year}"
    return dates.parse(bare, century_up_to=99)


def _read(
    cells: tuple[Cell, ...],
    number: int,
    columns: list[tuple[int, Field]],
    sheet: Sheet,
    year: int,
) -> TaskRow | None:
    """Return what a row says; None for what is no task: totals, signatures, repeated heads."""
    row = TaskRow(number)
    filled = 0
    for index, column in columns:
        cell = cells[index] if index < len(cells) else None
        if grids.is_blank(cell):
            continue
        filled += 1
        if grids.is_error(cell):
            row.problems[column.id] = f"Ô “{column.title}” báo lỗi {cell} của Excel."
        else:
            _READERS[column.kind](row, column, cell, sheet, year)
    if not row.title and not row.problems:
        return None
    if filled < 2 and len(columns) > 1:
        return None
    bare = headings.plain(row.title)
    known = {headings.plain(h) for h in task_headings.field("title").headings}
    first = next((grids.shown(cell) for cell in cells if not grids.is_blank(cell)), "")
    return None if bare in known or bare.isdigit() or headings.is_total(first) else row


def _share_names(rows: list[TaskRow]) -> None:
    above: TaskRow | None = None
    for row in rows:
        if row.person:
            above = row
        elif above is not None:
            row.person, row.born = above.person, above.born
            row.remarks.append(f"Không ghi người được giao; lấy “{above.person}” ở dòng trên.")


def _order(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    """Read nothing: an order number says nothing of the task."""


def _text(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    row.values[column.id] = grids.shown(cell)


def _person(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    text = str(cell) if isinstance(cell, str) else grids.shown(cell)
    born = _YEAR.search(text)
    name = _ENDS.split(_COMRADE.sub("", re.sub(r"\([^)]*\)", "", text)).strip(), maxsplit=1)[0]
    row.person, row.born = one_line(name), born[1] if born else ""


def _due(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    if isinstance(cell, str) and headings.is_unknown(cell):
        return
    try:
        row.values["due"] = (
            due_of(grids.shown(cell), year)
            if isinstance(cell, str) or _is_month(cell)
            else grids.partial(cell, century_up_to=99, day_zero=sheet.day_zero)
        )
    except ValueError:
        row.problems["due"] = (
            f"Thời hạn “{grids.shown(cell)}” không phải là ngày, tháng, quý hay năm có thật."
        )


def _is_month(cell: Cell) -> bool:
    return isinstance(cell, int | float) and 1 <= cell <= 12


def _period(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    years = [int(found) for found in _YEAR.findall(grids.shown(cell))]
    if years:
        row.values["year"], row.values["until_year"] = min(years), max(years)
    elif fold(grids.shown(cell)) not in ("ca nam", "trong nam"):
        row.problems["year"] = (
            f"“{grids.shown(cell)}” không rõ năm; hãy ghi như 2026 hoặc 2026 – 2030."
        )


def _reason(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    text = grids.shown(cell)
    found = task_headings.meaning("reason", text)
    row.values["reason"] = TaskReason(found) if found else TaskReason.OTHER
    if not found:
        row.values["reason_text"] = text


def _origin(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    found = task_headings.meaning("origin", grids.shown(cell))
    if found:
        row.values["origin"] = TaskOrigin(found)


def _rhythm(row: TaskRow, column: Field, cell: Cell, sheet: Sheet, year: int) -> None:
    found = task_headings.meaning("rhythm", grids.shown(cell))
    if found:
        row.values["rhythm"] = Rhythm(found)
    else:
        row.problems["rhythm"] = (
            f"Mốc báo cáo “{grids.shown(cell)}” không rõ; hãy ghi tháng, quý, 6 tháng hoặc năm."
        )


_READERS: Mapping[str, Callable[[TaskRow, Field, Cell, Sheet, int], None]] = {
    "order": _order,
    "text": _text,
    "person": _person,
    "due": _due,
    "period": _period,
    "reason": _reason,
    "origin": _origin,
    "rhythm": _rhythm,
}
