"""Choosing a person by typing part of the name, with or without marks.

Offers names in a list; never completes or replaces what is being typed (Unikey).
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from handbook.records.text import fold, has_marks, nfc
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.suggestions import Suggestions


class PeopleBox(LineEdit):
    """A line whose value is the uid of the person chosen, None when the line is empty.

    A name that is not in the list changes nothing: who was chosen before stays, and `told` carries
    the sentence that says so. A `free` line has another place for such a name; its value is None.
    """

    chosen = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        name: str = "",
        placeholder: str = "Gõ một phần tên",
        parent: QWidget | None = None,
        *,
        free: bool = False,
    ) -> None:
        super().__init__(placeholder, name, parent=parent)
        self._free = free
        self._options: list[tuple[Any, str]] = []
        self._value: Any = None
        self._shown = ""  # the name of who is chosen, which an option may have no more
        self._list: Suggestions | None = None
        self.editingFinished.connect(self._settle)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these (uid, name) in this order."""
        self._options = list(options)

    def value(self) -> Any:
        """Return the uid of the person chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Choose the person with this uid; tells nobody."""
        self._value = value
        self._shown = next((words for uid, words in self._options if uid == value), "")
        self.setText(self._shown)
        self.setCursorPosition(0)

    def problem_text(self) -> str:
        """Return a sentence when what is typed is nobody in the list, else nothing."""
        typed = self.text().strip()
        if self._free or typed in ("", self._shown):
            return ""
        if matching(self._options, typed):
            return f"“{typed}” chưa rõ là ai: hãy chọn một tên trong danh sách."
        return f"Không có “{typed}” trong danh sách: chỉ chọn được tên có trong danh sách."

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the name, so that typing starts another."""
        super().focusInEvent(event)
        if self._value is not None:
            QTimer.singleShot(0, self, self.selectAll)

    def _user_edited(self, text: str) -> None:
        """Know who is meant before anybody is told that something was typed."""
        self._typed()
        super()._user_edited(text)

    def _typed(self) -> None:
        typed = self.text().strip()
        hits = matching(self._options, typed)
        exact = next(((uid, words) for uid, words in hits if words == typed), None)
        if exact or not typed or self._free:
            self._value, self._shown = exact or (None, "")
        if self._list is None:
            self._list = Suggestions(self, "Tên tìm thấy")
            self._list.picked.connect(self._picked)
        shown = [(words, "", uid) for uid, words in hits] if typed else []
        self._list.show_hits(shown, "Không có ai tên như vậy." if typed else "")

    def _picked(self, uid: Any) -> None:
        self.set_value(uid)
        self.edited.emit()
        self.chosen.emit(uid)
        self.finished.emit()

    def _settle(self) -> None:
        """When one leaves the line with a name half typed: the only match is meant."""
        typed = self.text().strip()
        if typed in ("", self._shown):
            return
        hits = matching(self._options, typed)
        if len(hits) == 1:
            self._picked(hits[0][0])
        elif self._value is not None:
            refused = f"{self.problem_text()} Vẫn giữ “{self._shown}”."
            self.setText(self._shown)
            self.told.emit(refused)


def matching(options: Sequence[tuple[Any, str]], typed: str) -> list[tuple[Any, str]]:
    """Return the options with every typed word at the start of one of theirs.

    A word typed with marks must match with marks; one without matches either.
    """
    words = nfc(typed).lower().split()
    return [(uid, name) for uid, name in options if all(_starts(word, name) for word in words)]


def _starts(word: str, name: str) -> bool:
    plain = nfc(name).lower().split()
    looked = plain if has_marks(word) else [fold(part) for part in plain]
    return any(part.startswith(word) for part in looked)
