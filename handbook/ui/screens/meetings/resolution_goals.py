"""On a resolution's page: the indicators and tasks of the year that it set, and how they stand."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from handbook.records import year_goals
from handbook.records.resolutions import Resolution
from handbook.records.year_goals import GoalKind, YearGoal
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card, LineCard
from handbook.ui.parts.tone import Tone


class ResolutionGoals(Card):
    """They are written in *Chỉ tiêu năm*; here they are seen and begun, once it has a number."""

    def __init__(self, desk: Desk, resolution: Resolution) -> None:
        super().__init__("Chỉ tiêu, nhiệm vụ năm theo văn bản này")
        self._desk, self._uid = desk, resolution.uid
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        add = plain_button("Thêm chỉ tiêu", self._add, "plus")
        add.setObjectName("resolution.goals.add")
        self.add(row(add, STRETCH))
        self.setHidden(resolution.number is None)
        self.read()

    def read(self) -> None:
        """Read what it set."""
        uid = self._uid
        self._desk.work.read(lambda store: store.year_goals.of_resolution(uid), self._show)

    def _add(self) -> None:
        self._desk.go("assignments", goal_of=self._uid)

    def _show(self, goals: tuple[YearGoal, ...]) -> None:
        boxes.clear(self._lines)
        for goal in goals:
            self._lines.addWidget(self._line(goal))
        if not goals:
            self._lines.addWidget(labels.quiet("Chưa có chỉ tiêu nào theo dõi theo văn bản này."))

    def _line(self, goal: YearGoal) -> LineCard:
        tone = Tone.GOOD if year_goals.is_reached(goal) else Tone.CARE
        show = Action(words="Mở", on=partial(self._desk.go, "assignments", goal=goal.uid))
        return LineCard(goal.name, _second(goal), (year_goals.standing(goal), tone), show)


def _second(goal: YearGoal) -> str:
    kind = f"{year_goals.KIND_WORDS[goal.kind]} năm {goal.year}"
    if goal.kind is not GoalKind.INDICATOR:
        return kind
    target = year_goals.spoken(year_goals.number(goal.target)) or "–"
    return f"{kind} · kế hoạch {target} {goal.unit}".strip()
