"""The appendix of results: what falls into the round, of one member or of the branch."""

from dataclasses import replace
from datetime import date

from handbook.papers import review_results
from handbook.records.assignments import AssignmentState, Progress
from handbook.records.tasks import Evaluation, Outcome, Task, TaskState, Timing
from handbook.typeset.blocks import Table
from handbook.typeset.to_pdf import to_pdf


def rows(document, s):
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[" ".join(map(s.text, held.blocks)) for held in row] for row in table.rows]


def test_what_the_next_meeting_finds_done_is_on_time_as_in_the_counts(r, s):
    found = Progress(meeting="m", on=date(2026, 11, 3), state=AssignmentState.DONE)
    done = s.assignment(
        "Vận động hiến đất",
        "2026-10-25",
        state=AssignmentState.DONE,
        closed_on="2026-11-03",
        progress=(found,),
    )
    for looks, said in (((), "Đúng hạn"), ((date(2026, 10, 30),), "Chậm")):
        document = review_results.document(r.facts(), "m0", (done,), (), looks)
        assert rows(document, s)[1][5] == said


def test_assignments_and_tasks_of_a_member(r, s):
    done = s.assignment(
        "Vận động hiến đất",
        "2026-10-25",
        members=("m2",),
        state=AssignmentState.DONE,
        closed_on="2026-10-20",
        result="Vượt yêu cầu 02 hộ",
        product="Báo cáo",
    )
    others = s.assignment("Rà soát quần chúng", members=("m0",))
    old = replace(done, uid="old", assigned_on=date(2025, 1, 3), closed_on="2025-02-03")
    task = Task(
        uid="t",
        title="Xóa điểm nghẽn rác thải",
        year=2026,
        until_year=2026,
        state=TaskState.EVALUATED,
        assignee="m2",
        evaluation=Evaluation(timing=Timing.ON_TIME, outcome=Outcome.BEYOND),
    )
    document = review_results.document(r.facts(), "m2", (done, others, old), (task,))
    assert rows(document, s) == [
        ["", "Việc được chi bộ phân công"],
        [
            "1",
            "Vận động hiến đất",
            "25/10/2026",
            "Hoàn thành: vượt yêu cầu 02 hộ",
            "Báo cáo",
            "Đúng hạn, vượt yêu cầu",
            "",
        ],
        ["", "Việc đột phá, đổi mới"],
        ["2", "Xóa điểm nghẽn rác thải", "2026", "Đã đánh giá", "", "Đúng hạn, vượt yêu cầu", ""],
    ]


def test_nothing_known_leaves_rows_to_write_in(r, s):
    document = review_results.document(r.facts(), "m2", (), ())
    assert len(rows(document, s)) == 9
    pages = s.pdf_pages(to_pdf(document))
    assert len(pages) == 2 and "(1) (2) (3)" in pages[1]
