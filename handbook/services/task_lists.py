"""A list of breakthrough tasks from Excel or pasted: read, propose, take in at one go.

Plan, show, apply: what a proposal shows is what is put, in one change of the handbook.
"""

from datetime import date
from pathlib import Path

from handbook.records import task_headings, task_import
from handbook.records.grids import Sheet
from handbook.records.list_layout import Layout
from handbook.records.task_deeds import Assigning
from handbook.records.task_import import Proposal
from handbook.records.tasks import Task, TaskState
from handbook.services import spreadsheets
from handbook.services import tasks as deeds
from handbook.store.store import Store


def read(source: Path | bytes, sheet: str = "") -> Sheet:
    """Return the sheet of an Excel file that lists tasks; raises what `read_grid` raises."""
    return spreadsheets.read_grid(source, sheet, knows=task_headings.names_tasks)


def propose(store: Store, sheet: Sheet, year: int, layout: Layout | None = None) -> Proposal:
    """Return what importing a list would do; `layout` as the person set it, else as recognised."""
    return task_import.propose(
        sheet,
        layout or task_headings.recognise(sheet),
        store.tasks.all(),
        store.members.all(),
        year=year,
    )


def take_in(
    store: Store, proposal: Proposal, day: date, given: Assigning | None = None
) -> tuple[Task, ...]:
    """Keep the tasks of a proposal and return them; raises BadInput naming every wrong row.

    New ones are registered on `day`; with `given` all that are registered are assigned by it, too.
    """
    kept = [_kept(store, task, day) for task in task_import.apply(proposal)]
    waiting = [task.uid for task in kept if task.state is TaskState.REGISTERED]
    if given is None or not waiting:
        return tuple(kept)
    assigned = {task.uid: task for task in deeds.assign(store, waiting, given)}
    return tuple(assigned.get(task.uid, task) for task in kept)


def _kept(store: Store, task: Task, day: date) -> Task:
    if task.version:
        return deeds.adjust(store, task, day, "Theo danh sách nhập vào")
    return deeds.enter(store, task, day)
