"""In step 4: the meeting's resolution and conclusion, and the ways to begin or open them."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from handbook.records import numbering
from handbook.records.resolutions import Resolution, ResolutionKind, ResolutionState
from handbook.services import resolutions as service
from handbook.store.resolutions import CALLED
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card, LineCard
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings.editing import Editing

_HINT = (
    "Kết luận của chủ trì chỉ thành nghị quyết khi quá nửa số đảng viên chính thức biểu quyết tán "
    "thành; không ra nghị quyết thì ban hành kết luận."
)


class ResolutionList(Card):
    """What the meeting issues of its decisions; it is written on a page of its own."""

    def __init__(self, editing: Editing, desk: Desk, title: str) -> None:
        super().__init__(title)
        self._editing, self._desk = editing, desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.buttons = {kind: self._button(kind) for kind in ResolutionKind}
        self.add(labels.quiet(_HINT))
        self.body.addLayout(self._lines)
        self.add(row(*self.buttons.values(), STRETCH))
        self.read()

    def read(self) -> None:
        """Read what there is of this meeting."""
        uid = self._editing.meeting.uid
        self._desk.work.read(lambda store: store.resolutions.of_meeting(uid), self._show)

    def _button(self, kind: ResolutionKind) -> Any:
        made = plain_button(f"Soạn {CALLED[kind]}", partial(self._begin, kind), "pencil")
        made.setObjectName(f"meeting.conclude.{kind.value}")
        made.setProperty("still", True)  # written after the minutes are sealed as well
        return made

    def _begin(self, kind: ResolutionKind) -> None:
        self._editing.flush()
        uid = self._editing.meeting.uid
        self._desk.work.change(
            f"Soạn {CALLED[kind]}", lambda store: service.begin(store, uid, kind), self._open
        )

    def _open(self, resolution: Resolution) -> None:
        self._desk.go("meetings", resolution=resolution.uid)

    def _show(self, found: tuple[Resolution, ...]) -> None:
        boxes.clear(self._lines)
        for one in found:
            self._lines.addWidget(self._line(one))
        for kind, button in self.buttons.items():
            button.setHidden(any(one.kind is kind for one in found))

    def _line(self, one: Resolution) -> LineCard:
        issued = one.state is ResolutionState.ISSUED
        name = CALLED[one.kind].capitalize()
        if one.number is not None:
            symbol = numbering.symbol(one.number, one.kind.paper, self._editing.branch.symbol)
            name = f"{name} s{symbol[1:]}"
        chip = ("Đã ban hành", Tone.GOOD) if issued else ("Dự thảo", Tone.NEUTRAL)
        words = "Xem" if issued else "Mở để sửa"
        return LineCard(
            name, one.subject, chip, Action(words=words, on=partial(self._open, one), icon="eye")
        )
