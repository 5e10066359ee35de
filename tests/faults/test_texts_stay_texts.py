"""Text from records is no markup, formula or code; a template reads no file and ends soon."""

import io
import time
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import openpyxl
import pytest

from handbook import bundle
from handbook.papers.catalog import PAPERS, NumberTable, Request
from handbook.services import paper_texts, printing, spreadsheets
from handbook.services.handbook import Handbook
from handbook.services.spreadsheets import Listing

DAY = date(2026, 11, 24)
HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "<b>đậm</b> & <img src='file:///etc/passwd'/>",
    "**đậm** _nghiêng_ | a | b | `x` # [x](file:///etc/passwd)",
    "::: for x in y",
    "%s %d {0} ${HOME} $(id)",
)


@pytest.fixture
def hostile(copied):
    """Open a handbook whose every text a person types is hostile."""
    book = Handbook.open(*copied)

    def deed(store):
        for one, text in zip(store.members.all(), HOSTILE, strict=False):
            store.members.put(replace(one, note=text, home_town=text, name=f"Lê {text}"))
        branch = store.branch.get()
        store.branch.put(replace(branch, meeting_place=HOSTILE[5], place=HOSTILE[6]))
        meeting = next(m for m in store.meetings.summaries() if m.state.value != "sealed")
        meeting = store.meetings.by_uid(meeting.uid)
        speeches = tuple(replace(meeting.speeches[0], text=text) for text in HOSTILE)
        store.meetings.put(
            replace(meeting, report=HOSTILE[4], speeches=speeches, conclusions=HOSTILE)
        )
        return meeting.uid

    uid = book.change("Ghi chữ lạ", deed).value
    yield book, uid
    book.close()


def words_of(docx: bytes) -> str:
    """Return the text of a Word file as Word shows it."""
    tree = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml"))
    return "\n".join(
        "".join(node.text or "" for node in line.iter() if node.tag.endswith("}t"))
        for line in tree.iter()
        if line.tag.endswith("}p")
    )


def test_minutes_say_hostile_words_as_they_are(hostile) -> None:
    book, uid = hostile
    request = Request(day=DAY, meeting=uid)
    said = words_of(printing.make(book, "minutes", request, ".docx"))
    for text in HOSTILE:
        assert text in said, text
    assert "49" not in said and "root:" not in said
    assert printing.make(book, "minutes", request, ".pdf").startswith(b"%PDF")


def test_every_paper_is_made_of_hostile_words(hostile) -> None:
    book, uid = hostile
    member = book.read(lambda store: store.members.all())[0].uid
    made = 0
    for paper in PAPERS.values():
        if paper.needs - {"meeting", "member", "year"}:
            continue
        request = Request(day=DAY, meeting=uid, member=member, year=2026)
        said = words_of(printing.make(book, paper.id, request, ".docx"))
        assert "root:" not in said
        made += 1
    assert made > 15


def formulas(content: bytes) -> list[str]:
    """Return the places of cells that Excel would work out."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell for page in book for row in page for cell in row)
    return [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_no_excel_file_carries_a_formula(hostile, tmp_path) -> None:
    book, _ = hostile
    people = book.read(lambda store: store.members.all())
    listed = spreadsheets.export_members(people, DAY, tmp_path / "a.xlsx", HOSTILE[0])
    listing = Listing(
        title=HOSTILE[0],
        second=HOSTILE[1],
        branch=HOSTILE[2],
        sheet="Việc",
        columns=((HOSTILE[3], 10), ("B", 10)),
        rows=tuple((text, text) for text in HOSTILE),
    )
    other = spreadsheets.export_list(listing, tmp_path / "b.xlsx")
    table = NumberTable(
        branch=HOSTILE[0],
        title="Bảng",
        subject=HOSTILE[1],
        heads=HOSTILE[:2],
        widths=(10, 10),
        aligns="ll",
        rows=tuple((text, text) for text in HOSTILE),
        notes=HOSTILE,
    )
    contents = (listed.read_bytes(), other.read_bytes(), spreadsheets.table_file(table))
    assert [formulas(content) for content in contents] == [[], [], []]
    cells = openpyxl.load_workbook(other).active
    assert [cells.cell(row, 2).value for row in range(6, 6 + len(HOSTILE))] == list(HOSTILE)
    assert all(cells.cell(row, 2).quotePrefix for row in (6, 7, 8, 9))


# ── a template a person edited ───────────────────────────────────────────────────────────────────

MINUTES = bundle.text("papers", "minutes.md")
BODIES = {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ branch.__init__.__globals__ }}",
    "attribute": "{{ branch|attr('__class__') }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import '/etc/passwd' as x %}",
    "call": "{{ open('/etc/passwd').read() }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "format": "{{ '{0.__class__}'.format(1) }}",
    "percent": "{{ '%999999999d' % 1 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "product": "{{ 'a' * 999999999 }}",
    "sum": "{{ " + "+".join(["1"] * 20_000) + " }}",
    "concat": "{{ " + "~".join(["'a'"] * 20_000) + " }}",
    "brackets": "{{ " + "(" * 20_000 + ")" * 20_000 + " }}",
    "not": "{{ " + "not " * 20_000 + "1 }}",
    "dots": "{{ a" + ".a" * 20_000 + " }}",
    "compare": "{{ " + "1 < " * 20_000 + "1 }}",
    "conditions": "{{ " + "1 if 1 else " * 5_000 + "1 }}",
    "deep": "::: if 1\n" * 5_000 + "x\n" + ":::\n" * 5_000,
    "wide": "\n\n".join(["{{ branch_name }}"] * 70_000),
    "quotes": "> " * 20_000 + "x",
    "lists": "\n".join("  " * n + "- x" for n in range(2_000)),
    "stars": "*" * 60_000 + "a",
    "links": "[" * 60_000 + "](" * 30_000,
    "table": "| a " * 20_000 + "|\n" + "| - " * 20_000 + "|\n" + "| b " * 20_000 + "|",
    "image": "![x](file:///etc/passwd)",
    "html": "<iframe src='file:///etc/passwd'></iframe>",
    "huge": "x" * 5_000_000,
}


@pytest.mark.parametrize("name", BODIES)
def test_an_edited_template_reads_nothing_and_ends_soon(hostile, name) -> None:
    book, _ = hostile
    front, mark, _ = MINUTES.rpartition("+++")
    start = time.process_time()
    tried = book.read(
        lambda store: paper_texts.tried(store, "minutes", front + mark + "\n" + BODIES[name], DAY)
    )
    if tried.document is not None:
        said = words_of(printing.typeset(tried.document, ".docx"))
        assert "root:" not in said and "<class" not in said and "uid=" not in said
    else:
        assert tried.problem is not None and tried.problem.line >= 1
    assert time.process_time() - start < 10
