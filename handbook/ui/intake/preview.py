"""How the preview of a list says what its columns hold and what each of its rows comes to."""

from collections.abc import Callable
from typing import Any

from handbook.records import grids
from handbook.records.grids import Sheet
from handbook.records.list_import import Action, Proposal
from handbook.records.list_layout import ColumnGuess, Layout
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

_DONE = {
    Action.NEW: ("Thêm mới", Tone.GOOD),
    Action.UPDATE: ("Cập nhật", Tone.CARE),
    Action.SAME: ("Không đổi", Tone.NEUTRAL),
    Action.BAD: ("Có lỗi", Tone.LATE),
}
_MOST_SAID = 6  # problems said whole under the list


def rows_table(head: str, name: Callable[[Any], str], said: Callable[[Any], str]) -> Table:
    """Return the empty table of a preview: `name` names a row, `said` tells what to know of it.

    What to know is a sentence: it has the width of a line under the name, whatever the text's size.
    """
    columns = (
        Column("Dòng", lambda row: str(row.row_number), width=64, right=True, quiet=True),
        Column(
            "Sẽ làm", lambda r: _DONE[r.action][0], tone=lambda r: _DONE[r.action][1], width=130
        ),
        Column(head, name, second=said),
    )
    return Table(
        columns,
        name="Các dòng của danh sách",
        empty="Không có dòng nào.",
        key=lambda row: row.row_number,
    )


def column_name(guess: ColumnGuess) -> str:
    """Return a column's letter, as Excel has it, and its heading."""
    letter, rest = "", guess.index + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letter = chr(65 + place) + letter
    return f"Cột {letter}: {guess.heading}" if guess.heading else f"Cột {letter}"


def example(sheet: Sheet, layout: Layout, guess: ColumnGuess) -> str:
    """Return what the first cell of a column holds, as a hint under its choice."""
    if not 0 < layout.first_row <= len(sheet.rows):
        return ""
    row = sheet.rows[layout.first_row - 1]
    shown = grids.shown(row[guess.index]) if guess.index < len(row) else ""
    return f"Ví dụ: {shown}" if shown else "Ô đầu trống"


def remarks(found: Proposal[Any]) -> str:
    """Return what is said under the rows: problems, what to know of the list, rows left out."""
    said = list(found.problems[:_MOST_SAID])
    if len(found.problems) > _MOST_SAID:
        said.append(f"… và {len(found.problems) - _MOST_SAID} lỗi nữa ở danh sách trên.")
    said += found.remarks
    if found.skipped:
        said.append(
            f"{len(found.skipped)} dòng không phải là {found.lists} (đầu bảng, cộng, chữ ký) đã "
            "bỏ qua."
        )
    return "\n".join(said)
