"""Every printable paper, one line each: what it is for, what it needs, how it is built.

Only names are here: a paper's module, and with it everything that parses and typesets, is imported
when the paper is built, so that listing them costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.store.store import Store
    from handbook.typeset.blocks import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to print: uids of the records a paper needs; `day` is the day it is made.

    `period` is written as in `records.periods`; empty, a paper takes the one `day` is in. `fill` is
    how much of a form is written: `blank` (nothing), `part` (what is known, lines for the rest), or
    empty for all there is. `present` is how many ballots are wanted, 0 for as many as may vote.
    """

    day: date
    meeting: str = ""
    member: str = ""
    year: int | None = None
    period: str = ""
    round: str = ""
    task: str = ""
    shortcoming: str = ""
    fill: str = ""
    present: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTable:
    """A table as printed: `rows` are texts under `heads`, `notes` the sentences below it.

    `widths` are relative; `aligns` has one letter a column, l or c.
    """

    branch: str
    title: str
    subject: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    aligns: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One printable paper: `needs` are fields of `Request` that must be filled.

    `takes` are fields it goes by when they are filled: without a round it is of the current one,
    else a blank form. `private` ones print what a review says of a person.
    `spans` are the periods it can be of, the usual one first; `table` is what Excel gets.
    """

    id: str
    title: str
    occasion: str
    needs: frozenset[str]
    build: "Callable[[Store, Request], Document]"
    spans: tuple[str, ...] = ()
    table: "Callable[[Store, Request], NumberTable] | None" = None
    takes: frozenset[str] = frozenset()
    private: bool = False


def _built_by(module: str, name: str = "build") -> "Callable[[Store, Request], Document]":
    def build(store: "Store", request: Request) -> "Document":
        maker = getattr(import_module(f"handbook.papers.{module}"), name)
        made: Document = maker(store, request)
        return made

    return build


def _counted_by(module: str) -> "Callable[[Store, Request], NumberTable]":
    def table(store: "Store", request: Request) -> "NumberTable":
        made: NumberTable = import_module(f"handbook.papers.{module}").table(store, request)
        return made

    return table


def _numbers(name: str, title: str, module: str, *spans: str) -> Paper:
    return Paper(
        id=name,
        title=title,
        occasion=_REPORTS,
        needs=frozenset(),
        build=_built_by(module),
        spans=spans,
        table=_counted_by(module),
    )


def _review(
    name: str,
    title: str,
    module: str,
    *needs: str,
    takes: str = "round",
    build: str = "build",
    excel: bool = False,
    private: bool = False,
) -> Paper:
    return Paper(
        id=name,
        title=title,
        occasion=_REVIEWS,
        needs=frozenset(needs),
        build=_built_by(module, build),
        table=_counted_by(module) if excel else None,
        takes=frozenset(takes.split()),
        private=private,
    )


def _task(
    name: str,
    title: str,
    module: str,
    *needs: str,
    takes: str = "",
    spans: tuple[str, ...] = (),
    excel: bool = False,
) -> Paper:
    return Paper(
        id=name,
        title=title,
        occasion=_TASKS,
        needs=frozenset(needs),
        build=_built_by(module),
        spans=spans,
        table=_counted_by(module) if excel else None,
        takes=frozenset(takes.split()),
    )


def _paper(name: str, title: str, occasion: str, module: str, *needs: str) -> Paper:
    return Paper(
        id=name, title=title, occasion=occasion, needs=frozenset(needs), build=_built_by(module)
    )


_MEETING = "Sinh hoạt chi bộ"
_ASSIGNED = "Việc được giao"
_ROSTER = "Đảng viên"
_REPORTS = "Báo cáo, tổng hợp"
_REVIEWS = "Kiểm điểm, xếp loại"
_TASKS = "Việc đột phá"

PAPERS: dict[str, Paper] = {
    paper.id: paper
    for paper in (
        _paper("minutes", "Biên bản sinh hoạt", _MEETING, "minutes", "meeting"),
        _paper("invitation", "Giấy mời", _MEETING, "invitation", "meeting"),
        _paper("sign-in", "Danh sách điểm danh, ký tên", _MEETING, "sign_in", "meeting"),
        _paper("score-sheet", "Phiếu chấm điểm buổi sinh hoạt", _MEETING, "score_sheet", "meeting"),
        _paper("resolution", "Nghị quyết", _MEETING, "resolution", "meeting"),
        _paper("conclusion", "Kết luận", _MEETING, "conclusion", "meeting"),
        _paper(
            "upload-checklist", "Phiếu kiểm đăng tài liệu", _MEETING, "upload_checklist", "meeting"
        ),
        _paper("assignment-list", "Việc đang thực hiện", _ASSIGNED, "assignment_list"),
        _paper(
            "assignment-member", "Việc của một đảng viên", _ASSIGNED, "assignment_list", "member"
        ),
        _paper("assignment-year", "Việc được giao trong năm", _ASSIGNED, "assignment_list", "year"),
        Paper(
            id="indicators",
            title="Chỉ tiêu, nhiệm vụ năm",
            occasion=_ASSIGNED,
            needs=frozenset({"year"}),
            build=_built_by("indicators"),
            table=_counted_by("indicators"),
        ),
        _paper("plan", "Kế hoạch thực hiện văn bản cấp trên", _ASSIGNED, "plan", "year"),
        _paper("study", "Danh sách học tập nghị quyết", _ASSIGNED, "study", "year"),
        _paper("members", "Danh sách đảng viên", _ROSTER, "member_list"),
        _numbers(
            "attendance-stats",
            "Thống kê dự sinh hoạt, phát biểu",
            "attendance_stats",
            *("year", "half", "quarter", "month"),
        ),
        _numbers("month-rollup", "Bảng tổng hợp tháng", "month_rollup", "month", "quarter"),
        _numbers("half-year-rollup", "Bảng tổng hợp 6 tháng", "half_year_rollup", "half"),
        _review(
            "review-form",
            "Bản kiểm điểm cá nhân",
            "review_form",
            "member",
            takes="round fill",
            private=True,
        ),
        _review(
            "review-form-collective",
            "Báo cáo kiểm điểm tập thể",
            "review_form",
            takes="round fill",
            private=True,
        ),
        _review(
            "review-results",
            "Phụ lục kết quả nhiệm vụ",
            "review_results",
            "member",
            takes="round fill",
        ),
        _review(
            "rating-sheet",
            "Phiếu chấm điểm xếp loại",
            "rating_sheet",
            "member",
            takes="round fill",
            private=True,
        ),
        _review("rating-ballot", "Phiếu xếp loại đảng viên", "rating_ballot"),
        _review(
            "excellent-ballot",
            "Phiếu bình chọn hoàn thành xuất sắc",
            "rating_ballot",
            build="build_second",
        ),
        _review(
            "collective-ballot", "Phiếu xếp loại chi bộ", "rating_ballot", build="build_collective"
        ),
        _review("count-minutes", "Biên bản kiểm phiếu", "count_minutes", takes="round fill"),
        _review(
            "review-minutes",
            "Biên bản hội nghị kiểm điểm",
            "review_minutes",
            takes="round fill",
            private=True,
        ),
        _review("proposal-list", "Danh sách đề xuất xếp loại", "proposal_list", excel=True),
        _review("rating-summary", "Tổng hợp kết quả xếp loại", "rating_summary", excel=True),
        _review("result-notice", "Thông báo kết quả xếp loại", "result_notice"),
        _review("remedy-plan", "Kế hoạch khắc phục", "remedy_plan", takes="round fill", excel=True),
        _review("review-file", "Danh mục hồ sơ kiểm điểm", "review_file", takes="round fill"),
        _review(
            "commitment",
            "Bản cam kết tu dưỡng",
            "commitment",
            "member",
            "year",
            takes="fill",
            excel=True,
        ),
        _review(
            "head-commitment",
            "Cam kết của người đứng đầu",
            "head_commitment",
            "member",
            "year",
            takes="fill",
        ),
        _review("four-good", "Chi bộ bốn tốt", "four_good", "year", takes="fill"),
        _task(
            "task-registration",
            "Phiếu đăng ký việc đột phá",
            "task_registration",
            "member",
            "year",
            takes="fill",
        ),
        _task("task-slip", "Phiếu giao việc", "task_slip", takes="task fill"),
        _task(
            "task-person",
            "Việc đột phá của một người",
            "task_person",
            "member",
            "year",
            excel=True,
        ),
        _task("task-table", "Danh mục việc đột phá", "task_table", "year", excel=True),
        _task(
            "task-progress",
            "Báo cáo tiến độ việc đột phá",
            "task_progress",
            spans=("quarter", "month", "half", "year"),
            excel=True,
        ),
        _task("task-year-end", "Kết quả việc đột phá", "task_year_end", "year", excel=True),
        _task(
            "shortcoming-chain",
            "Theo dõi khắc phục hạn chế",
            "shortcoming_chain",
            takes="task shortcoming",
            excel=True,
        ),
        _paper("minutes-book", "Sổ biên bản của năm", _REPORTS, "minutes_book", "year"),
        _paper("handover", "Biên bản bàn giao cuốn sổ", _REPORTS, "handover"),
        Paper(
            id="register",
            title="Sổ đăng ký văn bản",
            occasion=_REPORTS,
            needs=frozenset({"year"}),
            build=_built_by("register"),
            table=_counted_by("register"),
        ),
    )
}
