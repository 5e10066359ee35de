"""The paper of a year's goals: table, chart and what stands before them."""

from datetime import date

import pytest

from handbook.papers.catalog import PAPERS, Request
from handbook.records.year_goals import (
    Better,
    Counting,
    GoalKind,
    GoalResult,
    GoalState,
    YearGoal,
)
from handbook.typeset.blocks import Chart, Signatures, Table
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

DAY = date(2026, 11, 10)


def goal(uid: str, name: str, **fields) -> YearGoal:
    return YearGoal(uid=uid, year=2026, name=name, **fields)


GOALS = (
    goal("a", "Kết nạp đảng viên", unit="đồng chí", target="3", member="m0", results=(
        GoalResult(period="2026-05", value="1"),
        GoalResult(period="2026-03", value="1", note="đồng chí Yên"),
    )),
    goal("b", "Hộ nghèo", unit="hộ", target="5", better=Better.LOWER, counting=Counting.LATEST,
         results=(GoalResult(period="2026-01", value="4"),)),
    goal("c", "Thu quỹ", target="12.5"),
    goal("d", "Nâng cao chất lượng sinh hoạt", kind=GoalKind.THEME),
    goal("e", "Làm đường ngõ xóm", kind=GoalKind.BREAKTHROUGH, state=GoalState.DONE, member="m0"),
)  # fmt: skip


@pytest.fixture
def filled(store):
    with store.session.change("Chỉ tiêu"):
        for one in GOALS:
            store.year_goals.put(one)
    return store


def made(store, **fields):
    return PAPERS["indicators"].build(store, Request(day=DAY, **fields))


def test_table_of_indicators(filled, s):
    document = made(filled, year=2026)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = [[" ".join(map(s.text, held.blocks)) for held in row] for row in table.rows]
    name = filled.members.by_uid("m0").name
    assert rows == [
        [
            *("1", "Kết nạp đảng viên", "đồng chí", "3", "2", "66,7%", name),
            "Tháng 3: 1 (đồng chí Yên); tháng 5: 1",
        ],
        ["2", "Hộ nghèo", "hộ", "≤ 5", "4", "100%", "", "Tháng 01: 4"],
        ["3", "Thu quỹ", "", "12,5", "…", "…", "", ""],
    ]
    assert "Đạt, vượt kế hoạch 01/03 chỉ tiêu." in s.lines(document)


def test_chart_stands_before_the_signatures(filled):
    kinds = [type(block) for block in made(filled, year=2026).blocks]
    assert kinds.index(Chart) == kinds.index(Signatures) - 1
    (chart,) = (block for block in made(filled).blocks if isinstance(block, Chart))
    assert [(bar.label, bar.value) for bar in chart.bars] == [
        ("Kết nạp đảng viên", 66.7),
        ("Hộ nghèo", 100.0),
    ]


def test_theme_and_breakthrough_in_words(filled, s):
    page = "".join(s.pdf_pages(to_pdf(made(filled))))
    assert "Nâng cao chất lượng sinh hoạt (đang thực hiện)." in page
    name = filled.members.by_uid("m0").name
    lines = " ".join(s.pdf_pages(to_pdf(made(filled)))).replace("\n", " ")
    assert f"Làm đường ngõ xóm (đồng chí {name} phụ trách; đã hoàn thành)." in lines


def test_word_and_excel_have_them_too(filled, s):
    assert to_docx(made(filled)).startswith(b"PK")
    table = PAPERS["indicators"].table(filled, Request(day=DAY, year=2026))
    assert [row[1] for row in table.rows] == ["Kết nạp đảng viên", "Hộ nghèo", "Thu quỹ"]
    assert all(len(row) == len(table.heads) == len(table.widths) for row in table.rows)


def test_a_year_without_goals_is_said(filled, s):
    document = made(filled, year=2020)
    assert "Chưa có chỉ tiêu nào." in s.lines(document)
    assert not [block for block in document.blocks if isinstance(block, Chart)]
