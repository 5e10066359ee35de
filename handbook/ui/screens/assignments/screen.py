"""*Việc được giao*: assignments by view, person and words; one's life beside; the year's tasks.

Ticking one done asks for one line of result on the page; dropping one asks for the reason.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from handbook.records import dates
from handbook.records.assignment_lists import Line
from handbook.records.assignments import Assignment, AssignmentState, is_late
from handbook.records.members import Member, in_order
from handbook.ui.desk import Action, Desk, ScreenBase, ShownRecord
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH, beside
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.files import ask_save
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.search_box import SearchBox
from handbook.ui.parts.tabs import Tabs
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.assignments import life, lists
from handbook.ui.screens.assignments.deeds import Deeds
from handbook.ui.screens.assignments.goals import GoalsPage
from handbook.ui.screens.assignments.life import LifePanel
from handbook.ui.screens.assignments.list_with_form import ListWithForm
from handbook.ui.screens.assignments.lists import View
from handbook.ui.screens.assignments.plans import PlansPage
from handbook.ui.screens.assignments.studies import StudiesPage
from handbook.ui.screens.assignments.yearly import YearlyPage

if TYPE_CHECKING:
    from handbook.store.store import Store

_BOTH_FROM = 1000  # pixels at 100 %: narrower, one assignment stands in place of the list
_PARTS = ("Việc được giao", "Chỉ tiêu năm", "Kế hoạch", "Học nghị quyết")
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


class AssignmentsScreen(ScreenBase):
    """The lists with one assignment beside, or the page of the year's tasks in their place."""

    title = "Việc được giao"
    kinds = frozenset({"assignment", "member", "meeting", "branch", "year_goal", "study", "plan"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.deeds = Deeds(desk)
        self._held = Held(found=(), members=(), years=(), branch="", open=0, late=0)
        self.view = Choice(list(lists.WORDS.items()), name="Xem")
        today = desk.work.today()
        self.year = Choice([(today.year, str(today.year))], name="Năm")
        self.person = PeopleBox("Lọc theo người thực hiện", "Mọi người")
        self.words = SearchBox("Lọc theo chữ", "Lọc theo chữ trong việc được giao")
        for name, widget in (
            ("view", self.view),
            ("year", self.year),
            ("person", self.person),
            ("find", self.words),
        ):
            widget.setObjectName(f"assignments.{name}")
        self.view.edited.connect(self._read_again)
        self.year.edited.connect(self._read_again)
        # After the box itself, which by then knows whether a name is still chosen.
        self.person.textEdited.connect(lambda _: self._show_lines())
        self.person.chosen.connect(lambda _: self._show_lines())
        self.words.searched.connect(lambda _: self._show_lines())
        self.lists = lists.Lists(today, self.deeds.choose)
        self.lists.picked.connect(self._picked)
        self.lists.opened.connect(lambda line: self._open_life(line.assignment.uid))
        self.panel = LifePanel(desk, self.deeds.choose, self._close_panel)
        self.panel.setObjectName("assignments.panel")
        self.panel.hide()
        self.yearly = YearlyPage(desk, self._show_head, self._to_list)
        self.goals = GoalsPage(desk, self._show_head)
        self.plans = PlansPage(desk, self._show_head)
        self.studies = StudiesPage(desk, self._show_head)
        # The tabs after the first, in order; the word that `open` knows each by.
        self.pages: dict[str, ListWithForm] = {
            "goal": self.goals,
            "plan": self.plans,
            "study": self.studies,
        }
        self.tabs = Tabs(_PARTS, "Các phần của việc được giao")
        self.tabs.setObjectName("assignments.tabs")
        self.tabs.chosen.connect(self._turn)
        self._stack = QStackedWidget()
        self._lay_out()
        self._show_head()

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the lists again, and the assignment that is shown."""
        self._read_again()
        if (page := self._page()) is not None:
            page.reload()
        if self.panel.life is not None:
            self._open_life(self.panel.life.assignment.uid)

    def shown_record(self) -> ShownRecord | None:
        """Return the goal, plan or study being written, else the assignment that is shown."""
        page = self._page()
        if page is not None:
            kinds = {self.goals: "year_goal", self.plans: "plan", self.studies: "study"}
            names = {shown: name for name, shown in self.pages.items()}
            one = None if page.form.isHidden() else page.form.record
            if one is None:
                return None
            return ShownRecord(kind=kinds[page], uid=one.uid, back={names[page]: one.uid})
        if self.panel.life is None:
            return None
        uid = self.panel.life.assignment.uid
        return ShownRecord(kind="assignment", uid=uid, back={"uid": uid})

    def flush(self) -> None:
        """Write the goal, plan and session of study that are being typed."""
        for page in self.pages.values():
            page.flush()

    def open(self, **what: Any) -> None:
        """Show the assignment `uid`, the open ones of a `member` (uid), or `new="year"`'s page.

        `goal`, `plan` or `study` (uids) show one of those instead.
        """
        named = next((name for name in self.pages if what.get(name)), "")
        if named:
            self._stack.setCurrentWidget(self.pages[named])
            self.pages[named].open_record(what[named])
            self._show_head()
            return
        if what.get("new") == "year":
            self.desk.work.read(lambda store: store.members.all(), self._start_yearly)
            return
        self._stack.setCurrentWidget(self._split)
        if uid := what.get("uid", ""):
            self.desk.work.read(lambda store: life.read(store, uid), self._turn_to)
        elif member := what.get("member", ""):
            self.person.set_value(member)
            self._read_again()
        self._show_head()

    def home(self) -> None:
        """Go back to the list."""
        if self._giving() or self._page() is not None:
            self._to_list()
        elif not self.panel.isHidden():
            self._close_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and assignment side by side, or only one when it is narrow."""
        super().resizeEvent(event)
        self._share()

    def export_to(self, path: Path) -> None:
        """Write the assignments that are shown to an Excel list."""
        shown: tuple[Line, ...] = self.lists.table().rows()
        branch, second = self._held.branch, self._list_words(len(shown))
        today = self.desk.work.today()

        def write(progress: Any, stopped: Any) -> Path:
            from handbook.services import assignment_sheet

            return assignment_sheet.write(shown, today, path, branch=branch, second=second)

        self.desk.work.long(
            write,
            lambda written: self.desk.say(f"Đã xuất {len(shown)} việc ra “{written}”.", Tone.GOOD),
        )

    def _read_again(self) -> None:
        view, year = self._view(), self.year.value() or self.desk.work.today().year
        self.desk.work.read(lambda store: _held(store, view, year), self._take)

    def _take(self, held: Held) -> None:
        self._held = held
        years = held.years or (self.desk.work.today().year,)
        self.year.set_options([(year, str(year)) for year in years])
        chosen = self.person.value()
        people = [(m.uid, m.name) for m in in_order(held.members)]
        self.person.set_options(people)
        if chosen is not None:
            self.person.set_value(chosen)
        self._show_lines()
        self._show_head()

    def _show_lines(self) -> None:
        lines = lists.shown(
            self._held.found,
            self._held.members,
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
            self._close_panel()
            return
        self.panel.show_life(found)
        self.panel.show()
        self._share()
        self.lists.select(found.assignment.uid)

    def _close_panel(self) -> None:
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

    def _giving(self) -> bool:
        return self._stack.currentWidget() is self.yearly

    def _page(self) -> ListWithForm | None:
        """Return the page in place of the lists, or None."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, ListWithForm) else None

    def _start_yearly(self, members: tuple[Member, ...]) -> None:
        self._stack.setCurrentWidget(self.yearly)
        self.yearly.start(members)
        self._show_head()

    def _to_list(self) -> None:
        self.flush()
        self._stack.setCurrentWidget(self._split)
        self._show_head()

    def _show_head(self) -> None:
        page = self._page()
        if self._giving():
            count = self.yearly.count()
            self.title = "Giao nhiệm vụ năm"
            self.subtitle = "Theo nghị quyết của chi bộ; mỗi đồng chí một việc, hạn hết năm"
            self.main_action = Action(
                words=f"Giao cho {count} đồng chí" if count else "Giao nhiệm vụ",
                on=self.yearly.give,
                icon="check",
            )
            self.actions = (Action(words="Thôi, quay lại", on=self._to_list),)
        elif page is not None:
            self.title, self.subtitle = page.words.title, page.subtitle()
            self.main_action = Action(words=page.words.add, on=page.add, icon="plus")
            self.actions = ()
        else:
            self.title, self.subtitle = "Việc được giao", self._counted()
            self.main_action = Action(
                words="Giao nhiệm vụ năm",
                on=lambda: self._start_yearly(self._held.members),
                icon="list-checks",
            )
            self.actions = ()
        self.tabs.setHidden(self._giving())
        self.tabs.show_tab([*self.pages.values()].index(page) + 1 if page else 0)
        self.desk.head()

    def _turn(self, place: int) -> None:
        """Show one of the parts; what is typed in the one before is written."""
        self.flush()
        if place == 0:
            self._to_list()
            return
        page = [*self.pages.values()][place - 1]
        self._stack.setCurrentWidget(page)
        page.reload()
        self._show_head()

    def _counted(self) -> str:
        if not self._held.open:
            return "Không có việc nào đang thực hiện"
        late = f", {self._held.late} việc quá hạn" if self._held.late else ", không có việc quá hạn"
        return f"{self._held.open} việc đang thực hiện{late}"

    def _list_words(self, count: int) -> str:
        view = lists.WORDS[self._view()]
        if self._view() is View.YEAR:
            view = f"Năm {self.year.value()}"
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
            self.desk.go("printing", paper="assignment-year", year=self.year.value())
        elif person:
            self.desk.go("printing", paper="assignment-member", member=person)
        else:
            self.desk.go("printing", paper="assignment-list")

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
        self._split: QSplitter = beside(self._left, self.panel, (11, 9))
        for page in (self._split, self.yearly, self.goals, self.plans, self.studies):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)


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
