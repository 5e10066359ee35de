"""*Kế hoạch*: the plans of a year as a list, one plan beside as a form."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from handbook.records import dates, plans
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.records.plans import Plan, PlanState
from handbook.ui.desk import Desk
from handbook.ui.parts.list_with_form import ListWithForm, Words
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.assignments.plan_form import PlanForm

if TYPE_CHECKING:
    from handbook.store.store import Store

_Found = tuple[tuple[Plan, ...], tuple[Member, ...], tuple[int, ...]]


class PlansPage(ListWithForm):
    """The plans made in a year."""

    words = Words(
        name="plans",
        kind="plan",
        title="Kế hoạch thực hiện",
        add="Thêm kế hoạch",
        paper="plan",
        print="In kế hoạch",
        gone="Kế hoạch này không còn trong cuốn sổ; có thể ở thùng rác.",
    )

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self.plan_form = PlanForm()
        super().__init__(desk, changed, _table(), self.plan_form)

    def read(self, store: "Store", year: int) -> _Found:
        """Return the year's plans, the people they may name, and the years there are."""
        return store.plans.of_year(year), store.members.all(), store.plans.years()

    def take(self, found: _Found) -> tuple[Sequence[Plan], Sequence[int]]:
        """Take the people for the form."""
        listed, members, years = found
        self.plan_form.know(members)
        return listed, years

    def blank(self) -> Plan:
        """Return a plan made today."""
        return Plan(uid=new_uid(), date=self.desk.work.today(), document="")

    def called(self, record: Plan) -> str:
        """Return `kế hoạch thực hiện “…”`."""
        return f"kế hoạch thực hiện “{record.document}”"

    def focus_first(self) -> None:
        """Begin with the document."""
        self.plan_form.fields.fields["document"].editor.setFocus()

    def subtitle(self) -> str:
        """Return how many plans the year has."""
        count = len(self.table.rows())
        listed = f"{count} kế hoạch trong năm {self.chosen_year()}"
        return listed if count else "Thực hiện văn bản cấp trên"


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
