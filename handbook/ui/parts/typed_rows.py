"""A list one types into: rows of the same kind that are added, moved and taken out.

Knows no record: a row makes a value of what is typed, the page puts the values into the record.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.buttons import Button, fill_menu, icon_button, quiet_button
from handbook.ui.parts.going import OnEnter, go_to, reveal
from handbook.ui.parts.text_area import TextArea

_TAB = Qt.FocusPolicy.TabFocus


class Row(QWidget):
    """One row: its value, and the signals that it was typed in, left, or is complete (Enter)."""

    edited = Signal()
    finished = Signal()
    complete = Signal()

    def value(self) -> Any:
        """Return what the row says."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value and tell nobody."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Say whether nothing is typed yet, so that Enter adds no row after it."""
        return False

    def start(self) -> None:
        """Give the first field the keyboard."""
        raise NotImplementedError


class TextRow(Row):
    """A row of one text; Enter asks for the next row."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.area = TextArea(placeholder, name, lines=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.area.edited.connect(self.edited)
        self.area.finished.connect(self.finished)
        OnEnter(self.area, self.complete.emit)

    def value(self) -> str:
        """Return the text."""
        return self.area.value()

    def set_value(self, value: str) -> None:
        """Show a text and tell nobody."""
        self.area.set_value(value)

    def is_empty(self) -> bool:
        """Say whether there is no text."""
        return not self.area.value().strip()

    def start(self) -> None:
        """Give the text the keyboard."""
        go_to(self.area)


class Rows(QWidget):
    """The list; `edited` and `finished` as of any editor, `removed` carries the value taken out."""

    edited = Signal()
    finished = Signal()
    removed = Signal(object)

    def __init__(
        self,
        make: Callable[[], Row],
        blank: Callable[[], Any],
        *,
        name: str,
        add_words: str = "",
        numbered: bool = False,
        movable: bool = True,
        after: Callable[[], Any] | None = None,
    ) -> None:
        """`blank` gives the value of a new row; without `add_words` rows are added elsewhere.

        `after` is what a complete row leads to, when that is not the next row.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._make, self._blank = make, blank
        self._numbered, self.movable = numbered, movable
        self._lead_on = after
        self._lines: list[_Line] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        layout.addLayout(self._body)
        self.add_button: Button | None = None
        if add_words:
            self.add_button = quiet_button(add_words, self.begin, "plus")
            layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.below: QWidget | None = self.add_button  # Tab goes there from the last row

    def rows(self) -> list[Row]:
        """Return the rows from top to bottom."""
        return [line.row for line in self._lines]

    def value(self) -> tuple[Any, ...]:
        """Return what all rows say."""
        return tuple(line.row.value() for line in self._lines)

    def set_value(self, values: Sequence[Any]) -> None:
        """Show these values and tell nobody."""
        while len(self._lines) > len(values):
            self._drop(self._lines[-1])
        while len(self._lines) < len(values):
            self._put(len(self._lines))
        for line, value in zip(self._lines, values, strict=True):
            line.row.set_value(value)
        self._number()

    def begin(self) -> None:
        """Add a row at the end and go there."""
        self.insert(len(self._lines), self._blank()).start()

    def start(self) -> None:
        """Go to the last row, or begin the first."""
        if self._lines:
            self._lines[-1].row.start()
        else:
            self.begin()

    def insert(self, place: int, value: Any) -> Row:
        """Put a row with this value at `place`, tell so, and return it."""
        row = self._put(place)
        row.set_value(value)
        self._number()
        reveal(row)
        self.edited.emit()
        return row

    def remove(self, row: Row) -> None:
        """Take a row out and tell so."""
        line = next(line for line in self._lines if line.row is row)
        value, place = row.value(), self._lines.index(line)
        self._drop(line)
        self._number()
        if self._lines:
            self._lines[min(place, len(self._lines) - 1)].more.setFocus()
        elif self.add_button is not None:
            self.add_button.setFocus()
        self.edited.emit()
        self.removed.emit((place, value))

    def shift(self, row: Row, by: int) -> None:
        """Move a row up (-1) or down (1)."""
        line = next(line for line in self._lines if line.row is row)
        place = self._lines.index(line)
        there = place + by
        if 0 <= there < len(self._lines):
            self._lines.insert(there, self._lines.pop(place))
            self._body.removeWidget(line)
            self._body.insertWidget(there, line)
            self._number()
            self.edited.emit()
            line.more.setFocus()

    def _put(self, place: int) -> Row:
        line = _Line(self, self._make(), numbered=self._numbered)
        self._lines.insert(place, line)
        self._body.insertWidget(place, line)
        line.row.edited.connect(self.edited)
        line.row.finished.connect(self.finished)
        line.row.complete.connect(lambda: self._after(line))
        return line.row

    def _after(self, line: "_Line") -> None:
        """Go to the row after a complete one, a new one when it was the last and not empty."""
        place = self._lines.index(line)
        if self._lead_on is not None:
            self._lead_on()
        elif place + 1 < len(self._lines):
            self._lines[place + 1].row.start()
        elif not line.row.is_empty():
            self.begin()

    def _drop(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        for place, line in enumerate(self._lines):
            line.show_place(place, len(self._lines))
        self._chain()

    def _chain(self) -> None:
        """Let Tab come to the rows, then to what is below: Qt puts new ones behind everything."""
        if self.below is None:
            return
        before = self.below
        for stop in (stop for line in self._lines for stop in line.stops()):
            QWidget.setTabOrder(before, stop)
            before = stop
        QWidget.setTabOrder(before, self.below)


class _Line(QWidget):
    """A row with its number and the menu that moves it or takes it out."""

    def __init__(self, rows: Rows, row: Row, *, numbered: bool) -> None:
        super().__init__()
        self.row = row
        self._number = labels.quiet() if numbered else None
        self.more = icon_button("ellipsis", "Chuyển chỗ hoặc bỏ dòng này", self._open)
        self._rows, self._place, self._of = rows, 0, 0
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        if self._number:
            self._number.setFixedWidth(self.fontMetrics().horizontalAdvance("00."))
            line.addWidget(self._number)
        line.addWidget(row, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in the order shown; an editor of parts is one stop."""
        there = [w for w in self.findChildren(QWidget) if w.window() is self.window()]
        proxies = ((w, w.focusProxy()) for w in there)
        parts = {w: part for w, part in proxies if part is not None and w.isAncestorOf(part)}
        for whole, part in parts.items():  # without a policy of its own Qt would leave it behind
            whole.setFocusPolicy(part.focusPolicy())
        return [w for w in there if w.focusPolicy() & _TAB and w not in parts.values()]

    def show_place(self, place: int, of: int) -> None:
        """Show which row of how many this is."""
        self._place, self._of = place, of
        if self._number:
            self._number.setText(f"{place + 1}.")

    def _open(self) -> None:
        menu = QMenu(self)
        rows, row = self._rows, self.row
        up, down = self._place > 0, self._place + 1 < self._of
        moves = (
            Action(words="Đưa lên", on=lambda: rows.shift(row, -1), icon="arrow-up", enabled=up),
            Action(
                words="Đưa xuống", on=lambda: rows.shift(row, 1), icon="arrow-down", enabled=down
            ),
        )
        out = Action(words="Bỏ dòng này", on=lambda: rows.remove(row), icon="trash-2")
        fill_menu(menu, (*(moves if rows.movable else ()), out))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
