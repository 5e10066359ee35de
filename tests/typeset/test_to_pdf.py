import io
import re
import subprocess
import sys
import threading
import unicodedata

import pytest
from pypdf import PdfReader

from handbook.typeset.blocks import (
    Bar,
    Cell,
    Chart,
    CheckBox,
    Column,
    Columns,
    Items,
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
from handbook.typeset.fonts import FACES
from handbook.typeset.looks import Align, Look
from handbook.typeset.to_pdf import to_pdf

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
ACCENTED = [each for each in LETTERS if not each.isascii()]
LONG = (
    "Có mặt 29 đồng chí, đạt 90,6%. Vắng mặt có lý do 03 đồng chí: Nguyễn Thị Hạnh (đi công tác), "
    "Ma Văn Đạt (ốm), Trần Quang Vượng (việc gia đình). Vắng mặt không có lý do: không."
)
TASKS = (Column(1, Align.CENTRE), Column(6), Column(3))
SIGNED = Signatures(((), signature(authority="T/M chi bộ", title="Bí thư", name="Nguyễn Văn A")))


def long_table(rows):
    return table(
        TASKS,
        ["TT", "Nhiệm vụ đề ra", "Người làm"],
        [[str(n), "Vận động 12 hộ hiến đất mở đường", "Hà Minh Khôi"] for n in range(1, rows + 1)],
    )


def test_the_vietnamese_alphabet_has_134_accented_letters():
    assert len(ACCENTED) * 2 == 134


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("bold", "italic"), [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_every_vietnamese_letter_has_a_glyph_in_every_style(
    document, pdf_words, form, bold, italic
):
    letters = ACCENTED + [each.upper() for each in ACCENTED]
    text = unicodedata.normalize(form, " ".join(letters))
    run = Run(text, bold=bool(bold), italic=bool(italic))
    assert pdf_words(to_pdf(document(Paragraph((run,), Look.PLAIN)))) == letters


def test_the_bundled_faces_hold_every_letter_themselves():
    from reportlab.pdfbase.ttfonts import TTFontFile

    from handbook import bundle

    for file in FACES.values():
        held = TTFontFile(str(bundle.path("fonts", file))).charToGlyph
        missing = [each for each in LETTERS + LETTERS.upper() if not held.get(ord(each))]
        assert missing == [], file


def test_the_same_document_gives_the_same_bytes_in_any_process(document):
    made = to_pdf(document(paragraph(LONG), long_table(40), SIGNED))
    assert made == to_pdf(document(paragraph(LONG), long_table(40), SIGNED))
    script = (
        "import tomllib, sys, datetime, hashlib\n"
        "from handbook import bundle\n"
        "from handbook.typeset.blocks import *\n"
        "from handbook.typeset.looks import *\n"
        "from handbook.typeset.to_pdf import to_pdf\n"
        "rule = tomllib.loads(bundle.text('rules', 'format_guide.toml'))['rule'][0]\n"
        "looks = looks_from(rule['values'])\n"
        "made = to_pdf(Document(title='a', looks=looks, made_on=datetime.date(2026, 1, 1),"
        " blocks=(paragraph('Đảng bộ', Look.HEADING), paragraph('x'))))\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    ran = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(ran) == 1


def test_two_threads_writing_at_once_do_not_disturb_one_another(document):
    one, two = document(paragraph(LONG), long_table(60)), document(paragraph(LONG.upper()))
    right = {id(one): to_pdf(one), id(two): to_pdf(two)}
    wrong = []

    def write(each):
        for _ in range(5):
            if to_pdf(each) != right[id(each)]:
                wrong.append(each.title)

    threads = [threading.Thread(target=write, args=(each,)) for each in (one, two, one)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert wrong == []


def test_page_numbers_stand_alone_on_top_of_every_page_but_the_first(document, pdf_pages):
    pages = pdf_pages(to_pdf(document(*[paragraph(LONG)] * 60)))
    assert len(pages) >= 6
    firsts = [page.strip().split("\n")[0].strip() for page in pages]
    assert firsts[0].startswith("Có mặt")
    assert firsts[1:] == [str(n) for n in range(2, len(pages) + 1)]


def test_the_page_number_is_centred_ten_millimetres_from_the_edge(document):
    pdf = to_pdf(document(paragraph("a"), PageBreak(), paragraph("b")))
    ran = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-", "-"], input=pdf, capture_output=True, check=True
    )
    box = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">2<',
                    ran.stdout.decode())  # fmt: skip
    left, top, right, _ = (float(each) for each in box.groups())
    assert abs((left + right) / 2 - (30 + 195) / 2 * 72 / 25.4) < 1
    assert abs(top - 10 * 72 / 25.4) < 3  # poppler's boxes follow the font's own ascent


def test_the_head_of_a_table_repeats_on_every_page(document, pdf_pages):
    pages = pdf_pages(to_pdf(document(long_table(120))))
    assert len(pages) >= 3
    assert all("Nhiệm vụ đề ra" in page for page in pages)


@pytest.mark.parametrize("before", range(20, 34))
def test_no_heading_stands_alone_at_a_page_s_foot(document, pdf_pages, before):
    blocks = [paragraph(f"dòng {n}") for n in range(before)]
    led = [paragraph("ĐỀ MỤC", Look.HEADING), paragraph("NHỎ", Look.SUBHEADING), paragraph(LONG)]
    for page in pdf_pages(to_pdf(document(*blocks, *led))):
        lines = [line.strip() for line in page.strip().split("\n") if line.strip()]
        assert lines[-1] not in ("ĐỀ MỤC", "NHỎ")


@pytest.mark.parametrize("before", range(20, 34, 2))
def test_a_heading_goes_with_the_first_rows_of_its_table(document, pdf_pages, before):
    blocks = [paragraph(f"dòng {n}") for n in range(before)]
    made = to_pdf(document(*blocks, paragraph("ĐỀ MỤC", Look.HEADING), long_table(50)))
    page = next(each for each in pdf_pages(made) if "ĐỀ MỤC" in each)
    assert "Vận động" in page.split("ĐỀ MỤC")[1]


@pytest.mark.parametrize("before", range(14, 34))
def test_the_signature_is_never_alone_on_a_page(document, pdf_pages, before):
    blocks = [paragraph(f"dòng {n}") for n in range(before)]
    pages = pdf_pages(to_pdf(document(*blocks, paragraph(LONG), Space(1), SIGNED)))
    signed = next(page for page in pages if "Nguyễn Văn A" in page)
    assert "T/M CHI BỘ" in signed
    above = signed.split("T/M CHI BỘ")[0].strip().split("\n")
    assert "không có lý do: không." in signed
    assert len([line for line in above if line.strip() and line.strip() != "2"]) >= 2


@pytest.mark.parametrize("rows", range(12, 30))
def test_the_signature_under_a_table_takes_its_last_row_along(document, pdf_pages, rows):
    pages = pdf_pages(to_pdf(document(long_table(rows), SIGNED)))
    signed = next(page for page in pages if "Nguyễn Văn A" in page)
    assert "Vận động" in signed


def test_a_signature_after_a_heading_or_at_the_start_is_still_written(document, pdf_words):
    for blocks in ([SIGNED], [paragraph("x", Look.HEADING), SIGNED], [PageBreak(), SIGNED]):
        assert "A" in pdf_words(to_pdf(document(*blocks)))


def test_a_row_longer_than_a_page_goes_on_over_the_page(document, pdf_words):
    words = [f"chữ{n}" for n in range(3000)]
    made = to_pdf(document(table(TASKS, ["TT", "Nội dung", "Ai"], [["1", " ".join(words), "x"]])))
    found = [each for each in pdf_words(made) if each.startswith("chữ")]
    assert found == words


def test_an_endless_word_breaks_instead_of_overflowing(document):
    for blocks in ([paragraph("W" * 500)], [table(TASKS, ["a", "b", "c"], [["W" * 90] * 3])]):
        pages = PdfReader(io.BytesIO(to_pdf(document(*blocks)))).pages
        text = "".join(page.extract_text() for page in pages)
        assert text.replace("\n", "").count("W") >= 270
        assert edge(to_pdf(document(*blocks))) <= 195.1


def edge(pdf):
    """The rightmost ink in millimetres, from the words' boxes."""
    ran = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True,
                         check=True)  # fmt: skip
    return max(float(x) for x in re.findall(r'xMax="([\d.]+)"', ran.stdout.decode())) * 25.4 / 72


def test_text_is_never_markup(document, pdf_words):
    text = "<b>đậm</b> &amp; <br/> {{ x }} **sao** <font size=99> </para> %s \\n"
    assert pdf_words(to_pdf(document(paragraph(text)))) == text.split()


def test_runs_breaks_items_and_boxes_all_print(document, pdf_words):
    made = to_pdf(
        document(
            Paragraph((Run("một "), Run("hai", bold=True), Run("\nba", underline=True))),
            Items(((Run("việc"),), (Run("khác"),)), Marker.LETTER),
            CheckBox(True, (Run("chọn"),)),
            Rule(0.3),
            Chart("Biểu đồ", (Bar("T1", 90.6),), unit="%"),
            Columns(((paragraph("trái"),), (paragraph("phải"),)), (1, 2)),
        )
    )
    said = "một hai ba a) việc b) khác chọn 90,6% T1 Biểu đồ trái phải"
    assert sorted(pdf_words(made)) == sorted(said.split())


def test_blank_runs_of_an_open_number_keep_their_width(document):
    def width(text):
        return edge(to_pdf(document(paragraph(text, Look.PLAIN))))

    assert width("Số      -NQ/CB") > width("Số -NQ/CB") + 4


def test_spanning_cells_and_boxes_in_a_table(document, pdf_words):
    block = Table(
        (Column(2), Column(1), Column(1)),
        ((cell("An"), Cell((CheckBox(True),)), Cell((CheckBox(False),))),),
        head=(
            (cell("Họ tên", down=2), cell("Mức", across=2)),
            (cell("Tốt"), cell("Khá")),
        ),
    )
    said = "Họ tên Mức Tốt Khá An"
    assert sorted(pdf_words(to_pdf(document(block)))) == sorted(said.split())


def test_the_draft_mark_and_footer_are_on_every_page(document, pdf_pages):
    made = to_pdf(
        document(
            paragraph("a"), PageBreak(), paragraph("b"), draft="DỰ THẢO", footer="vân tay 3f2a"
        )
    )
    pages = pdf_pages(made)
    assert len(pages) == 2
    assert all("DỰ THẢO" in page and "vân tay 3f2a" in page for page in pages)


def test_back_sides_mirror_the_margins_when_duplex(document):
    blocks = [paragraph("trước", Look.PLAIN), PageBreak(), paragraph("sau", Look.PLAIN)]
    ran = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=to_pdf(document(*blocks, duplex=True)),
        capture_output=True, check=True,
    )  # fmt: skip
    lefts = {
        word: float(x) * 25.4 / 72
        for x, word in re.findall(r'xMin="([\d.]+)"[^>]*>(trước|sau)<', ran.stdout.decode())
    }
    assert abs(lefts["trước"] - 30) < 0.5
    assert abs(lefts["sau"] - 15) < 0.5


def test_title_author_language_outline_and_embedded_fonts(document):
    made = to_pdf(
        document(
            paragraph("Biên bản", Look.DOC_TYPE),
            paragraph("I. Mở đầu", Look.HEADING),
            paragraph("1. Điểm danh", Look.SUBHEADING),
            Chart("x", (Bar("a", 1),), horizontal=True),
            author="Chi bộ thôn Lăng Quậy",
        )
    )
    reader = PdfReader(io.BytesIO(made))
    assert reader.metadata.title == "Biên bản"
    assert reader.metadata.author == "Chi bộ thôn Lăng Quậy"
    top = [each.title for each in reader.outline if not isinstance(each, list)]
    assert top == ["BIÊN BẢN", "I. Mở đầu"]
    assert [each.title for each in reader.outline[-1]] == ["1. Điểm danh"]
    fonts = {
        str(font["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts and all("Tinos" in each for each in fonts)


def test_a_landscape_sheet_lies(document):
    box = PdfReader(io.BytesIO(to_pdf(document(paragraph("a"), landscape=True)))).pages[0].mediabox
    assert box.width > box.height


def test_an_empty_document_is_one_empty_page(document):
    assert len(PdfReader(io.BytesIO(to_pdf(document()))).pages) == 1
