"""Count minutes: counts only, by line, and a form to be filled in by hand before there are any."""

from dataclasses import replace

from handbook.papers import count_minutes
from handbook.typeset.blocks import Table
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf


def tables(document, s):
    found = (block for block in document.blocks if isinstance(block, Table))
    return [[[" ".join(map(s.text, h.blocks)) for h in row] for row in t.rows] for t in found]


def test_counts_of_both_ballots(r, s):
    document = count_minutes.document(r.facts())
    members, second = tables(document, s)
    assert members[0] == ["1", "Ma Văn Đạt", "0", "3", "1", "0", "0", ""]
    assert members[3] == ["4", "Trần Quang Vượng", "0", "0", "3", "0", "1", ""]
    assert second == [["1", "Hà Minh Khôi", "4", "0", "1", ""]]
    lines = s.lines(document)
    assert "1. Thời gian: 09 giờ 00 phút, ngày 05 tháng 12 năm 2026;" in lines
    assert "- đồng chí Ma Văn Đạt - Tổ trưởng;" in lines
    assert "- đồng chí Trần Quang Vượng - Thành viên." in lines
    assert "+ Số phiếu hợp lệ: 04;" in lines and "+ Số phiếu không hợp lệ: 01." in lines
    assert "+ Số phiếu không hợp lệ: 0." in lines  # of the second: none is a count, too
    assert to_pdf(document).startswith(b"%PDF") and to_docx(document).startswith(b"PK")


def test_more_present_than_called_are_no_negative_absent(r, s):
    facts = r.facts()
    first = replace(facts.ballots[0], called=5, present=6)
    whole = s.whole(count_minutes.document(replace(facts, ballots=(first,))))
    assert "-1 đồng chí" not in whole and "-01" not in whole


def test_blank_leaves_every_count_open(r, s):
    document = count_minutes.document(r.facts(), blank=True)
    (rows,) = tables(document, s)
    assert rows[0][1] == "Ma Văn Đạt"
    assert all(cells[2:] == [""] * 6 for cells in rows)
    assert "- Tổng số phiếu phát ra: ..........;" in s.lines(document)


def test_form_of_the_first_day(r, s):
    document = count_minutes.document(r.bare())
    (rows,) = tables(document, s)
    assert len(rows) == 5
    assert "ban hành kèm theo" not in s.whole(document)
