"""A question on the page whose buttons name the deed; never Yes and No, never a dialog."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.as_high import AsHigh
from handbook.ui.parts.buttons import Button
from handbook.ui.parts.line_edit import LineEdit

_BESIDE, _WITH_WHY = 560, 760  # pixels at 100 % from which the answers stand beside the question


class QuestionBar(AsHigh):
    """Hidden until `ask`; Escape is the quiet answer.

    `typed` tells of each letter of a reason, `answered` which question that asked for one was.
    """

    typed = Signal()
    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "care")
        self._words = labels.text()
        self._why = LineEdit()
        self._deed = Button("", self._do, look="plain")
        self._other = Button("", self._leave, look="quiet")
        self._on_deed: Callable[..., Any] | None = None
        self._on_other: Callable[[], Any] | None = None
        self._with_why = False
        self._lay_out()
        self._why.edited.connect(self._let_deed)
        self._why.edited.connect(self.typed)
        self._why.returnPressed.connect(self._do)
        self.hide()

    def ask(
        self,
        sentence: str,
        deed: str,
        on_deed: Callable[[], Any],
        other: str = "Để sau",
        on_other: Callable[[], Any] | None = None,
    ) -> None:
        """Ask; the deed's button does it, the other one leaves everything as it is."""
        self._show(sentence, deed, on_deed, other, on_other)
        self._deed.setFocus()

    def ask_why(
        self,
        sentence: str,
        label: str,
        deed: str,
        on_deed: Callable[[str], Any],
        other: str = "Để sau",
    ) -> None:
        """Ask with one line for the reason; without a reason the deed cannot be done."""
        self._show(sentence, deed, on_deed, other, None)
        self._with_why = True
        self._why.setPlaceholderText(label)
        self._why.setAccessibleName(label)
        self._why.set_value("")
        self._why.show()
        self._share()
        self._let_deed()
        self._why.setFocus()

    def clear(self) -> None:
        """Take the question away unanswered."""
        self._on_deed = self._on_other = None
        self.hide()

    def sentence(self) -> str:
        """Return what is asked, empty when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def why(self) -> str:
        """Return the reason as it is typed, empty when none is asked for."""
        return "" if self.isHidden() or not self._with_why else self._why.value().strip()

    def show_why(self, words: str) -> None:
        """Show a reason that was typed before."""
        self._why.set_value(words)
        self._let_deed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share()

    def _show(
        self,
        sentence: str,
        deed: str,
        on_deed: Callable[..., Any],
        other: str,
        on_other: Callable[[], Any] | None,
    ) -> None:
        self._on_deed, self._on_other, self._with_why = on_deed, on_other, False
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        for button, words in ((self._deed, deed), (self._other, other)):
            button.setText(words)
            button.setAccessibleName(words)
        self._deed.setEnabled(True)
        self._why.hide()
        self._share()
        self.show()

    def _lay_out(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(12, 6, 12, 6)
        self._line.setSpacing(8)
        self._answers = QHBoxLayout()
        self._answers.addWidget(self._why, 1)
        self._answers.addWidget(self._deed)
        self._answers.addWidget(self._other)
        self._answers.addStretch(0)
        self._line.addWidget(self._words, 1)
        self._line.addLayout(self._answers)

    def _share(self) -> None:
        """Put the answers under the question where beside it there is no room for either."""
        room = _WITH_WHY if self._with_why else _BESIDE
        under = self.width() < look.current().px(room)
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if under else way.LeftToRight)
        # A line of result needs as much room as the question.
        self._line.setStretch(1, 1 if self._with_why and not under else 0)

    def _let_deed(self) -> None:
        self._deed.setEnabled(not self._with_why or bool(self._why.value().strip()))

    def _do(self) -> None:
        if not self._deed.isEnabled() or self._on_deed is None:
            return
        on_deed, why = self._on_deed, self._why.value().strip()
        with_why = self._with_why
        self._end()
        on_deed(why) if with_why else on_deed()

    def _end(self) -> None:
        """Take the question away answered."""
        sentence = self.sentence() if self._with_why else ""
        self.clear()
        if sentence:
            self.answered.emit(sentence)

    def _leave(self) -> None:
        on_other = self._on_other
        self._end()
        if on_other is not None:
            on_other()
