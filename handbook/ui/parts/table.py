"""A table of records: quiet, banded, driven by mouse or keyboard, alike on every screen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from handbook.ui import icons
from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.table_model import Column, Rows
from handbook.ui.parts.table_paint import Cells, Head
from handbook.ui.parts.table_widths import fitting

__all__ = ["Column", "Table"]

_UNREAD = "Chưa đọc được danh sách này."


class Table(QFrame):
    """`opened` carries the record of Enter or a double click, `picked` the one selected."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        empty: str = "Chưa có gì ở đây.",
        key: Callable[[Any], Any] = lambda record: record.uid,
        whole: Callable[[Any], int | None] = lambda record: None,
        parent: QWidget | None = None,
    ) -> None:
        """`whole` says from which column on a record has but one thing to say, to the end.

        `empty` is said of a list that was read, never before.
        """
        super().__init__(parent)
        self.setProperty("card", True)
        self._key, self._whole, self._none = key, whole, empty
        self.model = Rows(columns, self)
        self.view = _View(self.model, self)
        self.view.setAccessibleName(name)
        self._empty = labels.quiet("", self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 40, 24, 40)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 3, 1, 9)  # keeps rows out of the round corners
        layout.setSpacing(0)
        stack = QStackedLayout()
        stack.addWidget(self.view)
        stack.addWidget(self._empty)
        layout.addLayout(stack)
        self._stack = stack
        self.view.opened.connect(lambda row: self.opened.emit(self.model.records[row]))
        self.model.modelReset.connect(self._spread)
        self.model.modelReset.connect(self._show_which)
        self.model.modelReset.connect(self.view.fit_widths)
        self._show_which()

    def show_rows(self, records: Sequence[Any]) -> None:
        """Show these records; the selection and the scroll place stay where they were."""
        kept = self.selected()
        self._empty.setText(self._none)
        column = max(0, self.view.currentIndex().column())
        at = self.view.verticalScrollBar().value()
        self.view.quiet = True
        self.model.show(records)
        if kept is not None:
            self.select(self._key(kept), column)
        self.view.verticalScrollBar().setValue(at)
        self.view.quiet = False

    def unread(self) -> None:
        """Say that the list could not be read, unless records are shown; not that it is empty."""
        self._empty.setText(_UNREAD)

    def selected(self) -> Any:
        """Return the record selected, None when none is."""
        row = self.view.currentIndex().row()
        return self.model.records[row] if 0 <= row < len(self.model.records) else None

    def select(self, key: Any, column: int = 0) -> None:
        """Select the record with this key, if it is shown."""
        for row, record in enumerate(self.model.records):
            if self._key(record) == key:
                self.view.setCurrentIndex(self.model.index(row, self.view.shown(column)))
                return

    def rows(self) -> tuple[Any, ...]:
        """Return the records in the order shown."""
        return tuple(self.model.records)

    def on_key(self, letter: str, fn: Callable[[Any], None]) -> None:
        """Call `fn` with the record selected when `letter` is typed over the table."""
        self.view.letters[letter.upper()] = lambda: (
            fn(self.selected()) if self.selected() is not None else None
        )

    def leave_out(self, columns: Sequence[int], out: bool) -> None:
        """Leave these columns out where there is no room for them; the others share the width."""
        self.view.left_out = set(columns) if out else set()
        self.view.fit_widths()

    def open_choices(self, row: int, column: int) -> None:
        """Open the menu of choices at a cell."""
        self.view.choose(self.model.index(row, column))

    def _spread(self) -> None:
        self.view.clearSpans()
        for row, record in enumerate(self.model.records):
            first = self._whole(record)
            if first is not None:
                self.view.setSpan(row, first, 1, len(self.model.columns) - first)

    def _show_which(self) -> None:
        # With nothing to choose there is nothing for Tab to come to: a hidden view would hold it.
        self.setFocusProxy(self.view if self.model.records else None)  # type: ignore[arg-type]
        self._stack.setCurrentIndex(0 if self.model.records else 1)


