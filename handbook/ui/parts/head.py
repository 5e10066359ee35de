"""The head of a screen: title, second line, search over everything, and the screen's buttons."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from handbook.ui import theme as look
from handbook.ui.desk import Action, Found
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import Button, action_button, icon_button
from handbook.ui.parts.search_box import SearchBox

if TYPE_CHECKING:
    from handbook.ui.parts.suggestions import Suggestions

_LEAST_SEARCH, _MOST_SEARCH = 120, 270  # pixels at 100 %
_UNBOUND = 16_777_215  # Qt's own largest size


class Head(QWidget):
    """`found` carries the hit that was chosen, `asked` the text to search for."""

    asked = Signal(str)
    found = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._second = labels.title(), labels.quiet()
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = SearchBox("Tìm trong cuốn sổ (Ctrl+K)", "Tìm trong cuốn sổ")
        self.search.searched.connect(self._ask)
        self._hits: Suggestions | None = None
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._made: list[Button] = []
        self._looks: tuple[object, ...] = (False,)
        self._line, self._whole = QHBoxLayout(), QVBoxLayout(self)
        self._line.setSpacing(12)
        self._line.addWidget(self._title, 1)
        self._line.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(self._buttons)
        self._whole.setContentsMargins(24, 16, 24, 8)
        self._whole.setSpacing(2)
        self._whole.addLayout(self._line)
        self._whole.addWidget(self._second)
        self._below = False  # the title stands under search and buttons
        self._fit()

    def show_head(
        self,
        title: str,
        second: str,
        main: Action | None,
        actions: Sequence[Action],
        history: Callable[[], None] | None = None,
    ) -> None:
        """Show what the screen says of itself; `history` leads to that of the record shown."""
        self._title.setText(title)
        self._second.setText(second)
        self._second.setHidden(not second)
        wanted = [(action, "plain") for action in actions]
        if main is not None:
            wanted.append((main, "main"))
        looks: tuple[object, ...] = (history is not None, *(kind for _, kind in wanted))
        if looks != self._looks:
            self._looks = looks
            self._make_buttons(wanted, history)
        for button, (action, _) in zip(self._made, wanted, strict=True):
            button.show_action(action)
        self._buttons.invalidate()  # their words are others, so is the room that they need
        self._fit()

    def show_hits(self, text: str, hits: Sequence[Found]) -> None:
        """Show what was found for `text`, if that is still what stands in the box."""
        if text != self.search.text().strip() or not self.search.hasFocus():
            return
        self._list().show_hits(
            [(hit.words, hit.second, hit) for hit in hits], f"Không thấy “{text}” trong cuốn sổ."
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the search box with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_buttons"):
            self._fit()

    def _make_buttons(
        self, wanted: Sequence[tuple[Action, str]], history: Callable[[], None] | None
    ) -> None:
        """Make the buttons anew; else they stay, so that no click or focus on one is lost."""
        boxes.clear(self._buttons)
        if history is not None:
            button = icon_button("history", "Lịch sử của bản ghi đang xem (Ctrl+H)", history)
            button.setObjectName("head.history")
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._made = [action_button(action, kind) for action, kind in wanted]
        for made in self._made:
            self._buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def _ask(self, text: str) -> None:
        if text:
            self.asked.emit(text)
        elif self._hits is not None:
            self._hits.hide()

    def _list(self) -> "Suggestions":
        if self._hits is None:
            from handbook.ui.parts.suggestions import Suggestions

            self._hits = Suggestions(self.search, "Tìm thấy")
            self._hits.picked.connect(self._go)
        return self._hits

    def _go(self, hit: Found) -> None:
        self.search.clear()
        self.found.emit(hit)

    def _fit(self) -> None:
        """Let the title stand before the search box where it keeps one line, else below it."""
        now = look.current()
        title = now.font("title", bold=True)
        wanted = QFontMetrics(title).horizontalAdvance(self._title.text()) + 12
        rest = self.width() - self._buttons.sizeHint().width() - 48 - 24 - wanted
        least = now.px(_LEAST_SEARCH)
        self._stand(below=rest < least)
        wide = max(least, min(now.px(_MOST_SEARCH), rest))
        self.search.setMinimumWidth(least if self._below else wide)
        self.search.setMaximumWidth(_UNBOUND if self._below else wide)

    def _stand(self, *, below: bool) -> None:
        if below == self._below:
            return
        self._below = below
        if below:
            self._line.removeWidget(self._title)
            self._whole.insertWidget(1, self._title)
        else:
            self._whole.removeWidget(self._title)
            self._line.insertWidget(0, self._title, 1)
        self._line.setStretchFactor(self.search, 1 if below else 0)
