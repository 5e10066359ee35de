"""Compare a member list with the roster and propose what importing it would change.

A pure plan to show and confirm: new members, updates, rows with problems.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from handbook.errors import BadInput
from handbook.records import (
    dates,
    list_import,
    members,
    roster_layout,
    roster_standing,
    rules,
    words,
)
from handbook.records.basics import new_uid
from handbook.records.grids import Sheet
from handbook.records.list_import import Action
from handbook.records.list_layout import Layout
from handbook.records.members import Member
from handbook.records.roster_cells import RosterRow, Value
from handbook.records.roster_match import Book, card_key, name_key
from handbook.records.roster_rows import read_rows
from handbook.records.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProposal(list_import.RowProposal):
    """What one row comes to; `member` is None when it has problems.

    `changes` are old and new by field, as the screen shows them.
    """

    name: str
    member: Member | None
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)


class Proposal(list_import.Proposal[RowProposal]):
    """What importing a member list would do."""

    __slots__ = ()
    lists = "đảng viên"


def propose(sheet: Sheet, layout: Layout, existing: tuple[Member, ...], *, today: date) -> Proposal:
    """Return what importing the list would do to the `existing` members.

    Members are found by card number, else by name and birth date, else by a name that only one
    has. Age at admission and length of probation are those in force on `today`. Raises BadInput
    when no column holds names.
    """
    if not roster_layout.names_people(layout):
        raise BadInput(
            "Không thấy cột “Họ và tên” trong danh sách; hãy chọn cột ghi họ tên ở bản xem trước."
        )
    read, skipped = read_rows(sheet, layout, today)
    book = Book(existing)
    limits = rules.at(today, "charter_rules").values
    return Proposal(
        rows=tuple(_row(row, book, today, limits) for row in read),
        skipped=skipped,
        remarks=_remarks(layout),
    )


def apply(proposal: Proposal) -> tuple[Member, ...]:
    """Return the members to put, new and updated; raises BadInput when any row has a problem."""
    return tuple(row.member for row in proposal.wanted() if row.member)


def _row(row: RosterRow, book: Book, today: date, limits: Mapping[str, int]) -> RowProposal:
    problems = dict(row.problems)
    old = book.find(row, problems, lambda member: not _updates(row, member))
    made = _new(row) if old is None else _updated(row, old)
    member = roster_standing.settled(made, row, old, today, limits["probation_months"])
    problems |= members.check(member, admission_age=limits["admission_age"], today=today)
    book.take(row, member, old, problems)
    changes = _changes(old, member, today) if old else {}
    action = Action.NEW if old is None else Action.UPDATE if changes else Action.SAME
    return RowProposal(
        row_number=row.number,
        name=member.name,
        member=None if problems else member,
        action=Action.BAD if problems else action,
        changes=changes,
        problems=problems,
        remarks=tuple(row.remarks),
    )


def _new(row: RosterRow) -> Member:
    values = {"name": "", **row.values}
    return Member(uid=new_uid(), **values)  # type: ignore[arg-type]  # typed by field in Field.kind


def _updated(row: RosterRow, old: Member) -> Member:
    updates = _updates(row, old)
    return replace(old, **updates) if updates else old  # type: ignore[arg-type]


def _updates(row: RosterRow, old: Member) -> dict[str, Value]:
    """Return the fields the row says better than the roster."""
    return {
        name: value
        for name, value in row.values.items()
        if not _keeps(name, getattr(old, name), value)
    }


def _keeps(name: str, stored: Value, value: Value) -> bool:
    """Say whether the stored value says all that the list's does."""
    if stored == value:
        return True
    if name in _DATES:
        return stored.startswith(f"{value}-")
    if name == "name":
        return name_key(stored) == name_key(value)
    if name == "card_number":
        return bool(stored) and card_key(stored) == card_key(value)
    return isinstance(stored, str) and one_line(stored) == one_line(value)


def _changes(old: Member, new: Member, today: date) -> dict[str, tuple[str, str]]:
    changes = {
        name: (_shown(name, getattr(old, name)), _shown(name, getattr(new, name)))
        for name in _COMPARED
        if getattr(old, name) != getattr(new, name)
    }
    if old.standings != new.standings:
        before, after = members.standing_on(old, today), members.standing_on(new, today)
        changes["standings"] = (words.STANDING[before], words.STANDING[after])
    return changes


def _shown(name: str, value: Value) -> str:
    if isinstance(value, members.Sex):
        return words.SEX[value]
    if isinstance(value, members.Position):
        return words.POSITION[value]
    return dates.on_screen(value) if name in _DATES else value


def _remarks(layout: Layout) -> tuple[str, ...]:
    """Say that one date serves for decision and ceremony, as it must (DOMAIN §10.3)."""
    admitted = layout.indexes("admitted_on") or layout.indexes("probationary")
    if admitted and not layout.indexes("decided_on"):
        return (
            "Danh sách chỉ có một “Ngày vào Đảng”: dùng cho cả ngày quyết định kết nạp và ngày tổ "
            "chức lễ kết nạp. Nếu hai ngày khác nhau, hãy sửa ở hồ sơ đảng viên vì tuổi Đảng tính "
            "từ ngày quyết định.",
        )
    return ()


_DATES = ("birth_date", "decided_on", "admitted_on", "official_on")
_COMPARED = tuple(
    name for name in Member.__dataclass_fields__ if name not in ("uid", "version", "standings")
)