class _View(QTableView):
    """The view inside the rounded frame."""

    opened = Signal(int)

    def __init__(self, model: Rows, table: Table) -> None:
        super().__init__(table)
        self._rows, self._table = model, table
        self.quiet = False
        self.left_out: set[int] = set()
        self.letters: dict[str, Callable[[], None]] = {}
        self.menu: QMenu | None = None
        self.setHorizontalHeader(Head(self))
        self.setModel(model)
        self.setItemDelegate(Cells(self))
        self._settle()
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(self._double)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record or the cell's choices; letters do what `on_key` said."""
        index = self.currentIndex()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        chooses = index.isValid() and self._rows.columns[index.column()].choices is not None
        if enter and self.state() == QAbstractItemView.State.EditingState:
            return  # the line typed in the cell ends with it, and Qt hands it on
        if plain and index.isValid() and (enter or event.key() == Qt.Key.Key_F2) and chooses:
            self.choose(index)
        elif plain and index.isValid() and enter:
            self.opened.emit(index.row())
        elif plain and event.text().upper() in self.letters and event.text():
            self.letters[event.text().upper()]()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One click on a cell with choices opens them."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._rows.columns[index.column()].choices is not None:
            self.choose(index)

    def choose(self, index: QModelIndex) -> None:
        """Open the choices of a cell as a menu under it."""
        column, record = self._rows.columns[index.column()], self._rows.records[index.row()]
        if column.choices is None or column.write is None:
            return
        menu = QMenu(self)
        for value, words in column.choices(record):
            line = menu.addAction(words.replace("&", "&&"))
            if words == column.words(record):
                line.setIcon(icons.icon("check"))
                menu.setActiveAction(line)
            line.triggered.connect(partial(_write, column, record, value))
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, menu.deleteLater))
        self.menu = menu
        below = self.visualRect(index).bottomLeft() + QPoint(8, 0)
        menu.popup(self.viewport().mapToGlobal(below))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is when one tabs into the table."""
        super().focusInEvent(event)
        # A click chooses its own row; to go to the first would move it from under the mouse.
        clicked = event.reason() == Qt.FocusReason.MouseFocusReason
        if not clicked and not self.selectionModel().hasSelection() and self._rows.records:
            self.selectRow(max(0, self.currentIndex().row()))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Take the row height and widths of the new text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_widths()

    def _settle(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if any(column.sort for column in self._rows.columns):
            head.sectionClicked.connect(self._sort)
        self.viewport().setAutoFillBackground(False)

    def _sort(self, column: int) -> None:
        if self._rows.columns[column].sort is None:
            return
        head, now = self.horizontalHeader(), self._rows.order
        down = now is not None and now == (column, False)
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        kept = self._table.selected()
        self.quiet = True
        head.setSortIndicatorShown(True)
        head.setSortIndicator(column, order)
        self._rows.sort(column, order)
        if kept is not None:
            self._table.select(self._table._key(kept))
        self.quiet = False

    def _fit(self) -> None:
        tall = any(column.second for column in self._rows.columns)
        height = look.current().size("tall_row" if tall else "row")
        self.verticalHeader().setDefaultSectionSize(height)
        self.fit_widths()

    def fit_widths(self) -> None:
        """Give fixed columns their width and share the rest among the others."""
        places = [n for n in range(len(self._rows.columns)) if n not in self.left_out]
        columns = [self._rows.columns[place] for place in places]
        room, now = self.viewport().width(), look.current()
        wide = fitting(columns, self._rows.records, room, now)
        for place in range(len(self._rows.columns)):
            width = wide.get(places.index(place)) if place in places else None
            self.setColumnHidden(place, width is None)
            if width is not None:
                self.setColumnWidth(place, width)
        if self.isColumnHidden(at := self.currentIndex().column()):
            self._table.select(self._table._key(self._table.selected()), at)

    def shown(self, column: int) -> int:
        """Return the column itself, or the first that is shown in place of one left out."""
        places = range(len(self._rows.columns))
        seen = [place for place in places if not self.isColumnHidden(place)]
        return column if column in seen else seen[0]

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self.quiet and now.isValid():
            self._table.picked.emit(self._rows.records[now.row()])

    def _double(self, index: QModelIndex) -> None:
        if not self._rows.typed_in_place(index) and not self._rows.columns[index.column()].choices:
            self.opened.emit(index.row())


def _write(column: Column, record: Any, value: Any, *_: Any) -> None:
    if column.write is not None:
        column.write(record, value)
