"""The history of one record on any screen: its changes, fields side by side, any version back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from handbook.records import dates, kinds
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.services.record_history import RecordHistory, Told

_LONGEST = 600  # letters of one field shown on a side; the rest stays in the handbook


class RecordHistoryView(QWidget):
    """Above the changes, newest first; below what the chosen one changed."""

    def __init__(self, desk: Desk, back_words: str, on_back: Callable[[], None]) -> None:
        super().__init__()
        self.desk = desk
        self.kind, self.uid = "", ""
        self.called = labels.section("")
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
        self._sides = QGridLayout()
        self._sides.setContentsMargins(0, 0, 12, 0)
        self._sides.setHorizontalSpacing(16)
        self._sides.setVerticalSpacing(8)
        sides = QWidget()
        column = QVBoxLayout(sides)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._sides)
        column.addStretch(1)
        back = quiet_button(back_words, on_back, "chevron-left")
        back.setObjectName("history.back")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(boxes.row(back, self.called, STRETCH))
        layout.addWidget(self.table, 2)
        layout.addWidget(_beside(self.chosen, self.back_to_it))
        layout.addWidget(boxes.scrolled(sides), 3)

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

    def sides(self) -> list[tuple[str, str, str]]:
        """Return field, before and after of every line shown, without the heads."""
        cells = [self._words_at(row) for row in range(1, self._sides.rowCount())]
        return [line for line in cells if line[0]]

    def _words_at(self, row: int) -> tuple[str, str, str]:
        found = []
        for column in range(3):
            item = self._sides.itemAtPosition(row, column)
            widget = item.widget() if item is not None else None
            found.append(widget.text() if widget is not None else "")  # type: ignore[attr-defined]
        return found[0], found[1], found[2]

    def _show(self, one: "Told") -> None:
        boxes.clear(self._sides)
        self.back_to_it.setEnabled(not one.is_last)
        self.chosen.setText(
            f"{when(one.at)}: {one.deed}" + (" (bản đang dùng)" if one.is_last else "")
        )
        if not one.lines:
            self._sides.addWidget(labels.quiet("Lần này không sửa mục nào của bản ghi."), 0, 0)
            return
        for column, head in enumerate(("Mục", "Trước", "Sau")):
            self._sides.addWidget(labels.quiet(head), 0, column)
        for row, line in enumerate(one.lines, start=1):
            words = (labels.text(line.field), side(line.before), labels.text(cut(line.after)))
            for column, label in enumerate(words):
                self._sides.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((2, 4, 4)):
            self._sides.setColumnStretch(column, share)

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


def _beside(words: QWidget, button: QWidget) -> QWidget:
    """Return a line whose words take all the room the button leaves."""
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(words, 1)
    layout.addWidget(button)
    return line


def when(at: str) -> str:
    """Return `24/11/2026, 19:30` of an ISO time."""
    return f"{dates.on_screen(at[:10])}, {at[11:16]}"


def cut(words: str) -> str:
    """Return the words, shortened where one field holds pages."""
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + " …"


def side(words: str) -> QWidget:
    """Return the quiet label of what was before."""
    return labels.quiet(cut(words))
