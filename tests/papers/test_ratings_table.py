"""Lists of a round's people: proposals, summary with past years, notices."""

from dataclasses import replace

from handbook.papers import proposal_list, rating_summary, ratings_table, result_notice
from handbook.records.reviews import Level
from handbook.typeset.blocks import Chart
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf


def test_line_of_a_member(r):
    line = ratings_table.lines(r.facts())[2]
    assert (line.name, line.form, line.own_points, line.own) == (
        "Hà Minh Khôi",
        "2A",
        "95",
        "HTXSNV",
    )
    assert (line.votes, line.appraised, line.proposed) == ("3/1/0/0", "93", "HTXSNV")


def test_decided_level_stands_before_the_proposed_one(r):
    other = replace(r.reviews()[1], decision=replace(r.reviews()[1].decision, level=Level.GOOD))
    counts = ratings_table.counts(r.facts(reviews=(other, *r.reviews()[2:])))
    assert counts == {Level.EXCELLENT: 0, Level.GOOD: 3, Level.DONE: 1, Level.NOT_DONE: 0}


def test_proposal_list_on_paper_and_in_excel(r, s):
    made = proposal_list.numbers(r.facts())
    assert made.rows[3] == (
        "4",
        "Trần Quang Vượng",
        "",
        "2C",
        "66",
        "HTNV",
        "0/0/3/0",
        "64",
        "HTNV",
        "",
        "",
    )
    assert all(len(row) == len(made.heads) == len(made.widths) == 11 for row in made.rows)
    assert made.notes == (
        "Tổng số được xếp loại: 04 (HTXSNV: 01; HTTNV: 02; HTNV: 01; KHTNV: 00).",
        "Không thuộc diện kiểm điểm, xếp loại: Phùng Thị Ánh (kết nạp ngày 01/9/2026, chưa đủ 6 "
        "tháng).",
    )
    document = proposal_list.document(r.facts())
    assert made.notes[1] in s.lines(document)
    assert "Số      -BC/CB" in s.lines(document)
    assert to_docx(document).startswith(b"PK")


def test_summary_compares_with_the_year_before_and_draws_it(r, s):
    facts = r.facts()
    before = replace(
        facts, round=replace(facts.round, year=2025), reviews=facts.reviews[:1] + facts.reviews[2:]
    )
    document = rating_summary.document(facts, (before,))
    made = rating_summary.numbers((facts, before))
    assert made.rows[0] == (
        "2026",
        "4",
        "4",
        "1 (25,0%)",
        "2 (50,0%)",
        "1 (25,0%)",
        "0 (0,0%)",
        "HTTNV",
    )
    assert made.rows[1][:4] == ("2025", "4", "3", "0 (0,0%)")
    assert (
        "Hoàn thành tốt nhiệm vụ trở lên: 3/4 đồng chí (75,0%); năm 2025: 2/3 (66,7%)."
        in s.lines(document)
    )
    (chart,) = (block for block in document.blocks if isinstance(block, Chart))
    assert [bar.value for bar in chart.bars] == [1.0, 2.0, 1.0, 0.0]
    assert to_pdf(document).startswith(b"%PDF")


def test_summary_of_nobody(r, s):
    document = rating_summary.document(r.bare())
    assert "Tổng số đảng viên được xếp loại năm 2026: 00 đồng chí." in s.lines(document)


def test_notice_to_one_member_names_his_level_only(r, s):
    document = result_notice.document(r.facts(), "m1")
    whole = s.whole(document)
    assert "đồng chí Lý Thu Hằng, Phó Bí thư chi bộ" in whole
    assert "Hoàn thành tốt nhiệm vụ" in s.lines(document)
    assert "Văn bản: 12-QĐ/ĐU, 20/12/2026." in s.lines(document)
    assert "Ma Văn Đạt" not in whole
    assert "Số      -TB/CB" in s.lines(document)


def test_notice_to_all_leaves_open_what_nobody_decided(r, s):
    lines = s.lines(result_notice.document(r.facts()))
    at = lines.index("Ma Văn Đạt")
    assert lines[at + 2] == "…"
    assert lines[lines.index("Lý Thu Hằng") + 2] == "Hoàn thành tốt nhiệm vụ"
