"""*Cài đặt → Chi bộ*: the branch, the bodies above it by date, its terms, numbers given before."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import settings
from handbook.records.dates import Partial
from handbook.records.settings import Branch, ParentBody
from handbook.records.text import one_line
from handbook.ui.desk import Desk
from handbook.ui.intake.branch_form import BranchForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import clear
from handbook.ui.parts.buttons import icon_button, plain_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part

if TYPE_CHECKING:
    from handbook.store.store import Store

_NAMES = ("name", "place", "kind", "meeting_place", "meeting_time", "minutes_before")


class BranchPart(Part):
    """Everything is saved when its field is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.branch: Branch | None = None
        self.notice = Notice()
        self.form = BranchForm(_NAMES, prefix="settings")
        self.parents = Lines(
            lambda p: [
                Field("Từ ngày", _dated(p.since)),
                Field("Tên đảng bộ (đảng ủy)", _line(p.name)),
            ],
            "Thêm tên mới từ một ngày",
        )
        self.terms = Lines(lambda term: [Field("Nhiệm kỳ bắt đầu", _dated(term))], "Thêm nhiệm kỳ")
        for field in self.form.fields.values():
            field.finished.connect(self.save)
        self.parents.finished.connect(self.save)
        self.terms.finished.connect(self.save)
        general, above, terms = (
            Card("Chi bộ"),
            Card("Cấp trên trực tiếp, theo ngày"),
            Card("Nhiệm kỳ"),
        )
        general.add(self.notice)
        general.add(self.form)
        above.add(
            labels.quiet(
                "Văn bản cũ giữ tên cũ: mỗi tên dùng cho các văn bản từ ngày ghi bên cạnh."
            )
        )
        above.add(self.parents)
        terms.add(labels.quiet("Số văn bản đếm lại từ 01 khi sang nhiệm kỳ mới."))
        terms.add(self.terms)
        self.add(general, above, terms)

    def show_branch(self, branch: Branch) -> None:
        """Show the branch; what is typed and not kept yet stays."""
        typing = self.branch is not None and self._typed(self.branch) != self.branch
        self.branch = branch
        if typing:
            return
        self.form.show_branch(branch)
        self.parents.show_lines(branch.parents or (ParentBody(name=""),))
        self.terms.show_lines(branch.terms or ("",))

    def flush(self) -> None:
        """Save what is typed."""
        self.save()

    def save(self) -> None:
        """Keep what is typed when it is right; say under the field what is not."""
        if self.branch is None:
            return
        typing = self.form.typing_problems()
        typed = self._typed(self.branch)
        problems = dict(settings.check(typed))
        for name, field in self.form.fields.items():
            field.show_problem(typing.get(name) or problems.get(name, ""))
        elsewhere = [problems[name] for name in ("parents", "terms") if name in problems]
        if elsewhere:
            self.notice.say(" ".join(elsewhere), Tone.LATE)
        else:
            self.notice.clear()
        if not problems and not typing and typed != self.branch:
            self.branch = typed
            self.desk.work.change(
                "Sửa thông tin chi bộ", lambda store: put_branch(store, typed), failed=self._refused
            )

    def _typed(self, before: Branch) -> Branch:
        parents = tuple(
            ParentBody(name=one_line(name), since=since or "")
            for since, name in self.parents.values()
            if one_line(name)
        )
        terms: tuple[Partial, ...] = tuple(term for (term,) in self.terms.values() if term)
        return replace(
            self.form.branch(before),
            parents=tuple(sorted(parents, key=lambda p: p.since)),
            terms=tuple(sorted(terms)),
        )

    def _refused(self, problem: Problem) -> None:
        self.notice.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)


class Lines(QWidget):
    """A few lines of the same fields, with a button to add one and a cross to take one away."""

    finished = Signal()

    def __init__(self, fields: Callable[..., list[Field]], more: str) -> None:
        super().__init__()
        self._make = fields
        self._fields: list[list[Field]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._lines)
        layout.addWidget(boxes.flowing(plain_button(more, self._add, "plus")))

    def show_lines(self, records: Sequence[object]) -> None:
        """Show one line for each record."""
        clear(self._lines)
        self._fields = []
        for record in records:
            self._put(record)

    def values(self) -> list[tuple[Any, ...]]:
        """Return what stands in each line."""
        return [tuple(field.value() for field in line) for line in self._fields]

    def _add(self) -> None:
        self._put(ParentBody(name="") if self._fields and len(self._fields[0]) > 1 else "")
        self._fields[-1][0].editor.setFocus()

    def _put(self, record: object) -> None:
        line = self._make(record)
        self._fields.append(line)
        box = boxes.row(gap=12)
        cross = icon_button("x", "Bỏ dòng này", lambda: self._drop(box, line))
        layout = box.layout()
        assert layout is not None
        for field in line:
            field.finished.connect(self.finished)
            layout.addWidget(field)
        layout.addWidget(cross)
        for widget in (*line, cross):  # a name of two lines beside one of one
            layout.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)
        self._lines.addWidget(box)

    def _drop(self, box: QWidget, line: list[Field]) -> None:
        self._fields.remove(line)
        self._lines.removeWidget(box)
        box.hide()
        box.deleteLater()
        self.finished.emit()


def put_branch(store: "Store", typed: Branch) -> Branch:
    """Put what this form holds on what is kept now; what other parts hold stays."""
    kept = store.branch.get()
    elsewhere = ("choices", "duty_switches", "holidays", "typed_dates", "criteria")
    others = {name: getattr(kept, name) for name in elsewhere}
    return store.branch.put(replace(typed, version=kept.version, **others))


def _dated(value: Partial) -> PartialDateField:
    editor = PartialDateField()
    editor.set_value(value)
    return editor


def _line(value: str) -> LineEdit:
    editor = LineEdit()
    editor.set_value(value)
    return editor
