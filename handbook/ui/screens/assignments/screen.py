"""*Việc được giao*: its parts as tabs, and the page of the year's tasks in their place."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from handbook.records.members import Member
from handbook.ui.desk import Action, Desk, ScreenBase, ShownRecord
from handbook.ui.parts.list_with_form import ListWithForm
from handbook.ui.parts.tabs import Tabs
from handbook.ui.screens.assignments.goals import GoalsPage
from handbook.ui.screens.assignments.listed import ListedPage
from handbook.ui.screens.assignments.plans import PlansPage
from handbook.ui.screens.assignments.studies import StudiesPage
from handbook.ui.screens.assignments.yearly import YearlyPage

_PARTS = ("Việc được giao", "Chỉ tiêu năm", "Kế hoạch", "Học nghị quyết")


class AssignmentsScreen(ScreenBase):
    """The lists with one assignment beside, or the page of the year's tasks in their place."""

    title = "Việc được giao"
    kinds = frozenset({"assignment", "member", "meeting", "branch", "year_goal", "study", "plan"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listed = ListedPage(desk, self._show_head)
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
        self.listed.reload()
        if (page := self._page()) is not None:
            page.reload()

    def shown_record(self) -> ShownRecord | None:
        """Return the goal, plan or study being written, else the assignment that is shown."""
        page = self._page()
        if page is not None:
            names = {shown: name for name, shown in self.pages.items()}
            one = None if page.form.isHidden() else page.form.record
            if one is None:
                return None
            return ShownRecord(kind=page.words.kind, uid=one.uid, back={names[page]: one.uid})
        life = self.listed.panel.life
        if life is None:
            return None
        uid = life.assignment.uid
        return ShownRecord(kind="assignment", uid=uid, back={"uid": uid})

    def flush(self) -> None:
        """Write the goal, plan and session of study that are typed; keep the tasks of the year."""
        self.yearly.kept.flush()
        for page in self.pages.values():
            page.flush()

    def open(self, **what: Any) -> None:
        """Show the assignment `uid`, the open ones of a `member` (uid), or `new="year"`'s page.

        `goal`, `plan` or `study` (uids) show one of those instead, `goal_of` (the uid of a
        resolution) a new goal that it set.
        """
        named = next((name for name in self.pages if what.get(name)), "")
        if named:
            self._stack.setCurrentWidget(self.pages[named])
            self.pages[named].open_record(what[named])
            self._show_head()
            return
        if resolution := what.get("goal_of", ""):
            self._stack.setCurrentWidget(self.goals)
            self.goals.add_of(resolution)
            self._show_head()
            return
        if what.get("new") == "year":
            self.desk.work.read(lambda store: store.members.all(), self._start_yearly)
            return
        self._stack.setCurrentWidget(self.listed)
        if uid := what.get("uid", ""):
            self.listed.open_assignment(uid)
        elif member := what.get("member", ""):
            self.listed.show_person(member)
        self._show_head()

    def home(self) -> None:
        """Go back to the list."""
        if self._giving() or self._page() is not None:
            self._to_list()
        elif not self.listed.panel.isHidden():
            self.listed.close_panel()

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
        self._stack.setCurrentWidget(self.listed)
        self._show_head()

    def _give_up(self) -> None:
        """Go back from the tasks of the year, and forget what is typed there."""
        self.yearly.kept.forget()
        self._to_list()

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
            self.actions = (Action(words="Thôi, quay lại", on=self._give_up),)
        elif page is not None:
            self.title, self.subtitle = page.words.title, page.subtitle()
            self.main_action = Action(words=page.words.add, on=page.add, icon="plus")
            self.actions = ()
        else:
            self.title, self.subtitle = "Việc được giao", self.listed.subtitle()
            self.main_action = Action(
                words="Giao nhiệm vụ năm",
                on=lambda: self._start_yearly(self.listed.held.members),
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

    def _lay_out(self) -> None:
        for page in (self.listed, self.yearly, self.goals, self.plans, self.studies):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)
