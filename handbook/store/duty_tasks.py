"""What duties need to know of breakthrough tasks: counted in SQL, so hundreds of them are a line.

Reads only. What follows from the facts is worked out in `records.duty_tasks`.
"""

from datetime import date

from handbook.records.duty_tasks import DueTasks
from handbook.store import engine, rows
from handbook.store.store import Store

_FACT = "COUNT(*) AS number, MIN(uid) AS uid, MIN(title) AS first, MAX(title) AS last"


def waiting(store: Store, by: date) -> tuple[DueTasks, ...]:
    """Return checkpoints that wait for a report by a day, but the one on a task's last day."""
    found = engine.rows(
        store.session.db,
        f'SELECT waiting AS checkpoint, waiting_on AS "on", {_FACT} FROM tasks'
        " WHERE binned_at IS NULL AND waiting_on BETWEEN '1' AND :by AND waiting_on < deadline"
        " GROUP BY waiting_on, waiting ORDER BY waiting_on",
        {"by": by.isoformat()},
    )
    return tuple(rows.from_row(DueTasks, row) for row in found)


def ending(store: Store, by: date) -> tuple[DueTasks, ...]:
    """Return the last days, up to a day, of tasks that are in progress."""
    found = engine.rows(
        store.session.db,
        f"SELECT '' AS checkpoint, deadline AS \"on\", {_FACT} FROM tasks"
        " WHERE binned_at IS NULL AND state = 'assigned' AND deadline <= :by"
        " GROUP BY deadline ORDER BY deadline",
        {"by": by.isoformat()},
    )
    return tuple(rows.from_row(DueTasks, row) for row in found)
