"""Lists of breakthrough tasks out of real Excel files, into a real handbook."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from handbook.errors import BadInput
from handbook.records.grids import read_pasted
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import TaskState
from handbook.services import task_lists

DAY = date(2026, 1, 12)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file whose first sheet lists members and whose second lists tasks."""
    book = openpyxl.Workbook()
    book.active.title = "Đảng viên"
    book.active.append(["STT", "Họ và tên", "Ngày sinh"])
    book.active.append([1, "Trần Thị Bưởi", "1975"])
    page = book.create_sheet("Giao việc")
    page.append(["VIỆC ĐỘT PHÁ NĂM 2026"])
    page.append(["TT", "Họ và tên", "Nội dung công việc", "Thời gian hoàn thành", "Sản phẩm"])
    page.append([1, "Trần Thị Bưởi", "Số hóa hồ sơ", date(2026, 6, 30), "Kho dữ liệu"])
    page.append([2, None, "Làm đường thôn", "Quý III/2026", ""])
    page.append([3, "Hội Nông dân", "Tổ hợp tác chè", "", ""])
    book.save(tmp_path / "viec.xlsx")
    return tmp_path / "viec.xlsx"


def test_the_sheet_of_tasks_is_found_and_taken_in_at_once(book, people, file: Path) -> None:
    sheet = task_lists.read(file)
    assert sheet.name == "Giao việc"
    proposal = book.read(lambda s: task_lists.propose(s, sheet, 2026))
    assert proposal.summary == "3 việc mới."
    given = Assigning(assigner="Đảng ủy xã", document="05-QĐ/ĐU", document_date="2026-01-10")
    kept = book.change("Nhập", lambda s: task_lists.take_in(s, proposal, DAY, given)).value
    assert {task.state for task in kept} == {TaskState.ASSIGNED}
    found = book.read(lambda s: s.tasks.of_year(2026))
    assert [(t.title, t.due, t.document) for t in found] == [
        ("Số hóa hồ sơ", "2026-06-30", "05-QĐ/ĐU"),
        ("Làm đường thôn", "2026-09", "05-QĐ/ĐU"),
        ("Tổ hợp tác chè", "", "05-QĐ/ĐU"),
    ]
    assert found[1].assignee == found[0].assignee != ""
    again = book.read(lambda s: task_lists.propose(s, sheet, 2026))
    assert again.same == 3
    assert book.change("Nhập", lambda s: task_lists.take_in(s, again, DAY)).value == ()


def test_a_changed_list_is_an_adjustment(book, people, file: Path) -> None:
    sheet = task_lists.read(file)
    first = book.read(lambda s: task_lists.propose(s, sheet, 2026))
    book.change("Nhập", lambda s: task_lists.take_in(s, first, DAY))
    rows = [*sheet.rows[:2], (1, "Trần Thị Bưởi", "Số hóa hồ sơ", "Tháng 9", "Kho dữ liệu")]
    later = replace(sheet, rows=tuple(rows))
    second = book.read(lambda s: task_lists.propose(s, later, 2026))
    (task,) = book.change("Nhập", lambda s: task_lists.take_in(s, second, DAY)).value
    assert (task.state, task.due) == (TaskState.REGISTERED, "2026-09")
    assert [(c.what, c.why) for c in task.changes] == [("Thời hạn", "Theo danh sách nhập vào")]


def test_pasted_rows_and_a_wrong_one(book, people) -> None:
    sheet = read_pasted("Tên việc\tThời hạn\nSố hóa\t31/2/2026\nLàm đường\t6/2026")
    proposal = book.read(lambda s: task_lists.propose(s, sheet, 2026))
    with pytest.raises(BadInput) as refused:
        book.change("Nhập", lambda s: task_lists.take_in(s, proposal, DAY))
    assert refused.value.details[0].startswith("Dòng 2: Thời hạn “31/2/2026”")
    assert book.read(lambda s: s.tasks.count()) == 0
