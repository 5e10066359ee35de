"""The conditions of each level with their figures: what holds, what does not, what is not known."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.records.rating_gates import Gate
from handbook.records.reviews import LEVEL_WORDS, Level
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.card import Card
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.editing import EditingReview


class GatesCard(Card):
    """Warns and says what it rests on; keeps nobody from writing a level."""

    def __init__(self, editing: EditingReview) -> None:
        super().__init__("Điều kiện của mức xếp loại")
        self._editing = editing
        self._shown: object = None
        self.advice = labels.text()
        self.add(self.advice)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.add(labels.quiet("Chương trình chỉ nhắc; mức do chi bộ đề xuất, cấp trên quyết định."))

    def show_gates(self) -> None:
        """Work the conditions out again."""
        gates = self._editing.gates()
        level, reasons = self._editing.proposed()
        known = (gates, level, reasons)
        if known == self._shown:
            return
        self._shown = known
        said = f"Gợi ý: {LEVEL_WORDS[level].lower()}." if level else "Chưa gợi ý được mức."
        self.advice.setText(" ".join([said, *(reasons if not gates else ())]))
        boxes.clear(self._list)
        for of in (*LEVEL_WORDS, Level.NONE):
            some = [gate for gate in gates if gate.level is of]
            if some:
                if of:
                    self._list.addWidget(labels.quiet(LEVEL_WORDS[of]))
                self._list.addWidget(_rows(some))


def _rows(gates: list[Gate]) -> QWidget:
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    for row, gate in enumerate(gates):
        grid.addWidget(Chip(*_state(gate)), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(labels.text(gate.says), row, 1)
    return body


def _state(gate: Gate) -> tuple[str, Tone]:
    if gate.holds is None:
        return "? Chưa rõ", Tone.NEUTRAL
    if gate.level is Level.NOT_DONE:
        return ("✗ Rơi vào", Tone.LATE) if gate.holds else ("✓ Không rơi vào", Tone.GOOD)
    return ("✓ Đạt", Tone.GOOD) if gate.holds else ("✗ Chưa đạt", Tone.CARE)
