"""Choosing several from a list by typing part of a name: people who take part, shortcomings."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import icon_button
from handbook.ui.parts.people_box import PeopleBox


class Picks(QWidget):
    """An editor whose value is the tuple of what was picked, in the order it was picked."""

    edited = Signal()
    finished = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self._name = name
        self._words: Mapping[str, str] = {}
        self._value: tuple[str, ...] = ()
        self.box = PeopleBox(name, placeholder)
        self.box.chosen.connect(self._pick)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._lines)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (uid, words) in this order."""
        self._words = dict(options)
        self.box.set_options(options)
        self._show()

    def value(self) -> tuple[str, ...]:
        """Return the uids that are picked."""
        return self._value

    def set_value(self, value: Sequence[str]) -> None:
        """Show what is picked; tells nobody."""
        self._value = tuple(value)
        self._show()

    def problem_text(self) -> str:
        """Return a sentence when a name is typed that is not picked, else nothing."""
        return self.box.problem_text()

    def _pick(self, uid: str) -> None:
        self.box.set_value(None)
        if uid and uid not in self._value:
            self._change((*self._value, uid))

    def _drop(self, uid: str) -> None:
        self._change(tuple(one for one in self._value if one != uid))
        self.box.setFocus()

    def _change(self, value: tuple[str, ...]) -> None:
        self._value = value
        self._show()
        self.edited.emit()
        self.finished.emit()

    def _show(self) -> None:
        boxes.clear(self._lines)
        for uid in self._value:
            words = self._words.get(uid, "(không còn trong sổ)")
            drop = icon_button("x", f"Bỏ “{words}”", partial(self._drop, uid))
            line = boxes.row(labels.text(words), drop)
            layout = line.layout()
            assert layout is not None
            layout.setStretch(0, 1)  # type: ignore[attr-defined]
            self._lines.addWidget(line)
