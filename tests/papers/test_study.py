"""The attendance list of the study of resolutions."""

from datetime import date

from handbook.papers.catalog import PAPERS, Request
from handbook.records.studies import StudyMark, StudyRow, StudySession
from handbook.typeset.blocks import Table
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

DAY = date(2026, 11, 10)
SESSION = StudySession(
    uid="s",
    date=date(2026, 6, 3),
    document="Nghị quyết số 05-NQ/ĐU",
    speaker="đồng chí Lý Thu Hằng",
    roll=(
        StudyRow(member="m0", mark=StudyMark.PRESENT, response_on="2026-06-10"),
        StudyRow(member="m1", mark=StudyMark.MADE_UP, made_up_on="2026-06-20"),
        StudyRow(member="m2"),
    ),
)


def made(store, **fields):
    return PAPERS["study"].build(store, Request(day=DAY, **fields))


def test_each_session_has_its_table_and_figures(store, s):
    with store.session.change("Học"):
        store.studies.put(SESSION)
    document = made(store, year=2026)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = [[" ".join(map(s.text, held.blocks)) for held in row] for row in table.rows]
    names = [store.members.by_uid(f"m{number}").name for number in range(3)]
    assert rows == [
        ["1", names[0], "Có mặt", "", "10/6/2026"],
        ["2", names[1], "Đã học bù", "20/6/2026", ""],
        ["3", names[2], "", "", ""],
    ]
    lines = s.lines(document)
    assert "Báo cáo viên: đồng chí Lý Thu Hằng." in lines
    figures = "Được triệu tập 03, có mặt 01 (33,3%), học bù 01, nộp bài thu hoạch 01."
    assert figures in lines
    assert "Nghị quyết số 05-NQ/ĐU" in "".join(s.pdf_pages(to_pdf(document)))
    assert to_docx(document).startswith(b"PK")


def test_a_year_without_study_is_said(store, s):
    assert "Chưa có buổi học tập, quán triệt nào." in s.lines(made(store))
