"""The year's results of breakthrough tasks: levels that add up, charts, people, reasons."""

from handbook.papers import task_year_end
from handbook.papers.catalog import PAPERS, Request
from handbook.records.tasks import Evaluation, Outcome, TaskState, Timing
from handbook.typeset.blocks import Chart, Table
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf


def unmet(t):
    return t.road(
        uid="unmet",
        title="Xóa vườn tạp",
        state=TaskState.EVALUATED,
        evaluation=Evaluation(
            on="2026-11-01", timing=Timing.LATE, outcome=Outcome.NOT_MET, why="Thiếu giống"
        ),
    )


def facts(t):
    return t.facts(*t.all_tasks(), unmet(t))


def cells(table, s):
    return [tuple(s.text(held.blocks[0]) for held in row) for row in table.rows]


def test_levels_add_up(t, s):
    document = task_year_end.document(facts(t))
    levels, reasons, people = (b for b in document.blocks if isinstance(b, Table))
    assert cells(levels, s) == [
        ("Vượt yêu cầu", "1", "25,0%"),
        ("Đạt yêu cầu", "0", "0,0%"),
        ("Không đạt yêu cầu", "1", "25,0%"),
        ("Quá hạn, chuyển kỳ sau", "1", "25,0%"),
        ("Còn hạn, đang thực hiện", "1", "25,0%"),
    ]
    assert cells(reasons, s) == [
        ("Việc khó", "1", "1", "1", "100,0%"),
        ("Điểm nghẽn", "2", "0", "0", "0,0%"),
        ("Lý do khác", "1", "0", "0", "0,0%"),
    ]
    assert len(people.rows) == 3


def test_charts_of_levels_and_timing(t):
    charts = [b for b in task_year_end.document(facts(t)).blocks if isinstance(b, Chart)]
    assert [[bar.value for bar in one.bars] for one in charts] == [[1, 0, 1, 1, 1], [1, 0, 1]]
    assert [bar.label for bar in charts[1].bars] == ["Trước hạn", "Đúng hạn", "Chậm"]


def test_results_by_person(t):
    made = task_year_end.numbers(facts(t))
    assert made.rows == (
        ("1", "Ma Văn Đạt", "2", "0", "0", "0", "0", "1", "1"),
        ("2", "Lý Thu Hằng", "1", "1", "1", "1", "0", "0", "0"),
        ("3", "Tổ trưởng tổ 2", "1", "0", "0", "0", "0", "1", "0"),
    )
    assert made.notes == (
        "Cộng: 04 việc, hoàn thành 01, vượt yêu cầu 01, trước, đúng hạn 01, chưa hoàn thành 02, "
        "còn hạn 01.",
    )


def test_words_of_the_report(t, s):
    lines = s.lines(task_year_end.document(facts(t), t.shortcomings()))
    assert "Tỷ lệ hoàn thành: 25,0%." in lines
    assert "Việc của nhiều năm còn tiếp tục thực hiện: 01." in lines
    assert "Cách giao việc: tự đăng ký 03, được điều chỉnh 02, giao bổ sung 01." in lines
    assert (
        "02 việc gắn với 02 hạn chế sau kiểm điểm; đã khắc phục 01, trong đó đã được xác nhận 01."
        in lines
    )
    assert "- Xóa vườn tạp (Ma Văn Đạt): không đạt yêu cầu: thiếu giống." in lines
    assert "- Nuôi cá lồng (Ma Văn Đạt): thôi giao: hồ cạn nước;" in lines
    assert "- Gom rác khe suối (Tổ trưởng tổ 2): quá hạn;" in lines


def test_no_shortcoming_is_named(store, t, s):
    with store.session.change("Việc"):
        for one in t.shortcomings():
            store.shortcomings.put(one)
        store.tasks.put(t.road(shortcomings=("h1", "h2")))
    document = PAPERS["task-year-end"].build(store, Request(day=t.DAY, year=2026))
    whole = s.whole(document)
    assert "01 việc gắn với 02 hạn chế" in whole
    assert "phát biểu" not in whole and "chưa thông" not in whole


def test_a_year_without_tasks_is_said(t, s):
    document = task_year_end.document(t.facts(t.wished()))
    assert "Không có việc nào tính kết quả trong năm 2026." in s.lines(document)
    assert not [b for b in document.blocks if isinstance(b, Chart | Table)]


def test_pdf_and_word(t, s):
    document = task_year_end.document(facts(t))
    assert "Kết quả theo mức" in "".join(s.pdf_pages(to_pdf(document)))
    assert "Xóa" in s.word_words(to_docx(document))
