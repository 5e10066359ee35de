"""Papers of numbers: attendance and speaking, and the two roll-ups that go upward."""

from dataclasses import replace

import pytest

from handbook.errors import BadInput
from handbook.papers import attendance_stats, half_year_rollup, month_rollup
from handbook.papers.catalog import PAPERS, Request
from handbook.records.attendance_stats import Span
from handbook.records.meetings import Attendance, Mark, MeetingKind
from handbook.typeset.blocks import Table

HEAD_WORDS = {
    "attendance-stats": ("Được triệu tập", "Vắng không lý do", "Số lượt phát biểu"),
    "month-rollup": ("Ngày họp", "Trung bình", "Ghi chú (thuyết minh điểm trừ)"),
    "half-year-rollup": ("Dân vận khéo", "Kết nạp đảng", "KT-GS"),
}


@pytest.fixture
def year(store, s):
    """Three more meetings before the whole one of November; m4 stays away from all four."""
    with store.session.change("Thử"):
        for month in (8, 9, 10):
            roll = tuple(
                Attendance(
                    member=f"m{n}",
                    mark=Mark.EXCUSED if n == 4 else Mark.PRESENT,
                    reason="Đi công tác" if n == 4 else "",
                )
                for n in range(31)
            )
            store.meetings.put(s.meeting(uid=f"x{month}", date=s.date(2026, month, 3),
                                         attendance=roll))  # fmt: skip
        store.meetings.put(
            s.meeting(uid="topic", kind=MeetingKind.THEMATIC, date=s.date(2026, 9, 15),
                      attendance=roll)
        )  # fmt: skip
    return store


def ask(s, **changes) -> Request:
    return Request(day=s.date(2026, 11, 24), **changes)


@pytest.mark.parametrize("paper", HEAD_WORDS)
def test_the_page_and_the_table_say_the_same(year, s, paper):
    table = PAPERS[paper].table(year, ask(s))
    document = PAPERS[paper].build(year, ask(s))
    (printed,) = (b for b in document.blocks if isinstance(b, Table))
    text = lambda row: tuple(" ".join(map(s.text, held.blocks)) for held in row)  # noqa: E731
    assert text(printed.head[0]) == table.heads
    assert tuple(map(text, printed.rows)) == table.rows
    assert set(HEAD_WORDS[paper]) <= set(table.heads)
    assert len(table.heads) == len(table.aligns) == len(table.widths) == len(table.rows[0])


def test_each_member_over_the_year(year, s):
    table = attendance_stats.table(year, ask(s))
    assert table.subject.endswith("năm 2026")
    lines = {row[1]: row for row in table.rows}
    away = next(m for m in year.members.all() if m.uid == "m4")
    assert lines[away.name][2:7] == ("4", "0", "4", "0", "0,0%")
    assert lines["Cộng"][4] == "6"
    assert table.rows[-1][1] == "Cộng"
    assert f"Vắng từ 3 buổi liên tiếp: {away.name}" in table.notes[1]
    assert "đều có lý do" in table.notes[1]
    assert table.notes[2].startswith("Buổi không ghi ý kiến phát biểu: 03/8/2026, 03/9/2026 và")


def test_a_month_holds_its_meetings_only(year, s):
    table = attendance_stats.table(year, ask(s, period="2026-11"))
    assert table.notes[0].startswith("Tính trên 01 buổi") and len(table.notes) == 2
    assert sum(int(row[7]) for row in table.rows[:-1]) == int(table.rows[-1][7]) > 0
    empty = attendance_stats.table(year, ask(s, period="2026-01"))
    assert empty.rows == () and "chưa có buổi" in empty.notes[0]


def test_month_rollup_has_the_ten_columns(year, s):
    table = month_rollup.table(year, ask(s))
    assert len(table.heads) == 10
    (row,) = table.rows
    assert row[:4] == ("1", "Chi bộ thôn Lăng Quậy", "28/34", "03/11/2026")
    assert row[5:9].count("x") == 1
    assert len(month_rollup.table(year, ask(s, period="2026-Q3")).rows) == 2
    with pytest.raises(BadInput, match="không phải là kỳ"):
        month_rollup.build(year, ask(s, period="tháng 11"))


def test_half_year_leaves_dots_for_what_nobody_told(year, s):
    table = half_year_rollup.table(year, ask(s, period="2026-11"))
    assert table.subject.endswith("6 tháng cuối năm 2026")
    (row,) = table.rows
    cells = dict(zip(table.heads, row, strict=True))
    assert cells["Học tập chuyên đề"] == "1"
    assert cells["Dân vận khéo"] == cells["KT-GS"] == half_year_rollup.DOTS
    assert cells["Dự sinh hoạt lệ"].split("/")[0] == str(29 * 3 + 28)  # m30 is exempt


def test_a_past_year_takes_its_last_period(s):
    from handbook.papers.spans import only, period_of

    assert period_of(ask(s, year=2025), Span.MONTH).key == "2025-12"
    assert period_of(ask(s, year=2026), Span.MONTH).key == "2026-11"
    assert period_of(ask(s), Span.YEAR).key == "2026"
    assert only(Span.HALF, ask(s, period="2026-Q1")).key == "2026-H1"


def test_nobody_scored_prints_dots(year, s):
    with year.session.change("Thử"):
        year.meetings.put(replace(year.meetings.by_uid("now"), scores=()))
    (row,) = month_rollup.table(year, ask(s)).rows
    assert row[4:9] == ("…", "", "", "", "")
