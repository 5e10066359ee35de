"""One plan as a form: the document it carries out, its tasks typed in place, the two reviews."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer

from handbook.records import dates, plans
from handbook.records.members import Member
from handbook.records.plans import Plan, PlanItem, PlanState
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField, read_partial
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.assignments.record_form import RecordForm

_ROWS_HEIGHT = 230
_HINT = (
    "Gõ ngay trong ô: bấm đúp hoặc F2. Ở cột Ai, gõ đúng họ tên đảng viên (nhiều người cách nhau "
    "bằng dấu phẩy) thì Hôm nay nhắc theo người ấy."
)
_TEXTS = ("document", "issuer", "subject", "interim", "final")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One task in the table, by its place."""

    place: int
    item: PlanItem


class PlanForm(RecordForm):
    """The form; people typed by their names in the roster are kept as members."""

    def __init__(self) -> None:
        super().__init__("plan")
        self._members: tuple[Member, ...] = ()
        self.fields = RoomyForm(_fields())
        self.reviews = RoomyForm(_reviews())
        self.watch({**self.fields.fields, **self.reviews.fields})
        self.items = Table(
            self._columns(),
            name="Việc của kế hoạch",
            empty="Chưa có việc nào. Bấm “Thêm việc”.",
            key=lambda line: line.place,
        )
        self.items.setObjectName("plan.items")
        self._lay_out()

    def know(self, members: tuple[Member, ...]) -> None:
        """Take the people a task may name."""
        self._members = members

    def called(self, record: Plan) -> str:
        """Return the document that is carried out."""
        return "Kế hoạch mới" if record.version == 0 else plans.cited(record)

    def fill(self, record: Plan) -> None:
        """Put the plan into the fields and its tasks into the table."""
        for form in (self.fields, self.reviews):
            form.set_values({name: getattr(record, name) for name in form.fields})
            form.show_problems({})
        self._show_items()

    def typed(self) -> Plan:
        """Return the plan as it is typed, without empty lines."""
        values = self.fields.values() | self.reviews.values()
        plan: Plan = replace(
            self.record,
            **{name: values[name].strip() for name in _TEXTS},
            date=values["date"] or self.record.date,
            document_date=values["document_date"] or "",
            state=values["state"] or PlanState.GOING,
            items=plans.written(self.record),
        )
        return plan

    def problems(self, typed: Plan) -> dict[str, str]:
        """Return what is wrong with the plan."""
        problems = plans.check(typed) | self.fields.typing_problems()
        if self.fields.fields["date"].value() is None:
            problems.setdefault("date", "Hãy ghi ngày lập kế hoạch.")
        return problems

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong, above the tasks what is wrong in them."""
        for form in (self.reviews, self.fields):
            form.show_problems(dict(problems))
        self.say_unless_shown(problems, "items")

    def add_item(self) -> None:
        """Add an empty task at the end."""
        if self.record is not None:
            self._put((*self.record.items, PlanItem()))

    def drop_item(self) -> None:
        """Take the selected task away."""
        line = self.items.selected()
        if self.record is not None and line is not None:
            items = self.record.items
            self._put((*items[: line.place], *items[line.place + 1 :]))

    def _put(self, items: tuple[PlanItem, ...]) -> None:
        self.record = replace(self.record, items=items)
        self.touch()
        QTimer.singleShot(0, self, self._show_items)  # a cell must not vanish while it is written

    def _write(self, line: Line, item: PlanItem) -> None:
        if self.record is not None:
            items = self.record.items
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

    def _write_who(self, line: Line, typed: str) -> None:
        self._write(line, plans.with_people(line.item, typed, self._members))

    def _write_due(self, line: Line, typed: str) -> None:
        day = self._day(typed)
        if day is not None:
            self._write(line, replace(line.item, due=day))

    def _write_check(self, line: Line, typed: str) -> None:
        day = self._day(typed)
        if day is not None:
            self._write(line, replace(line.item, check_on=day))

    def _show_items(self) -> None:
        if self.record is not None:
            self.items.show_rows(
                [Line(place=place, item=item) for place, item in enumerate(self.record.items)]
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
                lambda line: plans.people(line.item, self._members),
                width=120,
                write=self._write_who,
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

    def _lay_out(self) -> None:
        add = quiet_button("Thêm việc", self.add_item, "plus")
        drop = quiet_button("Bỏ việc đang chọn", self.drop_item, "minus")
        for name, button in (("add", add), ("drop", drop)):
            button.setObjectName(f"plan.{name}")
        self.items.setMinimumHeight(_ROWS_HEIGHT)
        self.lay_out(
            *(self.fields, boxes.row(labels.section("Việc thực hiện"), STRETCH, add, drop)),
            *(self.notice, self.items, labels.quiet(_HINT)),
            self.reviews,
        )


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
