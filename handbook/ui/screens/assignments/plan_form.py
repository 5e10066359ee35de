"""One plan as a form: the document it carries out, its tasks typed in place, the two reviews."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.records import dates, plans
from handbook.records.plans import Plan, PlanItem, PlanState
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField, read_partial
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone

_ROWS_HEIGHT = 230
_TEXTS = ("document", "issuer", "subject", "interim", "final")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One task in the table, by its place."""

    place: int
    item: PlanItem


class PlanForm(QFrame):
    """`keep` is called with what is typed once it is right, `closed` to be put away."""

    def __init__(
        self,
        keep: Callable[[Plan], None],
        closed: Callable[[], None],
        put_in_bin: Callable[[Plan], None],
    ) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._keep, self._closed, self._put_in_bin = keep, closed, put_in_bin
        self.plan: Plan | None = None
        self.dirty = False
        self.fields = RoomyForm(_fields())
        self.reviews = RoomyForm(_reviews())
        for name, field in {**self.fields.fields, **self.reviews.fields}.items():
            field.editor.setObjectName(f"plan.{name}")
            field.edited.connect(self._typed)
        self.items = Table(
            self._columns(),
            name="Việc của kế hoạch",
            empty="Chưa có việc nào. Bấm “Thêm việc”.",
            key=lambda line: line.place,
        )
        self.items.setObjectName("plan.items")
        self._head, self.notice = labels.strong(), Notice()
        self._bin = quiet_button("Bỏ vào thùng rác", self._bin_it, "trash-2")
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; version 0 is a new one."""
        self.plan, self.dirty = plan, False
        is_new = plan.version == 0
        self._head.setText("Kế hoạch mới" if is_new else plans.cited(plan))
        self._bin.setHidden(is_new)
        for form in (self.fields, self.reviews):
            form.set_values({name: getattr(plan, name) for name in form.fields})
            form.show_problems({})
        self.notice.clear()
        self._show_items()

    def save(self) -> bool:
        """Hand over what is typed; False when it says what is wrong."""
        if self.plan is None:
            return True
        plan = self.typed()
        problems = plans.check(plan) | self.fields.typing_problems()
        if self.fields.fields["date"].value() is None:
            problems.setdefault("date", "Hãy ghi ngày lập kế hoạch.")
        for form in (self.reviews, self.fields):
            form.show_problems(problems)
        if "items" in problems:
            self.notice.say(problems["items"], Tone.LATE)
        if problems:
            return False
        self.dirty = False
        self._keep(plan)
        return True

    def typed(self) -> Plan:
        """Return the plan as it is typed, without empty lines."""
        assert self.plan is not None
        values = self.fields.values() | self.reviews.values()
        return replace(
            self.plan,
            **{name: values[name].strip() for name in _TEXTS},
            date=values["date"] or self.plan.date,
            document_date=values["document_date"] or "",
            state=values["state"] or PlanState.GOING,
            items=plans.written(self.plan),
        )

    def add_item(self) -> None:
        """Add an empty task at the end."""
        if self.plan is not None:
            self._put((*self.plan.items, PlanItem()))

    def drop_item(self) -> None:
        """Take the selected task away."""
        line = self.items.selected()
        if self.plan is not None and line is not None:
            items = self.plan.items
            self._put((*items[: line.place], *items[line.place + 1 :]))

    def _typed(self) -> None:
        self.dirty = True

    def _put(self, items: tuple[PlanItem, ...]) -> None:
        assert self.plan is not None
        self.plan, self.dirty = replace(self.plan, items=items), True
        QTimer.singleShot(0, self, self._show_items)  # a cell must not vanish while it is written

    def _write(self, line: Line, item: PlanItem) -> None:
        if self.plan is not None:
            items = self.plan.items
            self._put((*items[: line.place], item, *items[line.place + 1 :]))

    def _day(self, typed: str) -> str | None:
        """Return the day typed; None, and a sentence, when it is none."""
        try:
            day = read_partial(typed.strip())
        except ValueError:
            self.notice.say(f"“{typed}” không phải là ngày có thật, nên chưa ghi.", Tone.CARE)
            return None
        self.notice.clear()
        return day

    def _write_due(self, line: Line, typed: str) -> None:
        day = self._day(typed)
        if day is not None:
            self._write(line, replace(line.item, due=day))

    def _write_check(self, line: Line, typed: str) -> None:
        day = self._day(typed)
        if day is not None:
            self._write(line, replace(line.item, check_on=day))

    def _show_items(self) -> None:
        if self.plan is not None:
            self.items.show_rows(
                [Line(place=place, item=item) for place, item in enumerate(self.plan.items)]
            )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "Việc",
                lambda line: line.item.what,
                write=lambda line, typed: self._write(line, replace(line.item, what=typed)),
            ),
            Column(
                "Ai",
                lambda line: line.item.who,
                width=100,
                write=lambda line, typed: self._write(line, replace(line.item, who=typed)),
            ),
            Column(
                "Hạn", lambda line: dates.on_screen(line.item.due), width=108, write=self._write_due
            ),
            Column(
                "Kiểm tra",
                lambda line: dates.on_screen(line.item.check_on),
                width=108,
                write=self._write_check,
            ),
            Column(
                "Kết quả",
                lambda line: line.item.result,
                width=100,
                write=lambda line, typed: self._write(line, replace(line.item, result=typed)),
            ),
        )

    def _bin_it(self) -> None:
        if self.plan is not None:
            self._put_in_bin(self.plan)

    def _lay_out(self) -> None:
        add = quiet_button("Thêm việc", self.add_item, "plus")
        drop = quiet_button("Bỏ việc đang chọn", self.drop_item, "minus")
        keep = plain_button("Ghi", self.save, "save")
        leave = quiet_button("Thôi", self._closed)
        named = (("add", add), ("drop", drop), ("keep", keep), ("leave", leave), ("bin", self._bin))
        for name, button in named:
            button.setObjectName(f"plan.{name}")
        self.items.setMinimumHeight(_ROWS_HEIGHT)
        inner: QWidget = boxes.column(
            *(self.fields, boxes.row(labels.section("Việc thực hiện"), STRETCH, add, drop)),
            *(self.notice, self.items, labels.quiet("Gõ ngay trong ô: bấm đúp hoặc F2.")),
            self.reviews,
            gap=12,
            margins=16,
        )
        foot = boxes.row(keep, leave, STRETCH, self._bin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 10, 1, 10)
        for widget in (self._head, foot):
            widget.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(self._head)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(foot)


def _fields() -> Mapping[str, Field]:
    return {
        "document": Field("Thực hiện văn bản", LineEdit("Nghị quyết số 57-NQ/TW"), needed=True),
        "document_date": Field("Ngày văn bản", PartialDateField("Ngày văn bản")),
        "issuer": Field("Cơ quan ban hành", LineEdit("Bộ Chính trị")),
        "subject": Field("Về việc", LineEdit("")),
        "date": Field("Ngày lập kế hoạch", DateField("Ngày lập kế hoạch"), needed=True),
        "state": Field("Tình trạng", Choice(list(plans.STATE_WORDS.items()))),
    }


def _reviews() -> Mapping[str, Field]:
    return {
        "interim": Field("Sơ kết", TextArea("", lines=3)),
        "final": Field("Tổng kết", TextArea("", lines=3)),
    }
