"""Words that the papers of breakthrough tasks share."""

from handbook.papers import task_paper
from handbook.records.tasks import TaskReason


def test_words_of_a_task(t):
    names, road = t.facts().names, t.road()
    assert task_paper.whose(road, names) == "Ma Văn Đạt"
    assert task_paper.whose(t.late(), names) == "Tổ trưởng tổ 2"
    assert task_paper.whose(t.road(assignee=""), names) == "…"
    assert task_paper.reason(road) == "Điểm nghẽn: vướng đất của ba hộ"
    other = t.road(reason=TaskReason.OTHER, reason_text="việc xã giao")
    assert task_paper.reason(other) == "Việc xã giao"
    assert task_paper.product(road) == "Đường bê tông; số lượng: 1,2 km"
    assert task_paper.led(road, names) == (
        "Bí thư chi bộ; phối hợp: Phùng Thị Ánh, Ban công tác Mặt trận"
    )
    assert task_paper.adjustments(road) == ("Thời hạn: “09/2026” thành “12/2026” (chờ vốn)",)


def test_dates_and_ends(t):
    assert task_paper.due(t.road()) == "15/12/2026"
    assert task_paper.due(t.road(due="")) == "2026"
    assert task_paper.due(t.term()) == "12/2030\n(2026 - 2030)"
    assert task_paper.span(t.term()) == "Giai đoạn 2026 - 2030"
    assert task_paper.judged(t.school()) == "Trước hạn, vượt yêu cầu"
    assert task_paper.judged(t.road()) == ""
    assert task_paper.points(t.school()) == "9,5"
    assert task_paper.state(t.late(), t.DAY) == "Quá hạn"


def test_totals(t):
    assert task_paper.total(t.all_tasks(), t.DAY) == (
        "06 việc: đã đăng ký 01, đang thực hiện 02, đã đánh giá 01, thôi giao 01, quá hạn 01"
    )
    assert task_paper.outcomes(t.all_tasks()) == "vượt yêu cầu 01"
    assert task_paper.total((), t.DAY) == "00 việc"
