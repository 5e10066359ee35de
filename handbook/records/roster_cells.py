"""What the cells of one row of a member list say of one person.

A row is read as written, with its problems; whether it is a person's is for `roster_rows`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from handbook.records import grids, headings
from handbook.records.dates import Partial
from handbook.records.grids import Cell
from handbook.records.headings import Field
from handbook.records.members import RANKS, Position, Sex, StandingKind
from handbook.records.text import paragraphs, proper_name

_PARTS = ("family_name", "given_name", "birth_day", "birth_month", "birth_year")
_SINCE = re.compile(r"\btừ\s+(?:ngày\s+|tháng\s+|năm\s+)?([0-9][0-9./\-]*)", re.IGNORECASE)
_AT = re.compile(r"^(?:\W|tại\b|đến\b|về\b|ở\b|từ\b|sang\b)+", re.IGNORECASE)

Value = str | Sex | Position


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedStanding:
    """A standing that a list states, with the day and place it names, if any."""

    kind: StandingKind
    since: Partial = ""
    place: str = ""


@dataclass(slots=True)
class RosterRow:
    """What one row says; `values` are by field of the member and never empty.

    `stated` says that a column of its own gives the standing, so that the note's words are past.
    `hard` counts cells that only a person's row has: dates, sex, numbers. `filled` counts all that
    were recognised.
    """

    number: int
    values: dict[str, Value] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    rank: StandingKind | None = None
    standing: StatedStanding | None = None
    problems: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    stated: bool = False
    filled: int = 0
    hard: int = 0

    @property
    def name(self) -> str:
        """Return the name, or empty."""
        return str(self.values.get("name", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the dates of a sheet are read; two-digit years up to `century_up_to` are of now."""

    century_up_to: int
    day_zero: date


def read_row(
    cells: tuple[Cell, ...],
    number: int,
    columns: tuple[tuple[int, Field], ...],
    reading: Reading,
) -> RosterRow:
    """Return what the cells of row `number` say, with their problems; `columns` by their index."""
    row = RosterRow(number)
    for index, column in columns:
        cell = cells[index] if index < len(cells) else None
        if grids.is_blank(cell):
            continue
        row.filled += 1
        if grids.is_error(cell):
            row.problems[column.id] = f"Ô “{column.title}” báo lỗi {cell} của Excel."
        else:
            _READERS[column.kind](row, column, cell, reading)
    if row.parts:
        _join_parts(row, reading)
    if not row.stated and "note" in row.values:
        _state(row, str(row.values["note"]), reading)
    return row


