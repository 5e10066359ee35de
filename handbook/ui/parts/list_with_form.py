"""A year's records as a list with one of them beside as a form: goals, plans, sessions of study.

What is typed is kept within the file a second after the first key and comes back after a kill or a
lock; it is written when its button is pressed or the page is left. Knows no kind of record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH, beside
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.record_form import RecordForm
from handbook.ui.parts.table import Table
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.year_choice import YearChoice
from handbook.ui.to_bin import put_in_bin
from handbook.ui.typing_kept import TypingKept

if TYPE_CHECKING:
    from handbook.store.store import Store

_BOTH_FROM = 1000  # pixels at 100 %: narrower, the form stands in place of the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a page says: `kind` of its records, `name` of its widgets, `paper` that prints them."""

    name: str
    kind: str
    title: str
    add: str
    paper: str
    print: str
    gone: str


class ListWithForm(QWidget):
    """`changed` is called when the head of the window should be shown afresh."""

    words: ClassVar[Words]
    every_year: ClassVar[str] = ""  # words of a choice of all years, which is year 0
    years_ahead: ClassVar[int] = 0  # how many years after this one are offered

    def __init__(
        self,
        desk: Desk,
        changed: Callable[[], None],
        table: Table,
        form: RecordForm,
        *,
        above: Sequence[QWidget] = (),
        tools: Sequence[QWidget] = (),
        share: tuple[int, int] = (4, 6),
    ) -> None:
        """`tools` stand beside the year, `above` between them and the list."""
        super().__init__()
        self.desk, self._changed, self.table, self.form = desk, changed, table, form
        self.year = YearChoice(desk.work.today, ahead=self.years_ahead, every=self.every_year)
        self.year.setObjectName(f"{self.words.name}.year")
        self.year.edited.connect(self._year_chosen)
        table.setObjectName(f"{self.words.name}.table")
        table.picked.connect(self._picked)
        table.opened.connect(lambda row: self.open_listed(self.record_of(row).uid))
        form.keep.connect(self._keep)
        form.left.connect(self._leave)
        form.to_bin.connect(self._put_in_bin)
        form.hide()
        self._typing = TypingKept(desk.work, self._typed, self._refused, self)
        form.touched.connect(self._typing.touch)
        self._read_once = False
        self._lay_out(above, tools, share)

    # What each page says of its records.

    def read(self, store: "Store", year: int) -> Any:
        """Return what the page shows of a year; `take` gets it. Runs on the handbook's lane."""
        raise NotImplementedError

    def take(self, found: Any) -> tuple[Sequence[Any], Sequence[int]]:
        """Take what was read; return the rows of the list and the years there are."""
        raise NotImplementedError

    def record_of(self, row: Any) -> Any:
        """Return the record of a row."""
        return row

    def year_of(self, record: Any) -> int:
        """Return the year a record is listed in."""
        return int(record.date.year)

    def blank(self) -> Any:
        """Return a new record to be typed."""
        raise NotImplementedError

    def called(self, record: Any) -> str:
        """Return what a record is called in a sentence."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where a new record begins."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Return the second line of the head."""
        raise NotImplementedError

    # What the screen asks for.

    def reload(self) -> None:
        """Read the year again; what is typed stays."""
        year, first = self.chosen_year(), not self._read_once
        self._read_once = True

        def read(store: "Store") -> tuple[Any, Any]:
            return self.read(store, year), self._cut_off(store) if first else None

        self.desk.work.read(read, self._take)

    def open_record(self, uid: str) -> None:
        """Show one record, whatever year it is of."""
        chosen = self.chosen_year()

        def read(store: "Store") -> tuple[Any, Any]:
            record = store.tables[self.words.kind].find_uid(uid)
            return record, self.read(store, chosen if record is None else self._listed_in(record))

        def found(of: tuple[Any, Any]) -> None:
            record, whole = of
            if record is None:
                self.desk.say(self.words.gone)
                return
            self.year.turn_to(self._listed_in(record))
            self._take((whole, None))
            self._show_form(record)

        self.desk.work.read(read, found)

    def add(self) -> None:
        """Begin a new record."""
        if self.flush():
            self._show_form(self.blank())
            self.focus_first()

    def flush(self) -> bool:
        """Write what is typed; False when something is wrong: then it is kept as typing."""
        if not self.form.dirty or self.form.save():
            return True
        self._typing.keep()
        return False

    def leave(self) -> None:
        """Write what is typed and go back to the list."""
        if self.flush():
            self._close_form()

    def chosen_year(self) -> int:
        """Return the year that is listed, 0 for all of them."""
        return self.year.year()

    def open_listed(self, uid: str) -> None:
        """Show a record of the list."""
        rows = (self.record_of(row) for row in self.table.rows())
        record = next((one for one in rows if one.uid == uid), None)
        shown = self.form.record
        if record is None or (shown and shown.uid == uid and not self.form.isHidden()):
            return
        if self.flush():
            self._show_form(record)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and form side by side, or only one when it is narrow."""
        super().resizeEvent(event)
        self._share()

    # The list

    def _take(self, found: tuple[Any, Any]) -> None:
        whole, cut_off = found
        rows, years = self.take(whole)
        self.year.offer(years)
        self.table.blockSignals(True)  # nobody moved the selection
        self.table.show_rows(rows)
        self.table.blockSignals(False)
        self._show_again([self.record_of(row) for row in rows])
        if cut_off is not None and self.form.record is None:
            self._show_form(cut_off)
            self.form.touch()
            said = "Phần gõ dở lần trước còn ở đây. Hãy ghi, hoặc bấm “Thôi” để bỏ."
            self.form.notice.say(said, Tone.CARE)
        self._changed()

    def _show_again(self, records: Sequence[Any]) -> None:
        """Show the open record as it now stands, unless something is being typed."""
        shown = self.form.record
        now = next((one for one in records if shown and one.uid == shown.uid), None)
        if now is not None and now != shown and not self.form.dirty:
            self.form.show_record(now)

    def _cut_off(self, store: "Store") -> Any:
        """Return typing of this kind that was cut off and could not be written, or None."""
        waiting = (record for kind, record in store.drafts.waiting() if kind == self.words.kind)
        return next(waiting, None)

    def _listed_in(self, record: Any) -> int:
        """Return the year to list so that a record is seen: all of them stay all."""
        return self.year_of(record) if self.chosen_year() else 0

    def _year_chosen(self) -> None:
        if self.flush():
            self._close_form()
            self.reload()
        elif self.form.record is not None:
            self.year.set_value(self._listed_in(self.form.record))

    def _picked(self, row: Any) -> None:
        if self.form.isHidden() and self._narrow():
            return  # moving through the list must not take it away; Enter opens
        self.open_listed(self.record_of(row).uid)

    # The form

    def _show_form(self, record: Any) -> None:
        self.form.show_record(record)
        self.form.show()
        self._share()

    def _close_form(self) -> None:
        self._typing.stop()
        self.form.close_record()
        self._share()

    def _leave(self) -> None:
        """Close the form and forget what was typed in it."""
        if self.form.dirty and self.form.record is not None:
            self._typing.forget(self.form.record.uid)
        self._close_form()

    def _typed(self) -> Any:
        """Return the record as it is typed, None when nothing is."""
        return self.form.typed() if self.form.dirty and self.form.record is not None else None

    def _keep(self, record: Any) -> None:
        self._typing.stop()

        def kept(now: Any) -> None:
            if self.form.record is not None and self.form.record.uid == now.uid:
                self.form.show_record(now)
            self.year.turn_to(self._listed_in(now))
            self.desk.say(self.kept_words(now), Tone.GOOD)

        self.desk.work.change(
            f"{'Thêm' if record.version == 0 else 'Sửa'} {self.called(record)}",
            lambda store: store.tables[self.words.kind].put(record),
            kept,
            self._refused,
        )

    def kept_words(self, record: Any) -> str:
        """Return what is said when a record was written."""
        return f"Đã ghi {self.called(record)}."

    def _put_in_bin(self, record: Any) -> None:
        called = self.called(record)
        put_in_bin(self.desk, self.words.kind, record.uid, called, then=self._close_form)

    def _refused(self, problem: Problem) -> None:
        self.form.dirty = True
        self.desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)

    def _print(self) -> None:
        self.desk.go("printing", paper=self.words.paper, year=self.chosen_year())

    def _narrow(self) -> bool:
        return self.width() < self.desk.theme().px(_BOTH_FROM)

    def _share(self) -> None:
        self._left.setVisible(self.form.isHidden() or not self._narrow())

    def _lay_out(
        self, above: Sequence[QWidget], tools: Sequence[QWidget], share: tuple[int, int]
    ) -> None:
        printed = quiet_button(self.words.print, self._print, "printer")
        printed.setObjectName(f"{self.words.name}.print")
        first = boxes.flowing(self.year, *tools, STRETCH, printed)
        self._left = boxes.column(first, *above, self.table, gap=12)
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(layout.count() - 1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(beside(self._left, self.form, share))
