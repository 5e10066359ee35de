"""The table of *Cam kết*: members down; made, confirmed, mid-year and year's end across."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from handbook.records import dates
from handbook.records.commitments import KEPT_WORDS, Commitment, Kept
from handbook.records.dates import Partial
from handbook.services.commitments import END, MID, check_at
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

_TONES = {
    Kept.UNSAID: Tone.NEUTRAL,
    Kept.WELL: Tone.GOOD,
    Kept.PARTLY: Tone.CARE,
    Kept.NOT: Tone.LATE,
}
_KEPT_SHORT = {Kept.WELL: "Tốt", Kept.PARTLY: "Một phần", Kept.NOT: "Chưa"}
_MADE = ((True, "Đã viết, nộp hôm nay"), (False, "Chưa viết"))
_CONFIRMED = ((True, "Đã xác nhận hôm nay"), (False, "Chưa xác nhận"))
_CHECKS = (("Giữa năm", MID), ("Cuối năm", END))
CHECK_COLUMNS = (3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One member and his commitment; version 0 while there is none."""

    name: str
    one: Commitment


def table(
    set_made: Callable[[Line, bool], None],
    set_confirmed: Callable[[Line, bool], None],
    set_kept: Callable[[str, Line, Kept], None],
) -> Table:
    """Return the table; each function takes what was chosen in a cell."""
    return Table(
        (
            Column("Họ và tên", lambda line: line.name),
            Column(
                "Bản viết",
                lambda line: _short(line, line.one.made_on) or "Chưa viết",
                tone=lambda line: Tone.GOOD if line.one.made_on else Tone.CARE,
                width=116,
                choices=lambda line: _MADE,
                write=set_made,
            ),
            Column(
                "Xác nhận",
                lambda line: _short(line, line.one.confirmed_on) or "Chưa",
                tone=_confirmed_tone,
                width=116,
                choices=lambda line: _CONFIRMED,
                write=set_confirmed,
            ),
            *(_check_column(head, when, set_kept) for head, when in _CHECKS),
        ),
        name="Bản cam kết của từng đảng viên",
        empty="Năm này không có ai trong danh sách phải cam kết.",
        key=lambda line: line.one.member,
    )


def _check_column(head: str, when: str, set_kept: Callable[[str, Line, Kept], None]) -> Column:
    return Column(
        head,
        lambda line: _KEPT_SHORT.get(_kept(line, when), "–"),
        tone=lambda line: _TONES[_kept(line, when)],
        width=128,
        choices=lambda line: list(KEPT_WORDS.items()),
        write=partial(set_kept, when),
    )


def _short(line: Line, day: Partial) -> str:
    """Return a day without the year that is listed, so that the columns stay narrow."""
    return dates.on_screen(day).removesuffix(f"/{line.one.year}")


def _kept(line: Line, when: str) -> Kept:
    found = check_at(line.one, when)
    return found.kept if found else Kept.UNSAID


def _confirmed_tone(line: Line) -> Tone:
    if line.one.confirmed_on:
        return Tone.GOOD
    return Tone.CARE if line.one.made_on else Tone.NEUTRAL
