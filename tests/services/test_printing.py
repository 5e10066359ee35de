import io
import resource
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from handbook.errors import BadInput, CannotWrite, NotFound, WrongUsage
from handbook.papers.catalog import PAPERS, Request
from handbook.records.basics import new_uid
from handbook.services import printing

DAY = date(2026, 11, 3)


@pytest.mark.parametrize("suffix", printing.SUFFIXES)
@pytest.mark.parametrize("paper", PAPERS)
def test_each_paper_prints_in_both_forms(book, people, ready, paper, suffix) -> None:
    meeting = ready()
    request = Request(day=DAY, meeting=meeting.uid, member=people[0].uid, year=2026)
    data = printing.make(book, paper, request, suffix)
    assert data.startswith(b"%PDF" if suffix == ".pdf" else b"PK")
    assert printing.make(book, paper, request, suffix) == data


def test_written_whole(book, people, ready, tmp_path) -> None:
    meeting = ready()
    target = printing.write(
        book, "minutes", Request(day=DAY, meeting=meeting.uid), tmp_path / "bien-ban.PDF"
    )
    assert target.read_bytes().startswith(b"%PDF")
    assert [file.name for file in tmp_path.glob("*.PDF*")] == ["bien-ban.PDF"]


def test_tables_of_numbers_go_to_excel_too(book, ready) -> None:
    ready()
    assert printing.suffixes(PAPERS["minutes"]) == printing.SUFFIXES
    data = printing.make(book, "attendance-stats", Request(day=DAY, period="2026"), ".xlsx")
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    cells = {cell.value for row in page.iter_rows() for cell in row}
    assert {"THỐNG KÊ", "Họ và tên", "Cộng", 1} <= cells
    assert any(str(value).startswith("Tính trên 01 buổi") for value in cells)


def test_what_cannot_be_printed(book, ready) -> None:
    request = Request(day=DAY, meeting=ready().uid)
    with pytest.raises(WrongUsage, match="minutes"):
        printing.make(book, "invoice", request, ".pdf")
    with pytest.raises(WrongUsage, match=r"\.pdf hoặc \.docx"):
        printing.make(book, "minutes", request, ".xlsx")
    with pytest.raises(BadInput, match="cần chọn buổi sinh hoạt"):
        printing.make(book, "minutes", Request(day=DAY), ".pdf")
    with pytest.raises(NotFound):
        printing.make(book, "minutes", Request(day=DAY, meeting=new_uid()), ".pdf")


def test_old_file_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "bien-ban.pdf"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))  # a device that fails there
    try:
        with pytest.raises(CannotWrite, match="Không ghi được tệp"):
            printing.write_bytes(target, b"new" * 4096)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]
    (tmp_path / ".bien-ban.pdf.dang-ghi").mkdir()  # something in the way
    with pytest.raises(CannotWrite):
        printing.write_bytes(target, b"new")
    assert target.read_bytes() == b"old"


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        printing.write_bytes(tmp_path / "khong-co" / "x.pdf", b"new")
