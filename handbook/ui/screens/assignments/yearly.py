"""Tasks of a year for each member by a document of the branch: one assignment per person chosen.

The common text goes to everyone whose own line is empty.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records.members import Member, StandingKind, in_order, on_roster, standing_on
from handbook.ui.desk import Desk
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.kept_form import STILL_HERE, KeptForm, Values, put_back
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.records.assignments import Assignment
    from handbook.services.assignments import YearlyTasks
    from handbook.store.store import Store

_PEOPLE = "people"
_LEFT_OUT = (StandingKind.EXEMPT, StandingKind.TEMPORARILY_EXEMPT, StandingKind.AWAY)


class PersonLine:
    """One member: a tick, and the person's own task where it is not the common one."""

    def __init__(self, member: Member, ticked: bool, changed: Callable[[], None]) -> None:
        self.member = member
        self.tick = Check(member.name)
        self.tick.set_value(ticked)
        self.tick.edited.connect(changed)
        self.own = LineEdit("Như nội dung chung", f"Nhiệm vụ riêng của {member.name}")
        self.own.edited.connect(self._own_typed)
        self._changed = changed

    def _own_typed(self) -> None:
        """Someone with a task of their own is meant."""
        if self.own.value().strip() and not self.tick.value():
            self.tick.set_value(True)
        self._changed()


