"""Rows of `list members`, `list meetings`, `list assignments` and `list resolutions`."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date

from handbook.cli import tables
from handbook.cli.naming import member_of
from handbook.cli.tables import Columns, Row
from handbook.records import assignment_lists, assignments, dates, members, words
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.resolutions import Resolution
from handbook.store.store import Store

_MANY = 100_000


def member_row(member: Member, day: date) -> Row:
    """Return a member as the list shows it, with the standing of `day`."""
    return {
        "uid": member.uid,
        "name": member.name,
        "sex": member.sex.value,
        "birth_date": member.birth_date,
        "admitted_on": member.admitted_on,
        "official_on": member.official_on,
        "standing": members.standing_on(member, day).value,
        "position": member.position.value,
        "group": member.group,
    }


def meeting_row(meeting: Meeting) -> Row:
    """Return a meeting as the list shows it; `total` are those the rate is reckoned on."""
    return {
        "uid": meeting.uid,
        "kind": meeting.kind.value,
        "topic": meeting.topic,
        "date": meeting.date.isoformat(),
        "state": meeting.state.value,
        "present": meeting.present,
        "total": meeting.total,
        "number": meeting.number,
    }


def assignment_row(task: Assignment, day: date, names: Mapping[str, str]) -> Row:
    """Return an assignment as the list shows it; `late` as of `day`."""
    return {
        "uid": task.uid,
        "meeting": task.meeting,
        "document": task.document,
        "assigned_on": task.assigned_on.isoformat(),
        "what": task.what,
        "members": list(task.members),
        "names": [names[uid] for uid in task.members if uid in names],
        "people": task.people,
        "due": task.due,
        "product": task.product,
        "state": task.state.value,
        "closed_on": task.closed_on,
        "result": task.result,
        "late": assignments.is_late(task, day),
    }


def resolution_row(resolution: Resolution) -> Row:
    """Return a resolution or conclusion as the list shows it; `number` is null for a draft."""
    return {
        "uid": resolution.uid,
        "meeting": resolution.meeting,
        "kind": resolution.kind.value,
        "number": resolution.number,
        "date": resolution.date.isoformat(),
        "state": resolution.state.value,
        "subject": resolution.subject,
    }


def _members(store: Store, choice: Namespace, today: date) -> list[Row]:
    day = choice.on or today
    if choice.year and not choice.on:
        day = min(date(choice.year, 12, 31), today)
    return [member_row(m, day) for m in store.members.all() if _known_by(m, day)]


def _meetings(store: Store, choice: Namespace, today: date) -> list[Row]:
    found = store.meetings.summaries(choice.year, limit=_MANY)
    return [meeting_row(m) for m in found if choice.on in (None, m.date)]


def _assignments(store: Store, choice: Namespace, today: date) -> list[Row]:
    day = choice.on or today
    names = {m.uid: m.name for m in store.members.all()}
    tasks = [t for t in _tasks(store, choice) if t.assigned_on <= day]
    return [assignment_row(t, day, names) for t in tasks]


def _resolutions(store: Store, choice: Namespace, today: date) -> list[Row]:
    issued = store.resolutions.of_year(choice.year)
    return [resolution_row(one) for one in issued if choice.on in (None, one.date)]


def _tasks(store: Store, choice: Namespace) -> tuple[Assignment, ...]:
    """Return the assignments of a year and member; the open ones alone come late first."""
    found = store.assignments.of_year(choice.year)
    if choice.member:
        found = assignment_lists.of_member(found, member_of(store, choice.member))
    if not choice.open:
        return found
    return assignment_lists.late_first(t for t in found if t.state is AssignmentState.OPEN)


def _known_by(member: Member, day: date) -> bool:
    admitted = dates.earliest(member.admitted_on)
    return admitted is None or admitted <= day


def _who(row: Row) -> str:
    return ", ".join([*row["names"], *([row["people"]] if row["people"] else [])])


def _state(row: Row) -> str:
    return words.ASSIGNMENT_STATE[row["state"]] + (", quá hạn" if row["late"] else "")


ROWS: dict[str, Callable[[Store, Namespace, date], list[Row]]] = {
    "members": _members,
    "meetings": _meetings,
    "assignments": _assignments,
    "resolutions": _resolutions,
}
COLUMNS: dict[str, Columns] = {
    "members": (
        ("Họ và tên", tables.text("name")),
        ("Giới", tables.word(words.SEX, "sex")),
        ("Ngày sinh", tables.day("birth_date")),
        ("Vào Đảng", tables.day("admitted_on")),
        ("Chính thức", tables.day("official_on")),
        ("Tư cách", tables.word(words.STANDING, "standing")),
        ("Chức vụ", tables.word(words.POSITION, "position")),
        ("Mã", tables.uid),
    ),
    "meetings": (
        ("Ngày", tables.day("date")),
        ("Loại", tables.word(words.MEETING_KIND, "kind")),
        ("Biên bản", tables.word(words.MEETING_STATE, "state")),
        ("Số", tables.text("number")),
        ("Dự", lambda row: f"{row['present']}/{row['total']}"),
        ("Mã", tables.uid),
    ),
    "assignments": (
        ("Giao ngày", tables.day("assigned_on")),
        ("Việc", tables.text("what")),
        ("Người thực hiện", _who),
        ("Thời hạn", tables.day("due")),
        ("Tình trạng", _state),
        ("Mã", tables.uid),
    ),
    "resolutions": (
        ("Ngày", tables.day("date")),
        ("Loại", tables.word({"resolution": "Nghị quyết", "conclusion": "Kết luận"}, "kind")),
        ("Số", tables.text("number")),
        ("Trạng thái", tables.word({"draft": "Dự thảo", "issued": "Đã ban hành"}, "state")),
        ("Trích yếu", tables.text("subject")),
        ("Mã", tables.uid),
    ),
}
