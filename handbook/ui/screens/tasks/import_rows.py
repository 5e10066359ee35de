"""The preview of a list of tasks as a table: what each row comes to, and an example of a column."""

from handbook.records import grids
from handbook.records.grids import Sheet
from handbook.records.list_import import Action as What
from handbook.records.list_layout import ColumnGuess, Layout
from handbook.records.task_import import RowProposal
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

_DONE = {
    What.NEW: ("Thêm mới", Tone.GOOD),
    What.UPDATE: ("Cập nhật", Tone.CARE),
    What.SAME: ("Không đổi", Tone.NEUTRAL),
    What.BAD: ("Có lỗi", Tone.LATE),
}


def rows_table() -> Table:
    """Return the empty table of a preview; its rows are `RowProposal`s."""

    def said(row: RowProposal) -> str:
        changed = f"đổi {', '.join(row.changes).lower()}" if row.changes else ""
        return " ".join((*row.problems.values(), *row.remarks, changed)).strip()

    columns = (
        Column("Dòng", lambda row: str(row.row_number), width=64, right=True),
        Column("Việc", lambda row: row.title or "(chưa có tên)", second=lambda row: row.who),
        Column(
            "Sẽ làm", lambda r: _DONE[r.action][0], tone=lambda r: _DONE[r.action][1], width=130
        ),
        Column("Điều cần biết", said, quiet=True),
    )
    return Table(
        columns,
        name="Các dòng của danh sách",
        empty="Không có dòng nào.",
        key=lambda row: row.row_number,
    )


def example(sheet: Sheet, layout: Layout, guess: ColumnGuess) -> str:
    """Return what the first cell of a column holds, as a hint under its choice."""
    if not 0 < layout.first_row <= len(sheet.rows):
        return ""
    row = sheet.rows[layout.first_row - 1]
    shown = grids.shown(row[guess.index]) if guess.index < len(row) else ""
    return f"Ví dụ: {shown}" if shown else "Ô đầu trống"
