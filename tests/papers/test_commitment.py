"""Commitments: written, blank, of heads, and the year's list."""

from handbook.papers import commitment
from handbook.papers.catalog import PAPERS, Request
from handbook.typeset.looks import Look
from handbook.typeset.to_docx import to_docx


def test_written_parts_and_the_check(r, s):
    members = r.members()
    document = commitment.document(r.branch(), members[2], r.commitment(), r.DAY, members)
    lines = s.lines(document)
    assert "Học tập đầy đủ nghị quyết của Đảng." in lines
    assert "- Giữa năm, 30/6/2026: Thực hiện tốt: đúng kế." in lines
    assert "1. Về tư tưởng chính trị" in s.lines(document, Look.SUBHEADING)
    assert "ngày 20 tháng 01 năm 2026" in lines  # the branch's confirmation
    assert to_docx(document).startswith(b"PK")


def test_blank_form_names_nobody_and_no_form_number(store, r, s):
    asked = Request(day=s.DAY, member="m0", year=2026, fill="blank")
    whole = s.whole(PAPERS["commitment"].build(store, asked))
    assert "Hà Minh Khôi" not in whole.replace("Hà Minh Khôi", "", 1)  # the signing secretary
    assert "Mẫu 0" not in whole and "." * 60 in whole


def test_head_s_commitment_has_its_own_sections(store, s):
    asked = Request(day=s.DAY, member="m0", year=2026)
    whole = s.whole(PAPERS["head-commitment"].build(store, asked))
    assert "Biểu hiện cụ thể" in whole and "người đứng đầu" in whole


def test_list_of_the_year_for_excel(store, r, s):
    with store.session.change("Cam kết"):
        store.commitments.put(r.commitment())
    table = PAPERS["commitment"].table
    assert table is not None
    made = table(store, Request(day=s.DAY, year=2026))
    assert made.rows == (
        ("1", s.member(2).name, "10/01/2026", "20/01/2026", "Thực hiện tốt", "Chưa đánh giá"),
    )
