"""The Excel list of assignments."""

from datetime import date
from pathlib import Path

import openpyxl

from handbook.records import assignment_lists
from handbook.records.assignments import Assignment, AssignmentState
from handbook.services import assignment_sheet

DAY = date(2026, 11, 10)


def test_every_column_is_text_and_tells_how_it_stands(tmp_path: Path) -> None:
    late = Assignment(
        uid="1",
        assigned_on=date(2026, 1, 5),
        what="Phụ trách 5 hộ",
        members=("an",),
        due="2026-11-05",
        product="báo cáo",
        document="Nghị quyết số 01-NQ/CB",
        document_date="2026-01-05",
    )
    done = Assignment(
        uid="2",
        meeting="m",
        assigned_on=date(2026, 10, 3),
        what="Sửa nhà\nvăn hóa",
        state=AssignmentState.DONE,
        closed_on="2026-10-20",
        result="=vượt",
    )
    lines = assignment_lists.lines((late, done), {"an": "Hoàng Văn An"})
    path = assignment_sheet.write(
        lines, DAY, tmp_path / "viec.xlsx", branch="Chi bộ A", second="Năm 2026"
    )
    page = openpyxl.load_workbook(path).active
    assert [cell.value for cell in page[6]] == [
        1,
        "Phụ trách 5 hộ",
        "Hoàng Văn An",
        "05/01/2026",
        "05/11/2026",
        "báo cáo",
        "Quá hạn 5 ngày",
        None,
        None,
        "Nghị quyết số 01-NQ/CB, ngày 05/01/2026",
    ]
    second = [cell.value for cell in page[7]]
    assert second[1:3] == ["Sửa nhà văn hóa", None]
    assert second[6:9] == ["Hoàn thành", "20/10/2026", "=vượt"]
    assert page.cell(7, 9).data_type == "s"
    assert page["A3"].value == "Năm 2026"
