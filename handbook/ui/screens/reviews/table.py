"""The table members × steps of a round: tick, filter, and a cell that leads to its part.

Works nothing out; a narrow window gets a shorter table that says in words what comes next.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from handbook.records.review_rounds import FORM_WORDS
from handbook.records.review_steps import STEPS, Step
from handbook.ui import theme as look
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.search_box import SearchBox
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews import lines as of
from handbook.ui.screens.reviews.lines import Line
from handbook.ui.screens.reviews.reading import Held

_ROOM_FOR_STEPS, _ROOM_FOR_TOOLS = 1000, 1060  # pixels at 100 %
_WIDTHS = {
    Step.FORM: 122,
    Step.COMMENTS: 88,
    Step.VOTE: 126,
    Step.PROPOSAL: 126,
    Step.DECISION: 126,
    Step.NOTIFIED: 104,
    Step.REMEDY: 94,
}
_FIRST_STEP = 3  # columns before the steps: tick, name, form
_NEXT = 2  # the column of the short table that says what comes next


class RoundTable(QWidget):
    """`opened` carries a line and the step to open it at, `ticked` follows what is chosen."""

    opened = Signal(object, object)
    ticked = Signal()

    def __init__(self, *tools: QWidget, below: QWidget | None = None) -> None:
        """`tools` stand at the end of the line of filters, `below` at the end of the last line."""
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._chosen: set[str] = set()
        self._narrowed = ""
        self._steps: tuple[Step, ...] = ()
        self.which = Choice(name="Xem")
        self.form = Choice(
            [("", "Mọi mẫu"), *((form.value, words) for form, words in FORM_WORDS.items())],
            name="Mẫu",
        )
        self.words = SearchBox("Lọc theo tên", "Lọc theo tên đảng viên")
        self.which.setObjectName("reviews.which")
        self.form.setObjectName("reviews.form")
        self.words.setObjectName("reviews.find")
        self.which.edited.connect(self._show)
        self.form.edited.connect(self._show)
        self.words.searched.connect(lambda _: self._show())
        self.tick_all = quiet_button("Chọn tất cả", self._tick_all, "check-check")
        self.tick_all.setObjectName("reviews.tick_all")
        self.said = labels.quiet()
        self.said.setObjectName("reviews.said")
        self._stack = QStackedWidget()
        self.full: Table | None = None
        self.short = self._table(_short_columns(self._ticks), "reviews.short", _NEXT)
        self._stack.addWidget(self.short)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(8)
        filters = boxes.flowing(self.which, self.form, self.words, self.tick_all)
        self._tools.addWidget(filters, 1)
        for widget in tools:
            self._tools.addWidget(widget)
        layout.addLayout(self._tools)
        layout.addWidget(self._stack, 1)
        last = QHBoxLayout()
        last.addWidget(self.said, 1)
        if below is not None:
            last.addWidget(below)
        layout.addLayout(last)

    def show_round(self, held: Held) -> None:
        """Show the lines of a round; ticks and filters stay where they were."""
        self.lines = of.lines(held)
        self._chosen &= {line.uid for line in self.lines if not line.why_not}
        self.which.set_options(of.options(held))
        self._widen()
        steps = tuple(self.lines[0].status)
        if self.full is None or steps != self._steps:
            self._build(steps)
        self._show()

    def narrow_to(self, which: str) -> None:
        """Show only those that lack a step, or another choice of the list."""
        self.which.set_value(which)
        self._narrowed = which
        self._show()

    def chosen(self) -> tuple[Line, ...]:
        """Return the ticked lines; all that are shown and reviewed when none is ticked."""
        ticked = tuple(line for line in self.lines if line.uid in self._chosen)
        return ticked or tuple(line for line in self.table().rows() if not line.why_not)

    def any_ticked(self) -> bool:
        """Say whether somebody was ticked."""
        return bool(self._chosen)

    def table(self) -> Table:
        """Return the table that is seen."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Table)
        return shown

    def select(self, uid: str) -> None:
        """Put the keyboard's place on a person."""
        for table in (self.full, self.short):
            if table is not None:
                table.select(uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the table that fits."""
        super().resizeEvent(event)
        self._fit()

    def _widen(self) -> None:
        """Show all again once nobody lacks the step that the list was narrowed to for a deed."""
        which = self.which.value() or of.ALL
        if which == self._narrowed and not of.shown(self.lines, which, "", ""):
            self.which.set_value(of.ALL)
            self._narrowed = ""

    def _build(self, steps: tuple[Step, ...]) -> None:
        if self.full is not None:
            self._stack.removeWidget(self.full)
            self.full.deleteLater()
        self._steps = steps
        self.full = self._table(_full_columns(self._ticks, steps), "reviews.table", _FIRST_STEP)
        self._stack.addWidget(self.full)
        self._fit()

    def _table(self, columns: Sequence[Column], name: str, reason: int) -> Table:
        """Return a table; from the column `reason` on it says why one is not reviewed."""
        table = Table(
            columns,
            name="Tiến độ kiểm điểm của từng đảng viên",
            empty="Không có ai như vậy.",
            key=lambda line: line.uid,
            whole=lambda line: reason if line.why_not else None,
        )
        table.setObjectName(name)
        table.on_key(" ", self._turn)
        table.opened.connect(lambda line: self._open(table, line))
        table.view.clicked.connect(lambda index: self._clicked(table, index))
        table.view.selectionModel().currentChanged.connect(lambda now, _: self._say(table, now))
        return table

    def _fit(self) -> None:
        wide = self.width() >= look.current().px(_ROOM_FOR_TOOLS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._tools.setDirection(way)
        roomy = self.full is not None and self.width() >= look.current().px(_ROOM_FOR_STEPS)
        wanted = self.full if roomy and self.full is not None else self.short
        if self._stack.currentWidget() is not wanted:
            kept = self.table().selected()
            self._stack.setCurrentWidget(wanted)
            if kept is not None:
                wanted.select(kept.uid)

    def _show(self) -> None:
        rows = of.shown(
            self.lines, self.which.value() or of.ALL, self.form.value() or "", self.words.text()
        )
        for table in (self.full, self.short):
            if table is not None:
                table.show_rows(rows)
        self.ticked.emit()
        all_ticked = bool(self._chosen)
        self.tick_all.setText("Bỏ chọn" if all_ticked else "Chọn tất cả")
        self.tick_all.setAccessibleName(self.tick_all.text())
        if not self.said.text():
            self.said.setText(
                "Bấm vào một ô để mở đúng phần ấy. Cột Chọn (hoặc phím cách): chọn nhiều người."
            )

    def _ticks(self, line: Line) -> bool:
        return line.uid in self._chosen

    def _turn(self, line: Line) -> None:
        if line.why_not:
            return
        self._chosen ^= {line.uid}
        self._show()

    def _tick_all(self) -> None:
        shown = {line.uid for line in self.table().rows() if not line.why_not}
        self._chosen = set() if self._chosen else shown
        self._show()

    def _step_at(self, table: Table, column: int) -> Step | None:
        place = column - _FIRST_STEP
        return self._steps[place] if table is self.full and 0 <= place < len(self._steps) else None

    def _clicked(self, table: Table, index: QModelIndex) -> None:
        line = table.rows()[index.row()]
        if index.column() == 0:
            self._turn(line)
        elif (step := self._step_at(table, index.column())) is not None:
            # The view is still busy with the click that takes it away.
            QTimer.singleShot(0, self, lambda: self.opened.emit(line, step))

    def _open(self, table: Table, line: Line) -> None:
        step = self._step_at(table, table.view.currentIndex().column())
        self.opened.emit(line, step or _next(line))

    def _say(self, table: Table, now: QModelIndex) -> None:
        if not now.isValid() or now.row() >= len(table.rows()):
            return
        line = table.rows()[now.row()]
        step = self._step_at(table, now.column()) or _next(line)
        said = line.why_not or f"{line.second}. {line.missing(step)}"
        self.said.setText(f"{line.name}: {said}")


def _next(line: Line) -> Step:
    return next((step for step, one in line.status.items() if one.done is False), Step.FORM)


def _tick_column(ticks: Callable[[Line], bool]) -> Column:
    return Column(
        "Chọn",
        lambda line: "" if line.why_not else "Đã chọn" if ticks(line) else "Chưa chọn",
        tick=lambda line: None if line.why_not else ticks(line),
        width=62,
    )


def _full_columns(ticks: Callable[[Line], bool], steps: tuple[Step, ...]) -> tuple[Column, ...]:
    return (
        _tick_column(ticks),
        Column("Họ và tên", lambda line: line.name),
        Column("Mẫu", _form_words, width=60, quiet=True),
        *(
            Column(
                STEPS[step],
                lambda line, step=step: line.why_not or line.cells[step][0],  # type: ignore[misc]
                tone=lambda line, step=step: line.cells[step][1],  # type: ignore[misc]
                width=_WIDTHS[step],
            )
            for step in steps
        ),
    )


def _short_columns(ticks: Callable[[Line], bool]) -> tuple[Column, ...]:
    return (
        _tick_column(ticks),
        Column("Họ và tên", lambda line: line.name),
        Column("Còn thiếu", _next_words),
        Column("Đã xong", _done_words, tone=_done_tone, width=120),
    )


def _form_words(line: Line) -> str:
    return "–" if line.why_not else FORM_WORDS[line.form].removeprefix("Mẫu ")


def _next_words(line: Line) -> str:
    if line.why_not:
        return line.why_not
    return STEPS[_next(line)] if line.done[0] < line.done[1] else ""


def _done_words(line: Line) -> str:
    done, of_all = line.done
    return f"{done}/{of_all} bước" if of_all else "–"


def _done_tone(line: Line) -> Tone | None:
    done, of_all = line.done
    if not of_all:
        return None
    return Tone.GOOD if done == of_all else Tone.NEUTRAL
