"""The paper of plans to carry out documents of upper bodies."""

from datetime import date

from handbook.papers.catalog import PAPERS, Request
from handbook.records.plans import Plan, PlanItem, PlanState
from handbook.typeset.blocks import Table
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

PLAN = Plan(
    uid="p",
    date=date(2026, 3, 10),
    document="Nghị quyết số 57-NQ/TW",
    state=PlanState.REVIEWED,
    items=(
        PlanItem(what="Tuyên truyền", who="Chi ủy", due="2026-06-05", check_on="2026-05-20"),
        PlanItem(what="Tập huấn", result="đã xong"),
    ),
    interim="Đã tuyên truyền đến mọi hộ.",
)


def test_tasks_and_reviews(store, s):
    with store.session.change("Kế hoạch"):
        store.plans.put(PLAN)
    document = PAPERS["plan"].build(store, Request(day=s.DAY, year=2026))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[" ".join(map(s.text, held.blocks)) for held in row] for row in table.rows] == [
        ["1", "Tuyên truyền", "Chi ủy", "05/6/2026", "20/5/2026", ""],
        ["2", "Tập huấn", "…", "", "", "đã xong"],
    ]
    lines = s.lines(document)
    assert "Lập ngày 10 tháng 3 năm 2026; đã sơ kết." in lines
    assert "Đã tuyên truyền đến mọi hộ." in lines
    assert "Tổng kết:" not in lines
    assert to_pdf(document).startswith(b"%PDF") and to_docx(document).startswith(b"PK")


def test_a_year_without_plans_is_said(store, s):
    assert "Chưa có kế hoạch nào." in s.lines(PAPERS["plan"].build(store, Request(day=s.DAY)))
