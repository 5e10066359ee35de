"""One task as a form: registered or added anew, or adjusted with the reason.

What is typed survives a lock and a kill; nothing is written before *Ghi*.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import dates, task_deeds, tasks
from handbook.records.tasks import Task
from handbook.records.text import one_line
from handbook.ui.desk import Desk
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.tasks import task_fields
from handbook.ui.screens.tasks.deeds import Deeds
from handbook.ui.screens.tasks.picks import Picks
from handbook.ui.screens.tasks.plan_rows import PlanRows
from handbook.ui.screens.tasks.task_fields import Offered
from handbook.ui.typing_kept import TypingKept

_AHEAD = 6  # years after this one that a task may reach
_ONE_LINE = ("title", "reason_text", "assignee_name", "supervisor", "partner_names", "quantity")
_LONGER = ("aim", "product", "difficulty", "note", "evidence")


class TaskForm(QWidget):
    """`done` is called with what was kept, `left` when the form is left without."""

    def __init__(
        self, desk: Desk, deeds: Deeds, done: Callable[[Task], None], left: Callable[[], None]
    ) -> None:
        super().__init__()
        self.desk, self._deeds, self._done, self._left = desk, deeds, done, left
        self.task: Task | None = None
        self.dirty = False
        self.notice = Notice()
        self.plan = PlanRows()
        self.what, self.who, self.when = (
            RoomyForm(make()) for make in (task_fields.what, task_fields.who, task_fields.when)
        )
        self.why = RoomyForm(task_fields.why())
        self._forms = (self.what, self.who, self.when, self.why)
        self.fields = {name: field for form in self._forms for name, field in form.fields.items()}
        for name, field in self.fields.items():
            field.editor.setObjectName(f"task.{name}")
            field.edited.connect(self._touch)
        self.plan.edited.connect(self._touch)
        self._typing = TypingKept(desk.work, self._kept, deeds.refused, self)
        self._lay_out()

    def start(self, task: Task) -> None:
        """Show a task to be typed; version 0 is a new one."""
        self.task, self.dirty = task, False
        self.notice.clear()
        self.desk.work.read(lambda store: task_fields.offered(store, task), self._offer)
        self._fill(task)

    def go_on(self, task: Task) -> None:
        """Show typing that was cut off."""
        self.start(task)
        self._touch()
        said = "Phần gõ dở lần trước còn ở đây. Hãy ghi, hoặc bấm “Thôi, quay lại” để bỏ."
        self.notice.say(said, Tone.CARE)

    def title(self) -> str:
        """Return the head of the form."""
        if self.task is None or self.task.version == 0:
            return "Đăng ký việc đột phá"
        return "Sửa, điều chỉnh việc đột phá"

    def save(self) -> bool:
        """Write what is typed; False when it says at its field what is wrong."""
        if self.task is None:
            return True
        typed = self.typed()
        problems = self._problems(typed)
        for form in self._forms:
            form.show_problems({})
        self._show_problems(problems)
        if problems:
            return False
        self.dirty = False
        self._deeds.keep(typed, str(self.fields["why"].value()), self._written, self._refused)
        return True

    def leave(self) -> None:
        """Leave, and forget what was typed."""
        if self.dirty and self.task is not None:
            self._typing.forget(self.task.uid)
        self._close()
        self._left()

    def flush(self) -> None:
        """Keep what is typed as typing: the screen is left or locked."""
        if self.dirty:
            self._typing.keep()

    def typed(self) -> Task:
        """Return the task as it is typed."""
        assert self.task is not None
        values = {name: field.value() for name, field in self.fields.items()}
        for name in _ONE_LINE:
            values[name] = one_line(values[name])
        for name in _LONGER:
            values[name] = values[name].strip()
        values["steps"] = self.plan.value()
        if self.task.version:
            values["origin"] = self.task.origin
        del values["why"]
        for name in ("assignee", "due", "goal", "resolution"):
            values[name] = values[name] or ""
        task: Task = replace(self.task, **values)
        return task

    def _fill(self, task: Task) -> None:
        this = self.desk.work.today().year
        years = [*range(min(task.year, this), max(task.until_year, this) + _AHEAD + 1)]
        for name in ("year", "until_year"):
            self._choice(name).set_options([(year, str(year)) for year in years])
        for name in self.fields:
            if name != "why":
                value = getattr(task, name)
                self.fields[name].set_value((value or None) if name == "assignee" else value)
        self.fields["why"].set_value("")
        self.fields["origin"].setVisible(task.version == 0)
        self.fields["why"].setVisible(task.version != 0)
        self.plan.set_value(task.steps)
        for form in self._forms:
            form.show_problems({})
        self.fields["title"].editor.setFocus()

    def _offer(self, found: Offered) -> None:
        people, picked = self.fields["assignee"].editor, self.fields["partners"].editor
        assert isinstance(people, PeopleBox) and isinstance(picked, Picks)
        people.set_options(found.people)
        picked.set_options(found.people)
        faults = self.fields["shortcomings"].editor
        assert isinstance(faults, Picks)
        faults.set_options(found.shortcomings)
        self._choice("goal").set_options([("", "Không gắn chỉ tiêu"), *found.goals])
        self._choice("resolution").set_options([("", "Không gắn nghị quyết"), *found.resolutions])
        people.set_value(people.value())  # now that its name is known
        for name in ("goal", "resolution"):
            # Nothing could be chosen before there was something to choose from.
            self.fields[name].set_value(getattr(self.task, name, ""))

    def _choice(self, name: str) -> Choice:
        editor = self.fields[name].editor
        assert isinstance(editor, Choice)
        return editor

    def _problems(self, typed: Task) -> dict[str, str]:
        problems: dict[str, str] = {}
        for form in self._forms:
            problems |= form.typing_problems()
        problems = tasks.check(typed) | problems
        due = dates.latest(typed.due) if "due" not in problems else None
        if due is not None and due.year < typed.year:
            problems["due"] = f"Thời hạn trước kỳ của việc: việc bắt đầu năm {typed.year}."
        if said := self.plan.problem():
            problems["steps"] = said
        why = one_line(self.fields["why"].value())
        changed = task_deeds.changed(self.task, typed) if self.task and self.task.version else ()
        if changed and not why:
            said = ", ".join(words.lower() for words in changed)
            problems["why"] = f"Đã đổi {said}; hãy ghi vì sao điều chỉnh."
        return problems

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        for form in reversed(self._forms):
            form.show_problems(problems)
        if "steps" in problems:
            self.notice.say(problems["steps"], Tone.LATE)

    def _written(self, task: Task) -> None:
        self._close()
        self._done(task)

    def _refused(self, problem: Problem) -> None:
        self.dirty = True
        self._deeds.refused(problem)

    def _close(self) -> None:
        self._typing.stop()
        self.task, self.dirty = None, False

    def _touch(self) -> None:
        self.dirty = True
        self._typing.touch()

    def _kept(self) -> Task | None:
        return self.typed() if self.dirty and self.task is not None else None

    def _lay_out(self) -> None:
        cards: list[QWidget] = [self.notice]
        for title, widgets in (
            ("Việc", (self.what,)),
            ("Người", (self.who,)),
            ("Thời gian, kế hoạch", (self.when, labels.section("Các bước"), self.plan)),
            ("Vì sao", (self.why,)),
        ):
            card = Card(title)
            for widget in widgets:
                card.add(widget)
            cards.append(card)
        page = boxes.column(*cards, STRETCH, gap=16)
        page.setContentsMargins(0, 0, 8, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))
