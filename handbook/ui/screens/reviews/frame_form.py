"""The criteria frames of a round as forms: criteria are reworded, weighted, added, left out.

Sums are checked at once and said; nothing is held back.
"""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from handbook.records import frames, frozen_rules
from handbook.records.review_rounds import FORM_WORDS, Form, Frame, FrameLine, frame_of
from handbook.records.text import decimal
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.going import OnEnter, go_to
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.typed_rows import Row, Rows
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.reviews.editing import EditingRound

_PARTS = {frames.COMMON: "Tiêu chí chung", frames.RESULTS: "Kết quả thực hiện nhiệm vụ"}
_POINTS_WIDTH = 90


class FrameForms(QWidget):
    """One frame at a time, chosen by form."""

    def __init__(self, editing: EditingRound) -> None:
        super().__init__()
        self.editing = editing
        forms = [(one.form, FORM_WORDS[one.form]) for one in editing.round.frames]
        self.form = Choice(forms, "Mẫu")
        self.form.setObjectName("reviews.frame.form")
        self.form.edited.connect(self._show)
        self.verdict = Verdict()
        self.sums = {part: labels.quiet() for part in _PARTS}
        self.rows = {part: self._rows(part) for part in _PARTS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.form)
        layout.addWidget(self.verdict)
        for part, words in _PARTS.items():
            layout.addWidget(boxes.row(labels.strong(words), STRETCH, self.sums[part]))
            layout.addWidget(self.rows[part])
        self._show()

    def frame(self) -> Frame | None:
        """Return the frame of the form chosen."""
        form: Form | None = self.form.value()
        return frame_of(self.editing.round, form) if form else None

    def _rows(self, part: int) -> Rows:
        rows = Rows(
            CriterionRow,
            partial(self._blank, part),
            name=_PARTS[part],
            add_words="Thêm tiêu chí",
        )
        rows.setObjectName(f"reviews.frame.part{part}")
        rows.edited.connect(partial(self._typed, part))
        rows.finished.connect(self.editing.flush)
        return rows

    def _blank(self, part: int) -> FrameLine:
        one = self.frame()
        assert one is not None
        given = {p.id for review in self.editing.held.reviews for p in review.points}
        return frames.blank_line(one, part, given)

    def _show(self) -> None:
        one = self.frame()
        for part, rows in self.rows.items():
            rows.set_value([line for line in one.lines if line.part == part] if one else [])
        if one is not None:
            self._check(one)

    def _typed(self, part: int) -> None:
        one = self.frame()
        if one is None:
            return
        fresh = frames.with_lines(one, part, self.rows[part].value())
        self.editing.set_frame(fresh)
        self._check(fresh)

    def _check(self, one: Frame) -> None:
        found = frames.problems(one, frozen_rules.values(self.editing.round))
        self.verdict.say("\n".join(found), Tone.LATE)
        for part, label in self.sums.items():
            label.setText(f"Cộng: {decimal(frames.sum_of(one, part))} điểm")


class CriterionRow(Row):
    """One criterion: its words and the most it brings."""

    def __init__(self) -> None:
        super().__init__()
        self._line = FrameLine(id="", part=frames.COMMON, text="", most=0)
        self.text = TextArea("Tiêu chí", "Tiêu chí", lines=1)
        self.most = NumberField("Điểm tối đa", most=100, decimals=1)
        self.most.setFixedWidth(_POINTS_WIDTH)
        for editor in (self.text, self.most):
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        OnEnter(self.text, partial(go_to, self.most))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.most)

    def value(self) -> FrameLine:
        """Return the criterion as typed; without points it brings nought."""
        return replace(self._line, text=self.text.value(), most=float(self.most.value() or 0))

    def set_value(self, value: FrameLine) -> None:
        """Show a criterion and tell nobody."""
        self._line = value
        self.text.set_value(value.text)
        self.most.set_value(Decimal(f"{value.most:g}") if value.most else None)
        self.most.setAccessibleName(f"Điểm tối đa: {value.text}")

    def is_empty(self) -> bool:
        """Say whether nothing is typed."""
        return not self.text.value().strip()

    def start(self) -> None:
        """Give the words the keyboard."""
        go_to(self.text)
