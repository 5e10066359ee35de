"""The reason typed into a question: it stays within the file until the question is answered.

Leaving the page, a lock or a kill takes the question away, not its words: whoever asks the same
again finds them. Nothing is done by them; “Để sau” gives them up.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from handbook.records.typed_forms import TypedForm, typed_form
from handbook.ui.parts.question import QuestionBar
from handbook.ui.typing_kept import TypingKept
from handbook.ui.work import Work

_DEED = "ask_why"


class KeptReason(QObject):
    """Asks with the bar it is given, and keeps what is typed there by the question's sentence."""

    def __init__(self, work: Work, bar: QuestionBar) -> None:
        super().__init__(bar)
        self._work, self._bar = work, bar
        self._typing = TypingKept(work, self._typed, parent=self)
        bar.typed.connect(self._typing.touch)
        bar.answered.connect(self._forget)

    def ask_why(
        self,
        sentence: str,
        label: str,
        deed: str,
        on_deed: Callable[[str], Any],
        other: str = "Để sau",
    ) -> None:
        """Ask for a reason; what was typed for this question before stands there again."""
        self.flush()
        self._bar.ask_why(sentence, label, deed, on_deed, other)
        self._work.read(lambda store: store.drafts.forms(deed=_DEED, about=sentence), self._take_up)

    def flush(self) -> None:
        """Keep what is typed now: one leaves, or locks."""
        self._typing.keep()

    def leave(self) -> None:
        """Take the question away unanswered, and keep what is typed."""
        self.flush()
        self._bar.clear()

    def _typed(self) -> TypedForm | None:
        sentence, why = self._bar.sentence(), self._bar.why()
        return typed_form(_DEED, sentence, {"why": why}) if sentence and why else None

    def _take_up(self, kept: tuple[TypedForm, ...]) -> None:
        for one in kept:
            if one.about == self._bar.sentence() and not self._bar.why():
                self._bar.show_why(one.values["why"])

    def _forget(self, sentence: str) -> None:
        self._typing.forget(typed_form(_DEED, sentence, {}).uid)
