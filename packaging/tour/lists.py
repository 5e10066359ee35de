"""Lists taken in from Excel: members and breakthrough tasks, with rows of every kind.

The lists are made here, in a folder that goes with the stop; nothing of them is written.
"""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtWidgets import QWidget

from handbook.records.members import Member
from handbook.records.tasks import Task
from handbook.ui.intake.list_intake import ListIntake
from handbook.ui.screens.members.screen import MembersScreen
from handbook.ui.screens.tasks.screen import TasksScreen
from tour.guide import Guide, until

Rows = Sequence[Sequence[str]]
_MEMBERS = (
    *("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ngày vào Đảng"),
    *("Ngày chính thức", "Nơi ở hiện nay", "Điện thoại", "Người giới thiệu"),
)
_TASKS = (
    *("TT", "Nội dung việc đột phá", "Người được giao", "Sản phẩm", "Thời hạn"),
    *("Lý do", "Ghi chú của xã"),
)


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show each list, then its columns; leave it unwritten."""
    members = guide.go("members")
    assert isinstance(members, MembersScreen)
    people = guide.read(lambda store: store.members.all())
    members._stack.setCurrentWidget(members.imports)
    yield from _list(guide, "members", members.imports.intake, (_MEMBERS, *_people(people)))
    members._leave_import()
    tasks = guide.go("tasks")
    assert isinstance(tasks, TasksScreen)
    known = guide.read(lambda store: store.tasks.all())
    tasks._show_page(tasks.sheet)
    rows = (_TASKS, *_work(known, people, date.today().year))
    yield from _list(guide, "tasks", tasks.sheet.intake, rows)
    tasks.sheet.intake.begin_anew()
    tasks.home()


def _list(
    guide: Guide, name: str, intake: ListIntake[Any], rows: Rows
) -> Iterator[tuple[str, QWidget]]:
    intake.begin_anew()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "danh-sach.xlsx"
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active.title = "Danh sách"
        for row in rows:
            book.active.append(list(row))
        book.create_sheet("Trang tính khác").append(["Ghi chú"])
        book.save(file)
        intake.show_file(file)
        until(lambda: intake.proposal is not None)
    guide.rest()
    yield f"{name}-list", guide.window
    intake._fold.show_open(True)
    yield f"{name}-list-columns", guide.window
    intake._fold.show_open(False)


def _people(members: Sequence[Member]) -> Rows:
    """Return one who stays, one who changes, two who are new, two rows that are wrong."""
    same, other = members[0], members[1]
    return (
        ("1", same.name, _day(same.birth_date), "", "", "", "", "", "", ""),
        ("2", other.name, _day(other.birth_date), "", "", "", "", "Thôn Lăng Quậy", "0900 000 002"),
        ("3", "Bàn Thị Mai Phương", "12/5/1988", "Nữ", "Dao", "3/2/2020", "3/2/2021"),
        ("4", "Nguyễn Hoàng Thiên Ân", "1990", "Nam", "Kinh", "19/5/2025", ""),
        ("5", "Lò Văn Tính", "31/2/1985", "Nam", "Thái", "3/2/2010", "3/2/2011"),
        ("6", "", "1/1/1970", "Nữ", "Tày", "", ""),
    )


def _work(known: Sequence[Task], members: Sequence[Member], year: int) -> Rows:
    """Return tasks new and known, of one person, of one who is unknown, of a day that is none."""
    return (
        (
            *("1", "Số hóa hồ sơ chi bộ các năm trước và bàn giao cho đảng ủy xã quản lý"),
            *(members[0].name, "Một bộ hồ sơ số", f"30/9/{year}", "việc khó"),
        ),
        ("2", known[0].title, "", "Thêm một sản phẩm mới", "", ""),
        ("3", "Vận động hộ dân hiến đất mở đường", "Người Ngoài Danh Sách", "2 km", f"12/{year}"),
        ("4", "Lắp loa truyền thanh xóm", members[2].name, "5 cụm loa", "32/13/2026", ""),
        ("5", "", members[3].name, "Chưa rõ", "", ""),
    )


def _day(partial: str) -> str:
    return "/".join(reversed(partial.split("-")))
