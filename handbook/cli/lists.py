"""Commands that print lists; the rows of each area are in `…_lists`, the printing in `tables`."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date

from handbook.cli import branch_lists, review_lists, tables, task_lists, year_lists
from handbook.cli.opening import opened
from handbook.cli.tables import Columns, Row, show
from handbook.errors import WrongUsage
from handbook.records import dates
from handbook.records.duty_days import Duty
from handbook.services.handbook import Handbook
from handbook.store.store import Store


def listed(choice: Namespace) -> None:
    """Print one list of the handbook's records."""
    _refuse_elsewhere(choice)
    with opened(choice.book) as handbook:
        today = handbook.clock().date()
        rows = handbook.read(lambda store: _rows(store, choice, today))
        if choice.texts:
            _note_viewed(handbook, choice.what, rows)
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


def _rows(store: Store, choice: Namespace, today: date) -> list[Row]:
    what, day = choice.what, choice.on or today
    if what in review_lists.ROWS:
        return review_lists.ROWS[what](store, choice.year, texts=choice.texts)
    if what in year_lists.ROWS:
        return year_lists.ROWS[what](store, choice.year, day)
    if what == "tasks":
        return task_lists.rows(store, choice, day)
    return branch_lists.ROWS[what](store, choice, today)


def _needs(row: Row) -> str:
    from handbook.papers.catalog import NEED_WORDS

    return ", ".join(NEED_WORDS[need] for need in row["needs"])


def _note_viewed(handbook: Handbook, what: str, rows: Sequence[Row]) -> None:
    """Keep in the history that these reviews, or persons' shortcomings, were read."""
    from handbook.services import reviews, shortcomings

    looks = {"reviews": reviews.note_viewed, "shortcomings": shortcomings.note_viewed}
    if note := looks.get(what):
        for row in rows:
            note(handbook, row["uid"])


def _refuse_elsewhere(choice: Namespace) -> None:
    if choice.texts and choice.what not in review_lists.ROWS:
        raise WrongUsage("--texts chỉ đi cùng list reviews, shortcomings hoặc commitments.")
    if choice.state and choice.what != "tasks":
        raise WrongUsage("--state chỉ đi cùng list tasks.")
    if choice.what not in ("assignments", "tasks") and (choice.open or choice.member):
        name = "--open" if choice.open else "--member"
        raise WrongUsage(f"{name} chỉ đi cùng list assignments hoặc list tasks.")


_COLUMNS: dict[str, Columns] = {
    "tasks": task_lists.COLUMNS,
    **branch_lists.COLUMNS,
    **year_lists.COLUMNS,
    **review_lists.COLUMNS,
}
_DUTY_COLUMNS: Columns = (
    ("Hạn", lambda row: dates.on_screen(row["due"]) or "ngay"),
    ("", lambda row: "CHẬM" if row["late"] else ""),
    ("Việc", tables.text("title")),
    ("Quy định", tables.text("rule")),
)
_PAPER_COLUMNS: Columns = (
    ("Tên để in", tables.text("id")),
    ("Giấy tờ", tables.text("title")),
    ("Dịp", tables.text("occasion")),
    ("Cần", _needs),
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
    ("Loại", tables.word(_KINDS, "kind")),
    ("Tên", tables.text("title")),
    ("Đoạn tìm thấy", tables.text("excerpt")),
    ("Mã", tables.uid),
)
LISTS: dict[str, Callable[[Namespace], None]] = {
    "list": listed,
    "papers": papers,
    "search": search,
    "duties": duties,
}
