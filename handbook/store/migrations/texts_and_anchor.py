"""The branch's own wording of papers, and the anchor of its history."""

from handbook.store.engine import Tables


def step_014_paper_texts(db: Tables) -> None:
    """Let the branch have its own wording of papers, and a goal name the resolution that set it."""
    db.execute("ALTER TABLE branch ADD COLUMN paper_texts TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE year_goals ADD COLUMN resolution TEXT NOT NULL DEFAULT ''")


def step_015_safety(db: Tables) -> None:
    """Make the table of the one anchor at the end of the history."""
    db.table("anchor").create(
        {"id": int, "last": int, "hash": str, "mark": str},
        pk="id",
        not_null={"last", "hash", "mark"},
    )
