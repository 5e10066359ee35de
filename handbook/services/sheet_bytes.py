"""An Excel file as bytes, made in memory alone.

openpyxl writes each sheet through a file in the computer's temporary folder and packs it from
there: a program killed in that instant leaves the list there in clear. Here the sheet never
touches a disk. Knows no list and no cell.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class _InMemory(ExcelWriter):  # type: ignore[misc]
    """Packs plain sheets; ours have no drawings, comments or tables, which take another way."""

    def write_worksheet(self, ws: Any) -> None:
        """Override openpyxl's step that goes through a file."""
        ws._drawing = None
        writer = WorksheetWriter(ws, out=io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)


def packed(book: Any) -> bytes:
    """Return the file of a workbook made of plain cells; the workbook is closed."""
    held = io.BytesIO()
    book.properties.modified = datetime.now(tz=UTC).replace(tzinfo=None)
    try:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            _InMemory(book, archive).write_data()
    finally:
        book.close()
    return held.getvalue()
