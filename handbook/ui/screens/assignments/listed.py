"""The lists of *Việc được giao*: by view, year, person and words, one assignment's life beside.

Exports what is shown and leads to the paper of it. The screen puts other pages in its place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import dates
from handbook.records.assignment_lists import Line
from handbook.records.assignments import Assignment, AssignmentState, is_late
from handbook.records.members import Member, in_order
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH, beside
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.files import ask_save
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.search_box import SearchBox
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.year_choice import YearChoice
from handbook.ui.screens.assignments import life, lists
from handbook.ui.screens.assignments.deeds import Deeds
from handbook.ui.screens.assignments.life import LifePanel
from handbook.ui.screens.assignments.lists import View

if TYPE_CHECKING:
    from handbook.store.store import Store

_BOTH_FROM = 1000  # pixels at 100 %: narrower, one assignment stands in place of the list
_VIEW_OF = {
    AssignmentState.OPEN: View.OPEN,
    AssignmentState.DONE: View.DONE,
    AssignmentState.DROPPED: View.DROPPED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the screen has read: `late` and `open` count all open assignments."""

    found: tuple[Assignment, ...]
    members: tuple[Member, ...]
    years: tuple[int, ...]
    branch: str
    open: int
    late: int


class ListedPage(QWidget):
    """`changed` is called when the head of the window should be shown afresh."""

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._changed = desk, changed
        self.deeds = Deeds(desk)
        self._is_read = False
        self.held = Held(found=(), members=(), years=(), branch="", open=0, late=0)
        self.view = Choice(list(lists.WORDS.items()), name="Xem")
        today = desk.work.today()
        self.year = YearChoice(desk.work.today)
        self.person = PeopleBox("Lọc theo người thực hiện", "Mọi người")
        self.words = SearchBox("Lọc theo chữ", "Lọc theo chữ trong việc được giao")
        self.lists = lists.Lists(today, self.deeds.choose)
        self.panel = LifePanel(desk, self.deeds.choose, self.close_panel)
        self.panel.setObjectName("assignments.panel")
        self.panel.hide()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Read the lists again, and the assignment that is shown."""
        self._read_again()
        if self.panel.life is not None:
            self._open_life(self.panel.life.assignment.uid)

    def open_assignment(self, uid: str) -> None:
        """Show one assignment in the view it belongs to."""
        self.desk.work.read(lambda store: life.read(store, uid), self._turn_to)

    def show_person(self, member: str) -> None:
        """Show the assignments of one member (uid)."""
        self.person.set_value(member)
        self._read_again()

    def subtitle(self) -> str:
        """Return how many assignments are open, and late; nothing before that is known."""
        if not self._is_read:
            return ""
        if not self.held.open:
            return "Không có việc nào đang thực hiện"
        late = f", {self.held.late} việc quá hạn" if self.held.late else ", không có việc quá hạn"
        return f"{self.held.open} việc đang thực hiện{late}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and assignment side by side, or only one when it is narrow."""
        super().resizeEvent(event)
        self._share()

    def export_to(self, path: Path) -> None:
        """Write the assignments that are shown to an Excel list."""
        shown: tuple[Line, ...] = self.lists.table().rows()
        branch, second = self.held.branch, self._list_words(len(shown))
        today = self.desk.work.today()

        def write(progress: Any, stopped: Any) -> Path:
            from handbook.services import assignment_sheet

            return assignment_sheet.write(shown, today, path, branch=branch, second=second)

        self.desk.work.long(
            write,
            lambda written: self.desk.say(f"Đã xuất {len(shown)} việc ra “{written}”.", Tone.GOOD),
        )

    def _read_again(self) -> None:
        view, year = self._view(), self.year.year()
        self.desk.work.read(lambda store: _held(store, view, year), self._take)

    def _take(self, held: Held) -> None:
        self.held, self._is_read = held, True
        self.year.offer(held.years)
        chosen = self.person.value()
        people = [(m.uid, m.name) for m in in_order(held.members)]
        self.person.set_options(people)
        if chosen is not None:
            self.person.set_value(chosen)
        self._show_lines()
        self._changed()

    def _show_lines(self) -> None:
        lines = lists.shown(
            self.held.found,
            self.held.members,
            self._view(),
            self.person.value() or "",
            self.words.text(),
        )
        self.lists.show_lines(lines)
        self._share()

    def _turn_to(self, found: "life.Life | None") -> None:
        if found is None:
            self.desk.say("Việc này không còn trong cuốn sổ; có thể đã bị bỏ vào thùng rác.")
            return
        self.view.set_value(_VIEW_OF[found.assignment.state])
        self.person.set_value(None)
        self.words.clear()
        self._show_life(found)
        self._read_again()

    def _picked(self, line: Line) -> None:
        if self.panel.isHidden() and self._narrow():
            return  # moving through the list must not take it away; Enter opens
        self._open_life(line.assignment.uid)

    def _open_life(self, uid: str) -> None:
        self.desk.work.read(lambda store: life.read(store, uid), self._show_life)

    def _show_life(self, found: "life.Life | None") -> None:
        if found is None:
            self.close_panel()
            return
        self.panel.show_life(found)
        self.panel.show()
        self._share()
        self.lists.select(found.assignment.uid)

    def close_panel(self) -> None:
        """Show the list alone."""
        self.panel.life = None
        self.panel.hide()
        self._share()
        self.lists.focus()

    def _share(self) -> None:
        view, alone = self._view(), self.panel.isHidden()
        self.year.setVisible(view is View.YEAR)
        self._left.setVisible(alone or not self._narrow())
        self.lists.show_view(view, roomy=not self._narrow(), alone=alone)
        if self.panel.life is not None:
            self.lists.select(self.panel.life.assignment.uid)

    def _narrow(self) -> bool:
        return self.width() < self.desk.theme().px(_BOTH_FROM)

    def _view(self) -> View:
        return self.view.value() or View.OPEN

    def _list_words(self, count: int) -> str:
        view = lists.WORDS[self._view()]
        if self._view() is View.YEAR:
            view = f"Năm {self.year.year()}"
        return f"{view}, {count} việc, đến ngày {self._today()}"

    def _today(self) -> str:
        return dates.on_screen(self.desk.work.today())

    def _export(self) -> None:
        name = f"Việc được giao {self._today().replace('/', '-')}.xlsx"
        chosen = ask_save(self, "Xuất danh sách ra Excel", name, "Excel (*.xlsx)")
        if chosen is not None:
            self.export_to(chosen if chosen.suffix else chosen.with_suffix(".xlsx"))

    def _print(self) -> None:
        person = self.person.value() or ""
        if self._view() is View.YEAR:
            self.desk.go("printing", paper="assignment-year", year=self.year.year())
        elif person:
            self.desk.go("printing", paper="assignment-member", member=person)
        else:
            self.desk.go("printing", paper="assignment-list")

    def _connect(self) -> None:
        named = {"view": self.view, "year": self.year, "person": self.person, "find": self.words}
        for name, widget in named.items():
            widget.setObjectName(f"assignments.{name}")
        self.view.edited.connect(self._read_again)
        self.year.edited.connect(self._read_again)
        # After the box itself, which by then knows whether a name is still chosen.
        self.person.textEdited.connect(lambda _: self._show_lines())
        self.person.chosen.connect(lambda _: self._show_lines())
        self.words.searched.connect(lambda _: self._show_lines())
        self.lists.picked.connect(self._picked)
        self.lists.opened.connect(lambda line: self._open_life(line.assignment.uid))

    def _lay_out(self) -> None:
        export = quiet_button("Xuất Excel", self._export, "download")
        printed = quiet_button("In danh sách", self._print, "printer")
        export.setObjectName("assignments.export")
        printed.setObjectName("assignments.print")
        which = boxes.row(self.view, self.year, STRETCH, export, printed)
        filters = boxes.row(self.person, self.words)
        self._left = boxes.column(which, filters, self.lists, gap=12)
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(2, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(beside(self._left, self.panel, (11, 9)))


def _held(store: "Store", view: View, year: int) -> Held:
    going, today = store.assignments.open(), store.session.clock().date()
    return Held(
        found=lists.read(store, view, year),
        members=store.members.all(),
        years=store.assignments.years(),
        branch=store.branch.get().name,
        open=len(going),
        late=sum(is_late(one, today) for one in going),
    )
