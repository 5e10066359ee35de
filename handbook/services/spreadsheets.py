"""Read a member list out of an Excel file, write lists and tables.

With `sheet_bytes`, which packs the file, the only one to know openpyxl. Formulas are never
worked out, nothing is read without a bound, and what the cells mean is for the records to say.
"""

import io
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from handbook.errors import BadInput, CannotWrite, Problem
from handbook.papers.catalog import NumberTable
from handbook.records import dates, headings, members, roster_layout, words
from handbook.records.grids import Sheet
from handbook.records.members import RANKS, Member
from handbook.services import foreign_sheets, sheet_bytes

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

_HEAD = 5
_WIDTHS = {"order": 5, "name": 26, "sex": 7, "home_town": 28, "residence": 28, "note": 24}
_FONT = "Times New Roman"
_LEFT_OUT = (
    "family_name",
    "given_name",
    "male",
    "female",
    "birth_day",
    "birth_month",
    "birth_year",
    "probationary",
    "official",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A plain list to write: its heads with widths in characters, and rows of texts.

    An order number is put before each row. `second` stands under the title.
    """

    title: str
    second: str
    branch: str
    sheet: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]


def read_grid(
    source: Path | str | bytes, sheet: str = "", *, knows: Callable[[Sheet], bool] | None = None
) -> Sheet:
    """Return one sheet of an Excel file as a grid of plain cells.

    Without `sheet`, the first visible one that `knows` says is meant, else the first with anything.
    Without `knows`, that is one with a heading for names of members.
    Raises NotFound, or BadInput when it is no readable .xlsx file or too large.
    """
    content = foreign_sheets.content(source)
    foreign_sheets.refuse_foreign(content)
    with _workbook(content) as book:
        names = [ws.title for ws in book.worksheets if ws.sheet_state == "visible"]
        found: Sheet | None = None
        for name in [sheet] if sheet in names else names:
            grid = _grid(book, name, names)
            if grid.rows and (knows or _names_people)(grid):
                return grid
            found = found or (grid if grid.rows else None)
    if found is None:
        raise BadInput("Tệp Excel này không có nội dung nào; hãy chọn tệp khác.")
    return found


def _names_people(grid: Sheet) -> bool:
    return bool(roster_layout.recognise(grid).header_rows)


def export_members(listed: tuple[Member, ...], day: date, path: Path, branch: str = "") -> Path:
    """Write the members with all fields of the roster, in Vietnamese order, and return `path`.

    Standing is that of `day`. Numbers and dates are text, so that Excel changes nothing of them and
    the list can be imported again. Raises CannotWrite.
    """
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Đảng viên"
    columns = [f for f in headings.fields() if f.id not in _LEFT_OUT]
    _title(page, branch, day, len(listed))
    for index, column in enumerate(columns, start=1):
        _write(page, _HEAD, index, column.title, bold=True)
    for row, member in enumerate(members.in_order(listed), start=1):
        for index, column in enumerate(columns, start=1):
            _write(page, _HEAD + row, index, row if index == 1 else _text(member, column.id, day))
    _set_up(page, columns, len(listed))
    _save(book, path)
    return path


def table_file(made: NumberTable) -> bytes:
    """Return an Excel file of a paper's table: its heads, lines and notes; counts as numbers."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = made.title[:31]
    _heading(page, (made.branch.upper(), made.title.upper(), made.subject))
    for column, head in enumerate(made.heads, start=1):
        _write(page, _HEAD, column, head, bold=True)
        page.column_dimensions[get_column_letter(column)].width = max(made.widths[column - 1], 6)
    for row, line in enumerate(made.rows, start=_HEAD + 1):
        for column, text in enumerate(line, start=1):
            _write(page, row, column, int(text) if text.isdecimal() else text)
    for row, note in enumerate(made.notes, start=_HEAD + len(made.rows) + 2):
        _write(page, row, 1, note, framed=False)
        page.cell(row, 1).alignment = Alignment(horizontal="left", wrap_text=False)
    _set_up_page(page)
    return sheet_bytes.packed(book)


def export_list(listing: Listing, path: Path) -> Path:
    """Write a list for printing on A4 across and return `path`; raises CannotWrite.

    Numbers and dates are text, so that Excel changes nothing of them.
    """
    book = openpyxl.Workbook()
    page = book.active
    page.title = listing.sheet
    _heading(page, (listing.branch.upper(), listing.title.upper(), listing.second))
    columns = (("TT", _WIDTHS["order"]), *listing.columns)
    for index, (head, width) in enumerate(columns, start=1):
        _write(page, _HEAD, index, head, bold=True)
        page.column_dimensions[get_column_letter(index)].width = width
    for number, texts in enumerate(listing.rows, start=1):
        _write(page, _HEAD + number, 1, number)
        for index, value in enumerate(texts, start=2):
            _write(page, _HEAD + number, index, value)
    _set_up_page(page)
    _save(book, path)
    return path


@contextmanager
def _workbook(content: bytes) -> Iterator[Any]:
    """Open a workbook for reading; whatever openpyxl makes of a broken one becomes a sentence."""
    with warnings.catch_warnings():
        # It warns of styles and extensions it leaves out; none of them is read here.
        warnings.simplefilter("ignore")
        book = None
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            yield book
        except (Problem, MemoryError):
            raise
        except Exception as error:
            # A file from anywhere can break the library in any way: KeyError, ParseError, …
            raise foreign_sheets.no_excel() from error
        finally:
            if book is not None:
                book.close()


def _grid(book: Any, name: str, names: list[str]) -> Sheet:
    return Sheet(
        name=name,
        rows=foreign_sheets.rows(book[name]),
        others=tuple(other for other in names if other != name),
        day_zero=book.epoch.date(),
    )


def _text(member: Member, field_id: str, day: date) -> str:
    match field_id:
        case "sex":
            return words.SEX[member.sex]
        case "position":
            return words.POSITION[member.position]
        case "standing":
            return _standing(member, day)
        case _ if headings.field(field_id).kind == "date":
            return dates.on_screen(getattr(member, field_id))
        case _:
            return str(getattr(member, field_id))


def _standing(member: Member, day: date) -> str:
    """Return the standing, with the rank before it where no official date tells it."""
    standing, rank = members.standing_on(member, day), members.rank_on(member, day)
    if standing in RANKS or member.official_on:
        return words.STANDING[standing]
    return f"{words.STANDING[rank]}, {words.STANDING[standing]}"


def _title(page: Any, branch: str, day: date, number: int) -> None:
    as_of = f"Đến ngày {dates.on_screen(day)}, {number} đồng chí"
    _heading(page, (branch.upper(), "DANH SÁCH ĐẢNG VIÊN", as_of))


def _heading(page: Any, lines: tuple[str, str, str]) -> None:
    """Write the branch, what the list is and what of, above the table."""
    for row, (text, size) in enumerate(zip(lines, (12, 15, 12), strict=True), start=1):
        _write(page, row, 1, text, bold=row != 3, framed=False)
        page.cell(row, 1).font = Font(name=_FONT, size=size, bold=row != 3)
        page.cell(row, 1).alignment = Alignment(horizontal="left", wrap_text=False)


def _write(
    page: Any, row: int, column: int, value: str | int, *, bold: bool = False, framed: bool = True
) -> None:
    """Write one cell; text stays text whatever it begins with: no list carries a formula."""
    cell = page.cell(row, column)
    cell.value = _CONTROLS.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
    centred = bold or isinstance(value, int)
    cell.font = Font(name=_FONT, size=12, bold=bold)
    cell.alignment = Alignment(
        horizontal="center" if centred else "left",
        vertical="center" if bold else "top",
        wrap_text=True,
    )
    if framed:
        thin = Side(style="thin")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)


def _set_up(page: Any, columns: list[headings.Field], number: int) -> None:
    """Set widths, the frozen head and the print on A4 across; columns of nothing are hidden."""
    for index, column in enumerate(columns, start=1):
        size = page.column_dimensions[get_column_letter(index)]
        size.width = _WIDTHS.get(column.id, 14)
        cells = (page.cell(row, index).value for row in range(_HEAD + 1, _HEAD + number + 1))
        size.hidden = bool(number) and index > 2 and not any(cells)
    _set_up_page(page)


def _set_up_page(page: Any) -> None:
    """Freeze the head and set the print on A4 across."""
    page.freeze_panes = page.cell(_HEAD + 1, 3)
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "Trang &P/&N"


def _save(book: Any, path: Path) -> None:
    """Write beside and rename over, so that a full disk leaves the old file whole."""
    part = path.with_name(f".{path.name}.part")
    data = sheet_bytes.packed(book)
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(
            f"Không ghi được tệp {path.name}; hãy đóng tệp nếu đang mở trong Excel, kiểm tra ổ đĩa "
            "còn chỗ trống, hoặc chọn thư mục khác."
        ) from error
