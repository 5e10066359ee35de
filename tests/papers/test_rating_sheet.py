"""Scoring sheets by the frame that the round froze."""

from handbook.papers import rating_sheet
from handbook.typeset.blocks import Table


def rows(document, s):
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return [[" ".join(map(s.text, held.blocks)) for held in row] for row in found.rows]


def test_points_of_each_line_and_of_the_parts(r, s):
    found = rows(rating_sheet.document(r.facts(), "m2"), s)
    assert found[0] == ["I", "Nhóm tiêu chí chung", "30", "30", "30", ""]
    assert found[1][0] == "1" and found[1][2:] == ["7,5", "7,5", "7,5", ""]
    assert found[5][2:] == ["70", "55", "53", ""]
    assert found[6][:5] == ["1", "Hoàn thành nhiệm vụ được phân công", "40", "25", "23"]


def test_reason_of_the_gap_and_totals_are_printed(r, s):
    whole = s.whole(rating_sheet.document(r.facts(), "m2"))
    assert "Tổng điểm tự chấm: 85/100; tổng điểm thẩm định: 83/100" in whole
    assert "Chấm lại mục học tập." in whole


def test_blank_sheet_has_the_lines_without_points(r, s):
    found = rows(rating_sheet.document(r.facts(), "m2", blank=True), s)
    assert found[0] == ["I", "Nhóm tiêu chí chung", "30", "", "", ""]
    assert found[1][2:] == ["7,5", "", "", ""]


def test_collective_has_its_own_frame(r, s):
    document = rating_sheet.document(r.facts(), "")
    assert "Tập thể: Chi bộ thôn Lăng Quậy" in s.lines(document)
    assert rows(document, s)[5][3] == "61"
