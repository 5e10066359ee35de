"""Registration, a person's list and the table for the upper committee."""

import time
from dataclasses import replace

import pytest

from handbook.papers import task_person, task_registration, task_table
from handbook.papers.catalog import PAPERS, Request
from handbook.typeset.to_pdf import to_pdf


@pytest.fixture
def filled(store, t):
    with store.session.change("Việc đột phá"):
        for one in t.shortcomings():
            store.shortcomings.put(one)
        for one in t.all_tasks():
            store.tasks.put(one)
    return store


def test_registration_says_what_became_of_it(t, s):
    document = task_registration.document(t.facts(), "m2")
    whole = s.whole(document)
    assert "Mở rộng đường nội đồng" in whole and "Lập tủ sách" in whole
    assert "Điều chỉnh thời hạn: “09/2026” thành “12/2026” (chờ vốn); Giao ngày 12/01/2026" in whole
    assert "Giao ngày 12/01/2026; Thôi giao (hồ cạn nước)" in whole
    assert document.landscape and "không phải mẫu của cấp trên" in document.footer


def test_what_was_added_or_goes_on_was_not_registered(t):
    added = t.late(assignee="m2", assignee_name="")
    facts = t.facts(added, t.road(came_from="x"), t.road(year=2025, until_year=2026))
    assert task_registration.registered(facts, "m2") == ()
    assert task_registration.registered(t.facts(), "") == ()


def test_a_form_to_write_by_hand(filled, t, s):
    ask = Request(day=t.DAY, member="m2", year=2026)
    build = PAPERS["task-registration"].build
    blank = s.whole(build(filled, replace(ask, fill="blank")))
    name = filled.members.by_uid("m2").name
    assert "đường nội đồng" not in blank and name not in blank
    part = s.whole(build(filled, replace(ask, fill="part")))
    assert "đường nội đồng" not in part and name in part


def test_a_person_s_list(t):
    rows = task_person.numbers(t.facts(t.school(), t.road()), "m2").rows
    assert rows == (
        (
            "1",
            "Mở rộng đường nội đồng",
            "15/12/2026",
            "Xong nền (03/10/2026)",
            "Đường bê tông; số lượng: 1,2 km",
            "Đang thực hiện, 70%",
            "",
        ),
    )
    (done,) = task_person.numbers(t.facts(), "m1").rows
    assert done[3] == "Khánh thành (01/9/2026); thêm một phòng"
    assert done[5:] == ("Trước hạn, vượt yêu cầu", "Điểm: 9,5")


def test_who_only_helps_is_told(t):
    made = task_person.numbers(t.facts(), "m3")
    (row,) = made.rows
    assert row[-1] == "Phối hợp với Ma Văn Đạt"
    assert made.notes == ("Tổng số: 00 việc.",)


def test_somebody_outside_the_roster_has_a_list(t, s):
    document = task_person.document(t.facts(), "Tổ trưởng tổ 2")
    assert "Gom rác khe suối" in s.lines(document)
    assert "Họ và tên: Tổ trưởng tổ 2; tính đến ngày 24 tháng 11 năm 2026." in s.lines(document)
    none = task_person.document(t.facts(t.road()), "m0")
    assert "Không có việc nào trong năm 2026." in s.lines(none)


def test_another_signs_for_the_branch_than_the_one_in_charge(t, s):
    own = s.lines(task_person.document(t.facts(), "m0"))
    assert "Phó Bí thư" in own and "Lý Thu Hằng" in own
    assert "Bí thư" in s.lines(task_person.document(t.facts(), "m2"))


def test_table_for_the_upper_committee(t):
    made = task_table.numbers(t.facts())
    assert [row[1] for row in made.rows] == [
        "Mở rộng đường nội đồng",
        "Nuôi cá lồng",
        "Sửa điểm trường",
        "Trồng 20 ha chè",
        "Gom rác khe suối",
    ]
    assert made.rows[0][2:] == (
        "Bí thư chi bộ",
        "Ma Văn Đạt; phối hợp: Phùng Thị Ánh, Ban công tác Mặt trận",
        "Đường bê tông",
        "1,2 km",
        "",
        "15/12/2026",
        "",
        "",
    )
    assert made.notes == (
        "Tổng số: 05 việc: đang thực hiện 02, đã đánh giá 01, thôi giao 01, quá hạn 01; giao cho "
        "04 người.",
    )


def test_tables_go_to_excel(filled, t):
    ask = Request(day=t.DAY, member="m2", year=2026)
    for name, count in (("task-person", 3), ("task-table", 5)):
        made = PAPERS[name].table(filled, ask)
        assert len(made.rows) == count
        assert all(len(row) == len(made.heads) == len(made.widths) for row in made.rows)


def test_hundreds_of_tasks_are_soon_there_with_a_head_on_each_page(t, s):
    found = [t.road(uid=f"t{n}", title=f"Việc số {n}", assignee=f"m{n % 4}") for n in range(765)]
    document = task_table.document(t.facts(*found))
    start = time.process_time()
    pages = s.pdf_pages(to_pdf(document))
    assert time.process_time() - start < 20
    assert len(pages) > 50
    with_rows = [page for page in pages if "Việc số" in page]
    assert all("Nội dung công việc" in page for page in with_rows)
    assert sum(page.count("Việc số") for page in pages) == 765
