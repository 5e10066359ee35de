"""A vote: the matter, how it was taken, the counts; the base and the result are said in words."""

from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.records import attendance, words
from handbook.records.meetings import Vote
from handbook.records.votes import Threshold
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import OnEnter, go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.typed_rows import Row
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.phrases import matters
from handbook.ui.screens.meetings.step import labelled, phrase_menu, put_phrase

_COUNTS = (
    ("yes", "Tán thành"),
    ("no", "Không tán thành"),
    ("other", "Ý kiến khác"),
    ("invalid", "Phiếu không hợp lệ"),
)


class VoteRow(Row):
    """One vote; what follows from the roll is worked out anew whenever the roll changes."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._matter = TextArea("Nội dung đưa ra biểu quyết", "Nội dung biểu quyết", lines=1)
        methods = [(m, said.capitalize()) for m, said in words.METHOD.items()]
        bars = [(t, said.capitalize()) for t, said in words.THRESHOLD.items()]
        self._method = Choice(methods, "Hình thức biểu quyết")
        self._threshold = Choice(bars, "Tỷ lệ cần đạt")
        self._counts = {name: NumberField(label) for name, label in _COUNTS}
        self._visiting = Check("Tính cả đảng viên sinh hoạt tạm thời đến")
        self._suspended = Check("Tính cả đảng viên đang bị đình chỉ sinh hoạt")
        self._base, self._reason = (
            NumberField("Cơ sở tính"),
            LineEdit("Vì sao đổi", "Lý do đổi cơ sở"),
        )
        self._warning, self._why, self._result = Verdict(), labels.quiet(), Verdict()
        self._lay_out()
        self._connect()

    def value(self) -> Vote:
        """Return the vote."""
        return Vote(
            matter=self._matter.value(),
            method=self._method.value(),
            threshold=self._threshold.value(),
            with_visiting=self._visiting.value(),
            with_suspended=self._suspended.value(),
            base=_whole(self._base),
            base_reason=self._reason.value(),
            **{name: _whole(field) or 0 for name, field in self._counts.items()},
        )

    def set_value(self, value: Vote) -> None:
        """Show a vote and tell nobody."""
        self._matter.set_value(value.matter)
        self._method.set_value(value.method)
        self._threshold.set_value(value.threshold)
        for name, field in self._counts.items():
            field.set_value(getattr(value, name) or None)
        self._visiting.set_value(value.with_visiting)
        self._suspended.set_value(value.with_suspended)
        self._base.set_value(value.base)
        self._reason.set_value(value.base_reason)
        self.work_out()

    def start(self) -> None:
        """Give the matter the keyboard."""
        go_to(self._matter)

    def work_out(self) -> None:
        """Say the base, the warning before voting, and the result."""
        vote, roll = self.value(), self._editing.counts.roll
        result = attendance.decide(vote, roll)
        self._why.setText(wording.base_words(roll, vote))
        warning = "" if result.cast else wording.warning_before(vote, roll)
        self._warning.say(warning, Tone.CARE)
        tone = Tone.GOOD if result.passed else Tone.LATE if result.cast else Tone.NEUTRAL
        self._result.say(wording.outcome_words(vote, roll), tone)
        self._all.setText(f"Tất cả {attendance.voters(vote, roll)} người có mặt tán thành")

    def _lay_out(self) -> None:
        self._all = plain_button("Mọi người tán thành", self._all_agree, "check-check")
        self._all.setObjectName("meeting.conclude.all_agree")
        ready = phrase_menu(
            [
                Action(words=said, on=partial(self._take, said, threshold))
                for said, threshold in matters(self._editing.meeting.date.month)
            ]
        )
        frame = QFrame()
        frame.setProperty("card", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.setSpacing(8)
        for part in (
            labelled("Nội dung", self._matter, ready),
            Spread(Field("Hình thức", self._method), Field("Cần đạt", self._threshold), least=170),
            self._why,
            self._warning,
            row(self._all, STRETCH),
            Spread(*(Field(label, self._counts[name]) for name, label in _COUNTS), least=105),
            self._result,
            Fold("Đổi cơ sở tính", self._own_base()),
        ):
            inside.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _own_base(self) -> QWidget:
        return column(
            self._visiting,
            self._suspended,
            Spread(Field("Cơ sở tính", self._base), Field("Lý do", self._reason), least=160),
        )

    def _connect(self) -> None:
        editors = (
            self._matter,
            self._method,
            self._threshold,
            *self._counts.values(),
            self._visiting,
            self._suspended,
            self._base,
            self._reason,
        )
        for editor in cast(tuple[Any, ...], editors):
            editor.edited.connect(self.work_out)
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        OnEnter(self._matter, lambda: go_to(self._all))

    def _take(self, matter: str, threshold: Threshold) -> None:
        """Put a ready matter in, with the share that it needs."""
        self._threshold.set_value(threshold)
        put_phrase(self._matter, matter)

    def _all_agree(self) -> None:
        """Everyone present who has a vote agreed."""
        vote = self.value()
        present = attendance.voters(vote, self._editing.counts.roll)
        self.set_value(replace(vote, yes=present, no=0, other=0, invalid=0))
        self.edited.emit()
        self.finished.emit()


def _whole(field: NumberField) -> int | None:
    value = field.value()
    return None if value is None else int(value)
