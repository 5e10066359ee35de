"""The report for a checkpoint: which tasks it hears of, which entries count for it."""

from datetime import date

import pytest

from handbook.papers import task_progress
from handbook.papers.catalog import PAPERS, Request
from handbook.records import periods
from handbook.records.tasks import Rhythm, TaskState


def made(t, period, *found, **changes):
    return task_progress.numbers(t.facts(*found, **changes), periods.parse(period))


def row(t, period, task, **changes):
    (found,) = made(t, period, task, **changes).rows
    return found


def test_an_entry_counts_for_the_checkpoint_it_names(t):
    assert row(t, "2026-Q2", t.road())[1:] == (
        "Mở rộng đường nội đồng",
        "Ma Văn Đạt",
        "15/12/2026",
        "Ba hộ đã ký (03/7/2026)",
        "50%",
        "Mưa lũ; đề nghị xã hỗ trợ xi măng",
        "Đang thực hiện",
    )
    assert row(t, "2026-Q3", t.road())[4:6] == ("Xong nền (03/10/2026)", "70%")


def test_without_a_report_it_says_so(t):
    assert row(t, "2026-Q4", t.road())[4:] == ("", "70%", "", "Đang thực hiện, chưa báo cáo")
    named = t.entry("2026-11-03", 90, what="Sắp xong", checkpoint="2026-Q4")
    assert row(t, "2026-Q4", t.road(log=(named,)))[7] == "Đang thực hiện"


def test_a_later_report_settles_an_earlier_checkpoint(t):
    late = t.entry("2026-10-03", 60, what="Đã làm nửa việc", checkpoint="2026-Q3")
    found = row(t, "2026-Q2", t.road(log=(late,)))
    assert found[4:6] == ("Đã làm nửa việc (03/10/2026)", "60%")
    assert found[7] == "Đang thực hiện"


def test_the_last_checkpoint_is_the_deadline(t):
    last = t.entry("2026-10-03", 85, what="Gần xong", checkpoint="2026-Q4")
    task = t.road(due="2026-10-31", log=(last,))
    assert row(t, "2026-10", task)[4:6] == ("Gần xong (03/10/2026)", "85%")
    assert row(t, "2026-11", task)[4:] == ("", "85%", "", "Quá hạn, chưa báo cáo")


@pytest.mark.parametrize(
    ("period", "there"),
    [("2026-03", False), ("2026-06", True), ("2026-12", True), ("2026-H1", True), ("2025", False)],
)
def test_only_tasks_with_a_checkpoint_are_heard_of(t, period, there):
    task = t.road(rhythm=Rhythm.HALF, log=())
    assert bool(made(t, period, task).rows) is there


def test_what_ended_before_or_was_never_given_is_left_out(t):
    assert made(t, "2026-Q4", t.school(), t.wished(), t.dropped()).rows == ()
    assert row(t, "2026-Q3", t.school())[7] == "Trước hạn, vượt yêu cầu"
    assert row(t, "2026-Q1", t.dropped())[7] == "Thôi giao"


def test_what_ended_later_was_in_progress_then(t):
    assert row(t, "2026-Q2", t.school(log=()))[7] == "Đang thực hiện, chưa báo cáo"


def test_overdue_ones_stay_until_they_end(t):
    assert row(t, "2026-Q4", t.late())[7] == "Quá hạn, chưa báo cáo"
    carried = t.late(state=TaskState.CARRIED_OVER, ended_on="2026-07", end_reason="Chờ vốn")
    assert made(t, "2026-Q4", carried).rows == ()


def test_summary(t, s):
    assert made(t, "2026-Q3").notes == (
        "Số việc đến mốc báo cáo: 04; đã báo cáo 02, chưa báo cáo 02, đã kết thúc 01, quá hạn 01.",
        "Kết quả đánh giá: vượt yêu cầu 01.",
    )
    document = task_progress.document(t.facts(), periods.parse("2026-Q3"))
    lines = s.lines(document)
    assert "Tiến độ thực hiện việc đột phá, đổi mới quý III năm 2026" in lines
    assert "Số      -BC/CB" in lines
    none = task_progress.document(t.facts(t.wished()), periods.parse("2026-Q3"))
    assert "Không có việc nào đến mốc báo cáo trong quý III năm 2026." in s.lines(none)


def test_overdue_tasks_of_the_year_before_are_heard_of(store, t):
    with store.session.change("Việc"):
        store.tasks.put(t.late(year=2025, until_year=2025, due="2025-12"))
    table = PAPERS["task-progress"].table
    found = table(store, Request(day=date(2026, 2, 3)))
    assert [row[-1] for row in found.rows] == ["Quá hạn, chưa báo cáo"]
    assert found.subject == "Quý I năm 2026"