class YearlyPage(QWidget):
    """`changed` is called when the number of people chosen changed, `done` when all are given."""

    def __init__(self, desk: Desk, changed: Callable[[], None], done: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._changed, self._done = desk, changed, done
        self.lines: list[PersonLine] = []
        self.fields = {
            "document": Field(
                "Văn bản giao",
                LineEdit("Nghị quyết số 01-NQ/CB"),
                "Loại, số và ký hiệu",
                needed=True,
            ),
            "document_date": Field("Ngày văn bản", DateField("Ngày văn bản")),
            "due": Field("Thời hạn", DateField("Thời hạn"), "Thường là hết năm"),
            "product": Field("Sản phẩm, kết quả cần có", LineEdit()),
        }
        self.common = Field(
            "Nhiệm vụ chung",
            TextArea("Giao cho mọi đồng chí được chọn mà không có nhiệm vụ riêng", lines=2),
        )
        for name, field in self._every_field().items():
            field.editor.setObjectName(f"yearly.{name}")
        self._people = QGridLayout()
        self._lay_out()
        self.kept = KeptForm(desk.work, "give_for_year", self._values, self._take_up, self)
        for field in (*self.fields.values(), self.common):
            field.edited.connect(self.kept.touch)

    def start(self, members: Sequence[Member]) -> None:
        """Begin anew with the roster of today; what was typed and not given comes back."""
        self.kept.flush()
        today = self.desk.work.today()
        for name in ("document", "product"):
            self.fields[name].set_value("")
        self.common.set_value("")
        self.fields["document_date"].set_value(today)
        self.fields["due"].set_value(date(today.year, 12, 31))
        self._show_people([m for m in in_order(tuple(members)) if on_roster(m, today)], today)
        self.fields["document"].editor.setFocus()
        self._changed()
        self.kept.take_up()

    def count(self) -> int:
        """Return how many people are chosen."""
        return sum(line.tick.value() for line in self.lines)

    def give(self) -> None:
        """Give the tasks, or say at its field what is lacking."""
        problems = self._problems()
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        self.common.show_problem(problems.get("common", ""))
        if problems:
            first = next(iter(problems))
            (self.common if first == "common" else self.fields[first]).editor.setFocus()
            return
        given, today = self._given(), self.desk.work.today()

        def give(store: "Store") -> "tuple[Assignment, ...]":
            from handbook.services import assignments

            return assignments.give_for_year(store, given, today)

        self.desk.work.change(
            f"Giao nhiệm vụ năm theo {given.document}", give, self._given_to, self._refused
        )

    def _given(self) -> "YearlyTasks":
        from handbook.services.assignments import YearlyTasks

        due = self.fields["due"].value()
        common = self.common.value()
        return YearlyTasks(
            document=self.fields["document"].value(),
            document_date=self.fields["document_date"].value(),
            due=due.isoformat() if due else "",
            product=self.fields["product"].value(),
            tasks=tuple(
                (line.member.uid, line.own.value().strip() or common)
                for line in self.lines
                if line.tick.value()
            ),
        )

    def _problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if not self.fields["document"].value().strip():
            found["document"] = "Hãy ghi văn bản giao nhiệm vụ, như Nghị quyết số 01-NQ/CB."
        for name in ("document_date", "due"):
            editor = self.fields[name].editor
            assert isinstance(editor, DateField)
            if said := editor.problem_text():
                found[name] = said
        lacking = [
            line.member.name
            for line in self.lines
            if line.tick.value() and not line.own.value().strip()
        ]
        if not self.count():
            found["common"] = "Hãy chọn ít nhất một đồng chí ở danh sách bên dưới."
        elif lacking and not self.common.value().strip():
            found["common"] = f"Hãy ghi nhiệm vụ chung: đồng chí {lacking[0]} chưa có nhiệm vụ nào."
        return found

    def _given_to(self, made: tuple[object, ...]) -> None:
        skipped = self.count() - len(made)
        self.kept.forget()
        self._done()
        left = f" {skipped} đồng chí đã có đúng nhiệm vụ này từ trước." if skipped else ""
        self.desk.say(f"Đã giao nhiệm vụ năm cho {len(made)} đồng chí.{left}", Tone.GOOD)

    def _refused(self, problem: Problem) -> None:
        self.desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)

    def _show_people(self, members: Sequence[Member], today: date) -> None:
        boxes.clear(self._people)
        self.lines = [
            PersonLine(m, standing_on(m, today) not in _LEFT_OUT, self._touched) for m in members
        ]
        for place, line in enumerate(self.lines):
            self._people.addWidget(line.tick, place, 0)
            self._people.addWidget(line.own, place, 1)

    def _choose(self, ticked: bool) -> None:
        for line in self.lines:
            line.tick.set_value(ticked)
        self._touched()

    def _touched(self) -> None:
        self.kept.touch()
        self._changed()

    def _values(self) -> dict[str, Any]:
        """Return what is typed: fields, and by member (uid) the tick and the own task."""
        fields = {name: field.value() for name, field in self._every_field().items()}
        people = {line.member.uid: [line.tick.value(), line.own.value()] for line in self.lines}
        return fields | {_PEOPLE: people}

    def _take_up(self, values: Values) -> None:
        put_back(self._every_field(), values)
        people = values.get(_PEOPLE, {})
        for line in self.lines:
            if line.member.uid in people:
                ticked, own = people[line.member.uid]
                line.tick.set_value(ticked)
                line.own.set_value(own)
        self._changed()
        self.desk.say(f"{STILL_HERE} Bấm “Thôi, quay lại” để bỏ.", Tone.CARE)

    def _every_field(self) -> dict[str, Field]:
        return {**self.fields, "common": self.common}

    def _lay_out(self) -> None:
        given = Card("Văn bản và nhiệm vụ chung")
        given.add(RoomyForm(self.fields))
        given.add(self.common)
        every = quiet_button("Chọn tất cả", lambda: self._choose(True))
        none = quiet_button("Bỏ chọn", lambda: self._choose(False))
        every.setObjectName("yearly.all")
        none.setObjectName("yearly.none")
        people = Card("Giao cho", boxes.row(every, none))
        people.add(
            labels.quiet(
                "Đồng chí được miễn sinh hoạt hoặc sinh hoạt tạm thời nơi khác chưa đánh dấu sẵn. "
                "Ai có nhiệm vụ riêng thì ghi vào ô bên cạnh tên."
            )
        )
        self._people.setHorizontalSpacing(16)
        self._people.setVerticalSpacing(6)
        self._people.setColumnStretch(1, 1)
        people.body.addLayout(self._people)
        page = boxes.column(given, people, STRETCH, gap=16)
        page.setContentsMargins(0, 0, 8, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))
