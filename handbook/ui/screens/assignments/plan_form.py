"""One plan as a form: the document it carries out, its tasks typed in place, the two reviews."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handbook.records import dates, plans
from handbook.records.members import Member
from handbook.records.plans import Plan, PlanItem, PlanState
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.record_form import RecordForm
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
        self.items.picked.connect(lambda line: self._pick(line.place))
        self.item = RoomyForm(_item())
        for field in self.item.fields.values():
            field.edited.connect(self._item_typed)
        self.watch(self.item.fields)
        self._place: int | None = None
        self._of = ""  # the plan that the place is in
        self._drop = quiet_button("Bỏ việc này", self.drop_item, "minus")
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
        same, self._of = self._of == record.uid, record.uid
        self._pick((self._place or 0) if same else 0)

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
        problems |= self.item.typing_problems()
        if self.fields.fields["date"].value() is None:
            problems.setdefault("date", "Hãy ghi ngày lập kế hoạch.")
        return problems

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong, above the tasks what is wrong in them."""
        for form in (self.reviews, self.item, self.fields):
            form.show_problems(dict(problems))
        self.say_unless_shown(problems, "items")

    def add_item(self) -> None:
        """Add an empty task at the end and begin to type it."""
        if self.record is not None:
            self._put((*self.record.items, PlanItem()))
            self._pick(len(self.record.items) - 1)
            self.item.fields["what"].editor.setFocus()

    def drop_item(self) -> None:
        """Take the selected task away."""
        place = self._place
        if self.record is not None and place is not None:
            items = self.record.items
            self._put((*items[:place], *items[place + 1 :]))
            self._pick(min(place, len(self.record.items) - 1))

    def _put(self, items: tuple[PlanItem, ...]) -> None:
        self.record = replace(self.record, items=items)
        self.touch()
        self._show_items()

    def _pick(self, place: int) -> None:
        """Show one task in the fields under the table; none for a place that there is not."""
        self._place = place if 0 <= place < len(self.record.items) else None
        self.item.setHidden(self._place is None)
        self._drop.setEnabled(self._place is not None)
        if self._place is None:
            return
        item = self.record.items[self._place]
        values = {name: getattr(item, name) for name in self.item.fields if name != "people"}
        self.item.set_values(values | {"people": plans.people(item, self._members)})
        self.item.show_problems({})
        self.items.blockSignals(True)  # nobody moved the selection
        self.items.select(self._place)
        self.items.blockSignals(False)

    def _item_typed(self) -> None:
        """Take over what stands in the fields of the selected task."""
        if self._place is None:
            return
        values = self.item.values()
        unread = self.item.typing_problems()
        old = self.record.items[self._place]
        days = {
            name: old_day if name in unread else values[name] or ""
            for name, old_day in (("due", old.due), ("check_on", old.check_on))
        }
        typed = replace(old, what=values["what"], result=values["result"], **days)
        fresh = plans.with_people(typed, values["people"], self._members)
        items = self.record.items
        self._put((*items[: self._place], fresh, *items[self._place + 1 :]))

    def _show_items(self) -> None:
        self.items.blockSignals(True)  # nobody moved the selection
        self.items.show_rows(
            [Line(place=place, item=item) for place, item in enumerate(self.record.items)]
        )
        self.items.blockSignals(False)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "Việc",
                lambda line: line.item.what,
                second=lambda line: plans.people(line.item, self._members),
            ),
            Column("Hạn", lambda line: dates.on_screen(line.item.due), width=108),
            Column("Kiểm tra", lambda line: dates.on_screen(line.item.check_on), width=108),
            Column("Kết quả", _done, tone=_tone, width=150),
        )

    def _lay_out(self) -> None:
        add = quiet_button("Thêm việc", self.add_item, "plus")
        for name, button in (("add", add), ("drop", self._drop)):
            button.setObjectName(f"plan.{name}")
        self.items.setMinimumHeight(_ROWS_HEIGHT)
        self.lay_out(
            *(self.fields, boxes.row(labels.section("Việc thực hiện"), STRETCH, self._drop, add)),
            *(self.notice, self.items, self.item),
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


def _item() -> Mapping[str, Field]:
    hint = "Đúng họ tên đảng viên thì Hôm nay nhắc theo người; nhiều người cách nhau bằng dấu phẩy."
    return {
        "what": Field("Việc", TextArea("", "Việc", lines=2)),
        "people": Field("Ai thực hiện", TextArea("", "Ai thực hiện", lines=2), hint=hint),
        "due": Field("Hạn", PartialDateField("Hạn")),
        "check_on": Field("Ngày kiểm tra", PartialDateField("Ngày kiểm tra")),
        "result": Field("Kết quả", TextArea("Ghi kết quả khi đã xong", "Kết quả", lines=2)),
    }


def _done(line: Line) -> str:
    return "Đã xong" if line.item.result.strip() else "Chưa xong"


def _tone(line: Line) -> Tone:
    return Tone.GOOD if line.item.result.strip() else Tone.NEUTRAL


def _reviews() -> Mapping[str, Field]:
    return {
        "interim": Field("Sơ kết", TextArea("", lines=3)),
        "final": Field("Tổng kết", TextArea("", lines=3)),
    }
