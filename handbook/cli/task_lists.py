"""Rows of `list tasks`, and the command that takes a list of breakthrough tasks in."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date

from handbook.cli import tables
from handbook.cli.naming import member_of
from handbook.cli.opening import opened
from handbook.cli.tables import Columns, Row
from handbook.errors import WrongUsage
from handbook.records import task_checkpoints, task_counts, tasks
from handbook.records.task_deeds import Assigning
from handbook.records.task_import import Proposal
from handbook.records.tasks import Task, TaskState
from handbook.services import task_lists
from handbook.services.handbook import Handbook
from handbook.store.store import Store


def task_row(task: Task, day: date, names: Mapping[str, str]) -> Row:
    """Return a task as the list shows it; `late` and `checkpoint` (the one waiting) as of `day`."""
    waiting = task_checkpoints.waiting(task)
    return {
        "uid": task.uid,
        "title": task.title,
        "year": task.year,
        "until_year": task.until_year,
        "reason": task.reason.value,
        "origin": task.origin.value,
        "state": task.state.value,
        "assignee": task.assignee,
        "name": names.get(task.assignee, "") or task.assignee_name,
        "document": task.document,
        "due": task.due,
        "product": task.product,
        "percent": tasks.percent(task),
        "checkpoint": waiting.id if waiting else "",
        "outcome": task.evaluation.outcome.value,
        "timing": task.evaluation.timing.value,
        "points": task.evaluation.points,
        "shortcomings": list(task.shortcomings),
        "late": task_counts.is_late(task, day),
    }


def rows(store: Store, choice: Namespace, day: date) -> list[Row]:
    """Return the tasks of a year (or all), member and state, by deadline."""
    names = {member.uid: member.name for member in store.members.all()}
    found = store.tasks.of_year(choice.year) if choice.year else store.tasks.all()
    if choice.member:
        who = member_of(store, choice.member)
        found = tuple(one for one in found if who in (one.assignee, *one.partners))
    if choice.state:
        found = tuple(one for one in found if one.state is TaskState(choice.state))
    if choice.open:
        found = tuple(one for one in found if tasks.is_open(one))
    return [task_row(one, day, names) for one in found]


def taken_in(choice: Namespace) -> None:
    """Take in a list of tasks; every wrong row is named and then nothing is written."""
    sheet = task_lists.read(choice.file)
    with opened(choice.book) as handbook:
        proposal = handbook.read(lambda store: task_lists.propose(store, sheet, choice.year))
        if choice.dry_run:
            tables.show(_proposed(proposal), _IMPORT_COLUMNS, as_json=choice.json)
        _take(handbook, proposal, choice)
    if not (choice.dry_run and choice.json):
        print(proposal.summary)


def _take(handbook: Handbook, proposal: Proposal, choice: Namespace) -> None:
    from handbook.records import list_import

    given = _assigning(choice)
    list_import.refused(proposal)
    if choice.dry_run:
        return
    deed, day = f"Nhập việc đột phá từ tệp {choice.file.name}", handbook.clock().date()
    handbook.change(deed, lambda store: task_lists.take_in(store, proposal, day, given))


def _assigning(choice: Namespace) -> Assigning | None:
    """Return by which paper the tasks are assigned, or None when they are registered only."""
    if not (choice.document or choice.assigner):
        if choice.document_date:
            raise WrongUsage("--document-date chỉ đi cùng --document.")
        return None
    on = choice.document_date.isoformat() if choice.document_date else ""
    return Assigning(assigner=choice.assigner, document=choice.document, document_date=on)


def _proposed(proposal: Proposal) -> list[Row]:
    return [
        {
            "row": row.row_number,
            "title": row.title,
            "name": row.who,
            "action": row.action.value,
            "remarks": list(row.remarks),
        }
        for row in proposal.rows
    ]


def _state(row: Row) -> str:
    return tasks.STATE_WORDS[row["state"]] + (", quá hạn" if row["late"] else "")


def _years(row: Row) -> str:
    first, last = row["year"], row["until_year"]
    return str(first) if first == last else f"{first}–{last}"


_ACTIONS = {"new": "thêm mới", "update": "cập nhật", "same": "không đổi", "bad": "có lỗi"}
_IMPORT_COLUMNS: Columns = (
    ("Dòng", tables.text("row")),
    ("Việc", tables.text("title")),
    ("Người được giao", tables.text("name")),
    ("Sẽ làm", tables.word(_ACTIONS, "action")),
)
COLUMNS: Columns = (
    ("Năm", _years),
    ("Việc", tables.text("title")),
    ("Người được giao", tables.text("name")),
    ("Thời hạn", tables.day("due")),
    ("Mức", lambda row: f"{row['percent']}%"),
    ("Tình trạng", _state),
    ("Mã", tables.uid),
)
DEEDS: dict[str, Callable[[Namespace], None]] = {"import-tasks": taken_in}
