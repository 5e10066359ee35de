"""Lists of assignments: of all open ones, of one member, of a year."""

from datetime import date

import pytest

from handbook.errors import NotFound
from handbook.papers.catalog import PAPERS, Request
from handbook.records.assignments import Assignment, AssignmentState
from handbook.typeset.blocks import Table
from handbook.typeset.looks import Look
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

DAY = date(2026, 11, 10)


def one(what: str, due: str = "", **fields) -> Assignment:
    usual = {"meeting": "now", "assigned_on": date(2026, 10, 3), "members": ("m0",)}
    return Assignment(uid=what, what=what, due=due, **(usual | fields))


LATE = one("Thu gom rác", "2026-11-05", product="10 điểm sạch")
LATER = one("Hiến đất", "2026-12-20", members=("m1",), people="Hội Phụ nữ")
DONE = one(
    "Sửa nhà văn hóa",
    "2026-10-20",
    state=AssignmentState.DONE,
    closed_on="2026-10-18",
    result="vượt",
)
YEARLY = one(
    "Phụ trách 5 hộ",
    "2026-12-31",
    meeting="",
    document="Nghị quyết số 01-NQ/CB",
    document_date="2026-01-05",
    assigned_on=date(2026, 1, 5),
)
LAST_YEAR = one("Việc năm ngoái", assigned_on=date(2025, 3, 3))


def rows(document, s) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[" ".join(map(s.text, held.blocks)) for held in row] for row in table.rows]


@pytest.fixture
def filled(store):
    with store.session.change("Giao"):
        for given in store.assignments.of_year():
            store.assignments.bin(given.uid)
        for work in (LATER, DONE, YEARLY, LAST_YEAR, LATE):
            store.assignments.put(work)
    return store


def made(store, paper: str, **fields):
    return PAPERS[paper].build(store, Request(day=DAY, **fields))


def test_open_ones_late_first(filled, s):
    document = made(filled, "assignment-list")
    lines = rows(document, s)
    assert [line[1] for line in lines] == [
        "Thu gom rác",
        "Hiến đất",
        "Phụ trách 5 hộ",
        "Việc năm ngoái",
    ]
    assert lines[0][3:] == ["03/10/2026", "05/11/2026", "10 điểm sạch", "Quá hạn 5 ngày"]
    assert lines[1][2].endswith(", Hội Phụ nữ")
    assert lines[2][3] == "Nghị quyết số 01-NQ/CB, ngày 05/01/2026"
    assert "Tổng số: 04 việc: đang thực hiện 04, quá hạn 01." in s.lines(document)
    assert s.lines(document, Look.SUBJECT) == ["(Tính đến ngày 10 tháng 11 năm 2026)"]


def test_of_one_member_what_is_open_first(filled, s):
    name = filled.members.by_uid("m0").name
    document = made(filled, "assignment-member", member="m0")
    assert [line[1] for line in rows(document, s)] == [
        "Thu gom rác",
        "Phụ trách 5 hộ",
        "Việc năm ngoái",
        "Sửa nhà văn hóa",
    ]
    assert rows(document, s)[-1][-1] == "Hoàn thành; vượt"
    assert s.lines(document, Look.SUBJECT)[0] == f"Đồng chí {name}"


def test_of_a_year_in_the_order_given(filled, s):
    document = made(filled, "assignment-year", year=2026)
    assert [line[1] for line in rows(document, s)] == [
        "Phụ trách 5 hộ",
        "Hiến đất",
        "Sửa nhà văn hóa",
        "Thu gom rác",
    ]
    assert s.lines(document, Look.SUBJECT)[0] == "Năm 2026"
    assert "Tổng số: 04 việc: đang thực hiện 03, quá hạn 01, hoàn thành 01." in s.lines(document)


def test_of_one_member_in_a_year(filled, s):
    document = made(filled, "assignment-list", member="m0", year=2025)
    assert [line[1] for line in rows(document, s)] == ["Việc năm ngoái"]
    assert s.lines(document, Look.SUBJECT)[0].endswith(", năm 2025")


def test_nothing_to_list(filled, s):
    document = made(filled, "assignment-year", year=1999)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert {"Không có việc nào.", "Tổng số: 00 việc."} <= set(s.lines(document))


def test_unknown_member_is_said(filled):
    with pytest.raises(NotFound):
        made(filled, "assignment-member", member="nobody")


def test_pdf_and_word_say_the_same(filled, s):
    document = made(filled, "assignment-list")
    assert "Hiến đất" in "".join(s.pdf_pages(to_pdf(document)))
    assert to_docx(document).startswith(b"PK")
