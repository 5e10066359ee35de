"""The help on paper: nothing of it lost, contents that are right, no heading left behind."""

import re

import pytest
from pypdf import PdfReader

from handbook.services import help_pages
from handbook.ui import help_print


@pytest.fixture(scope="module")
def sheets(qapp, tmp_path_factory):
    """The text of each sheet of the PDF, one line after another; the contents stand first."""
    target = tmp_path_factory.mktemp("help") / "trợ giúp.pdf"
    help_print.write_pdf(target)
    pages = [page.extract_text().splitlines() for page in PdfReader(target).pages]
    return [[" ".join(line.split()) for line in lines if line.strip()] for lines in pages]


def test_all_the_help_becomes_one_pdf(sheets):
    text = " ".join(" ".join(line for lines in sheets[1:] for line in lines).split())
    for page in help_pages.pages():
        for heading in re.findall(r"^##? (.+)$", page.text, re.MULTILINE):
            assert " ".join(help_pages.plain(heading).split()) in text, (page.name, heading)


def test_the_contents_name_the_sheet_where_each_page_begins(sheets):
    contents = sheets[0]
    for page in help_pages.pages():
        number = contents[contents.index(page.title, 1) + 1]
        begins = sheets[int(number)]
        assert page.title.startswith(begins[0]), page.name
        assert begins[-1] == number


def test_no_heading_stands_last_on_a_sheet(sheets):
    headings = {
        help_pages.plain(heading)
        for page in help_pages.pages()
        for heading in re.findall(r"^##+ (.+)$", page.text, re.MULTILINE)
    }
    assert [lines[-2] for lines in sheets[1:] if lines[-2] in headings] == []
