"""The roster as a table, and which members a filter shows."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from handbook.records import dates, words
from handbook.records.members import (
    GONE,
    Member,
    Position,
    StandingKind,
    in_order,
    on_roster,
    party_age,
    rank_on,
    standing_on,
)
from handbook.records.text import fold, has_marks, name_key, nfc, one_line
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

EXEMPT = (StandingKind.EXEMPT, StandingKind.TEMPORARILY_EXEMPT)
_POSITIONS = tuple(Position)
_NOBODY = "Không có đảng viên nào như vậy."


class Which(StrEnum):
    """The filters of the roster."""

    ROSTER = "roster"
    FULL = "full"
    PROBATIONARY = "probationary"
    EXEMPT = "exempt"
    OTHERS = "others"
    GONE = "gone"
    ALL = "all"


WORDS = {
    Which.ROSTER: "Trong danh sách",
    Which.FULL: "Chính thức",
    Which.PROBATIONARY: "Dự bị",
    Which.EXEMPT: "Miễn sinh hoạt",
    Which.OTHERS: "Tạm đến, đảng viên 213",
    Which.GONE: "Không còn ở chi bộ",
    Which.ALL: "Tất cả",
}


def belongs(member: Member, which: Which, day: date) -> bool:
    """Say whether a filter shows the member on `day`."""
    standing = standing_on(member, day)
    match which:
        case Which.ALL:
            return True
        case Which.GONE:
            return standing in GONE
        case Which.OTHERS:
            return standing in (StandingKind.VISITING, StandingKind.RESIDENT)
        case Which.EXEMPT:
            return standing in EXEMPT
        case Which.ROSTER:
            return on_roster(member, day)
        case Which.FULL | Which.PROBATIONARY:
            return on_roster(member, day) and rank_on(member, day).value == which.value


def named(member: Member, typed: str) -> bool:
    """Say whether the name holds what was typed: without marks it matches with or without them."""
    sought = one_line(typed).lower()
    if has_marks(sought):
        return sought in nfc(member.name).lower()
    return sought in fold(member.name)


def shown(members: Sequence[Member], which: Which, typed: str, day: date) -> tuple[Member, ...]:
    """Return the members of a filter whose name holds what was typed, in Vietnamese order."""
    return in_order([m for m in members if belongs(m, which, day) and named(m, typed)])


def counts(members: Sequence[Member], day: date) -> dict[Which, int]:
    """Return how many members each filter shows."""
    return {which: sum(belongs(m, which, day) for m in members) for which in Which}


def tone_of(member: Member, day: date) -> Tone:
    """Return the tone of the member's standing; the words always stand with it."""
    match standing_on(member, day):
        case StandingKind.FULL:
            return Tone.GOOD
        case StandingKind.PROBATIONARY:
            return Tone.CARE
        case StandingKind.SUSPENDED | StandingKind.EXPELLED | StandingKind.REMOVED:
            return Tone.LATE
        case _:
            return Tone.NEUTRAL


class Width(StrEnum):
    """How much room the roster has."""

    FULL = "table"
    LESS = "less"
    SHORT = "short"


class Roster(QStackedWidget):
    """The roster in full, with fewer columns for large text, or short beside a member."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, day: date) -> None:
        super().__init__()
        self._tables = {Width.FULL: _full(day), Width.LESS: _less(day), Width.SHORT: _short(day)}
        self._now = Width.FULL
        for width, table in self._tables.items():
            table.setObjectName(f"members.{width}")
            table.picked.connect(self.picked)
            table.opened.connect(self.opened)
            self.addWidget(table)

    def show_rows(self, members: Sequence[Member]) -> None:
        """Show these members, whatever the width."""
        for table in self._tables.values():
            table.show_rows(members)

    def show_width(self, width: Width) -> None:
        """Take the columns that fit; the selection and the keyboard go along."""
        if width is self._now:
            return
        now, then = self._table(), self._tables[width]
        self._now = width
        had_keyboard, chosen = now.view.hasFocus(), now.selected()
        self.setCurrentWidget(then)
        if chosen is not None:
            self.select(chosen.uid)
        if had_keyboard:
            then.view.setFocus()

    def select(self, uid: str) -> None:
        """Select a member and tell nobody."""
        table = self._table()
        table.blockSignals(True)
        table.select(uid)
        table.blockSignals(False)

    def rows(self) -> tuple[Member, ...]:
        """Return the members that are shown."""
        return self._table().rows()

    def focus(self) -> None:
        """Put the keyboard into the roster."""
        self._table().view.setFocus()

    def _table(self) -> Table:
        return self._tables[self._now]


def short_standing(member: Member, day: date) -> str:
    """Return the standing in words short enough for a chip."""
    standing = standing_on(member, day)
    short = {StandingKind.AWAY: "Tạm đi nơi khác", StandingKind.VISITING: "Tạm thời đến"}
    return short.get(standing, words.STANDING[standing])


def post_words(member: Member) -> str:
    """Return the post, empty for a plain member."""
    return "" if member.position is Position.MEMBER else words.POSITION[member.position]


def age_words(member: Member, day: date) -> str:
    """Return the party age in years, empty when it is not known or not reached."""
    age = party_age(member, day)
    # Party age is reckoned once a member is full (208-QĐ/TW, 26/7/2026).
    known = age is not None and age >= 0 and rank_on(member, day) is StandingKind.FULL
    return f"{age} năm" if known else ""


def _born(member: Member) -> Any:
    return member.birth_date or "9999"


def _admitted(member: Member) -> Any:
    return member.admitted_on or "9999"


def _full(day: date) -> Table:
    columns: list[Column] = [
        _name(),
        Column("Ngày sinh", lambda m: dates.on_screen(m.birth_date), width=112, sort=_born),
        _standing(day),
        _post(),
        Column("Vào Đảng", lambda m: dates.on_screen(m.admitted_on), width=112, sort=_admitted),
        _age(day),
    ]
    return Table(columns, name="Danh sách đảng viên", empty=_NOBODY)


def _less(day: date) -> Table:
    columns = [_name(), _standing(day), _post(), _age(day)]
    return Table(columns, name="Danh sách đảng viên", empty=_NOBODY)


def _short(day: date) -> Table:
    return Table([_name(), _standing(day)], name="Danh sách đảng viên, thu gọn", empty=_NOBODY)


def _name() -> Column:
    return Column("Họ và tên", lambda m: m.name, sort=lambda m: name_key(m.name))


def _post() -> Column:
    return Column("Chức vụ", post_words, width=142, sort=lambda m: _POSITIONS.index(m.position))


def _age(day: date) -> Column:
    return Column("Tuổi đảng", lambda m: age_words(m, day), width=96, right=True, sort=_admitted)


def _standing(day: date) -> Column:
    return Column(
        "Tư cách",
        lambda m: short_standing(m, day),
        tone=lambda m: tone_of(m, day),
        width=158,
        sort=lambda m: words.STANDING[standing_on(m, day)],
    )
