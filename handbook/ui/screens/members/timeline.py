"""The standings of one member as a timeline: what held since when, and a form for another entry."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import dates, words
from handbook.records.members import Standing, StandingKind
from handbook.records.text import one_line
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, clear
from handbook.ui.parts.buttons import icon_button, plain_button, quiet_button
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.tone import Tone

_TONE = {
    StandingKind.FULL: Tone.GOOD,
    StandingKind.PROBATIONARY: Tone.CARE,
    StandingKind.SUSPENDED: Tone.LATE,
    StandingKind.EXPELLED: Tone.LATE,
    StandingKind.REMOVED: Tone.LATE,
}


class Timeline(QWidget):
    """`changed` carries the whole new history (a tuple of Standing) when the person wrote one."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._standings: tuple[Standing, ...] = ()
        self._editing: Standing | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.form = _form()
        self.add = plain_button("Thêm tư cách", self._start, "plus")
        self.add.setObjectName("member.standing.add")
        self.write = plain_button("Ghi vào quá trình", self._write, "check")
        self.write.setObjectName("member.standing.write")
        self._box = boxes.column(
            self.form,
            boxes.row(self.write, quiet_button("Thôi", self._stop), STRETCH),
            gap=12,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._lines)
        layout.addWidget(self._box)
        layout.addWidget(boxes.row(self.add, STRETCH))
        self._stop()

    def show_standings(self, standings: tuple[Standing, ...]) -> None:
        """Show the history, newest first."""
        self._standings = standings
        clear(self._lines)
        for entry in sorted(standings, key=lambda s: s.since, reverse=True):
            self._lines.addWidget(self._line(entry))
        if not standings:
            self._lines.addWidget(
                labels.quiet("Chưa ghi thay đổi nào; tư cách suy ra từ ngày chính thức.")
            )
        self._stop()

    def typing(self) -> bool:
        """Say whether an entry is being written and not kept yet."""
        return not self._box.isHidden()

    def _line(self, entry: Standing) -> QWidget:
        chip = Chip(words.STANDING[entry.kind], _TONE.get(entry.kind, Tone.NEUTRAL))
        more = " · ".join(part for part in (entry.place, entry.document, entry.note) if part)
        said = boxes.column(
            labels.text(span(entry)), *([labels.quiet(more)] if more else []), gap=0
        )
        edit = icon_button("pencil", f"Sửa {words.STANDING[entry.kind]}", lambda: self._edit(entry))
        drop = icon_button("x", f"Bỏ {words.STANDING[entry.kind]}", lambda: self._drop(entry))
        line = boxes.row(chip, said, STRETCH, edit, drop)
        layout = line.layout()
        assert layout is not None
        layout.setAlignment(chip, Qt.AlignmentFlag.AlignTop)
        return line

    def _start(self) -> None:
        self._editing = None
        self._open(Standing(kind=StandingKind.EXEMPT))

    def _edit(self, entry: Standing) -> None:
        self._editing = entry
        self._open(entry)

    def _open(self, entry: Standing) -> None:
        names = ("kind", "since", "until", "place", "document", "note")
        self.form.set_values({name: getattr(entry, name) for name in names})
        self.form.show_problems({})
        self._box.show()
        self.add.hide()
        self.form.fields["kind"].editor.setFocus()

    def _stop(self) -> None:
        self._box.hide()
        self.add.show()

    def _write(self) -> None:
        problems = self.form.typing_problems()
        if problems:
            self.form.show_problems(problems)
            return
        typed = self.form.values()
        entry = Standing(
            kind=typed["kind"],
            since=typed["since"] or "",
            until=typed["until"] or "",
            place=one_line(typed["place"]),
            document=one_line(typed["document"]),
            note=one_line(typed["note"]),
        )
        others = tuple(s for s in self._standings if s is not self._editing)
        self.changed.emit(tuple(sorted((*others, entry), key=lambda s: s.since)))

    def _drop(self, entry: Standing) -> None:
        self.changed.emit(tuple(s for s in self._standings if s is not entry))


def span(entry: Standing) -> str:
    """Return from when to when an entry holds, in words."""
    since, until = dates.on_screen(entry.since), dates.on_screen(entry.until)
    start = f"từ {since}" if since else "từ trước khi có sổ"
    return f"{start} đến trước {until}" if until else start


def _form() -> RoomyForm:
    fields = {
        "kind": Field("Tư cách", Choice(list(words.STANDING.items()))),
        "since": Field("Từ ngày", PartialDateField()),
        "until": Field("Đến ngày (ngày đầu không còn)", PartialDateField()),
        "place": Field("Nơi đi, nơi đến", LineEdit()),
        "document": Field("Văn bản", LineEdit("Ví dụ: Nghị quyết số 05-NQ/CB, ngày 03/6/2026")),
        "note": Field("Ghi chú", LineEdit()),
    }
    for name, field in fields.items():
        field.editor.setObjectName(f"member.standing.{name}")
    return RoomyForm(fields)
