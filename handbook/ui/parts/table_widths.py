"""How wide the columns of a table are: as wished while there is room, else as their words need.

With large text the wished widths add up to more than the table has. Then each gives up what its
words leave empty, and columns that can be spared are left out, before the table scrolls sideways.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFontMetrics

from handbook.ui.parts.table_model import Column
from handbook.ui.parts.table_paint import PAD
from handbook.ui.parts.tick_box import SIDE
from handbook.ui.theme import Theme

_LEAST, _NARROW = 120, 100  # pixels at 100 % of a column that shares the rest; where room lacks
_CHIP, _MARK = 12, 18  # the same: a side of a chip, the arrow beside one that can be chosen
_SPARE = 4  # pixels: a letter is not cut for one that a screen rounds otherwise
_MOST = 200  # records that are measured: a longer list is not looked through at each resize


def fitting(
    columns: Sequence[Column], records: Sequence[Any], room: int, now: Theme
) -> dict[int, int]:
    """Return the width of each column that is shown, by its place; spared ones go from the left."""
    spared = [place for place, column in enumerate(columns) if column.spare]
    found: dict[int, int] = {}
    for count in range(len(spared) + 1):
        places = [place for place in range(len(columns)) if place not in spared[:count]]
        wide = widths([columns[place] for place in places], records, room, now)
        found = dict(zip(places, wide, strict=True))
        if sum(wide) <= room:
            break
    return found


def widths(columns: Sequence[Column], records: Sequence[Any], room: int, now: Theme) -> list[int]:
    """Return a width in pixels for each column, so that they fill `room` where they can."""
    fixed = [now.px(column.width) for column in columns]
    free = [column for column in columns if not column.width]
    least = now.px(_LEAST)
    if sum(fixed) + len(free) * least > room:
        fixed, least = _needed(columns, records, fixed, now), now.px(_NARROW)
    share = max(least, (room - sum(fixed)) // len(free)) if free else 0
    return [width or share for width in fixed]


def _needed(
    columns: Sequence[Column], records: Sequence[Any], wished: list[int], now: Theme
) -> list[int]:
    """Return what the words of each column need, where that is less than is wished."""
    small, body = QFontMetrics(now.font("small")), QFontMetrics(now.font("body"))
    bold = QFontMetrics(now.font("small", bold=True))
    seen, found = records[:_MOST], []
    for column, width in zip(columns, wished, strict=True):
        words = max((_words(column, one, bold, body, now) for one in seen), default=0)
        head = small.horizontalAdvance(column.head)
        found.append(min(width, max(words, head) + 2 * PAD + _SPARE))
    return found


def _words(column: Column, record: Any, bold: QFontMetrics, body: QFontMetrics, now: Theme) -> int:
    if column.tick is not None:
        return now.px(SIDE)
    words = column.words(record)
    if column.tone is not None and column.tone(record) is not None:
        mark = now.px(_MARK) if column.choices is not None else 0
        return bold.horizontalAdvance(words) + 2 * now.px(_CHIP) + mark
    second = column.second(record) if column.second else ""
    return max(body.horizontalAdvance(words), body.horizontalAdvance(second))
