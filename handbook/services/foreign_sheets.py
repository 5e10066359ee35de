"""What an Excel file from anywhere may be, and what its cells say; `spreadsheets` opens it.

Refuses before anything is parsed; takes of a cell no more and no less than its format shows.
"""

import io
import re
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

from handbook.errors import BadInput, NotFound
from handbook.records import grids
from handbook.records.grids import Cell
from handbook.services import package_bounds

MOST_ROWS, MOST_COLUMNS = 20_000, 100
_MOST_BYTES = 30_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_LAST_ROW = 1_048_576
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What a number format prints literally: it says nothing of the day or month.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PADDED = re.compile(r"(0+)(?:\.(0+))?")


def content(source: Path | str | bytes) -> bytes:
    """Return the bytes of a file; raises NotFound, or BadInput when it cannot be read."""
    if isinstance(source, bytes):
        return source
    path = Path(source)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise too_large()
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"Không tìm thấy tệp {path.name}.") from error
    except OSError as error:
        raise BadInput(
            f"Không đọc được tệp {path.name}; nếu tệp đang mở trong Excel, hãy đóng lại "
            "rồi thử lại."
        ) from error


def refuse_foreign(found: bytes) -> None:
    """Refuse what is no .xlsx, and one that would swell beyond all bounds when unpacked."""
    if found.startswith(_OLE):
        if _ENCRYPTED in found:
            raise BadInput(
                "Tệp Excel này đặt mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại."
            )
        raise BadInput(
            "Đây là tệp Excel kiểu cũ (.xls); hãy mở bằng Excel và lưu lại dạng .xlsx rồi chọn lại."
        )
    if len(found) > _MOST_BYTES:
        raise too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(found)) as package:
            names = {part.filename for part in package.infolist()}
            swells = package_bounds.is_too_large(package)
    except (*_BROKEN, ValueError, OverflowError) as error:
        raise no_excel() from error
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise no_excel()
    if swells:
        raise too_large()


def rows(page: Any) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of a sheet of an open workbook; raises BadInput when they are too many."""
    # Programs write wrong dimensions: one cell, or the whole sheet of a million rows.
    page.reset_dimensions()
    found: list[tuple[Cell, ...]] = []
    for number, cells in enumerate(page.iter_rows(), start=1):
        row = [None if cell.value is None else _cell(cell) for cell in cells]
        while row and grids.is_blank(row[-1]):
            row.pop()
        if number > _LAST_ROW:
            break
        if row and (number > MOST_ROWS or len(row) > MOST_COLUMNS):
            raise too_large()
        if row:
            found.extend(() for _ in range(number - 1 - len(found)))
            found.append(tuple(row))
    return tuple(found)


def no_excel() -> BadInput:
    """Return what is said of a file that is no readable .xlsx."""
    return BadInput("Tệp này không phải tệp Excel (.xlsx) hoặc đã hỏng; hãy chọn tệp khác.")


def too_large() -> BadInput:
    """Return what is said of a file with more than any list of members has."""
    return BadInput(
        f"Tệp Excel này quá lớn; danh sách chỉ được có đến {MOST_ROWS} dòng và {MOST_COLUMNS} cột. "
        "Hãy chép riêng danh sách sang tệp mới rồi chọn lại."
    )


def _cell(cell: Any) -> Cell:
    """Return a cell's value, with no more and no less than its number format shows."""
    value = cell.value
    if isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        padded = _PADDED.fullmatch(cell.number_format)
        return _zeros(value, padded) if padded else value
    if isinstance(value, datetime):
        shown = _LITERAL.sub("", cell.number_format).lower()
        # Excel makes the first of the month of "5/1964" and shows month and year only.
        day = "d" in shown or "y" not in shown or value.day != 1
        return grids.as_year_month(value, day, "m" in shown or value.month != 1)
    return str(value)


def _zeros(value: int | float, padded: re.Match[str]) -> str | int | float:
    """Return a number with the zeros its format prints: 0912345678, 42.865620."""
    if len(padded[1]) == 1 and not padded[2]:
        return value
    decimals = len(padded[2] or "")
    width = len(padded[1]) + (decimals + 1 if decimals else 0)
    return f"{value:0{width}.{decimals}f}"
