"""The discussion: who spoke, found by part of the name, what was said, what the chair answered."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.meetings import Speech
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import Button, quiet_button
from handbook.ui.parts.going import OnEnter, go_to
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_rows import Row, Rows
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.phrases import phrases
from handbook.ui.screens.meetings.step import StepPage, phrase_menu, put_phrase


class SpeechRow(Row):
    """One speaker; Ctrl + Enter in a text goes back to the box that adds the next one."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._name_of, self._speech = name_of, Speech()
        self._name = labels.strong()
        self._name.setWordWrap(False)
        self.area = TextArea("Tóm tắt ý kiến", "Ý kiến", lines=1)
        self._answer = TextArea("Chủ trì trả lời", "Chủ trì trả lời", lines=1)
        self._more = quiet_button("Chủ trì trả lời", self._open_answer, "plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(row(self._name, STRETCH, self._phrases()))
        layout.addWidget(self.area)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._answer)
        for area in (self.area, self._answer):
            area.edited.connect(self.edited)
            area.finished.connect(self.finished)
            OnEnter(area, self.complete.emit, with_ctrl=True)

    def value(self) -> Speech:
        """Return who spoke and what was said."""
        return replace(self._speech, text=self.area.value(), answer=self._answer.value())

    def set_value(self, value: Speech) -> None:
        """Show a speech and tell nobody."""
        self._speech = replace(value, name=self._name_of(value.member) or value.name)
        self._name.setText(f"Đồng chí {self._speech.name}")
        self.area.setAccessibleName(f"Ý kiến của đồng chí {self._speech.name}")
        self._answer.setAccessibleName(f"Chủ trì trả lời đồng chí {self._speech.name}")
        self.area.set_value(value.text)
        self._answer.set_value(value.answer)
        self._show_answer(bool(value.answer))

    def start(self) -> None:
        """Give the text the keyboard."""
        go_to(self.area)

    def _phrases(self) -> Button:
        said = [Action(words=w, on=partial(put_phrase, self.area, w)) for w in phrases("speech")]
        answers = [Action(words=w, on=partial(self._answer_with, w)) for w in phrases("answer")]
        return phrase_menu([*said, *answers])

    def _answer_with(self, words: str) -> None:
        self._show_answer(True)
        put_phrase(self._answer, words)

    def _open_answer(self) -> None:
        self._show_answer(True)
        go_to(self._answer)

    def _show_answer(self, there: bool) -> None:
        self._answer.setHidden(not there)
        self._more.setHidden(there)


class Speeches(QWidget):
    """The box that finds a speaker, and the speeches above it."""

    def __init__(self, step: StepPage, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.rows = Rows(
            lambda: SpeechRow(editing.name),
            Speech,
            name="Ý kiến thảo luận",
            after=lambda: go_to(self.box),
        )
        self.rows.set_value(editing.meeting.speeches)
        self.rows.edited.connect(lambda: editing.set(speeches=self.rows.value()))
        self.rows.finished.connect(editing.flush)
        self.box = PeopleBox(
            "Người phát biểu", "Người phát biểu: gõ một phần tên rồi Enter", free=True
        )
        self.box.setObjectName("meeting.course.speaker")
        self.rows.below = self.box
        self.offer()
        self.box.chosen.connect(self._add_member)
        self.box.returnPressed.connect(self._add_other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.rows)
        layout.addWidget(self.box)
        hint = "Xong một ý kiến, bấm Ctrl + Enter để ghi người tiếp theo; đại biểu thì gõ cả tên."
        layout.addWidget(labels.quiet(hint))
        step.places["speeches"] = self.box

    def offer(self) -> None:
        """Offer the people of the day's roster."""
        self.box.set_options(self._editing.people())

    def _add_member(self, uid: str) -> None:
        self._add(Speech(member=uid, name=self._editing.name(uid)))

    def _add_other(self) -> None:
        """Somebody who is on no roster speaks under the name typed."""
        typed = self.box.text().strip()
        if typed and self.box.value() is None:
            self._add(Speech(name=typed))

    def _add(self, speech: Speech) -> None:
        self.box.set_value(None)
        self.rows.insert(len(self.rows.rows()), speech).start()
