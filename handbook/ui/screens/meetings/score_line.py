"""One line of a score: its text, the points, what the records propose, the reason of lost ones."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from handbook.records.score_proposals import Proposal
from handbook.records.scoring import Criterion, Item
from handbook.ui import theme as look
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.screens.meetings import wording


@dataclass(frozen=True, slots=True)
class Given:
    """The points, None while none are given, and the reason some are lost."""

    points: float | None
    reason: str


class ScoreLine(QWidget):
    """A criterion that is scored as a whole, or one item of it."""

    edited = Signal()
    finished = Signal()

    def __init__(self, part: Criterion | Item) -> None:
        super().__init__()
        self.id, self.most = part.id, part.most
        self.proposal: Proposal | None = None
        self._text = part.text
        self._make_editors()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._first_line())
        layout.addWidget(self._problem)
        layout.addWidget(self._proposed)
        layout.addWidget(self._reason)
        self._say("")
        self._show_reason()

    def value(self) -> Given:
        """Return the points, None while none are given, and the reason."""
        points = self.points.value()
        return Given(None if points is None else float(points), self._reason.value().strip())

    def set_value(self, points: float | None, reason: str) -> None:
        """Show points and a reason and tell nobody."""
        self.points.set_value(None if points is None else Decimal(f"{points:g}"))
        self._reason.set_value(reason)
        self._show_reason()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Say what the records propose, with a button for it, or for each choice of a gap."""
        if proposal == self.proposal:
            return
        self.proposal = proposal
        boxes.clear(self._choices)
        self._proposed.setHidden(proposal is None)
        if proposal is None:
            return
        offered = proposal.ask if proposal.points is None else (proposal.points,)
        self._said.setText(proposal_words(proposal))
        for points in offered:
            words = f"Lấy {wording.number(points)}"
            button = quiet_button(words, partial(self._choose, points))
            button.setAccessibleName(f"{words} điểm: {self._text}")
            self._choices.addWidget(button)

    def take(self) -> None:
        """Take what is proposed, with its reason where points are lost; tells nobody."""
        if self.proposal is not None and self.proposal.points is not None:
            self._take(self.proposal.points)

    def _make_editors(self) -> None:
        most = wording.number(self.most)
        self.points = NumberField(
            f"Điểm: {self._text}, tối đa {most}", most=int(self.most), decimals=1
        )
        self.points.setFixedWidth(look.current().px(64))
        self._problem = labels.quiet()
        self._problem.setProperty("look", "problem")
        self._reason = LineEdit("Lý do trừ điểm", f"Lý do trừ điểm: {self._text}")
        self._said = labels.quiet()
        self._choices = QHBoxLayout()
        self._choices.setSpacing(4)
        self._proposed = boxes.row(self._said, self._choices, gap=8)
        line = self._proposed.layout()
        assert line is not None
        line.setStretch(0, 1)  # type: ignore[attr-defined]
        line.setContentsMargins(look.current().px(36), 0, 0, 0)
        self._proposed.hide()
        self.points.finished.connect(lambda: self._say(self.points.problem_text()))
        for editor in (self.points, self._reason):
            editor.edited.connect(self._edited)
            editor.finished.connect(self.finished)

    def _first_line(self) -> QHBoxLayout:
        of = labels.quiet(f"/ {wording.number(self.most)}")
        of.setFixedWidth(look.current().px(34))
        number = labels.quiet(self.id)
        number.setFixedWidth(look.current().px(28))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(labels.text(self._text), 1)
        line.addWidget(self.points)
        line.addWidget(of)
        return line

    def _choose(self, points: float) -> None:
        self._take(points)
        self._edited()
        self.finished.emit()

    def _take(self, points: float) -> None:
        lost = points < self.most and self.proposal is not None
        own = self._reason.value().strip()
        self.set_value(points, own or (self.proposal.reason if lost and self.proposal else ""))

    def _edited(self) -> None:
        self._say("")
        self._show_reason()
        self.edited.emit()

    def _say(self, problem: str) -> None:
        """Say what is wrong with the points, under them."""
        self._problem.setText(problem)
        self._problem.setHidden(not problem)

    def _show_reason(self) -> None:
        given = self.value()
        lost = given.points is not None and given.points < self.most
        self._reason.setHidden(not lost and not given.reason)


def proposal_words(proposal: Proposal) -> str:
    """Return `Đề xuất 4: có mặt 31/34 …`, or that the person decides, with what is known."""
    if proposal.points is not None:
        return f"Đề xuất {wording.number(proposal.points)}: {_small(proposal.reason)}"
    return f"Người chấm quyết định: {_small(proposal.reason)}" if proposal.reason else ""


def _small(sentence: str) -> str:
    """Return the sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:]
