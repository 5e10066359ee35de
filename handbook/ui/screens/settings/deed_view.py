"""One deed of the history: every record it changed, and the chosen one's fields side by side.

Leads to the history of a record; puts nothing back itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from handbook.records import kinds
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.record_history import when
from handbook.ui.parts.sides import Sides, lay_out
from handbook.ui.parts.table import Column, Table

if TYPE_CHECKING:
    from handbook.records.field_words import Line
    from handbook.services.record_history import Touched

_ELSEWHERE = "Nội dung của bản ghi này xem ở màn hình của nó."
_NOTHING = "Lần này không sửa mục nào của bản ghi."


class DeedView(QWidget):
    """`on_record` is called with kind and uid of a record whose own history is wanted."""

    def __init__(
        self, desk: Desk, on_back: Callable[[], None], on_record: Callable[[str, str], None]
    ) -> None:
        super().__init__()
        self.desk, self._on_record = desk, on_record
        self.group = ""
        self.called = labels.section("")
        self.called.setWordWrap(True)
        self.table = Table(
            [
                Column("Bản ghi", lambda one: one.called or kind_of(one), second=_second),
                Column("Đã làm", lambda one: one.action, width=160, quiet=True),
            ],
            name="Các bản ghi đã đổi trong một việc",
            empty="Không còn đọc được việc này đã đổi gì.",
            key=lambda one: one.place,
        )
        self.table.setObjectName("deed.records")
        self.table.setMinimumHeight(190)
        self.table.picked.connect(self._show)
        self.table.opened.connect(self._open)
        self.chosen = labels.quiet("")
        self.sides = Sides()
        self.to_record = plain_button("Lịch sử của bản ghi này", self._open_chosen, "history")
        self.to_record.setObjectName("deed.history")
        back = quiet_button("Quay lại", on_back, "chevron-left")
        back.setObjectName("deed.back")
        head = boxes.row(back, boxes.widest(self.called))
        chosen = boxes.row(boxes.widest(self.chosen), self.to_record)
        lay_out(self, head, self.table, chosen, self.sides)

    def show_deed(self, group: str, at: str, deed: str) -> None:
        """Read and show one deed; its first record is chosen."""
        from handbook.services import record_history

        self.group = group
        self.called.setText(f"{when(at)}: {deed}")
        self.desk.work.read(lambda store: record_history.of_deed(store, group), self._fill)

    def _fill(self, touched: "tuple[Touched, ...]") -> None:
        self.table.show_rows(touched)
        if touched:
            self.table.select(touched[0].place)
            self._show(touched[0])

    def _show(self, one: "Touched") -> None:
        from handbook.services import record_history

        group = self.group
        self.to_record.setEnabled(one.opens)
        words = ": ".join(filter(None, (kind_of(one), one.called)))
        self.chosen.setText(f"{words} ({one.action})")
        if not one.opens:
            self.sides.show_lines((), _ELSEWHERE)
            return

        def told(lines: "tuple[Line, ...]") -> None:
            chosen = self.table.selected()
            if self.group == group and chosen is not None and chosen.place == one.place:
                self.sides.show_lines(lines, _NOTHING)

        self.desk.work.read(lambda store: record_history.lines_of(store, group, one.place), told)

    def _open_chosen(self) -> None:
        chosen = self.table.selected()
        if chosen is not None:
            self._open(chosen)

    def _open(self, one: "Touched") -> None:
        if one.opens:
            self._on_record(one.kind, one.uid)


def _second(one: "Touched") -> str:
    return kind_of(one) if one.called else ""


def kind_of(one: "Touched") -> str:
    """Return what kind of record it is, in words that begin with a capital."""
    words = kinds.WORDS.get(one.kind, "bản ghi")
    return words[:1].upper() + words[1:]
