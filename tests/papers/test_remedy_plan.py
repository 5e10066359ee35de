"""Remedy plans of a person and of the branch, who do not see each other's shortcomings."""

from handbook.papers import remedy_plan
from handbook.papers.catalog import PAPERS, Request
from handbook.typeset.to_pdf import to_pdf


def test_plan_of_the_branch(r, s):
    branchs, _ = r.shortcomings()
    document = remedy_plan.document(r.facts(), "", (branchs,))
    (row,) = remedy_plan.numbers(r.facts(), "", (branchs,)).rows
    assert row == (
        "1",
        "Nền nếp sinh hoạt tổ đảng chưa đều",
        "Phân công chưa rõ",
        "Phân công chi ủy viên dự từng tổ",
        "31/3/2027",
        "Hà Minh Khôi; phối hợp: Tổ trưởng các tổ đảng",
        "Đang khắc phục",
    )
    assert "Số      -KH/CB" in s.lines(document)
    assert "XÁC NHẬN CỦA CHI BỘ" not in s.whole(document).upper()


def test_plan_of_a_person_says_what_came_of_it(r, s):
    _, own = r.shortcomings()
    document = remedy_plan.document(r.facts(), "m2", (own,))
    assert "Đã khắc phục, chờ xác nhận: Đã phát biểu 6 lần (03/10/2026)" in s.lines(document)
    assert "Số      -KH/CB" not in s.lines(document)
    assert "Người xây dựng kế hoạch" in s.lines(document)


def test_empty_plan_has_rows_to_write_in(r, s):
    pages = s.pdf_pages(to_pdf(remedy_plan.document(r.bare(), "", ())))
    assert "Hạn chế, khuyết điểm" in pages[0]


def test_branch_s_plan_holds_nobody_s_own(store, r, s):
    with store.session.change("Hạn chế"):
        for one in r.shortcomings():
            store.shortcomings.put(one)
    whole = s.whole(PAPERS["remedy-plan"].build(store, Request(day=s.DAY)))
    assert "Nền nếp sinh hoạt tổ đảng" in whole and "mạnh dạn phát biểu" not in whole
    own = s.whole(PAPERS["remedy-plan"].build(store, Request(day=s.DAY, shortcoming="h2")))
    assert "mạnh dạn phát biểu" in own and "Nền nếp" not in own
    table = PAPERS["remedy-plan"].table
    assert table is not None and len(table(store, Request(day=s.DAY, member="m2")).rows) == 1
