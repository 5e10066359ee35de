"""The Excel list of assignments: which columns it has. How Excel is written is not known here."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from handbook.records import dates
from handbook.records.assignment_lists import Line, state_words
from handbook.records.text import one_line
from handbook.services import spreadsheets
from handbook.services.spreadsheets import Listing

_COLUMNS = (
    ("Việc được giao", 44),
    ("Người thực hiện", 26),
    ("Ngày giao", 13),
    ("Thời hạn", 13),
    ("Sản phẩm", 24),
    ("Tình trạng", 20),
    ("Ngày xong", 13),
    ("Kết quả, lý do", 32),
    ("Văn bản giao", 24),
)


def write(lines: Sequence[Line], day: date, path: Path, *, branch: str, second: str) -> Path:
    """Write the lines in their order, standing as on `day`, and return `path`; raises CannotWrite.

    `second` says under the title what was chosen. All cells but the order number are text.
    """
    listing = Listing(
        title="Việc được giao",
        second=second,
        branch=branch,
        sheet="Việc được giao",
        columns=_COLUMNS,
        rows=tuple(_row(line, day) for line in lines),
    )
    return spreadsheets.export_list(listing, path)


def _row(line: Line, day: date) -> tuple[str, ...]:
    one = line.assignment
    return (
        one_line(one.what),
        line.person or line.who,
        dates.on_screen(one.assigned_on),
        dates.on_screen(one.due),
        one_line(one.product),
        state_words(one, day),
        dates.on_screen(one.closed_on),
        one_line(one.result),
        _document(one.document, one.document_date),
    )


def _document(document: str, day: str) -> str:
    return f"{document}, ngày {dates.on_screen(day)}" if document and day else document
