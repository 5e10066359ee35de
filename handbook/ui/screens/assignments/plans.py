"""*Kế hoạch*: the plans of a year as a list, one plan beside as a form."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import dates, plans
from handbook.records.basics import new_uid
from handbook.records.plans import Plan, PlanState
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH, beside
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.assignments.plan_form import PlanForm

if TYPE_CHECKING:
    from handbook.store.store import Store

_BOTH_FROM = 1000  # pixels at 100 %: narrower, one plan stands in place of the list


class PlansPage(QWidget):
    """`changed` is called when the head of the window should be shown afresh."""

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._changed = desk, changed
        this_year = date.today().year
        self.year = Choice([(this_year, str(this_year))], name="Năm")
        self.year.setObjectName("plans.year")
        self.year.edited.connect(self._year_chosen)
        self.table = _table()
        self.table.setObjectName("plans.table")
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda plan: self._open(plan.uid))
        self.form = PlanForm(self._keep, self._close_form, self._put_in_bin)
        self.form.hide()
        self._lay_out()

    def reload(self) -> None:
        """Read the year again; what is typed stays."""
        year = self._year()
        self.desk.work.read(lambda store: _read(store, year), self._take)

    def open_plan(self, uid: str) -> None:
        """Show one plan, whatever year it is of."""

        def found(plan: Plan | None) -> None:
            if plan is None:
                self.desk.say("Kế hoạch này không còn trong cuốn sổ; có thể ở thùng rác.")
                return
            self._offer_years((plan.date.year,))
            self.year.set_value(plan.date.year)
            self._show_form(plan)
            self.reload()

        self.desk.work.read(lambda store: store.plans.find_uid(uid), found)

    def add(self) -> None:
        """Begin a new plan, made today."""
        if self.flush():
            self._show_form(Plan(uid=new_uid(), date=date.today(), document=""))
            self.form.fields.fields["document"].editor.setFocus()

    def flush(self) -> bool:
        """Write what is typed; False when something is wrong with it."""
        return not self.form.dirty or self.form.save()

    def subtitle(self) -> str:
        """Return how many plans the year has."""
        count = len(self.table.rows())
        return (
            f"{count} kế hoạch trong năm {self._year()}" if count else "Thực hiện văn bản cấp trên"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and form side by side, or only one when it is narrow."""
        super().resizeEvent(event)
        self._share()

    def _year(self) -> int:
        year: int | None = self.year.value()
        return year or date.today().year

    def _year_chosen(self) -> None:
        if self.flush():
            self._close_form()
            self.reload()
        elif self.form.plan is not None:
            self.year.set_value(self.form.plan.date.year)

    def _take(self, found: "_Found") -> None:
        found_plans, years = found
        self._offer_years(years)
        self.table.blockSignals(True)  # nobody moved the selection
        self.table.show_rows(found_plans)
        self.table.blockSignals(False)
        shown = self.form.plan
        now = next((one for one in found_plans if shown and one.uid == shown.uid), None)
        if now is not None and now != shown and not self.form.dirty:
            self.form.show_plan(now)
        self._changed()

    def _offer_years(self, years: Sequence[int]) -> None:
        every = sorted({*years, self._year(), date.today().year}, reverse=True)
        self.year.set_options([(year, str(year)) for year in every])

    def _picked(self, plan: Plan) -> None:
        if self.form.isHidden() and self._narrow():
            return  # moving through the list must not take it away; Enter opens
        self._open(plan.uid)

    def _open(self, uid: str) -> None:
        plan = next((one for one in self.table.rows() if one.uid == uid), None)
        shown = self.form.plan
        if plan is None or (shown and shown.uid == uid and not self.form.isHidden()):
            return
        if self.flush():
            self._show_form(plan)

    def _show_form(self, plan: Plan) -> None:
        self.form.show_plan(plan)
        self.form.show()
        self._share()

    def _close_form(self) -> None:
        self.form.plan, self.form.dirty = None, False
        self.form.hide()
        self._share()

    def _keep(self, plan: Plan) -> None:
        deed = "Thêm" if plan.version == 0 else "Sửa"

        def kept(now: Plan) -> None:
            if self.form.plan is not None and self.form.plan.uid == now.uid:
                self.form.show_plan(now)
            self.year.set_value(now.date.year)
            self.desk.say(f"Đã ghi kế hoạch thực hiện “{now.document}”.", Tone.GOOD)

        self.desk.work.change(
            f"{deed} kế hoạch thực hiện “{plan.document}”",
            lambda store: store.plans.put(plan),
            kept,
            self._refused,
        )

    def _put_in_bin(self, plan: Plan) -> None:
        def take_back() -> None:
            self.desk.work.change(
                f"Lấy lại kế hoạch thực hiện “{plan.document}”",
                lambda store: store.plans.unbin(plan.uid),
            )

        def binned(_: object) -> None:
            self._close_form()
            back = Action(words="Lấy lại", on=take_back, icon="undo-2")
            said = f"Đã bỏ kế hoạch thực hiện “{plan.document}” vào thùng rác."
            self.desk.say(said, Tone.GOOD, back)

        self.desk.work.change(
            f"Bỏ kế hoạch thực hiện “{plan.document}” vào thùng rác",
            lambda store: store.plans.bin(plan.uid),
            binned,
        )

    def _refused(self, problem: Problem) -> None:
        self.form.dirty = True
        self.desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)

    def _print(self) -> None:
        self.desk.go("printing", paper="plan", year=self._year())

    def _narrow(self) -> bool:
        return self.width() < self.desk.theme().px(_BOTH_FROM)

    def _share(self) -> None:
        self._left.setVisible(self.form.isHidden() or not self._narrow())

    def _lay_out(self) -> None:
        printed = quiet_button("In kế hoạch", self._print, "printer")
        printed.setObjectName("plans.print")
        self._left = boxes.column(boxes.row(self.year, STRETCH, printed), self.table, gap=12)
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(beside(self._left, self.form, (4, 6)))


_Found = tuple[tuple[Plan, ...], tuple[int, ...]]


def _read(store: "Store", year: int) -> _Found:
    return store.plans.of_year(year), store.plans.years()


def _table() -> Table:
    return Table(
        (
            Column("Ngày", lambda one: dates.on_screen(one.date), width=104),
            Column("Văn bản", lambda one: one.document, second=lambda one: one.subject),
            Column("Tình trạng", lambda one: plans.STATE_WORDS[one.state], tone=_tone, width=160),
        ),
        name="Các kế hoạch thực hiện nghị quyết",
        empty="Năm này chưa có kế hoạch nào. Bấm “Thêm kế hoạch” để ghi.",
    )


def _tone(plan: Plan) -> Tone:
    return Tone.NEUTRAL if plan.state is PlanState.GOING else Tone.GOOD
