"""The criteria frames of a round as forms: texts and greatest points, sums checked at once."""

from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.records import frames, frozen_rules
from handbook.records.review_rounds import FORM_WORDS, Form, Frame, frame_of
from handbook.ui.parts import labels
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.reviews.editing import EditingRound

_PARTS = {1: "Tiêu chí chung", 2: "Kết quả thực hiện nhiệm vụ"}


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
        self.editors: dict[str, tuple[TextArea, NumberField]] = {}
        self._holder = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.form)
        layout.addWidget(self.verdict)
        layout.addLayout(self._holder)
        self._show()

    def frame(self) -> Frame | None:
        """Return the frame of the form chosen."""
        form: Form | None = self.form.value()
        return frame_of(self.editing.round, form) if form else None

    def _show(self) -> None:
        while (item := self._holder.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.editors = {}
        one = self.frame()
        if one is None:
            return
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        row = 0
        for part, words in _PARTS.items():
            grid.addWidget(labels.strong(words), row, 0)
            grid.addWidget(labels.quiet("Tối đa"), row, 1)
            row += 1
            for line in (each for each in one.lines if each.part == part):
                text = TextArea("", f"Tiêu chí: {line.text}", lines=1)
                text.set_value(line.text)
                most = NumberField(f"Điểm tối đa: {line.text}", most=100, decimals=1)
                most.set_value(Decimal(f"{line.most:g}"))
                most.setMaximumWidth(90)
                for editor in (text, most):
                    editor.edited.connect(self._typed)
                    editor.finished.connect(self.editing.flush)
                self.editors[line.id] = (text, most)
                grid.addWidget(text, row, 0)
                grid.addWidget(most, row, 1)
                row += 1
        self._holder.addWidget(body)
        self._check(one)

    def _typed(self) -> None:
        one = self.frame()
        if one is None:
            return
        fresh = frames.edited(
            one,
            {id: text.value() for id, (text, _) in self.editors.items()},
            {
                id: float(value)
                for id, (_, most) in self.editors.items()
                if (value := most.value()) is not None
            },
        )
        self.editing.set_frame(fresh)
        self._check(fresh)

    def _check(self, one: Frame) -> None:
        found = frames.problems(one, frozen_rules.values(self.editing.round))
        self.verdict.say("\n".join(found), Tone.LATE)
