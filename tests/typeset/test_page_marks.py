import io

from pypdf import PdfReader

from handbook.typeset.page_marks import page_marks


def test_one_page_each_in_its_own_size():
    made = page_marks(["Trang 2 của sổ", "", "x"], [(595, 842), (842, 595), (100, 200)])
    pages = PdfReader(io.BytesIO(made)).pages
    assert [page.extract_text().strip() for page in pages] == ["Trang 2 của sổ", "", "x"]
    assert [float(page.mediabox.height) for page in pages] == [842, 595, 200]
    assert made == page_marks(["Trang 2 của sổ", "", "x"], [(595, 842), (842, 595), (100, 200)])
