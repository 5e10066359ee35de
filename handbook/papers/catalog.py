"""Every printable paper, one line each: what it is for, what it needs, how it is built.

Those of the review and of breakthrough tasks are listed beside it. Whoever prints finds here what
is needed to ask for one, too.
"""

from handbook.papers import review_catalog, task_catalog
from handbook.papers.paper import NEED_WORDS, NumberTable, Paper, Request, paper

__all__ = ["NEED_WORDS", "PAPERS", "NumberTable", "Paper", "Request"]

_MEETING = "Sinh hoạt chi bộ"
_ASSIGNED = "Việc được giao"
_ROSTER = "Đảng viên"
_REPORTS = "Báo cáo, tổng hợp"

_FIRST = (
    paper("minutes", "Biên bản sinh hoạt", _MEETING, "minutes", "meeting"),
    paper("invitation", "Giấy mời", _MEETING, "invitation", "meeting"),
    paper("sign-in", "Danh sách điểm danh, ký tên", _MEETING, "sign_in", "meeting"),
    paper("score-sheet", "Phiếu chấm điểm buổi sinh hoạt", _MEETING, "score_sheet", "meeting"),
    paper("resolution", "Nghị quyết", _MEETING, "resolution", "meeting"),
    paper("conclusion", "Kết luận", _MEETING, "conclusion", "meeting"),
    paper("upload-checklist", "Phiếu kiểm đăng tài liệu", _MEETING, "upload_checklist", "meeting"),
    paper("assignment-list", "Việc đang thực hiện", _ASSIGNED, "assignment_list"),
    paper("assignment-member", "Việc của một đảng viên", _ASSIGNED, "assignment_list", "member"),
    paper("assignment-year", "Việc được giao trong năm", _ASSIGNED, "assignment_list", "year"),
    paper("indicators", "Chỉ tiêu, nhiệm vụ năm", _ASSIGNED, "indicators", "year", excel=True),
    paper("plan", "Kế hoạch thực hiện văn bản cấp trên", _ASSIGNED, "plan", "year"),
    paper("study", "Danh sách học tập nghị quyết", _ASSIGNED, "study", "year"),
    paper("members", "Danh sách đảng viên", _ROSTER, "member_list"),
    paper(
        "attendance-stats",
        "Thống kê dự sinh hoạt, phát biểu",
        _REPORTS,
        "attendance_stats",
        spans=("year", "half", "quarter", "month"),
        excel=True,
    ),
    paper(
        "month-rollup",
        "Bảng tổng hợp tháng",
        _REPORTS,
        "month_rollup",
        spans=("month", "quarter"),
        excel=True,
    ),
    paper(
        "half-year-rollup",
        "Bảng tổng hợp 6 tháng",
        _REPORTS,
        "half_year_rollup",
        spans=("half",),
        excel=True,
    ),
)
_LAST = (
    paper("minutes-book", "Sổ biên bản của năm", _REPORTS, "minutes_book", "year"),
    paper("handover", "Biên bản bàn giao cuốn sổ", _REPORTS, "handover"),
    paper("register", "Sổ đăng ký văn bản", _REPORTS, "register", "year", excel=True),
)
PAPERS: dict[str, Paper] = {
    one.id: one for one in (*_FIRST, *review_catalog.PAPERS, *task_catalog.PAPERS, *_LAST)
}
