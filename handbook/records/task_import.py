"""Compare a list of breakthrough tasks with those that are there, and propose what importing does.

A pure plan to show and confirm: new tasks, updates, rows with problems.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.errors import BadInput
from handbook.records import list_import, task_deeds, tasks
from handbook.records.basics import new_uid
from handbook.records.grids import Sheet
from handbook.records.list_import import Action
from handbook.records.list_layout import Layout
from handbook.records.members import Member
from handbook.records.roster_match import name_key
from handbook.records.task_rows import TaskRow, read_rows
from handbook.records.tasks import Task
from handbook.records.text import fold, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProposal(list_import.RowProposal):
    """What one row comes to; `task` is None when it has problems.

    `who` is who is in charge, as the preview shows it; `changes` are the words of what differs.
    """

    title: str
    who: str
    task: Task | None
    changes: tuple[str, ...] = ()


class Proposal(list_import.Proposal[RowProposal]):
    """What importing a list of tasks would do."""

    __slots__ = ()
    lists = "việc"


def propose(
    sheet: Sheet,
    layout: Layout,
    existing: Sequence[Task],
    members: Sequence[Member],
    *,
    year: int,
) -> Proposal:
    """Return what importing the list would do; `year` is that of rows that name none.

    A task is found again by its name and who is in charge, among the `existing` ones whose span
    covers its year. Raises BadInput when no column holds names of tasks.
    """
    if not layout.indexes("title"):
        raise BadInput(
            "Không thấy cột “Tên việc” trong danh sách; hãy chọn cột ghi nội dung công việc ở bản "
            "xem trước."
        )
    read, skipped = read_rows(sheet, layout, year)
    known: dict[tuple[str, str], list[Task]] = {}
    names = {member.uid: member.name for member in members}
    for task in existing:
        known.setdefault(_key(task), []).append(task)
    seen: dict[tuple[str, str, int], int] = {}
    rows = tuple(_row(row, known, seen, members, names, year) for row in read)
    return Proposal(rows=rows, skipped=skipped)


def apply(proposal: Proposal) -> tuple[Task, ...]:
    """Return the tasks to put, new and updated; raises BadInput when any row has a problem."""
    return tuple(row.task for row in proposal.wanted() if row.task)


def _row(
    row: TaskRow,
    known: Mapping[tuple[str, str], list[Task]],
    seen: dict[tuple[str, str, int], int],
    members: Sequence[Member],
    names: Mapping[str, str],
    year: int,
) -> RowProposal:
    problems = dict(row.problems)
    values = {**row.values, **_who(row, members, problems)}
    remarks = list(row.remarks)
    made = Task(uid=new_uid(), **{"title": "", "year": year, "until_year": year, **values})
    old = _old(made, known)
    if old is not None:
        made = _updated(old, values, remarks)
    problems |= tasks.check(made)
    _refuse_twice(row, made, seen, problems)
    fields = [n for n in values if old is not None and getattr(old, n) != getattr(made, n)]
    action = Action.NEW if old is None else Action.UPDATE if fields else Action.SAME
    return RowProposal(
        row_number=row.number,
        title=one_line(made.title),
        who=names.get(made.assignee, "") or made.assignee_name,
        task=None if problems else made,
        action=Action.BAD if problems else action,
        changes=tuple(task_deeds.ADJUSTABLE.get(name, _OTHER.get(name, name)) for name in fields),
        problems=problems,
        remarks=tuple(remarks),
    )


def _who(row: TaskRow, members: Sequence[Member], problems: dict[str, str]) -> dict[str, str]:
    """Return who is in charge: a member by name, with the year of birth for namesakes, or a name.

    A name that the roster does not know is somebody outside it, a unit perhaps.
    """
    if not row.person:
        return {}
    found = [one for one in members if name_key(one.name) == name_key(row.person)]
    if len(found) > 1 and row.born:
        found = [one for one in found if one.birth_date.startswith(row.born)] or found
    if len(found) > 1:
        problems["assignee"] = (
            f"Có {len(found)} đảng viên tên “{row.person}”; hãy ghi thêm năm sinh trong ngoặc, như "
            f"“{row.person} (1975)”."
        )
        return {"assignee_name": row.person}
    if found:
        return {"assignee": found[0].uid, "assignee_name": ""}
    row.remarks.append(f"“{row.person}” không có trong danh sách đảng viên; ghi là người ngoài.")
    return {"assignee": "", "assignee_name": row.person}


def _key(task: Task) -> tuple[str, str]:
    return fold(one_line(task.title)), task.assignee or fold(task.assignee_name)


def _old(made: Task, known: Mapping[tuple[str, str], list[Task]]) -> Task | None:
    covering = (
        one
        for one in known.get(_key(made), ())
        if one.year <= made.until_year and made.year <= one.until_year
    )
    return next(covering, None)


def _updated(old: Task, values: Mapping[str, object], remarks: list[str]) -> Task:
    if not tasks.is_open(old):
        remarks.append(f"Việc này {tasks.STATE_WORDS[old.state].lower()} nên giữ nguyên.")
        return old
    return replace(old, **{n: v for n, v in values.items() if n != "title"})  # type: ignore[arg-type]


def _refuse_twice(
    row: TaskRow, made: Task, seen: dict[tuple[str, str, int], int], problems: dict[str, str]
) -> None:
    key = (*_key(made), made.year)
    if key in seen and made.title:
        problems["title"] = f"Việc này trùng với dòng {seen[key]}."
    seen.setdefault(key, row.number)


_OTHER = {
    "reason_text": "Lý do (chữ)",
    "origin": "Nguồn",
    "rhythm": "Mốc báo cáo",
    "note": "Ghi chú",
}
