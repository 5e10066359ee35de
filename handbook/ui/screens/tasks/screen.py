"""*Việc đột phá*: lists by deadline and by person, the register round, the timeline, one task.

Each part is a file beside this one; the screen turns between them and says the head's words.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from handbook.records.basics import new_uid
from handbook.records.members import Member, in_order
from handbook.records.task_lines import PersonTasks, TaskLine
from handbook.records.tasks import Task, TaskOrigin
from handbook.ui.desk import Action, Desk, ScreenBase, ShownRecord
from handbook.ui.parts.tabs import Tabs
from handbook.ui.screens.tasks import life
from handbook.ui.screens.tasks.deeds import Deeds
from handbook.ui.screens.tasks.import_page import ImportPage
from handbook.ui.screens.tasks.life import Life
from handbook.ui.screens.tasks.lines import Which
from handbook.ui.screens.tasks.listing import Listing
from handbook.ui.screens.tasks.people_page import PeoplePage
from handbook.ui.screens.tasks.round_page import RoundPage
from handbook.ui.screens.tasks.task_form import TaskForm
from handbook.ui.screens.tasks.task_page import TaskPage
from handbook.ui.screens.tasks.timeline_page import TimelinePage

if TYPE_CHECKING:
    from handbook.store.store import Store

_PARTS = ("Theo thời hạn", "Theo người", "Theo thời gian", "Đăng ký, giao việc")
_ROUND = 3
Page = Listing | PeoplePage | TimelinePage | RoundPage


class TasksScreen(ScreenBase):
    """The tabs, or in their place one task, its form, or a list from Excel."""

    title = "Việc đột phá"
    kinds = frozenset({"task", "member", "meeting", "shortcoming", "branch"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.deeds = Deeds(desk)
        self.listing = Listing(desk, self.deeds.to_agenda)
        self.people = PeoplePage(desk)
        self.timeline = TimelinePage(desk)
        self.round = RoundPage(desk, self.deeds, self.add, self._take_in)
        self.task = TaskPage(desk, self.deeds, self.home, self.edit)
        self.form = TaskForm(desk, self.deeds, self._kept, self._left_form)
        self.tabs = Tabs(_PARTS, "Các phần của việc đột phá")
        self.tabs.setObjectName("tasks.tabs")
        self.tabs.chosen.connect(self._turn)
        self.sheet = ImportPage(desk, self.show_round, self._show_head)
        self.parts: tuple[Page, ...] = (self.listing, self.people, self.timeline, self.round)
        for part in self.parts:
            part.counted.connect(self._show_head)
            part.opened.connect(self._opened)
        self._stack = QStackedWidget()
        for page in (*self.parts, self.task, self.form, self.sheet):
            self._stack.addWidget(page)
        self._lay_out()
        self._show_head()

    def reload(self, kinds: frozenset[str]) -> None:
        """Read again what is shown; typing that was cut off is offered at the first visit."""
        if not kinds:
            self.desk.work.read(_cut_off, self._go_on)
        if not kinds or "member" in kinds:
            self.desk.work.read(lambda store: store.members.all(), self._know)
        self._part().reload()
        if self.task.life is not None:
            uid = self.task.life.task.uid
            self.desk.work.read(lambda store: life.read(store, uid), self._show_again)

    def open(self, **what: Any) -> None:
        """Show the task `uid`, the list `which` of a `year` or `member`, or a `new` task.

        `shortcoming` (uid) begins a task that answers it; `round=True` shows the register round.
        """
        if uid := what.get("uid", ""):
            self.show_task(uid)
        elif uid := what.get("shortcoming", ""):
            self._begin_for(uid)
        elif what.get("new"):
            self.add(TaskOrigin.REGISTERED)
        elif what.get("round"):
            self.show_round()
        else:
            which = Which(what.get("which", Which.GOING))
            self._to_part(0)
            self.listing.look_at(which, year=what.get("year", 0), member=what.get("member", ""))

    def home(self) -> None:
        """Go back to the part one came from."""
        self.flush()
        self._to_part(self.tabs.tab())

    def flush(self) -> None:
        """Keep what is typed in forms, write what is typed of a log."""
        self.form.flush()
        self.task.flush()
        self.round.flush()

    def shown_record(self) -> ShownRecord | None:
        """Return the task that is shown or typed."""
        shown = self._stack.currentWidget()
        task = self.form.task if shown is self.form else None
        if shown is self.task and self.task.life is not None:
            task = self.task.life.task
        if task is None or task.version == 0:
            return None
        return ShownRecord(kind="task", uid=task.uid, back={"uid": task.uid})

    def show_task(self, uid: str) -> None:
        """Open one task."""
        self.flush()
        self.desk.work.read(lambda store: life.read(store, uid), self._show_task)

    def show_round(self) -> None:
        """Show the register round."""
        self._to_part(_ROUND)

    def add(self, origin: TaskOrigin) -> None:
        """Begin a new task, by who brings it up."""
        at_round = self.tabs.tab() == _ROUND
        year = (self.round if at_round else self.listing).year.year()
        self.edit(Task(uid=new_uid(), title="", year=year, until_year=year, origin=origin))

    def edit(self, task: Task) -> None:
        """Open the form of a task."""
        self.form.start(task)
        self._show_page(self.form)

    def _begin_for(self, uid: str) -> None:
        year = self.desk.work.today().year

        def read(store: "Store") -> Task | None:
            from handbook.services import loop

            one = store.shortcomings.find_uid(uid)
            return loop.task_for(one, max(year, one.year + 1)) if one else None

        def show(task: Task | None) -> None:
            if task is None:
                self.desk.say("Hạn chế này không còn trong cuốn sổ.")
            else:
                self.edit(task)

        self.desk.work.read(read, show)

    def _opened(self, what: TaskLine | PersonTasks | str) -> None:
        """Open a task by its line or uid, or the list of a person's tasks."""
        if isinstance(what, PersonTasks):
            year = self.timeline.chosen()[0]
            if self._part() is self.people:
                year = self.people.year.year()
            self._to_part(0)
            self.listing.look_at(
                Which.ALL, year=year, member=what.assignee, outside=what.assignee_name
            )
        else:
            self.show_task(what if isinstance(what, str) else what.uid)

    def _take_in(self) -> None:
        year = self.round.year.year()
        self._show_page(self.sheet)
        self.sheet.start(year)

    def _know(self, members: tuple[Member, ...]) -> None:
        for part in self.parts:
            part.know(members)
        self.task.people = [(one.uid, one.name) for one in in_order(members)]

    def _go_on(self, task: Task | None) -> None:
        if task is not None and self.form.task is None:
            self.form.go_on(task)
            self._show_page(self.form)

    def _kept(self, task: Task) -> None:
        self.show_task(task.uid)

    def _left_form(self) -> None:
        if self.task.life is not None:
            self._show_page(self.task)
        else:
            self.home()

    def _show_task(self, found: Life | None) -> None:
        if found is None:
            self.desk.say("Việc này không còn trong cuốn sổ; có thể đã bị bỏ vào thùng rác.")
            self.home()
            return
        self.task.show_life(found)
        self._show_page(self.task)

    def _show_again(self, found: Life | None) -> None:
        if self.task.life is None:
            return
        if found is None:
            self.home()
        elif found.task.uid == self.task.life.task.uid:
            self.task.show_life(found)
            self._show_head()

    def _show_page(self, page: TaskPage | TaskForm | ImportPage) -> None:
        self._stack.setCurrentWidget(page)
        self._show_head()

    def _turn(self, place: int) -> None:
        self.flush()
        self._to_part(place)

    def _to_part(self, place: int) -> None:
        self.task.put_away()
        self.task.life = None
        self.tabs.show_tab(place)
        self._stack.setCurrentWidget(self.parts[place])
        self._part().reload()
        self._show_head()

    def _part(self) -> Page:
        return self.parts[self.tabs.tab()]

    def _show_head(self) -> None:
        shown = self._stack.currentWidget()
        self.tabs.setHidden(shown not in self.parts)
        if shown is self.form:
            self.title = self.form.title()
            self.subtitle = self.form.task.title if self.form.task else ""
            self.main_action = Action(words="Ghi", on=self.form.save, icon="save")
            self.actions = (Action(words="Thôi, quay lại", on=self.form.leave),)
        elif shown is self.task:
            self.title, self.subtitle = "Việc đột phá", ""
            self.main_action = self.task.main_action()
            self.actions = self.task.head_actions()
        elif shown is self.sheet:
            self.title = "Nhập danh sách việc đột phá"
            self.subtitle = f"Việc không ghi năm được tính vào năm {self.sheet.intake.year}"
            self.main_action = self.sheet.action()
            self.actions = (Action(words="Thôi, quay lại", on=self.show_round),)
        else:
            self.title, self.subtitle = "Việc đột phá", self._part().subtitle()
            self.main_action, self.actions = self._part_action(), ()
        self.desk.head()

    def _part_action(self) -> Action:
        if self._part() is self.round:
            return self.round.main_action()
        return Action(words="Đăng ký việc", on=lambda: self.add(TaskOrigin.REGISTERED), icon="plus")

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)


def _cut_off(store: "Store") -> Task | None:
    """Return typing of a task that was cut off, or None."""
    waiting = (record for kind, record in store.drafts.waiting() if kind == "task")
    found = next(waiting, None)
    return found if isinstance(found, Task) else None