def _text(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    text = grids.shown(cell)
    before = row.values.get(column.id)
    row.values[column.id] = f"{before}, {text}" if before else text


def _name(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    if column.id in _PARTS:
        row.parts[column.id] = grids.shown(cell)
        return
    lines = paragraphs(cell) if isinstance(cell, str) else ()
    if column.id == "name" and len(lines) == 2 and all(" " in line for line in lines):
        # Mẫu 7-HSĐV has the name at birth under the name, in one cell.
        row.values["name"], row.values["birth_name"] = (proper_name(line) for line in lines)
    else:
        row.values[column.id] = proper_name(grids.shown(cell))


def _date(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    row.hard += any(c.isdigit() for c in grids.shown(cell))
    value = _partial(row, column, cell, reading)
    if value:
        row.values[column.id] = value


def _partial(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> Partial:
    if isinstance(cell, str) and headings.is_unknown(cell):
        return ""
    try:
        return grids.partial(cell, century_up_to=reading.century_up_to, day_zero=reading.day_zero)
    except ValueError:
        row.problems[column.id] = (
            f"{column.title} “{grids.shown(cell)}” không phải là ngày có thật."
        )
        return ""


def _sex(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    sex = headings.sex_of(grids.shown(cell))
    if sex is None:
        row.problems["sex"] = f"Giới tính “{grids.shown(cell)}” không rõ; hãy ghi Nam hoặc Nữ."
        return
    row.hard += 1
    row.values["sex"] = sex


def _tick(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    """Read a column that holds a tick or a date: Nam, Nữ, Dự bị, Chính thức."""
    ticked = headings.is_tick(grids.shown(cell))
    day = "" if ticked else _partial(row, column, cell, reading)
    row.hard += 1
    if column.id in ("male", "female"):
        if "sex" in row.values:
            row.problems["sex"] = "Cả ô Nam và ô Nữ đều có nội dung; hãy để một ô."
        row.values["sex"] = Sex(column.id)
        if day:
            row.values["birth_date"] = day
    elif day:
        row.values["admitted_on" if column.id == "probationary" else "official_on"] = day
    elif ticked and row.rank is not StandingKind.FULL:
        full = column.id == "official"
        row.rank = StandingKind.FULL if full else StandingKind.PROBATIONARY


def _number(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    """Read a number that is text: of a card, a file, a telephone, or a part of a birth date."""
    text = grids.shown(cell).lstrip("'’")
    if not text:
        return
    if column.id in _PARTS:
        row.parts[column.id] = text
        return
    row.hard += any(c.isdigit() for c in text)
    if column.id == "phone" and not isinstance(cell, str) and len(text) == 9:
        text = f"0{text}"
        row.remarks.append(f"Số điện thoại trong ô kiểu số mất số 0 ở đầu; đọc là {text}.")
    elif isinstance(cell, float) and not cell.is_integer():
        row.remarks.append(
            f"{column.title} {text} nằm trong ô kiểu số nên có thể mất số 0 ở cuối; hãy so lại."
        )
    row.values[column.id] = text


def _position(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    text = grids.shown(cell)
    position = headings.position_of(text)
    if position is not None:
        row.values["position"] = position
        return
    # A post outside the branch ("Giáo viên") says what the member does.
    row.values.setdefault("work_now", text)
    row.remarks.append(f"“{text}” không phải chức vụ trong chi bộ; ghi vào nghề nghiệp hiện nay.")


def _standing(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    row.stated = True
    if not _state(row, grids.shown(cell), reading):
        row.problems["standings"] = (
            f"Tư cách “{grids.shown(cell)}” không rõ; hãy ghi như “Chính thức”, “Dự bị”, "
            "“Miễn sinh hoạt”."
        )


def _note(row: RosterRow, column: Field, cell: Cell, reading: Reading) -> None:
    lines = paragraphs(cell) if isinstance(cell, str) else (grids.shown(cell),)
    row.values["note"] = "\n".join(lines)


def _state(row: RosterRow, text: str, reading: Reading) -> bool:
    """Note the rank and standing that `text` begins with; say whether it names any."""
    found = headings.standing_of(text)
    if found is None:
        return False
    kind, rest = found
    if kind in RANKS:
        row.rank = row.rank or kind
        _state(row, rest, reading)
    else:
        row.standing = _stated(kind, rest, reading)
    return True


def _stated(kind: StandingKind, rest: str, reading: Reading) -> StatedStanding:
    since = _SINCE.search(rest)
    try:
        day = grids.partial(since[1], century_up_to=reading.century_up_to) if since else ""
    except ValueError:
        since, day = None, ""
    place = f"{rest[: since.start()]} {rest[since.end() :]}" if since else rest
    return StatedStanding(kind=kind, since=day, place=_AT.sub("", place.strip()).strip(" .,;()"))


def _join_parts(row: RosterRow, reading: Reading) -> None:
    """Make one name, and one birth date, of the columns they were split over."""
    name = " ".join(row.parts[key] for key in ("family_name", "given_name") if key in row.parts)
    if name:
        row.values.setdefault("name", proper_name(name))
    birth = [
        row.parts[key] for key in ("birth_day", "birth_month", "birth_year") if key in row.parts
    ]
    if birth:
        row.hard += 1
        value = _partial(row, headings.field("birth_date"), "/".join(birth), reading)
        if value:
            row.values.setdefault("birth_date", value)


_READERS: Mapping[str, Callable[[RosterRow, Field, Cell, Reading], None]] = {
    "text": _text,
    "name": _name,
    "date": _date,
    "sex": _sex,
    "tick": _tick,
    "number": _number,
    "position": _position,
    "standing": _standing,
    "note": _note,
}
