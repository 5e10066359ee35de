"""An Excel list is made without a file beside: a program killed meanwhile leaves nothing in clear.

A real process writes a real list and is killed for real while the sheet is being written.
"""

import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from handbook.services import sheet_bytes

ROOT = Path(__file__).resolve().parents[2]
MARK = "DauRiengQzx"
WRITER = f"""
import os, signal, sys
from datetime import date
from pathlib import Path
from openpyxl.worksheet._writer import WorksheetWriter
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.services import spreadsheets

rows = WorksheetWriter.write_rows
def write_and_die(self):
    rows(self)
    os.kill(os.getpid(), signal.SIGKILL)
WorksheetWriter.write_rows = write_and_die
people = tuple(Member(uid=new_uid(), name="Lò Thị Mẩy {MARK}", note="x" * 400) for _ in range(900))
spreadsheets.export_members(people, date(2026, 11, 24), Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_while_the_sheet_is_written_it_leaves_no_word(tmp_path) -> None:
    for name in ("tam", "chon"):
        (tmp_path / name).mkdir()
    typed = [sys.executable, "-c", WRITER, str(tmp_path / "chon" / "danh-sach.xlsx")]
    where = {"TMPDIR": str(tmp_path / "tam"), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(typed, env={**os.environ, **where}, capture_output=True, timeout=60)
    assert ran.returncode == -9, ran.stderr.decode()
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_what_is_packed_opens_again_with_its_looks() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Đảng viên"
    page.cell(1, 1).value = "Lò Thị Mẩy"
    page.column_dimensions["A"].width = 26
    page.freeze_panes = "A2"
    again = openpyxl.load_workbook(io.BytesIO(sheet_bytes.packed(book)))
    assert again["Đảng viên"]["A1"].value == "Lò Thị Mẩy"
    assert again.active.column_dimensions["A"].width == 26
    assert again.active.freeze_panes == "A2"
    assert again.properties.modified is not None
