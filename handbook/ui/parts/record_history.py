"""The history of one record on any screen: its changes, fields side by side, any version back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from handbook.records import dates, kinds
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.sides import Sides, lay_out
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.services.record_history import RecordHistory, Told


class RecordHistoryView(QWidget):
    """Above the changes, newest first; below what the chosen one changed."""

    def __init__(self, desk: Desk, back_words: str, on_back: Callable[[], None]) -> None:
        super().__init__()
        self.desk = desk
        self.kind, self.uid = "", ""
        self.called = labels.section("")
        self.called.setWordWrap(True)
        self.table = Table(
            [
                Column("Lúc", lambda one: when(one.at), width=140),
                Column("Việc đã làm", lambda one: one.deed, second=lambda one: one.action),
                Column("Người làm", lambda one: one.who, width=110, quiet=True),
            ],
            name="Các lần thay đổi của bản ghi",
            empty="Bản ghi này chưa có thay đổi nào được ghi lại.",
            key=lambda one: one.place,
        )
        self.table.setObjectName("history.versions")
        self.table.setMinimumHeight(190)
        self.table.picked.connect(self._show)
        self.back_to_it = plain_button("Khôi phục phiên bản này", self._ask, "rotate-ccw")
        self.back_to_it.setObjectName("history.restore")
        self.chosen = labels.quiet("")
        self.sides = Sides()
        back = quiet_button(back_words, on_back, "chevron-left")
        back.setObjectName("history.back")
        head = boxes.row(back, boxes.widest(self.called))
        chosen = boxes.row(boxes.widest(self.chosen), self.back_to_it)
        lay_out(self, head, self.table, chosen, self.sides)

    def show_record(self, kind: str, uid: str) -> None:
        """Read and show the history of a record."""
        from handbook.services import record_history

        fresh = (kind, uid) != (self.kind, self.uid)
        self.kind, self.uid = kind, uid

        def show(history: "RecordHistory") -> None:
            self.show_history(history)
            if history.veiled and fresh:
                self.desk.work.change(
                    "Xem lịch sử của bản ghi",
                    lambda store: record_history.note_look(store, kind, uid),
                )

        self.desk.work.read(lambda store: record_history.of_record(store, kind, uid), show)

    def show_history(self, history: "RecordHistory") -> None:
        """Show a history that was read; the newest change is chosen."""
        words = history.called or kinds.WORDS.get(history.kind, "bản ghi")
        self.called.setText(f"Lịch sử: {words}")
        self.table.show_rows(history.changes)
        if history.changes:
            self.table.select(history.changes[0].place)
            self._show(history.changes[0])

    def _show(self, one: "Told") -> None:
        self.back_to_it.setEnabled(not one.is_last)
        self.chosen.setText(
            f"{when(one.at)}: {one.deed}" + (" (bản đang dùng)" if one.is_last else "")
        )
        self.sides.show_lines(one.lines, "Lần này không sửa mục nào của bản ghi.")

    def _ask(self) -> None:
        one = self.table.selected()
        if one is not None:
            self.desk.ask(
                f"Đưa bản ghi này trở lại như sau lần “{one.deed}” ({when(one.at)})? Bản hiện nay "
                "vẫn ở trong lịch sử.",
                "Khôi phục phiên bản này",
                lambda: self._put_back(one),
            )

    def _put_back(self, one: "Told") -> None:
        from handbook.store import versions

        kind, uid = self.kind, self.uid

        def told(_: object) -> None:
            self.desk.say("Đã khôi phục phiên bản cũ của bản ghi.", Tone.GOOD)
            self.show_record(kind, uid)

        self.desk.work.change(
            f"Khôi phục phiên bản {when(one.at)}",
            lambda store: versions.put_back(store, kind, uid, one.place),
            told,
        )


def when(at: str) -> str:
    """Return `24/11/2026, 19:30` of an ISO time."""
    return dates.moment(at)
