"""Commands that print lists: as a table for people, or as JSON for other programs."""

import json
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from handbook.cli import review_lists, task_lists, year_lists
from handbook.cli.naming import member_of
from handbook.cli.opening import opened
from handbook.errors import WrongUsage
from handbook.records import assignment_lists, assignments, dates, members, words
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.duty_days import Duty
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.resolutions import Resolution
from handbook.services.handbook import Handbook
from handbook.store.store import Store

Row = Mapping[str, Any]
Columns = Sequence[tuple[str, Callable[[Row], str]]]
_MANY = 100_000


def show(rows: Sequence[Row], columns: Columns, *, as_json: bool) -> None:
    """Print rows as a table with Vietnamese heads, or as one JSON list."""
    if as_json:
        print(json.dumps(list(rows), ensure_ascii=False, indent=2))
        return
    table = [[head for head, _ in columns]]
    table += [[cell(row) for _, cell in columns] for row in rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(columns))]
    for line in table:
        print(
            "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        )
    print(f"({len(rows)} dòng)")


def listed(choice: Namespace) -> None:
    """Print members, meetings, assignments, or resolutions and conclusions."""
    _refuse_elsewhere(choice)
    with opened(choice.book) as handbook:
        today = handbook.clock().date()
        rows = handbook.read(lambda store: _rows(store, choice, today))
        if choice.what == "reviews" and choice.texts:
            _note_viewed(handbook, rows)
    show(rows, _COLUMNS[choice.what], as_json=choice.json)


def papers(choice: Namespace) -> None:
    """Print every printable paper and what it needs; opens no handbook."""
    from handbook.papers.catalog import PAPERS

    rows = [
        {"id": p.id, "title": p.title, "occasion": p.occasion, "needs": sorted(p.needs)}
        for p in PAPERS.values()
    ]
    show(rows, _PAPER_COLUMNS, as_json=choice.json)


def search(choice: Namespace) -> None:
    """Print what is found in the whole handbook."""
    with opened(choice.book) as handbook:
        hits = handbook.read(lambda store: store.search.find(" ".join(choice.text)))
    rows = [{"kind": h.kind, "uid": h.uid, "title": h.title, "excerpt": h.excerpt} for h in hits]
    show(rows, _HIT_COLUMNS, as_json=choice.json)


def duties(choice: Namespace) -> None:
    """Print what is to be done on a day, late first, with the rule that asks for it."""
    from handbook.services import duties as service

    with opened(choice.book) as handbook:
        day = choice.on or handbook.clock().date()
        rows = [duty_row(duty, day) for duty in service.of_book(handbook, day)]
    show(rows, _DUTY_COLUMNS, as_json=choice.json)


def duty_row(duty: Duty, day: date) -> Row:
    """Return a duty as the list shows it; `days` are those left on `day`, null for at once."""
    return {
        "uid": ":".join(part for part in (duty.id, duty.record, duty.period) if part),
        "duty": duty.id,
        "title": duty.title,
        "due": duty.due.isoformat() if duty.due else "",
        "latest": duty.latest.isoformat() if duty.latest else "",
        "days": (duty.due - day).days if duty.due else None,
        "late": duty.late,
        "rule": duty.second,
        "record": duty.record,
        "period": duty.period,
        "postponed": duty.postponed,
    }


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


def _rows(store: Store, choice: Namespace, today: date) -> list[Row]:
    year, day = choice.year, choice.on or today
    match choice.what:
        case "members":
            if year and not choice.on:
                day = min(date(year, 12, 31), today)
            return [member_row(m, day) for m in store.members.all() if _known_by(m, day)]
        case "meetings":
            found = store.meetings.summaries(year, limit=_MANY)
            return [meeting_row(m) for m in found if choice.on in (None, m.date)]
        case "resolutions":
            issued = store.resolutions.of_year(year)
            return [resolution_row(one) for one in issued if choice.on in (None, one.date)]
        case "reviews" | "shortcomings" | "commitments":
            return review_lists.ROWS[choice.what](store, year, texts=choice.texts)
        case "tasks":
            return task_lists.rows(store, choice, day)
        case "goals" | "plans" | "studies":
            return year_lists.ROWS[choice.what](store, year, day)
        case _:
            names = {m.uid: m.name for m in store.members.all()}
            tasks = [t for t in _tasks(store, choice) if t.assigned_on <= day]
            return [assignment_row(t, day, names) for t in tasks]


def _tasks(store: Store, choice: Namespace) -> tuple[Assignment, ...]:
    """Return the assignments of a year and member; the open ones alone come late first."""
    found = store.assignments.of_year(choice.year)
    if choice.member:
        found = assignment_lists.of_member(found, member_of(store, choice.member))
    if not choice.open:
        return found
    return assignment_lists.late_first(t for t in found if t.state is AssignmentState.OPEN)


def _note_viewed(handbook: Handbook, rows: Sequence[Row]) -> None:
    """Keep in the history that these reviews were read."""
    from handbook.services import reviews

    for row in rows:
        reviews.note_viewed(handbook, row["uid"])


def _refuse_elsewhere(choice: Namespace) -> None:
    if choice.texts and choice.what not in review_lists.ROWS:
        raise WrongUsage("--texts chỉ đi cùng list reviews, shortcomings hoặc commitments.")
    if choice.state and choice.what != "tasks":
        raise WrongUsage("--state chỉ đi cùng list tasks.")
    if choice.what not in ("assignments", "tasks") and (choice.open or choice.member):
        name = "--open" if choice.open else "--member"
        raise WrongUsage(f"{name} chỉ đi cùng list assignments hoặc list tasks.")


def _known_by(member: Member, day: date) -> bool:
    admitted = dates.earliest(member.admitted_on)
    return admitted is None or admitted <= day


def _short(row: Row) -> str:
    return str(row["uid"])


def _shown(name: str) -> Callable[[Row], str]:
    return lambda row: dates.on_screen(row[name])


def _text(name: str) -> Callable[[Row], str]:
    return lambda row: str(row[name] if row[name] is not None else "")


def _word(table: Mapping[Any, str], name: str) -> Callable[[Row], str]:
    return lambda row: table[row[name]]


def _who(row: Row) -> str:
    return ", ".join([*row["names"], *([row["people"]] if row["people"] else [])])


def _state(row: Row) -> str:
    return words.ASSIGNMENT_STATE[row["state"]] + (", quá hạn" if row["late"] else "")


_MEMBER_COLUMNS: Columns = (
    ("Họ và tên", _text("name")),
    ("Giới", _word(words.SEX, "sex")),
    ("Ngày sinh", _shown("birth_date")),
    ("Vào Đảng", _shown("admitted_on")),
    ("Chính thức", _shown("official_on")),
    ("Tư cách", _word(words.STANDING, "standing")),
    ("Chức vụ", _word(words.POSITION, "position")),
    ("Mã", _short),
)
_MEETING_COLUMNS: Columns = (
    ("Ngày", _shown("date")),
    ("Loại", _word(words.MEETING_KIND, "kind")),
    ("Biên bản", _word(words.MEETING_STATE, "state")),
    ("Số", _text("number")),
    ("Dự", lambda row: f"{row['present']}/{row['total']}"),
    ("Mã", _short),
)
_ASSIGNMENT_COLUMNS: Columns = (
    ("Giao ngày", _shown("assigned_on")),
    ("Việc", _text("what")),
    ("Người thực hiện", _who),
    ("Thời hạn", _shown("due")),
    ("Tình trạng", _state),
    ("Mã", _short),
)
_DUTY_COLUMNS: Columns = (
    ("Hạn", lambda row: dates.on_screen(row["due"]) or "ngay"),
    ("", lambda row: "CHẬM" if row["late"] else ""),
    ("Việc", _text("title")),
    ("Quy định", _text("rule")),
)
_RESOLUTION_COLUMNS: Columns = (
    ("Ngày", _shown("date")),
    ("Loại", _word({"resolution": "Nghị quyết", "conclusion": "Kết luận"}, "kind")),
    ("Số", _text("number")),
    ("Trạng thái", _word({"draft": "Dự thảo", "issued": "Đã ban hành"}, "state")),
    ("Trích yếu", _text("subject")),
    ("Mã", _short),
)
_COLUMNS = {
    "members": _MEMBER_COLUMNS,
    "meetings": _MEETING_COLUMNS,
    "assignments": _ASSIGNMENT_COLUMNS,
    "resolutions": _RESOLUTION_COLUMNS,
    "tasks": task_lists.COLUMNS,
    **year_lists.COLUMNS,
    **review_lists.COLUMNS,
}
_NEEDS = {
    "meeting": "buổi sinh hoạt",
    "member": "đảng viên",
    "year": "năm",
    "round": "đợt kiểm điểm",
    "task": "việc đột phá",
    "shortcoming": "hạn chế, khuyết điểm",
}
_PAPER_COLUMNS: Columns = (
    ("Tên để in", _text("id")),
    ("Giấy tờ", _text("title")),
    ("Dịp", _text("occasion")),
    ("Cần", lambda row: ", ".join(_NEEDS[need] for need in row["needs"])),
)
_KINDS = {
    "member": "Đảng viên",
    "meeting": "Buổi sinh hoạt",
    "assignment": "Việc được giao",
    "resolution": "Nghị quyết, kết luận",
    "outside_paper": "Văn bản lập ngoài",
    "year_goal": "Chỉ tiêu, nhiệm vụ năm",
    "study": "Học tập nghị quyết",
    "plan": "Kế hoạch thực hiện",
    "round": "Đợt kiểm điểm",
    "shortcoming": "Hạn chế của chi bộ",
    "commitment": "Bản cam kết",
    "four_good": "Chi bộ bốn tốt",
    "task": "Việc đột phá",
    "branch": "Chi bộ",
}
_HIT_COLUMNS: Columns = (
    ("Loại", _word(_KINDS, "kind")),
    ("Tên", _text("title")),
    ("Đoạn tìm thấy", _text("excerpt")),
    ("Mã", _short),
)
LISTS: dict[str, Callable[[Namespace], None]] = {
    "list": listed,
    "papers": papers,
    "search": search,
    "duties": duties,
}
