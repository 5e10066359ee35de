"""The list of shortcomings: which are listed, and what a line says."""

from dataclasses import dataclass
from enum import StrEnum

from handbook.records import dates
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.text import one_line
from handbook.ui.parts.table import Column, Table
from handbook.ui.screens.reviews.shortcoming_words import SHORT_WORDS, TONES


class View(StrEnum):
    """Which shortcomings are listed."""

    OPEN = "open"
    WAITING = "waiting"
    OVER = "over"
    ALL = "all"


VIEW_WORDS = {
    View.OPEN: "Còn phải theo dõi",
    View.WAITING: "Chờ xác nhận",
    View.OVER: "Đã xong",
    View.ALL: "Tất cả",
}
STATES = {
    View.OPEN: {s for s in ShortcomingState if s not in ("verified", "dropped")},
    View.WAITING: {ShortcomingState.REMEDIED},
    View.OVER: {ShortcomingState.VERIFIED, ShortcomingState.DROPPED},
    View.ALL: set(ShortcomingState),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One shortcoming and whose it is."""

    one: Shortcoming
    who: str


def table() -> Table:
    """Return the list, empty."""
    return Table(
        (
            Column("Hạn chế, khuyết điểm", lambda line: one_line(line.one.what), second=_second),
            Column(
                "Tình trạng",
                lambda line: SHORT_WORDS[line.one.state],
                tone=lambda line: TONES[line.one.state],
                width=156,
            ),
        ),
        name="Hạn chế, khuyết điểm và việc khắc phục",
        empty="Không có hạn chế nào như đang lọc. Bấm “Thêm hạn chế” để ghi.",
        key=lambda line: line.one.uid,
    )


def _second(line: Line) -> str:
    due = f"hạn {dates.on_screen(line.one.due)}" if line.one.due else "chưa ghi thời hạn"
    return " · ".join((line.who, f"kỳ {line.one.year}", due))
