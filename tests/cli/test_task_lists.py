"""`list tasks` and `import-tasks` on a file of the sample branch."""

import docx
import openpyxl
import pytest


def test_tasks_are_listed_by_year_state_and_member(listed) -> None:
    found = listed("tasks")
    assert {2025, 2026} <= {row["year"] for row in found}
    assert set(found[0]) >= {"uid", "title", "name", "due", "percent", "late", "checkpoint"}
    this = listed("tasks", "--year", 2026)
    assert 0 < len(this) < len(found)
    ended = listed("tasks", "--year", 2026, "--state", "evaluated")
    assert ended and {row["state"] for row in ended} == {"evaluated"}
    assert all(row["outcome"] for row in ended)
    still = listed("tasks", "--open")
    assert {row["state"] for row in still} == {"registered", "assigned"}
    who = still[0]
    mine = listed("tasks", "--member", who["assignee"])
    assert who["uid"] in {row["uid"] for row in mine}


def test_people_read_a_table(run) -> None:
    code, out, _ = run("list", "tasks", "--year", 2026)
    assert code == 0
    assert "Người được giao" in out.splitlines()[0]
    assert "Đang thực hiện" in out and "quá hạn" in out


def test_options_of_other_lists_are_refused(run) -> None:
    assert run("list", "members", "--state", "assigned")[0] == 2
    assert run("list", "meetings", "--member", "x")[0] == 2


@pytest.fixture
def sheet(tmp_path):
    def make(*rows):
        book = openpyxl.Workbook()
        for row in (("Tên việc", "Thời hạn", "Họ và tên"), *rows):
            book.active.append(row)
        book.save(tmp_path / "viec.xlsx")
        return tmp_path / "viec.xlsx"

    return make


def test_a_list_is_shown_first_and_then_taken_in(run, listed, sheet) -> None:
    file = sheet(("Số hóa hồ sơ", "30/6/2027", "Mặt trận"), ("Làm đường", "Quý III", "Mặt trận"))
    before = len(listed("tasks"))
    code, out, _ = run("import-tasks", file, "--year", 2027, "--dry-run")
    assert (code, out.splitlines()[-1]) == (0, "2 việc mới.")
    assert len(listed("tasks")) == before
    paper = ("--assigner", "Đảng ủy xã", "--document", "05-QĐ/ĐU", "--document-date", "10/01/2027")
    assert run("import-tasks", file, "--year", 2027, *paper)[0] == 0
    found = [row for row in listed("tasks", "--year", 2027) if row["document"] == "05-QĐ/ĐU"]
    assert [(row["title"], row["due"], row["state"]) for row in found] == [
        ("Số hóa hồ sơ", "2027-06-30", "assigned"),
        ("Làm đường", "2027-09", "assigned"),
    ]


def test_slip_and_chain_are_printed_by_the_start_of_a_uid(run, listed, tmp_path) -> None:
    target = tmp_path / "phieu.docx"
    one = next(row for row in listed("tasks") if row["state"] == "assigned")
    assert run("print", "task-slip", "--task", one["uid"][:30], "-o", target)[0] == 0
    words = "\n".join(
        cell.text
        for table in docx.Document(str(target)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert one["title"] in words
    code, _, err = run("print", "task-slip", "--task", "zzzz", "-o", target)
    assert (code, "list tasks" in err) == (3, True)
    code, _, err = run("print", "shortcoming-chain", "--shortcoming", "zzzz", "-o", target)
    assert (code, "list shortcomings" in err) == (3, True)
    code, _, err = run("print", "task-slip", "--task", one["uid"][:1], "-o", target)
    assert code == 3


def test_wrong_rows_are_named_and_nothing_is_written(run, listed, sheet) -> None:
    before = len(listed("tasks"))
    file = sheet(("Số hóa", "31/2/2027", "Mặt trận"), ("Làm đường", "", "Mặt trận"))
    code, _, err = run("import-tasks", file, "--year", 2027)
    assert code == 3
    assert "Dòng 2: Thời hạn “31/2/2027”" in err
    assert len(listed("tasks")) == before
    assert run("import-tasks", file, "--year", 2027, "--document-date", "1/1/2027")[0] == 2
