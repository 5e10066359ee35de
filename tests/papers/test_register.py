from dataclasses import replace
from datetime import date

from handbook.papers import register as paper
from handbook.papers.catalog import Request
from handbook.records.numbering import PaperType
from handbook.records.register import Entry, Origin
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf


def line(number: int, day: date, **fields: object) -> Entry:
    usual = {"paper": f"p{number}", "origin": Origin.RESOLUTION, "type": PaperType.RESOLUTION}
    told = {"subject": "Lãnh đạo nhiệm vụ", "recipients": "Đảng ủy xã;\nĐảng viên.", "term": ""}
    return Entry(**(usual | told | {"number": number, "date": day} | fields))  # type: ignore[arg-type]


LINES = (
    line(1, date(2025, 12, 3)),
    line(2, date(2026, 1, 3)),
    line(4, date(2026, 2, 3), withdrawn="sai trích yếu"),
    line(1, date(2026, 2, 5), type=PaperType.NOTICE, origin=Origin.OUTSIDE, note="có dấu"),
)


def test_register_of_a_year_counts_and_names_missing_numbers(s):
    document = paper.document(s.branch(), s.members(), LINES, s.DAY, 2026)
    said = " ".join("\n".join(s.pdf_pages(to_pdf(document))).split())
    assert "Năm 2026" in said and "02-NQ/CB" in said and "01-NQ/CB" not in said
    assert "Tổng số: 03 văn bản; gồm: 02 nghị quyết và 01 thông báo." in said
    assert "Từ trước đến nay: 03 nghị quyết và 01 thông báo." in said
    assert "Số chưa thấy trong sổ: NQ 03." in said
    assert document.landscape and to_docx(document).startswith(b"PK")


def test_a_line_tells_recipients_origin_and_why_it_is_edited(s):
    shown = paper.row(LINES[2], s.branch())
    assert shown["recipients"] == "Đảng ủy xã; Đảng viên"
    assert shown["note"] == "Đang sửa: sai trích yếu"
    assert paper.row(LINES[3], s.branch())["note"] == "có dấu; Lập ngoài sổ"


def test_days_are_written_on_paper_as_papers_cite_them(s):
    lines = (line(5, date(2026, 4, 3)),)
    said = "".join(s.pdf_pages(to_pdf(paper.document(s.branch(), s.members(), lines, s.DAY, 2026))))
    assert "03/4/2026" in said and "03/04/2026" not in said
    assert paper.row(lines[0], s.branch())["day"] == "03/04/2026"


def test_minutes_given_on_paper_before_are_not_missing(s):
    branch = replace(s.branch(), minutes_before=8)
    nine = (line(9, date(2026, 1, 3), type=PaperType.MINUTES),)
    assert paper.term_lines(nine, branch) == ("Từ trước đến nay: 01 biên bản.",)


def test_each_term_has_its_line(s):
    terms = (
        line(1, date(2025, 1, 3), term="2020-06-01"),
        line(1, date(2025, 7, 3), term="2025-06-01"),
    )
    assert paper.term_lines(terms, s.branch()) == (
        "Nhiệm kỳ từ 01/6/2020: 01 nghị quyết.",
        "Nhiệm kỳ từ 01/6/2025: 01 nghị quyết.",
    )


def test_excel_gets_the_same_lines(store, s):
    made = paper.table(store, Request(day=s.DAY, year=2026))
    assert made.heads[:2] == ("Số, ký hiệu", "Ngày") and made.rows == ()
    assert made.notes == ("Tổng số: 00 văn bản.",)
    assert len(made.heads) == len(made.widths) == len(made.aligns)


def test_an_empty_register_prints(store, s):
    said = "".join(s.pdf_pages(to_pdf(paper.build(store, Request(day=s.DAY, year=2026)))))
    assert "Chưa có văn bản nào." in said
