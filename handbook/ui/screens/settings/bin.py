"""*Cài đặt → Thùng rác*: everything deleted; take it out again, or empty it on purpose."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import kinds
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.record_history import when
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.bin import Binned


class BinPart(QWidget):
    """A table of what was deleted, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.table = Table(
            [
                Column("Bản ghi", lambda one: capital(one.called)),
                Column("Loại", lambda one: kinds.WORDS.get(one.kind, ""), width=210, quiet=True),
                Column("Bỏ vào lúc", lambda one: when(one.at), width=160, quiet=True),
            ],
            name="Thùng rác",
            empty="Thùng rác trống.",
            key=lambda one: one.uid,
        )
        self.table.setObjectName("settings.bin")
        self.out = plain_button("Lấy ra", self._take_out, "undo-2")
        self.out.setObjectName("settings.bin_out")
        self.history = plain_button("Xem lịch sử", self._history, "history")
        self.gone = quiet_button("Xóa hẳn bản này…", self._purge_one, "trash-2")
        self.gone.setObjectName("settings.bin_purge")
        self.all_gone = quiet_button("Dọn sạch thùng rác…", self._purge_all, "trash-2")
        self.all_gone.setObjectName("settings.bin_empty")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(
            labels.quiet(
                "Những gì đã xóa ở mọi màn hình nằm ở đây đến khi được lấy ra. Thùng rác không tự "
                "dọn. Dọn rồi thì bản ghi không còn trong danh sách nào, nhưng lịch sử vẫn giữ nội "
                "dung cũ để chuỗi lịch sử không đứt."
            )
        )
        layout.addWidget(self.table, 1)
        layout.addWidget(boxes.flowing(self.out, self.history, STRETCH, self.gone, self.all_gone))

    def reload(self) -> None:
        """Read what lies in the bin."""
        from handbook.store import bin

        self.desk.work.read(bin.everything, self._show)

    def flush(self) -> None:
        """Nothing is typed here."""

    def _show(self, found: "tuple[Binned, ...]") -> None:
        self.table.show_rows(found)
        if found and self.table.selected() is None:
            self.table.select(found[0].uid)
        for button in (self.out, self.history, self.gone, self.all_gone):
            button.setEnabled(bool(found))

    def _take_out(self) -> None:
        from handbook.store import bin

        one = self.table.selected()
        if one is not None:
            self.desk.work.change(
                f"Lấy ra khỏi thùng rác: {one.called}",
                lambda store: bin.take_out(store, one.kind, one.uid),
                self._taken,
                self._failed,
            )

    def _taken(self, called: str) -> None:
        self.desk.say(f"Đã lấy ra: {called}.", Tone.GOOD)
        self.reload()

    def _history(self) -> None:
        one = self.table.selected()
        if one is not None:
            self.desk.go("settings", part="history", kind=one.kind, uid=one.uid, back="bin")

    def _purge_one(self) -> None:
        one = self.table.selected()
        if one is not None:
            self._ask((one,), f"Xóa hẳn {one.called}? Không lấy ra được nữa.", "Xóa hẳn")

    def _purge_all(self) -> None:
        those = self.table.rows()
        sentence = f"Xóa hẳn {len(those)} bản ghi trong thùng rác? Không lấy ra được nữa."
        self._ask(those, sentence, "Dọn sạch thùng rác")

    def _ask(self, those: "tuple[Binned, ...]", sentence: str, deed: str) -> None:
        self.desk.ask(sentence, deed, lambda: self._purge(those))

    def _purge(self, those: "tuple[Binned, ...]") -> None:
        from handbook.store import bin

        def told(_: Any) -> None:
            self.desk.say(f"Đã xóa hẳn {len(those)} bản ghi khỏi thùng rác.", Tone.GOOD)
            self.reload()

        self.desk.work.change(
            "Dọn thùng rác", lambda store: bin.empty(store, those), told, self._failed
        )

    def _failed(self, problem: Problem) -> None:
        self.desk.say(" ".join((problem.sentence, *problem.details[:2])), Tone.LATE)
        self.reload()


def capital(words: str) -> str:
    """Return the words with a capital at their start."""
    return words[:1].upper() + words[1:]
