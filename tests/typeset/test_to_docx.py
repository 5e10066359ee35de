import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from handbook.typeset.blocks import (
    Bar,
    Cell,
    Chart,
    CheckBox,
    Column,
    Columns,
    Items,
    KeepTogether,
    Marker,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Signatures,
    Space,
    Table,
    cell,
    paragraph,
    signature,
    table,
)  # fmt: skip
from handbook.typeset.looks import Align, Look
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

HEAD = Columns(
    (
        (
            paragraph("Đảng bộ xã Hòa Phú", Look.PARENT_BODY),
            paragraph("Chi bộ thôn Lăng Quậy", Look.ISSUING_BODY),
            paragraph("*", Look.STAR),
            paragraph("Số 11-BB/CB", Look.NUMBER),
        ),
        (paragraph("Đảng Cộng sản Việt Nam", Look.PARTY_TITLE),),
    ),
    (45, 55),
)
PAPER = (
    HEAD,
    paragraph("Biên bản", Look.DOC_TYPE),
    paragraph("Sinh hoạt chi bộ tháng 11", Look.SUBJECT),
    paragraph("-----", Look.SUBJECT_RULE),
    Paragraph((Run("Có "), Run("mặt", bold=True), Run(" 29\nđồng chí & <b>"))),
    paragraph("I. Nội dung", Look.HEADING),
    Items(((Run("Một"),), (Run("Hai"),)), Marker.LETTER),
    CheckBox(True, (Run("Hoàn thành tốt nhiệm vụ"),)),
    KeepTogether((paragraph("giữ"), paragraph("liền"))),
    table(
        (Column(1, Align.CENTRE), Column(4)),
        ["TT", "Việc"],
        [["1", "Họp"], ["2", "Làm sạch đường"]],
    ),
    paragraph("Kết thúc."),
    Rule(0.4),
    Signatures(
        (
            (paragraph("Nơi nhận:", Look.RECIPIENTS_LABEL), paragraph("- Lưu.", Look.RECIPIENTS)),
            signature(authority="T/M chi bộ", title="Bí thư", name="Nguyễn Văn A"),
        )
    ),
)


@pytest.fixture
def opened(document):
    def open_again(*blocks, **more):
        return docx.Document(io.BytesIO(to_docx(document(*blocks, **more))))

    return open_again


def test_pdf_and_word_say_the_same_words_in_the_same_order(document, pdf_words, word_words):
    paper = document(*PAPER, page_numbers=False)
    said = word_words(to_docx(paper))
    assert sorted(pdf_words(to_pdf(paper))) == sorted(said)
    plain = document(*[each for each in PAPER if not isinstance(each, Columns | Signatures)])
    assert pdf_words(to_pdf(plain)) == word_words(to_docx(plain))


def test_the_same_document_gives_the_same_bytes_and_no_clock(document):
    made = to_docx(document(*PAPER))
    assert made == to_docx(document(*PAPER))
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_come_from_the_document_alone(opened):
    core = opened(paragraph("a"), author="Chi bộ X").core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Biên bản", "Chi bộ X", "")
    assert core.created.date().isoformat() == core.modified.date().isoformat() == "2026-11-03"
    assert core.comments == ""


def test_looks_are_word_styles_in_times_new_roman(opened, looks):
    written = opened(paragraph("a"))
    body = written.styles[looks[Look.BODY].name]
    assert body.font.size.pt == 14
    assert body.paragraph_format.line_spacing.pt == 19
    assert body.paragraph_format.first_line_indent.mm == pytest.approx(10, abs=0.1)
    assert body.paragraph_format.space_after.pt == 6
    fonts = body.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert fonts.get(qn(f"w:{script}")) == "Times New Roman"
    assert written.styles[looks[Look.HEADING].name].paragraph_format.keep_with_next
    assert not written.styles[looks[Look.SIGN_TITLE].name].font.bold
    assert written.paragraphs[0].style.name == looks[Look.BODY].name


def test_the_page_has_the_margins_and_a_number_field_but_not_on_the_first(opened):
    section = opened(paragraph("a"), draft="DỰ THẢO", footer="3f2a").sections[0]
    assert [round(each.mm) for each in (section.top_margin, section.bottom_margin,
            section.left_margin, section.right_margin, section.header_distance)] == [
        20, 20, 30, 15, 10]  # fmt: skip
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert section.first_page_header.paragraphs[0].text == "DỰ THẢO"
    assert section.footer.paragraphs[0].text == "3f2a"


def test_table_heads_repeat_and_short_rows_stay_whole(opened):
    long = "chữ " * 400
    written = opened(table((Column(1), Column(3)), ["TT", "Việc"], [["1", "ngắn"], ["2", long]]))
    rows = written.tables[0].rows
    marks = [
        (row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None,
         row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None)
        for row in rows
    ]  # fmt: skip
    assert marks == [(True, True), (False, True), (False, False)]


def test_spans_merge_cells(opened):
    block = Table(
        (Column(2), Column(1), Column(1)),
        ((cell("An"), Cell((CheckBox(True),)), Cell((CheckBox(False),))),),
        head=((cell("Tên", down=2), cell("Mức", across=2)), (cell("Tốt"), cell("Khá"))),
    )
    grid = opened(block).tables[0]
    assert grid.cell(0, 0)._tc is grid.cell(1, 0)._tc
    assert grid.cell(0, 1).text == grid.cell(0, 2).text == "Mức"
    assert (grid.cell(2, 1).text, grid.cell(2, 2).text) == ("☑", "☐")


def test_the_paragraph_before_the_signatures_is_kept_with_them(opened):
    written = opened(paragraph("trước"), paragraph("cuối"), PAPER[-1])
    last = next(each for each in written.paragraphs if each.text == "cuối")
    first = next(each for each in written.paragraphs if each.text == "trước")
    assert last.paragraph_format.keep_with_next
    assert not first.paragraph_format.keep_with_next


def test_the_rule_below_the_party_title_is_as_long_as_the_text(opened, looks):
    from handbook.typeset.fonts import text_width

    title = opened(HEAD).tables[0].cell(0, 1).paragraphs[0]
    half = (210 - 30 - 15) * 72 / 25.4 * 0.55
    drawn = half - title.paragraph_format.left_indent.pt - title.paragraph_format.right_indent.pt
    text = text_width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True, italic=False)
    assert text < drawn < text + 1.2  # never shorter: the line would break
    assert title._p.pPr.find(qn("w:pBdr")) is not None


def test_a_chart_becomes_a_table_of_its_numbers(opened):
    written = opened(Chart("Tỷ lệ", (Bar("T1", 90.6), Bar("T2", 88)), unit="%"))
    grid = written.tables[0]
    assert [[each.text for each in row.cells] for row in grid.rows] == [
        ["T1", "90,6%"], ["T2", "88%"]]  # fmt: skip


def test_other_blocks_and_sheets(opened):
    written = opened(
        paragraph("a"), Space(2), PageBreak(), paragraph("b"), landscape=True, duplex=True
    )
    section = written.sections[0]
    assert section.page_width > section.page_height
    assert "mirrorMargins" in written.settings.element.xml
    assert 'w:type="page"' in written.element.xml


def test_text_goes_in_literally(opened):
    text = "một\thai   ba <w:t> & {{ x }}"
    assert opened(paragraph(text)).paragraphs[0].text == text.replace("\t", " ")
