"""The printable papers of breakthrough tasks, in the order they are listed."""

from handbook.papers.paper import Paper, paper

_TASKS = "Việc đột phá"

PAPERS: tuple[Paper, ...] = (
    paper(
        "task-registration",
        "Phiếu đăng ký việc đột phá",
        _TASKS,
        "task_registration",
        "member",
        "year",
        takes="fill",
    ),
    paper("task-slip", "Phiếu giao việc", _TASKS, "task_slip", takes="task fill"),
    paper(
        "task-person",
        "Việc đột phá của một người",
        _TASKS,
        "task_person",
        "member",
        "year",
        excel=True,
    ),
    paper("task-table", "Danh mục việc đột phá", _TASKS, "task_table", "year", excel=True),
    paper(
        "task-progress",
        "Báo cáo tiến độ việc đột phá",
        _TASKS,
        "task_progress",
        spans=("quarter", "month", "half", "year"),
        excel=True,
    ),
    paper("task-year-end", "Kết quả việc đột phá", _TASKS, "task_year_end", "year", excel=True),
    paper(
        "shortcoming-chain",
        "Theo dõi khắc phục hạn chế",
        _TASKS,
        "shortcoming_chain",
        takes="task shortcoming",
        excel=True,
    ),
)
