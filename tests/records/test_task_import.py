from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records import task_headings, task_import, task_rows
from handbook.records.grids import Sheet
from handbook.records.list_import import Action
from handbook.records.members import Member
from handbook.records.tasks import (
    Evaluation,
    Outcome,
    Rhythm,
    Task,
    TaskOrigin,
    TaskReason,
    TaskState,
)

AN = Member(uid="an", name="Lò Văn An", birth_date="1975-03-02")
BINH = Member(uid="binh", name="Hà Thị Bình")
HEAD = ("TT", "Nội dung công việc", "Cán bộ được giao", "Thời gian hoàn thành", "Sản phẩm")


def sheet(*rows: tuple) -> Sheet:
    return Sheet(name="Việc", rows=rows)


def propose(*rows: tuple, head: tuple = HEAD, existing=(), members=(AN, BINH)):
    made = sheet(("DANH SÁCH VIỆC ĐỘT PHÁ NĂM 2026",), (), head, *rows)
    layout = task_headings.recognise(made)
    return task_import.propose(made, layout, existing, members, year=2026)


def test_headings_in_any_order_below_a_title() -> None:
    head = ("Thời hạn", "Sản phẩm, kết quả", "Họ và tên", "Tên việc", "STT")
    (row,) = propose(("30/6/2026", "Sổ", "Lò Văn An", "Số hóa", 1), head=head).rows
    assert (row.row_number, row.action, row.who) == (4, Action.NEW, "Lò Văn An")
    task = row.task
    assert (task.title, task.assignee, task.due, task.product) == (
        "Số hóa",
        "an",
        "2026-06-30",
        "Sổ",
    )
    assert (task.year, task.until_year, task.state) == (2026, 2026, TaskState.REGISTERED)


def test_a_list_without_a_period_leaves_that_of_a_known_task() -> None:
    old = Task(uid="a", title="Số hóa", assignee="an", year=2025, until_year=2027)
    (row,) = propose((1, "Số hóa", "Lò Văn An", "30/6/2026", ""), existing=(old,)).rows
    assert (row.task.year, row.task.until_year) == (2025, 2027)
    assert row.changes == ("Thời hạn",)


def test_every_kind_of_column_is_read() -> None:
    head = ("Tên việc", "Giai đoạn", "Loại việc", "Hình thức", "Kỳ báo cáo", "Đơn vị phối hợp")
    (row,) = propose(
        ("Làm đường", "2026 - 2028", "Việc khó", "Giao bổ sung", "Hằng tháng", "Mặt trận"),
        head=head,
    ).rows
    task = row.task
    assert (task.year, task.until_year, task.reason) == (2026, 2028, TaskReason.HARD)
    assert (task.origin, task.rhythm, task.partner_names) == (
        TaskOrigin.ADDED,
        Rhythm.MONTH,
        "Mặt trận",
    )


def test_a_reason_in_other_words_is_kept_as_words() -> None:
    head = ("Tên việc", "Lý do")
    (row,) = propose(("Làm đường", "Dân kiến nghị"), head=head).rows
    assert (row.task.reason, row.task.reason_text) == (TaskReason.OTHER, "Dân kiến nghị")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("30/6/2026", "2026-06-30"),
        ("30/6", "2026-06-30"),
        ("Trước ngày 15/11/2026", "2026-11-15"),
        ("Tháng 9", "2026-09"),
        ("tháng 6 năm 2027", "2027-06"),
        ("Quý III/2026", "2026-09"),
        ("quý 2", "2026-06"),
        ("Trong năm 2026", "2026"),
        ("Cả năm", "2026"),
        ("12/2026", "2026-12"),
    ],
)
def test_deadlines_as_people_write_them(text: str, due: str) -> None:
    assert task_rows.due_of(text, 2026) == due


def test_a_date_cell_and_a_bare_month() -> None:
    rows = propose(
        (1, "Việc một", "Lò Văn An", date(2026, 6, 30), ""),
        (2, "Việc hai", "Lò Văn An", 11, ""),
    ).rows
    assert [row.task.due for row in rows] == ["2026-06-30", "2026-11"]


