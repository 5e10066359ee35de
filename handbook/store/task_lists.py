"""Lists of breakthrough tasks as lines: one page at a time, filtered and counted in SQL.

A page of a list costs the same with 20 tasks and with thousands, whatever their logs hold.
"""

import json
from collections.abc import Mapping

from handbook.errors import NotFound
from handbook.records.task_lines import PersonTasks, TaskFilter, TaskLine
from handbook.records.tasks import TaskState
from handbook.store import engine, rows, search
from handbook.store.engine import Database

_LINE = (
    "uid, version, title, year, until_year, reason, origin, state, assignee, assignee_name,"
    " supervisor, registered_on, assigned_on, document, due, deadline, rhythm, percent, logged_on,"
    " waiting, waiting_on, timing, outcome, answers, ended_on"
)
_ANY = TaskFilter()
_OPEN = "state IN ('registered', 'assigned')"


class TaskLists:
    """The list queries of the table of tasks."""

    db: Database

    def lines(
        self, asked: TaskFilter = _ANY, *, limit: int = 60, after: int = 0
    ) -> tuple[TaskLine, ...]:
        """Return a page of lines by deadline, then as written; `after` lines are passed over."""
        where, values = _where(asked)
        found = engine.rows(
            self.db,
            f"SELECT {_LINE} FROM tasks {where} ORDER BY deadline, id LIMIT :limit OFFSET :after",
            values | {"limit": limit, "after": after},
        )
        return tuple(rows.from_row(TaskLine, row) for row in found)

    def line(self, uid: str) -> TaskLine:
        """Return the line of one task; raises NotFound."""
        found = engine.rows(
            self.db,
            f"SELECT {_LINE} FROM tasks WHERE uid = :uid AND binned_at IS NULL",
            {"uid": uid},
        )
        if not found:
            raise NotFound(f"Không tìm thấy việc đột phá {uid}; có thể đã bị xóa.")
        return rows.from_row(TaskLine, found[0])

    def lines_of(
        self, people: tuple[PersonTasks, ...], year: int, *, until: int | None = None
    ) -> tuple[TaskLine, ...]:
        """Return the lines of some people's tasks of a year, by deadline: a page of a timeline.

        With `until` those of all years up to it.
        """
        wanted = [[one.assignee, one.assignee_name] for one in people]
        found = engine.rows(
            self.db,
            f"SELECT {_LINE} FROM tasks WHERE binned_at IS NULL AND until_year >= :year"
            " AND year <= :until"
            " AND (assignee, assignee_name) IN"
            " (SELECT value ->> 0, value ->> 1 FROM json_each(:people)) ORDER BY deadline, id",
            {"year": year, "until": until or year, "people": json.dumps(wanted)},
        )
        return tuple(rows.from_row(TaskLine, row) for row in found)

    def count_lines(self, asked: TaskFilter = _ANY) -> int:
        """Return how many lines a filter finds."""
        where, values = _where(asked)
        return int(engine.rows(self.db, f"SELECT COUNT(*) AS n FROM tasks {where}", values)[0]["n"])

    def count_by_state(self, year: int | None = None) -> Mapping[TaskState, int]:
        """Return how many tasks of a year, or of all, stand in each state; absent ones are none."""
        where, values = _where(TaskFilter(year=year))
        found = engine.rows(
            self.db, f"SELECT state, COUNT(*) AS n FROM tasks {where} GROUP BY state", values
        )
        return {TaskState(row["state"]): int(row["n"]) for row in found}

    def people(
        self,
        year: int,
        day: str,
        *,
        until: int | None = None,
        limit: int = 10_000,
        after: int = 0,
    ) -> tuple[PersonTasks, ...]:
        """Return a page of the people with tasks of a year and their counts, most tasks first.

        With `until` of all years up to it. `day` (ISO) is the day that lateness is judged on;
        `after` people are passed over.
        """
        found = engine.rows(
            self.db,
            f"SELECT assignee, assignee_name, COUNT(*) AS total, SUM({_OPEN}) AS open,"
            " SUM(state = 'evaluated') AS evaluated,"
            " SUM(state = 'assigned' AND deadline < :day) AS late FROM tasks"
            # The plus keeps SQLite at the index that is in the order of the groups.
            " WHERE binned_at IS NULL AND +until_year >= :year AND +year <= :until"
            " GROUP BY assignee, assignee_name ORDER BY total DESC, MIN(id)"
            " LIMIT :limit OFFSET :after",
            {
                "year": year,
                "until": until or year,
                "day": day,
                "limit": limit,
                "after": after,
            },
        )
        return tuple(rows.from_row(PersonTasks, row) for row in found)

    def years(self) -> tuple[int, ...]:
        """Return every year that some task's span covers, newest first."""
        found = engine.rows(
            self.db, "SELECT DISTINCT year, until_year FROM tasks WHERE binned_at IS NULL"
        )
        covered = {y for row in found for y in range(row["year"], row["until_year"] + 1)}
        return tuple(sorted(covered, reverse=True))


def _where(asked: TaskFilter) -> tuple[str, dict[str, object]]:
    """Return the WHERE of a filter and its values.

    The plus signs keep SQLite at the index that is in the order of the list: a page is soon full.
    """
    parts = ["binned_at IS NULL"]
    values: dict[str, object] = {}
    if asked.year is not None:
        parts.append("+until_year >= :year AND +year <= :year")
        values["year"] = asked.year
    if asked.states:
        parts.append("+state IN (SELECT value FROM json_each(:states))")
        values["states"] = json.dumps([state.value for state in asked.states])
    if asked.reason:
        parts.append("+reason = :reason")
        values["reason"] = asked.reason.value
    if asked.member:
        parts.append(
            "(assignee = :member OR id IN (SELECT task FROM task_links WHERE kind = 'partner'"
            " AND target = :member))"
        )
        values["member"] = asked.member
    if asked.assignee_name:
        parts.append("assignee = '' AND assignee_name = :assignee_name")
        values["assignee_name"] = asked.assignee_name
    if asked.waiting_by:
        parts.append("+waiting_on BETWEEN '1' AND :waiting_by")
        values["waiting_by"] = asked.waiting_by.isoformat()
    if asked.due_by:
        parts.append("+state = 'assigned' AND deadline <= :due_by")
        values["due_by"] = asked.due_by.isoformat()
    if query := search.question(asked.text):
        parts.append(
            "uid IN (SELECT found.uid FROM search JOIN found ON found.id = search.rowid"
            " WHERE search MATCH :query AND found.kind = 'task')"
        )
        values["query"] = query
    return "WHERE " + " AND ".join(parts), values
