"""The grid of a count: a row for each person, a number for each level; Enter moves down.

T puts what is left of the valid ballots into a cell. Counts only, never who voted what.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from handbook.records.ballots import PersonCount
from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.going import go_to
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.tone import Tone

COLUMNS = (
    ("excellent", "Xuất sắc"),
    ("good", "Tốt"),
    ("done", "Hoàn thành"),
    ("not_done", "Không HT"),
    ("unrated", "Chưa xếp"),
)
_CELL, _AROUND = 34, 50  # pixels at 100 % for the digits; round them, at any size of text
_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class CountGrid(QWidget):
    """`edited` at each key, `finished` when a cell is left."""

    edited = Signal()
    finished = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._whole = 0
        self._uids: list[str] = []
        self.cells: dict[tuple[str, str], NumberField] = {}
        self._places: dict[QObject, tuple[str, str]] = {}
        self._sums: dict[str, Chip] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        for place, (_, words) in enumerate(COLUMNS, start=1):
            self._grid.addWidget(labels.quiet(words), 0, place)
        self._grid.addWidget(labels.quiet("Cộng"), 0, len(COLUMNS) + 1)

    def show_counts(self, counts: Sequence[PersonCount], whole: int) -> None:
        """Show these counts; `whole` is what each row has to come to."""
        if [count.member for count in counts] != self._uids:
            self._build([count.member for count in counts])
        for count in counts:
            for field, _ in COLUMNS:
                self.cells[count.member, field].set_value(getattr(count, field) or None)
        self.check(whole)

    def value(self) -> tuple[PersonCount, ...]:
        """Return the counts as typed; an empty cell is nought."""
        return tuple(
            PersonCount(
                member=uid,
                **{field: int(self.cells[uid, field].value() or 0) for field, _ in COLUMNS},
            )
            for uid in self._uids
        )

    def check(self, whole: int) -> None:
        """Say in each row whether it comes to the valid ballots."""
        self._whole = whole
        for count in self.value():
            chip = self._sums[count.member]
            if not count.total:
                chip.show_state("chưa ghi", Tone.NEUTRAL)
            elif count.total == whole:
                chip.show_state(f"✓ {count.total}", Tone.GOOD)
            else:
                off = count.total - whole
                words = f"thừa {off}" if off > 0 else f"thiếu {-off}"
                chip.show_state(words, Tone.LATE)

    def take_all_rest(self, field: str) -> None:
        """Put into a column what is left of the valid ballots, for everybody."""
        for uid in self._uids:
            self._put_rest((uid, field))
        self._edited()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows go from row to row; T takes what is left."""
        place = self._places.get(watched)
        if place is None or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _DOWN:
            self._go(place, 1)
        elif event.key() == Qt.Key.Key_Up:
            self._go(place, -1)
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self._take_rest(place)
            self._go(place, 1)
        else:
            return False
        return True

    def begin(self) -> None:
        """Give the first cell the keyboard."""
        if self._uids:
            go_to(self.cells[self._uids[0], COLUMNS[0][0]])

    def _build(self, uids: list[str]) -> None:
        for place in range(self._grid.count() - 1, len(COLUMNS), -1):
            item = self._grid.takeAt(place)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._uids, self.cells, self._places, self._sums = uids, {}, {}, {}
        for row, uid in enumerate(uids, start=1):
            name = self._names.get(uid, "") if uid else "Tập thể chi bộ"
            self._grid.addWidget(labels.text(name), row, 0)
            for column, (field, words) in enumerate(COLUMNS, start=1):
                cell = NumberField(f"{name}: {words}")
                cell.setObjectName(f"reviews.count.{row}.{field}")
                cell.setFixedWidth(look.current().px(_CELL) + _AROUND)
                cell.edited.connect(self._edited)
                cell.finished.connect(self.finished)
                cell.line.installEventFilter(self)
                self.cells[uid, field] = cell
                self._places[cell.line] = (uid, field)
                self._grid.addWidget(cell, row, column)
            self._sums[uid] = Chip("chưa ghi")
            self._grid.addWidget(self._sums[uid], row, len(COLUMNS) + 1)

    def _edited(self) -> None:
        self.check(self._whole)
        self.edited.emit()

    def _go(self, place: tuple[str, str], by: int) -> None:
        row = self._uids.index(place[0]) + by
        if 0 <= row < len(self._uids):
            go_to(self.cells[self._uids[row], place[1]])
        elif by > 0:
            column = [field for field, _ in COLUMNS].index(place[1]) + 1
            if column < len(COLUMNS):
                go_to(self.cells[self._uids[0], COLUMNS[column][0]])

    def _take_rest(self, place: tuple[str, str]) -> None:
        self._put_rest(place)
        self._edited()

    def _put_rest(self, place: tuple[str, str]) -> None:
        uid, field = place
        others = sum(
            int(self.cells[uid, name].value() or 0) for name, _ in COLUMNS if name != field
        )
        self.cells[place].set_value(max(0, self._whole - others) or None)
