"""Many Word files in one: each counts from page 1, with its own format, header and footer."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from handbook.typeset.blocks import Column, PageBreak, paragraph, table
from handbook.typeset.many_to_docx import joined
from handbook.typeset.to_docx import to_docx


@pytest.fixture
def paper(document):
    def made(name: str, pages: int = 2, **more) -> bytes:
        body = [paragraph(f"{name} 1")]
        for number in range(2, pages + 1):
            body += [PageBreak(), paragraph(f"{name} {number}")]
        return to_docx(document(*body, **more))

    return made


@pytest.fixture
def book():
    return lambda *files: docx.Document(io.BytesIO(joined(files)))


def starts(written) -> list[str | None]:
    found = [one._sectPr.find(qn("w:pgNumType")) for one in written.sections]
    return [one.get(qn("w:start")) if one is not None else None for one in found]


def test_each_begins_at_page_one_and_keeps_every_word(book, paper):
    made = book(paper("Một"), paper("Hai"), paper("Ba"))
    assert starts(made) == [None, "1", "1"]
    assert [one.text for one in made.paragraphs if one.text.strip()] == [
        *("Một 1", "Một 2", "Hai 1", "Hai 2", "Ba 1", "Ba 2")
    ]
    assert all(one.different_first_page_header_footer for one in made.sections)


def test_no_line_is_added_that_could_turn_a_page(book, paper):
    alone = len(docx.Document(io.BytesIO(paper("Một"))).paragraphs)
    assert len(book(paper("Một"), paper("Một"), paper("Một")).paragraphs) == 3 * alone


def test_each_keeps_its_own_format_header_and_footer(book, paper):
    one = paper("Một", footer="vân tay 1")
    wide = paper("Hai", footer="vân tay 2", draft="DỰ THẢO", landscape=True)
    made = book(one, wide, one)
    assert [two.page_width > two.page_height for two in made.sections] == [False, True, False]
    feet = [section.footer.paragraphs[0].text for section in made.sections]
    assert feet == ["vân tay 1", "vân tay 2", "vân tay 1"]
    firsts = [section.first_page_header.paragraphs[0].text for section in made.sections]
    assert firsts == ["", "DỰ THẢO", ""]
    assert all("PAGE" in section.header._element.xml for section in made.sections)


def test_headers_that_stay_the_same_are_kept_once(paper):
    def parts(data: bytes) -> list[str]:
        package = docx.Document(io.BytesIO(data)).part.package
        return [str(part.partname) for part in package.iter_parts() if "header" in part.partname]

    assert len(parts(joined([paper("Một")] * 5))) == len(parts(paper("Một")))


def test_a_file_that_ends_with_a_table_is_followed_by_the_next(book, document, paper):
    listed = to_docx(document(table((Column(1),), ["TT"], [["1"]])))
    made = book(listed, paper("Hai"))
    assert len(made.sections) == 2 and len(made.tables) == 1


def test_same_files_same_bytes(paper):
    assert joined([paper("Một"), paper("Hai")]) == joined([paper("Một"), paper("Hai")])


def test_no_file_is_an_error():
    with pytest.raises(ValueError, match="no files"):
        joined([])
