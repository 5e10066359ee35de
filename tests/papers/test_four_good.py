"""Chi bộ bốn tốt: a registration, a result by đạt / không đạt, a result by points."""

from dataclasses import replace

from handbook.papers import four_good
from handbook.papers.catalog import PAPERS, Request
from handbook.records import review_forms
from handbook.records.four_good import FourGood, FourGoodMode
from handbook.typeset.blocks import Table
from handbook.typeset.looks import Look


def rows(document, s):
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[" ".join(map(s.text, held.blocks)) for held in row] for row in table.rows]


def test_result_by_verdicts(r, s):
    document = four_good.document(r.branch(), r.members(), r.four_good(), r.DAY)
    found = rows(document, s)
    assert found[:2] == [
        ["1", "Hoàn thành tốt nhiệm vụ chính trị"],
        ["1.1", "Hoàn thành chỉ tiêu năm", "x", "", ""],
    ]
    assert found[5] == ["3.1", "Đoàn kết nội bộ", "", "x", ""]
    assert s.lines(document, Look.DOC_TYPE) == ["Báo cáo kết quả"]
    assert (
        "Biểu quyết ngày 05/12/2026: 19/20 (95,0%) đồng chí tán thành; chi bộ tự đánh giá: đạt."
        in s.lines(document)
    )


def test_result_by_points_adds_up(r, s):
    lines = tuple(replace(one, points=one.most) for one in review_forms.four_good_lines())
    one = FourGood(uid="g", year=2026, mode=FourGoodMode.POINTS, lines=lines)
    document = four_good.document(r.branch(), r.members(), one, r.DAY)
    assert "Tổng điểm: 100/100." in s.lines(document)
    assert rows(document, s)[0][2:4] == ["30", "30"]


def test_year_without_a_record_is_a_form_to_register(store, s):
    document = PAPERS["four-good"].build(store, Request(day=s.DAY, year=2026))
    assert s.lines(document, Look.DOC_TYPE) == ["Bản đăng ký"]
    assert len(rows(document, s)) == 4 + len(review_forms.four_good_lines())
