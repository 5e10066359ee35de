"""The printable papers of the yearly review, in the order they are listed."""

from handbook.papers.paper import Paper, paper

_REVIEWS = "Kiểm điểm, xếp loại"

PAPERS: tuple[Paper, ...] = (
    paper(
        "review-form",
        "Bản kiểm điểm cá nhân",
        _REVIEWS,
        "review_form",
        "member",
        takes="round fill",
        private=True,
    ),
    paper(
        "review-form-collective",
        "Báo cáo kiểm điểm tập thể",
        _REVIEWS,
        "review_form",
        takes="round fill",
        private=True,
    ),
    paper(
        "review-results",
        "Phụ lục kết quả nhiệm vụ",
        _REVIEWS,
        "review_results",
        "member",
        takes="round fill",
    ),
    paper(
        "rating-sheet",
        "Phiếu chấm điểm xếp loại",
        _REVIEWS,
        "rating_sheet",
        "member",
        takes="round fill",
        private=True,
    ),
    paper("rating-ballot", "Phiếu xếp loại đảng viên", _REVIEWS, "rating_ballot", takes="round"),
    paper(
        "excellent-ballot",
        "Phiếu bình chọn hoàn thành xuất sắc",
        _REVIEWS,
        "rating_ballot",
        takes="round",
        build="build_second",
    ),
    paper(
        "collective-ballot",
        "Phiếu xếp loại chi bộ",
        _REVIEWS,
        "rating_ballot",
        takes="round",
        build="build_collective",
    ),
    paper("count-minutes", "Biên bản kiểm phiếu", _REVIEWS, "count_minutes", takes="round fill"),
    paper(
        "review-minutes",
        "Biên bản hội nghị kiểm điểm",
        _REVIEWS,
        "review_minutes",
        takes="round fill",
        private=True,
    ),
    paper(
        "proposal-list",
        "Danh sách đề xuất xếp loại",
        _REVIEWS,
        "proposal_list",
        takes="round",
        excel=True,
    ),
    paper(
        "rating-summary",
        "Tổng hợp kết quả xếp loại",
        _REVIEWS,
        "rating_summary",
        takes="round",
        excel=True,
    ),
    paper("result-notice", "Thông báo kết quả xếp loại", _REVIEWS, "result_notice", takes="round"),
    paper(
        "remedy-plan", "Kế hoạch khắc phục", _REVIEWS, "remedy_plan", takes="round fill", excel=True
    ),
    paper("review-file", "Danh mục hồ sơ kiểm điểm", _REVIEWS, "review_file", takes="round fill"),
    paper(
        "commitment",
        "Bản cam kết tu dưỡng",
        _REVIEWS,
        "commitment",
        "member",
        "year",
        takes="fill",
        excel=True,
    ),
    paper(
        "head-commitment",
        "Cam kết của người đứng đầu",
        _REVIEWS,
        "head_commitment",
        "member",
        "year",
        takes="fill",
    ),
    paper("four-good", "Chi bộ bốn tốt", _REVIEWS, "four_good", "year", takes="fill"),
)
