"""What breakthrough tasks point at, kept as rows so that both ends of a link find one another.

Worked out of the tasks when they are kept, never written by itself. Asked by the tables whose
records tasks point at: they may not go to the bin while a task rests on them.
"""

from typing import TYPE_CHECKING

from handbook.store import engine
from handbook.store.engine import Database

if TYPE_CHECKING:
    from handbook.records.tasks import Task

PARTNER = "partner"
SHORTCOMING = "shortcoming"
MEETING = "meeting"
AGENDA = "agenda"


def of(task: "Task") -> tuple[tuple[str, str], ...]:
    """Return the links of a task as kind and uid, each once."""
    found = [
        *((PARTNER, uid) for uid in task.partners),
        *((SHORTCOMING, uid) for uid in task.shortcomings),
        *((MEETING, entry.meeting) for entry in task.log),
        (MEETING, task.evaluation.meeting),
        *((AGENDA, uid) for uid in task.on_agenda),
    ]
    return tuple(dict.fromkeys(link for link in found if link[1]))


def remember(db: Database, task: "Task") -> None:
    """Write the links of a kept task anew, unless they are as they were."""
    (row,) = engine.rows(db, "SELECT id FROM tasks WHERE uid = :uid", {"uid": task.uid})
    kept = engine.rows(
        db, "SELECT kind, target FROM task_links WHERE task = :id ORDER BY id", {"id": row["id"]}
    )
    links = of(task)
    if [(one["kind"], one["target"]) for one in kept] == list(links):
        return
    engine.write(db, "DELETE FROM task_links WHERE task = :id", row)
    for kind, target in links:
        engine.write(
            db,
            "INSERT INTO task_links (task, kind, target) VALUES (:id, :kind, :target)",
            {"id": row["id"], "kind": kind, "target": target},
        )


def titles(db: Database, kind: str, target: str) -> tuple[str, ...]:
    """Return the titles of the tasks, without the bin's, that point at a record so."""
    found = engine.rows(
        db,
        "SELECT title FROM tasks WHERE binned_at IS NULL AND id IN"
        " (SELECT task FROM task_links WHERE kind = :kind AND target = :target) ORDER BY id",
        {"kind": kind, "target": target},
    )
    return tuple(str(row["title"]) for row in found)


def named(titles: tuple[str, ...]) -> str:
    """Return titles for a sentence: `“A”`, `“A”, “B” và 3 việc khác`."""
    shown = ", ".join(f"“{title}”" for title in titles[:2])
    return shown + (f" và {len(titles) - 2} việc khác" if len(titles) > 2 else "")
