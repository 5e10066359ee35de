"""Points by criterion: what the branch gives itself, with a reason wherever points are lost."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from handbook.records import scoring
from handbook.records.meetings import Score
from handbook.records.scoring import Criterion
from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.editing import Editing


@dataclass(frozen=True, slots=True)
class _Given:
    points: float | None
    reason: str


class CriterionLine(QWidget):
    """One criterion: its text, the points of the most it takes, the reason when some are lost."""

    edited = Signal()
    finished = Signal()

    def __init__(self, criterion: Criterion) -> None:
        super().__init__()
        self.criterion = criterion
        most = wording.number(criterion.most)
        self.points = NumberField(
            f"Điểm: {criterion.text}, tối đa {most}", most=int(criterion.most), decimals=1
        )
        self.points.setFixedWidth(look.current().px(64))
        self._problem = labels.quiet()
        self._problem.setProperty("look", "problem")
        self._reason = LineEdit("Lý do trừ điểm", f"Lý do trừ điểm: {criterion.text}")
        of = labels.quiet(f"/ {most}")
        of.setFixedWidth(look.current().px(34))
        line = QHBoxLayout()
        line.setSpacing(8)
        number = labels.quiet(criterion.id)
        number.setFixedWidth(look.current().px(28))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(labels.text(criterion.text), 1)
        line.addWidget(self.points)
        line.addWidget(of)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        layout.addWidget(self._reason)
        self.points.finished.connect(lambda: self._say(self.points.problem_text()))
        for editor in (self.points, self._reason):
            editor.edited.connect(self._edited)
            editor.finished.connect(self.finished)
        self._say("")
        self._show_reason()

    def value(self) -> _Given:
        """Return the points, None while none are given, and the reason."""
        points = self.points.value()
        return _Given(None if points is None else float(points), self._reason.value().strip())

    def set_value(self, points: float | None, reason: str) -> None:
        """Show points and a reason and tell nobody."""
        self.points.set_value(None if points is None else Decimal(f"{points:g}"))
        self._reason.set_value(reason)
        self._show_reason()

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
        lost = given.points is not None and given.points < self.criterion.most
        self._reason.setHidden(not lost and not given.reason)


class Scores(QWidget):
    """All criteria of the meeting's set, their sum, and the grade it comes to."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._criteria = scoring.set_of(editing.meeting)
        self._total = labels.section()
        self._source = labels.quiet()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.lines: list[CriterionLine] = []
        if self._criteria is None:
            layout.addWidget(labels.quiet("Loại buổi sinh hoạt này không chấm điểm."))
            return
        self._most = plain_button("Điểm tối đa tất cả", self._give_most, "check-check")
        self._most.setObjectName("meeting.close.give_most")
        layout.addWidget(row(self._most, STRETCH, self._total))
        for criterion in self._criteria.criteria:
            line = CriterionLine(criterion)
            line.edited.connect(self._write)
            line.finished.connect(editing.flush)
            layout.addWidget(line)
            self.lines.append(line)
        self._source.setText(self._criteria.title)
        layout.addWidget(self._source)
        self._show()

    def start(self) -> QWidget:
        """Return the first line that has no points, or lost some without a reason."""
        open_ = [line for line in self.lines if line.value().points is None]
        return (open_ or self.lines)[0].points if self.lines else self

    def _show(self) -> None:
        given = {score.criterion: score for score in self._editing.meeting.scores}
        for line in self.lines:
            score = given.get(line.criterion.id)
            line.set_value(score.points if score else None, score.reason if score else "")
        self._sum()

    def _write(self) -> None:
        assert self._criteria is not None
        given = [(line.criterion.id, line.value()) for line in self.lines]
        scores = tuple(
            Score(criterion=name, points=value.points, reason=value.reason)
            for name, value in given
            if value.points is not None
        )
        self._editing.set(scores=scores, criteria_set=self._criteria.id)
        self._sum()

    def _give_most(self) -> None:
        """Give the most wherever nothing is given yet; points a person gave stay."""
        for line in self.lines:
            value = line.value()
            if value.points is None:
                line.set_value(line.criterion.most, value.reason)
        self._write()
        self._editing.flush()

    def _sum(self) -> None:
        meeting = self._editing.meeting
        words = wording.score_words(meeting)
        given, of = len(meeting.scores), len(self.lines)
        rest = f" (mới chấm {given}/{of} tiêu chí)" if 0 < given < of else ""
        self._total.setText(f"Tổng điểm {words}{rest}" if words else "Chưa chấm điểm")
