"""Breakthrough tasks, and what they point at."""

from handbook.store.engine import Tables
from handbook.store.migrations.shapes import index, texts


def step_012_tasks(db: Tables) -> None:
    """Make the table of breakthrough tasks, with what lists show, and of what they point at."""
    # What lists ask for stands first: see record_table.
    kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    years: dict[str, type] = {"year": int, "until_year": int}
    task: dict[str, type] = {
        **texts("title", "reason", "origin", "state", "assignee", "assignee_name", "supervisor"),
        **texts("registered_on", "assigned_on", "document", "due", "deadline", "rhythm"),
        "percent": int,
        **texts("logged_on", "waiting", "waiting_on", "timing", "outcome"),
        "answers": int,
        **texts("ended_on", "came_from", "goal", "resolution", "document_date", "assigner"),
        **texts("shortcomings", "partners", "on_agenda", "partner_names", "reason_text"),
        **texts("product", "quantity", "difficulty", "aim", "evidence", "end_reason", "note"),
        **texts("evaluation", "changes", "steps", "log"),
    }
    every = kept | years | task
    db.table("tasks").create(every, pk="id", not_null=set(every) - {"id", "binned_at"})
    db.table("tasks").create_index(["uid"], unique=True)
    db.table("task_links").create(
        {"id": int, "task": int, "kind": str, "target": str},
        pk="id",
        not_null={"task", "kind", "target"},
        foreign_keys=[("task", "tasks", "id")],
    )
    db.table("task_links").create_index(["kind", "target"])
    db.table("task_links").create_index(["task"])
    for columns in INDEXES_012:
        index(db, "tasks", *columns)


INDEXES_012 = (
    ("deadline", "year", "until_year", "state", "waiting_on", "reason"),
    ("until_year", "year", "state"),
    ("state", "deadline", "year", "until_year"),
    ("assignee", "assignee_name", "year", "until_year", "state", "deadline"),
    ("came_from",),
    ("waiting_on",),
)
