"""The chains a meeting stands in, from shortcoming to verified."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.loop import Link
from handbook.ui.desk import Desk
from handbook.ui.parts.chain_view import ChainView
from handbook.ui.parts.collapsed import Fold
from handbook.ui.screens.meetings.editing import Editing

if TYPE_CHECKING:
    from handbook.store.store import Store


class ChainsHere(QWidget):
    """Under a title that opens; hidden when the meeting stands in none."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__()
        self.view = ChainView(desk.go, title="")
        self._uid = editing.meeting.uid
        shown = Fold("Chuỗi khắc phục hạn chế mà buổi này theo dõi", self.view)
        shown.head.setProperty("still", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        self.hide()
        desk.work.read(self._read, self._show)

    def _read(self, store: "Store") -> tuple[tuple[Link, ...], ...]:
        from handbook.services import loop

        return loop.chains(store, "meeting", self._uid)

    def _show(self, chains: tuple[tuple[Link, ...], ...]) -> None:
        closed = self.view.isHidden()
        self.view.show_chains(chains, here=self._uid)
        self.view.setHidden(closed)
        self.setVisible(bool(chains))
