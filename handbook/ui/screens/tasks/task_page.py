"""One breakthrough task: what it is, its plan, checkpoints, log, evaluation, and its chain.

A deed opens its form on top of the page; what is printed and asked stands at the head.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.records import task_deeds
from handbook.records.tasks import Task, TaskState, is_open
from handbook.records.typed_forms import TypedForm
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import icon_button, more_button, quiet_button
from handbook.ui.parts.chain_view import ChainView
from handbook.ui.parts.chip import Chip
from handbook.ui.screens.tasks import deed_forms, sections
from handbook.ui.screens.tasks.deed_card import DeedCard
from handbook.ui.screens.tasks.deed_typing import LOG, OpenDeed
from handbook.ui.screens.tasks.deeds import Deeds
from handbook.ui.screens.tasks.life import Life
from handbook.ui.typing_kept import TypingKept

_TWO_FROM = 860  # pixels at 100 %


class TaskPage(QWidget):
    """`left` is called to go back, `edit` with the task that is to be changed."""

    def __init__(
        self, desk: Desk, deeds: Deeds, left: Callable[[], None], edit: Callable[[Task], None]
    ) -> None:
        super().__init__()
        self.desk, self._deeds, self._left, self._edit = desk, deeds, left, edit
        self.life: Life | None = None
        self.people: Sequence[tuple[str, str]] = ()
        self.opened: OpenDeed | None = None
        self._kept: dict[str, TypedForm] = {}
        self._columns = 0
        self._typing = TypingKept(desk.work, self._typed, deeds.refused, self)
        self._chip, self._name = Chip(), labels.title()
        self._name.setWordWrap(True)
        self._second = labels.quiet()
        self.chain = ChainView(desk.go)
        self._tools, self._form = QVBoxLayout(), QVBoxLayout()
        self._one, self._two = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def show_life(self, life: Life) -> None:
        """Show a task; a form that is open stays while it is the same task's.

        What was typed in a form of another visit comes back with it.
        """
        again = self.life is not None and self.life.task.uid == life.task.uid
        if not again:
            self.put_away()
            self._kept = {one.uid: one for one in life.typed}
        self.life = life
        day = self.desk.work.today()
        self._name.setText(life.task.title)
        self._second.setText(sections.second_line(life))
        self._chip.show_state(*sections.state(life.task, day))
        self._show_tools(life.task)
        for column, cards in (
            (self._one, sections.first_column(life, day, self._deeds, self.desk)),
            (self._two, sections.second_column(life, day, self._deeds, self.desk)),
        ):
            boxes.clear(column)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self.chain.show_chains(life.chains, here=life.task.uid)
        if not again:
            self._take_up()
            self._area.verticalScrollBar().setValue(0)

    def main_action(self) -> Action | None:
        """Return the one main deed of the task as it stands."""
        if self.life is None:
            return None
        match self.life.task.state:
            case TaskState.REGISTERED:
                return Action(words="Giao việc", on=self.assign, icon="check")
            case TaskState.ASSIGNED:
                return Action(words="Ghi tiến độ", on=self.log, icon="pencil")
            case _:
                return None

    def head_actions(self) -> tuple[Action, ...]:
        """Return the plain buttons at the head."""
        if self.life is None:
            return ()
        task = self.life.task
        if task.state is TaskState.ASSIGNED:
            return (Action(words="Đánh giá", on=self.evaluate, icon="check-check"),)
        if not is_open(task):
            return (
                Action(words="Mở lại", on=lambda: self._deeds.ask_again(task), icon="rotate-ccw"),
            )
        return ()

    @property
    def card(self) -> DeedCard | None:
        """Return the form that is open."""
        return self.opened.card if self.opened else None

    def log(self) -> None:
        """Open the form of an entry of the log."""
        self._open(LOG, deed_forms.log)
        if self.card is not None:
            self.card.begin("what")

    def evaluate(self) -> None:
        """Open the form of the evaluation."""
        self._open("evaluate", deed_forms.evaluate)

    def assign(self) -> None:
        """Open the form that assigns."""
        self._open(
            "assign", lambda desk, deeds, one, left: deed_forms.assign(desk, deeds, (one,), left)
        )

    def carry_over(self) -> None:
        """Open the form that carries over."""
        self._open("carry_over", deed_forms.carry_over)

    def split(self) -> None:
        """Open the form that splits."""

        def make(desk: Desk, deeds: Deeds, task: Task, left: Callable[[], None]) -> DeedCard:
            return deed_forms.split(desk, deeds, task, left, self.people)

        self._open("split", make)

    def flush(self) -> None:
        """Write the entry of the log that is typed, keep other typing: one leaves, or locks."""
        if self.opened is None:
            return
        if self.opened.deed != LOG:
            self._typing.keep()
        elif self._typed() is not None:
            self.opened.do()

    def put_away(self) -> None:
        """Close the form of a deed; what is typed in it stays within the file."""
        self.flush()
        if self.opened is not None:
            if self.opened.deed != LOG and (typed := self.opened.typed()):
                self._kept[typed.uid] = typed
            self._close()

    def _leave(self, opened: OpenDeed) -> None:
        """Close the form of a deed, and forget what is typed in it: it was done, or given up."""
        if opened.deed != LOG:
            self._typing.forget(opened.key)
        elif opened.typed():
            self._typing.forget(opened.task.uid)
        self._kept.pop(opened.key, None)
        if self.opened is opened:
            self._close()

    def _close(self) -> None:
        self._typing.stop()
        self.opened = None
        boxes.clear(self._form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the cards in one column or two by the room there is."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= self.desk.theme().px(_TWO_FROM) else 1)

    def _open(
        self, deed: str, make: Callable[[Desk, Deeds, Task, Callable[[], None]], DeedCard]
    ) -> None:
        if self.life is None:
            return
        self.put_away()
        task = self.life.task
        card = make(self.desk, self._deeds, task, lambda: self._leave(opened))
        opened = self.opened = OpenDeed(deed, task, card)
        card.form.edited.connect(self._typing.touch)
        if kept := self._kept.get(opened.key):
            opened.take_up(kept)
        self._form.addWidget(card)
        card.begin()
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(0))

    def _take_up(self) -> None:
        """Open the form that was typed in last, if its deed can still be done."""
        assert self.life is not None
        going = is_open(self.life.task)
        can = {
            "evaluate": (self.evaluate, self.life.task.state is TaskState.ASSIGNED),
            "assign": (self.assign, self.life.task.state is TaskState.REGISTERED),
            "carry_over": (self.carry_over, going),
            "split": (self.split, going),
        }
        for kept in reversed(self._kept.values()):
            open_it, allowed = can.get(kept.deed, (self.evaluate, False))
            if allowed:
                open_it()
                return

    def _typed(self) -> Task | TypedForm | None:
        """Return the task with the entry that is typed, or the form of another deed."""
        if self.opened is None or self.life is None:
            return None
        if self.opened.deed != LOG:
            return self.opened.typed()
        entry = deed_forms.log_entry(self.opened.card.form.values(), self.desk.work.today())
        return task_deeds.logged(self.life.task, entry) if entry.what else None

    def _show_tools(self, task: Task) -> None:
        boxes.clear(self._tools)
        tools: list[QWidget] = []
        if is_open(task):
            edit = quiet_button("Sửa, điều chỉnh", lambda: self._edit(task), "pencil")
            edit.setObjectName("task.edit")
            tools.append(edit)
        if task.state is TaskState.ASSIGNED:
            put = partial(self._deeds.to_agenda, (task.uid,))
            agenda = quiet_button("Đưa vào buổi tới", put, "calendar-plus")
            agenda.setObjectName("task.agenda")
            tools.append(agenda)
        new = task.state is TaskState.REGISTERED
        slip = "In phiếu đăng ký" if new else "In phiếu giao việc"
        printed = quiet_button(slip, self._print, "printer")
        printed.setObjectName("task.print")
        more = more_button(self._seldom(task), "Việc khác với việc này")
        more.setObjectName("task.more")
        self._tools.addWidget(boxes.row(*tools, printed, more, STRETCH, gap=4))

    def _seldom(self, task: Task) -> list[Action]:
        deeds = self._deeds
        going = [
            Action(words="Chuyển sang kỳ sau…", on=self.carry_over, icon="arrow-right"),
            Action(words="Tách thành nhiều việc…", on=self.split, icon="copy"),
            Action(words="Thôi giao…", on=lambda: deeds.ask_drop(task), icon="x"),
        ]
        away = Action(
            words="Bỏ vào thùng rác", on=lambda: deeds.bin(task, self._left), icon="trash-2"
        )
        return [*(going if is_open(task) else []), away]

    def _print(self) -> None:
        if self.life is not None:
            task = self.life.task
            new = task.state is TaskState.REGISTERED
            paper = "task-registration" if new else "task-slip"
            self.desk.go(
                "printing", paper=paper, task=task.uid, member=task.assignee, year=task.year
            )

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.removeWidget(self._right)
        self._grid.addWidget(self._right, *((0, 1) if columns == 2 else (1, 0)))
        self._grid.setColumnStretch(1, columns - 1)

    def _lay_out(self) -> None:
        back = icon_button("chevron-left", "Về danh sách", self._left)
        back.setObjectName("task.back")
        head = boxes.row(back, self._chip, STRETCH)
        left, self._right = QWidget(), QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        for column, widget in ((self._one, left), (self._two, self._right)):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            widget.setLayout(column)
            widget.setMinimumWidth(1)
        self._grid.addWidget(left, 0, 0)
        self._grid.addWidget(self._right, 0, 1)
        page = boxes.column(
            self._name, self._second, self._tools, self._form, self._grid, self.chain, gap=12
        )
        page.setContentsMargins(0, 0, 8, 0)
        self._area = scrolled(boxes.column(page, STRETCH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(head)
        layout.addWidget(self._area, 1)