def test_every_wrong_row_is_named_and_nothing_is_taken() -> None:
    found = propose(
        (1, "Việc một", "Lò Văn An", "31/2/2026", ""),
        (2, "Việc hai", "Hà Thị Bình", "", ""),
        (3, "Việc hai", "Hà Thị Bình", "", ""),
        (4, "", "Hà Thị Bình", "sớm", "Sổ"),
    )
    assert found.problems == (
        "Dòng 4: Thời hạn “31/2/2026” không phải là ngày, tháng, quý hay năm có thật.",
        "Dòng 6: Việc này trùng với dòng 5.",
        "Dòng 7: Thời hạn “sớm” không phải là ngày, tháng, quý hay năm có thật.",
        "Dòng 7: Hãy ghi tên việc.",
    )
    assert found.summary == "1 việc mới, 3 dòng có lỗi."
    with pytest.raises(BadInput, match="3 dòng sai, chưa ghi gì vào sổ"):
        task_import.apply(found)


def test_a_name_merged_over_several_tasks_serves_them_all() -> None:
    first, second = propose(
        (1, "Việc một", "Đ/c Lò Văn An, Bí thư", "", ""), (2, "Việc hai", None, "", "")
    ).rows
    assert (first.task.assignee, second.task.assignee) == ("an", "an")
    assert "lấy “Lò Văn An” ở dòng trên" in second.remarks[0]


def test_namesakes_need_their_year_of_birth() -> None:
    twins = (AN, Member(uid="an2", name="Lò Văn An", birth_date="1990"))
    (row,) = propose((1, "Việc", "Lò Văn An", "", ""), members=twins).rows
    assert "“Lò Văn An (1975)”" in row.problems["assignee"]
    (row,) = propose((1, "Việc", "Lò Văn An (1990)", "", ""), members=twins).rows
    assert row.task.assignee == "an2"


def test_somebody_outside_the_roster_is_named() -> None:
    (row,) = propose((1, "Việc", "Hội Nông dân", "", "")).rows
    assert (row.task.assignee, row.task.assignee_name) == ("", "Hội Nông dân")
    assert "không có trong danh sách đảng viên" in row.remarks[0]


def test_totals_signatures_and_column_numbers_are_left_out() -> None:
    found = propose(
        ("1", "2", "3", "4", "5"),
        (1, "Việc", "Lò Văn An", "", ""),
        ("Tổng cộng: 1 việc", "", "", "", ""),
        (None, None, None, "T/M CHI BỘ", None),
    )
    assert [row.row_number for row in found.rows] == [5]
    assert [skipped.row_number for skipped in found.skipped] == [4, 6, 7]


def old(**fields: object) -> Task:
    given = {"uid": "t", "version": 3, "title": "Số hóa", "year": 2026, "until_year": 2026}
    return Task(**(given | {"assignee": "an", "aim": "Nhanh"} | fields))


def test_what_is_there_is_found_again_and_an_empty_cell_erases_nothing() -> None:
    same = propose((1, "số hóa", "Lò Văn An", "", ""), existing=(old(),)).rows[0]
    assert (same.action, same.task.aim) == (Action.SAME, "Nhanh")
    changed = propose((1, "Số hóa", "Lò Văn An", "9/2026", "Sổ"), existing=(old(),)).rows[0]
    assert (changed.action, changed.changes) == (Action.UPDATE, ("Thời hạn", "Sản phẩm"))
    assert (changed.task.uid, changed.task.version, changed.task.due) == ("t", 3, "2026-09")
    other = propose((1, "Số hóa", "Hà Thị Bình", "", ""), existing=(old(),)).rows[0]
    assert other.action is Action.NEW
    later = propose((1, "Số hóa", "Lò Văn An", "", ""), existing=(old(year=2025, until_year=2025),))
    assert later.rows[0].action is Action.NEW


def test_an_ended_task_stays_as_it_is() -> None:
    done = old(state=TaskState.EVALUATED, evaluation=Evaluation(outcome=Outcome.MET))
    (row,) = propose((1, "Số hóa", "Lò Văn An", "9/2026", ""), existing=(done,)).rows
    assert (row.action, row.task) == (Action.SAME, done)
    assert "đã đánh giá nên giữ nguyên" in row.remarks[0]


def test_no_column_of_tasks_is_said() -> None:
    made = sheet(("Họ và tên", "Ngày sinh"), ("Lò Văn An", "1975"))
    assert not task_headings.names_tasks(made)
    with pytest.raises(BadInput, match="Không thấy cột “Tên việc”"):
        task_import.propose(made, task_headings.recognise(made), (), (), year=2026)


def test_every_field_is_one_of_the_task() -> None:
    made_up = {"order", "period"}
    assert {f.id for f in task_headings.fields()} - made_up <= set(Task.__slots__)
    assert task_headings.field("due").title == "Thời hạn"
