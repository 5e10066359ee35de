"""The assignments a meeting gives: what, who, by when, with what product; one row each."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.records import dates
from handbook.records.assignments import Assignment
from handbook.ui.desk import Desk
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import OnEnter, go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_rows import Row, Rows
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.people import PeopleEditor
from handbook.ui.to_bin import offer_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a row of the list says; `uid` is the assignment it belongs to."""

    uid: str
    what: str = ""
    members: tuple[str, ...] = ()
    people: str = ""
    due: str = ""
    product: str = ""


class AssignmentRow(Row):
    """Enter goes from the work to the people, and from the empty people's line to the next row."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        super().__init__()
        self._uid = ""
        self._what = TextArea("Việc cần làm", "Việc cần làm", lines=1)
        self._people = PeopleEditor(people, "Người thực hiện")
        self._due = DateField("Thời hạn")
        self._product = LineEdit("Không bắt buộc", "Sản phẩm")
        frame = QFrame()
        frame.setProperty("card", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.setSpacing(8)
        inside.addWidget(Field("Việc", self._what))
        inside.addWidget(Field("Người thực hiện", self._people))
        inside.addWidget(
            Spread(Field("Thời hạn", self._due), Field("Sản phẩm", self._product), least=160)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        for editor in (self._what, self._people, self._due, self._product):
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        OnEnter(self._what, lambda: go_to(self._people.box))
        self._people.complete.connect(self.complete)
        self._due.line.returnPressed.connect(self.complete)
        self._product.returnPressed.connect(self.complete)

    def value(self) -> Line:
        """Return what the row says."""
        members, people = self._people.value()
        return Line(
            uid=self._uid,
            what=self._what.value(),
            members=members,
            people=people,
            due=wording.day_text(self._due.value()),
            product=self._product.value(),
        )

    def set_value(self, value: Line) -> None:
        """Show an assignment and tell nobody."""
        self._uid = value.uid
        self._what.set_value(value.what)
        self._people.set_value((value.members, value.people))
        self._due.set_value(dates.whole(value.due))
        self._product.set_value(value.product)

    def is_empty(self) -> bool:
        """Say whether nothing is typed yet."""
        return not self._what.value().strip()

    def start(self) -> None:
        """Give the work the keyboard."""
        go_to(self._what)


class Assignments(QWidget):
    """The list of them; a row that says nothing is never kept."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__()
        self._editing, self._desk = editing, desk
        self.rows = Rows(
            lambda: AssignmentRow(editing.people()),
            lambda: _line(editing.add_assignment()),
            name="Việc phân công",
            add_words="Thêm việc",
            movable=False,
        )
        self.rows.set_value([_line(one) for one in editing.own])
        self.rows.edited.connect(self._write)
        self.rows.finished.connect(editing.flush)
        self.rows.removed.connect(self._remove)
        if self.rows.add_button:
            self.rows.add_button.setObjectName("meeting.conclude.add_assignment")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)

    def start(self) -> None:
        """Go to the last row, or begin the first."""
        self.rows.start()

    def _write(self) -> None:
        for line in self.rows.value():
            self._editing.set_assignment(
                line.uid,
                what=line.what,
                members=line.members,
                people=line.people,
                due=line.due,
                product=line.product,
            )

    def _remove(self, taken: tuple[int, Any]) -> None:
        """Put a stored assignment into the bin, and offer to take it back."""
        gone = self._editing.remove_assignment(taken[1].uid)
        if gone is None or not gone.what.strip():
            return
        self._desk.work.change(
            f"Bỏ việc “{gone.what}”",
            lambda store: _bin(store, gone.uid),
            lambda stored: self._offer_back(gone) if stored else None,
        )

    def _offer_back(self, gone: Assignment) -> None:
        called = f"việc “{gone.what}”"
        offer_back(self._desk, "assignment", gone.uid, called, self._show_again)

    def _show_again(self, one: Assignment) -> None:
        self._editing.bring_back(one)
        self.rows.insert(len(self.rows.rows()), _line(one))


def _line(one: Assignment) -> Line:
    return Line(
        uid=one.uid,
        what=one.what,
        members=one.members,
        people=one.people,
        due=one.due,
        product=one.product,
    )


def _bin(store: Any, uid: str) -> bool:
    """Bin the assignment; False when it was never stored."""
    if store.assignments.find_uid(uid) is None:
        return False
    store.assignments.bin(uid)
    return True
