"""Points by criterion: what the branch gives itself, beside what its records propose and why.

A proposal is only words until a person takes it; what a form leaves open asks with its choices.
"""

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import scoring
from handbook.records.meetings import Meeting, Score
from handbook.records.score_proposals import Proposal
from handbook.records.scoring import Criterion
from handbook.services import scoring as service
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.score_line import ScoreLine


class Scores(QWidget):
    """All lines of the meeting's set, their sum, and the grade it comes to."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__()
        self._editing, self._desk = editing, desk
        gathered = editing.gathered()
        self._own = gathered.own_sets
        self._criteria = scoring.set_of(editing.meeting, self._own, gathered.branch.criteria)
        self._year: tuple[Meeting, ...] | None = None
        self._total = labels.section()
        self._heads: list[tuple[Criterion, Any]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.lines: list[ScoreLine] = []
        if self._criteria is None:
            self._layout.addWidget(labels.quiet("Loại buổi sinh hoạt này không chấm điểm."))
            return
        self._lay_out(self._criteria)
        self._show()
        desk.work.read(lambda store: service.around(store, editing.meeting), self._know)

    def start(self) -> QWidget:
        """Return the first line that has no points, or the first."""
        open_ = [line for line in self.lines if line.value().points is None]
        return (open_ or self.lines)[0].points if self.lines else self

    def refresh(self) -> None:
        """Propose anew, from the meeting as it is typed by now."""
        if self._criteria is None or self._year is None or self._editing.sealed:
            return
        gathered = self._editing.gathered()
        found = service.propose(self._criteria, self._editing.meeting, gathered, self._year)
        for line in self.lines:
            line.show_proposal(found.get(line.id))
        self._take.setEnabled(any(_open(line) for line in self.lines))

    def showEvent(self, event: QShowEvent) -> None:
        """Propose anew: other steps may have changed what is known."""
        super().showEvent(event)
        self.refresh()

    def _lay_out(self, criteria: scoring.CriteriaSet) -> None:
        self._take = plain_button("Lấy mọi đề xuất", self._take_all, "check-check")
        self._take.setObjectName("meeting.close.take_all")
        self._take.setToolTip("Điền điểm máy đề xuất vào chỗ còn trống; điểm đã chấm giữ nguyên")
        self._take.setEnabled(False)
        most = plain_button("Điểm tối đa tất cả", self._give_most)
        most.setObjectName("meeting.close.give_most")
        most.setToolTip("Điền điểm tối đa vào chỗ còn trống; điểm đã chấm giữ nguyên")
        self._layout.addWidget(self._total)
        self._layout.addWidget(row(self._take, most, STRETCH))
        for criterion, items in scoring.lines(criteria):
            if items:
                self._add_head(criterion)
            for part in items or (criterion,):
                self._add_line(part)
        sheet = plain_button("In phiếu chấm điểm", self._print, "printer")
        sheet.setObjectName("meeting.close.sheet")
        sheet.setProperty("still", True)  # sealed minutes print their sheet too
        self._layout.addWidget(labels.quiet(criteria.title))
        self._layout.addWidget(row(sheet, STRETCH))

    def _add_head(self, criterion: Criterion) -> None:
        sum_ = labels.quiet()
        sum_.setWordWrap(False)
        head = labels.strong(f"{criterion.id}. {criterion.text}")
        line = boxes.row(head, sum_, gap=8)
        layout = line.layout()
        assert layout is not None
        layout.setStretch(0, 1)  # type: ignore[attr-defined]
        self._layout.addWidget(line)
        self._heads.append((criterion, sum_))

    def _add_line(self, part: Criterion | scoring.Item) -> None:
        line = ScoreLine(part)
        line.setObjectName(f"meeting.score.{part.id}")
        line.edited.connect(self._write)
        line.finished.connect(self._editing.flush)
        self._layout.addWidget(line)
        self.lines.append(line)

    def _know(self, year: tuple[Meeting, ...]) -> None:
        self._year = year
        self.refresh()

    def _show(self) -> None:
        given = {score.criterion: score for score in self._editing.meeting.scores}
        for line in self.lines:
            score = given.get(line.id)
            line.set_value(score.points if score else None, score.reason if score else "")
        self._sum()

    def _write(self) -> None:
        assert self._criteria is not None
        given = [(line.id, line.value()) for line in self.lines]
        scores = tuple(
            Score(criterion=name, points=value.points, reason=value.reason)
            for name, value in given
            if value.points is not None
        )
        self._editing.set(scores=scores, criteria_set=self._criteria.id)
        self._sum()
        self._take.setEnabled(any(_open(line) for line in self.lines))

    def _take_all(self) -> None:
        """Take every proposal where nothing is given yet; points a person gave stay."""
        for line in self.lines:
            if _open(line):
                line.take()
        self._write()
        self._editing.flush()

    def _give_most(self) -> None:
        """Give the most wherever nothing is given yet; points a person gave stay."""
        for line in self.lines:
            value = line.value()
            if value.points is None:
                line.set_value(line.most, value.reason)
        self._write()
        self._editing.flush()

    def _sum(self) -> None:
        meeting = self._editing.meeting
        words = wording.score_words(meeting, self._own)
        given, of = len(meeting.scores), len(self.lines)
        rest = f" (mới chấm {given}/{of} {self._unit()})" if 0 < given < of else ""
        self._total.setText(f"Tổng điểm {words}{rest}" if words else "Chưa chấm điểm")
        points = {score.criterion: score.points for score in meeting.scores}
        for criterion, sum_ in self._heads:
            there = [points[item.id] for item in criterion.items if item.id in points]
            said = wording.number(sum(there)) if there else "–"
            sum_.setText(f"{said} / {wording.number(criterion.most)}")

    def _print(self) -> None:
        self._editing.flush()
        self._desk.go("printing", paper="score-sheet", meeting=self._editing.meeting.uid)

    def _unit(self) -> str:
        return "ý" if self._heads else "tiêu chí"


def _open(line: ScoreLine) -> bool:
    """Say whether a line has a proposal of points and none given yet."""
    proposal: Proposal | None = line.proposal
    return line.value().points is None and proposal is not None and proposal.points is not None
