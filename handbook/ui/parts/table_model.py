"""What a table shows: columns as functions of a record, and the model that holds the records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from handbook.ui.parts.tone import Tone

Index = QModelIndex | QPersistentModelIndex
ROLE_COLUMN = int(Qt.ItemDataRole.UserRole) + 1
ROLE_RECORD = int(Qt.ItemDataRole.UserRole) + 2
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, init=False)
class Column:
    """One column: its head, and how a record is said in it.

    `tone` makes a chip of the words; `second` a quiet second line; `width` is in pixels at 100 %, 0
    shares the rest; `write` takes what was typed in place, or with `choices` what was chosen;
    `tick` draws a tick box instead of the words (these are read aloud), none where it says None;
    what `spare` says can be read elsewhere too: it is left out where large text lacks the room.
    """

    head: str
    words: Callable[[Any], str]
    tone: Callable[[Any], Tone | None] | None
    second: Callable[[Any], str] | None
    width: int
    right: bool
    quiet: bool
    sort: Callable[[Any], Any] | None
    write: Callable[[Any, Any], None] | None
    choices: Callable[[Any], Sequence[tuple[Any, str]]] | None
    tick: Callable[[Any], bool | None] | None
    spare: bool

    def __init__(
        self,
        head: str,
        words: Callable[[Any], str],
        *,
        tone: Callable[[Any], Tone | None] | None = None,
        second: Callable[[Any], str] | None = None,
        width: int = 0,
        right: bool = False,
        quiet: bool = False,
        sort: Callable[[Any], Any] | None = None,
        write: Callable[[Any, Any], None] | None = None,
        choices: Callable[[Any], Sequence[tuple[Any, str]]] | None = None,
        tick: Callable[[Any], bool | None] | None = None,
        spare: bool = False,
    ) -> None:
        for name, value in locals().copy().items():
            if name != "self":
                object.__setattr__(self, name, value)


class Rows(QAbstractTableModel):
    """The records of a table; sorted by a column only when the user asks."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.given: list[Any] = []
        self.records: list[Any] = []
        self.order: tuple[int, bool] | None = None

    def show(self, records: Sequence[Any]) -> None:
        """Hold other records."""
        self.beginResetModel()
        self.given = list(records)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column's sort key; a column without one changes nothing."""
        if not 0 <= column < len(self.columns) or self.columns[column].sort is None:
            return
        self.beginResetModel()
        self.order = (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or its column or record."""
        if not index.isValid():
            return None
        column, record = self.columns[index.column()], self.records[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.words(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            second = column.second(record) if column.second else ""
            said = ". ".join(words for words in (column.words(record), second) if words)
            return f"{column.head}: {said}"
        return {ROLE_COLUMN: column, ROLE_RECORD: record}.get(role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the head of a column."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and across and 0 <= section < len(self.columns):
            return self.columns[section].head
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells take typed text."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.typed_in_place(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand typed text to the column; the record comes back by `show`."""
        column, record = self.columns[index.column()], self.records[index.row()]
        if (
            role != Qt.ItemDataRole.EditRole
            or column.write is None
            or value == column.words(record)
        ):
            return False
        column.write(record, value)
        return True

    def typed_in_place(self, index: Index) -> bool:
        """Say whether this cell takes typed text."""
        column = self.columns[index.column()]
        return column.write is not None and column.choices is None

    def _arrange(self) -> None:
        self.records = list(self.given)
        if self.order is not None:
            column, down = self.order
            key = self.columns[column].sort
            self.records.sort(key=key, reverse=down)
