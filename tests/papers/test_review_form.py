"""Review forms: the words of each form, and how much of it is filled."""

from dataclasses import replace

import pytest

from handbook.papers import review_form
from handbook.papers.catalog import PAPERS, Request
from handbook.records import review_forms
from handbook.records.review_rounds import Form, RoundPeriod
from handbook.records.settings import PaperChoices
from handbook.typeset.blocks import CheckBox, Columns, Table
from handbook.typeset.looks import Look
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

WRITERS = {Form.LEADER: "m0", Form.STAFF: "m1", Form.OUTSIDE: "m2", Form.COLLECTIVE: ""}


def dotted(document, s):
    return sum(line.strip(".") == "" and len(line) > 100 for line in s.lines(document))


@pytest.mark.parametrize(
    ("form", "code", "annex"),
    [
        (Form.COLLECTIVE, "Mẫu 01-HD KĐ.ĐG 2025", "Phụ lục 1, Quy định số 366-QĐ/TW"),
        (Form.LEADER, "Mẫu 02A-HD KĐ.ĐG 2025", "Phụ lục 3, Quy định 366-QĐ/TW"),
        (Form.STAFF, "Mẫu 02B-HD KĐ.ĐG 2025", "Phụ lục 4, Quy định 366-QĐ/TW"),
        (Form.OUTSIDE, "Mẫu 02C-HD KĐ.ĐG 2025", "Phụ lục 5, Quy định 366-QĐ/TW"),
    ],
)
def test_every_part_of_each_form_in_order(r, s, form, code, annex):
    document = review_form.document(r.facts(), WRITERS[form])
    lines = s.lines(document)
    assert s.lines(document, Look.FORM_CODE) == [code]
    assert any(annex in line for line in lines)
    headings = [part.called for part in review_forms.parts(form)]
    assert [line for line in lines if line in headings] == headings
    heads = s.lines(document, Look.HEADING)
    assert heads[0] == "A. NỘI DUNG KIỂM ĐIỂM" and "I. Ưu điểm, kết quả đạt được" in heads
    assert "B. NỘI DUNG TỰ ĐÁNH GIÁ, XẾP LOẠI" in heads
    assert "kèm theo phụ lục" not in s.whole(document)
    assert to_pdf(document).startswith(b"%PDF") and to_docx(document).startswith(b"PK")


def test_full_form_has_the_person_s_words_points_and_level(r, s):
    document = review_form.document(r.facts(), "m2")
    lines = s.lines(document)
    assert "Chấp hành nghiêm sự phân công của chi bộ." in lines
    assert "1. Nhóm tiêu chí chung: 30/30" in lines and "Tổng điểm: 85/100" in lines
    halves = [b for b in document.blocks if isinstance(b, Columns)]
    boxes = {
        s.text(box): box.ticked
        for half in halves
        for cell in half.cells
        for box in cell
        if isinstance(box, CheckBox)
    }
    assert boxes == {
        "Hoàn thành xuất sắc nhiệm vụ": False,
        "Hoàn thành nhiệm vụ": False,
        "Hoàn thành tốt nhiệm vụ": True,
        "Không hoàn thành nhiệm vụ": False,
    }
    assert "- Chi bộ đề xuất xếp loại mức chất lượng: Hoàn thành tốt nhiệm vụ" in lines


def test_blank_form_knows_the_branch_only(r, s):
    document = review_form.document(r.facts(), "m2", fill="blank")
    whole = s.whole(document)
    assert "Ma Văn Đạt" not in whole and "Chấp hành nghiêm" not in whole
    assert "Chi bộ: Chi bộ thôn Lăng Quậy" in whole
    assert "Tổng điểm: ......../100" in whole
    assert dotted(document, s) > 40


def test_part_filled_form_has_what_is_known_and_lines_for_the_rest(r, s):
    known = {"a1_1": ("Dự 11/12 buổi sinh hoạt chi bộ.",)}
    document = review_form.document(r.facts(), "m2", fill="part", known=known)
    whole = s.whole(document)
    assert "Họ và tên: Ma Văn Đạt" in whole and "Dự 11/12 buổi" in whole
    assert "Chấp hành nghiêm" not in whole  # the person's own words are for the full one
    assert "Tổng điểm: ......../100" in whole
    assert dotted(document, s) > 40


def test_text_of_a_person_is_never_read_as_markup(r, s):
    told = replace(r.reviews()[3].parts[0], text="# Không {{ year }} phải đề mục | *sao*")
    one = replace(r.reviews()[3], parts=(told,))
    document = review_form.document(r.facts(reviews=(one,)), "m2")
    assert "# Không {{ year }} phải đề mục | *sao*" in s.lines(document, Look.BODY)


def test_remarks_below_can_be_left_out(r, s):
    off = replace(r.branch(), choices=PaperChoices(review_tail=False))
    whole = s.whole(review_form.document(r.facts(branch=off), "m1"))
    assert "Nhận xét, đánh giá của chi ủy" not in whole
    assert "theo mẫu các năm trước" not in whole
    assert "Người tự kiểm điểm" in whole


def test_only_the_employed_have_their_employer_s_remark(r, s):
    assert "Thủ trưởng cơ quan" in s.whole(review_form.document(r.facts(), "m1"))
    assert "Thủ trưởng cơ quan" not in s.whole(review_form.document(r.facts(), "m2"))


def test_what_is_reconstructed_says_so(r, s):
    assert "dựng lại theo Điều 6" in s.whole(review_form.document(r.facts(), "m0"))
    assert "dựng lại" not in s.whole(review_form.document(r.facts(), "m2"))


def test_form_of_a_kept_round_and_what_the_handbook_knows(store, r, s):
    with store.session.change("Đợt"):
        store.rounds.put(replace(r.one_round(), version=0))
    made = PAPERS["review-form"].build(
        store, Request(day=s.DAY, round="r26", member="m0", fill="part")
    )
    assert "Dự 1/1 buổi sinh hoạt chi bộ" in s.whole(made)
    collective = PAPERS["review-form-collective"].build(store, Request(day=s.DAY, round="r26"))
    assert s.lines(collective, Look.FORM_CODE) == ["Mẫu 01-HD KĐ.ĐG 2025"]


def test_quarter_of_one_who_holds_a_post_is_form_05(r, s):
    one = r.one_round(period=RoundPeriod.QUARTER, part=3)
    document = review_form.document(r.facts(round=one), "m0")
    lines = s.lines(document)
    assert s.lines(document, Look.FORM_CODE) == ["Mẫu 05-HD KĐ.ĐG"]
    assert "Quý III năm 2026" in lines
    common, results = (block for block in document.blocks if isinstance(block, Table))
    rows = [[" ".join(map(s.text, held.blocks)) for held in row] for row in common.rows]
    assert rows[0][2:] == ["x", "", "7,5", "7,5", ""]
    assert rows[-1] == ["", "Tổng (A)", "", "", "30", "30", ""]
    rows = [[" ".join(map(s.text, held.blocks)) for held in row] for row in results.rows]
    assert rows[0][4:] == ["87,5", "40", "35", ""]
    assert "TỔNG (A + B): 95/100" in lines
    assert "II. Tự đề xuất xếp loại mức chất lượng: Hoàn thành xuất sắc nhiệm vụ" in lines
    blank = s.whole(review_form.document(r.facts(round=one), "m0", fill="blank"))
    assert "TỔNG (A + B): ......../100" in blank and "Hà Minh Khôi" not in blank
