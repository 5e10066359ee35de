"""One shortcoming as a form with its life: cause and remedy, progress, deeds, the chain.

A note of progress that is typed and not yet written is part of the record as typed, so a kill or a
lock keeps it. The deeds are told to the page by `done`; nothing is written here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import dates, shortcomings
from handbook.records.loop import Link
from handbook.records.shortcomings import (
    FOUND_WORDS,
    STATE_WORDS,
    FoundBy,
    RemedyNote,
    Shortcoming,
)
from handbook.records.text import one_line
from handbook.ui.desk import Desk
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import Button, plain_button, quiet_button
from handbook.ui.parts.chain_view import ChainView
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField
from handbook.ui.parts.field import Field, Form
from handbook.ui.parts.flow import Flow
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.record_form import RecordForm
from handbook.ui.parts.text_area import TextArea
from handbook.ui.screens.reviews.shortcoming_deeds import OPEN, OVER, Deed, Said, lacks
from handbook.ui.screens.reviews.shortcoming_words import BRANCH, TONES

_PEOPLE = ("member", "responsible")


class ShortcomingForm(RecordForm):
    """`done` gives the deed, the record as typed, and what the note says."""

    done = Signal(object, object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("shortcoming")
        self._desk = desk
        self._names: dict[str, str] = {}
        self.chip, self.chain = Chip(), ChainView(desk.go)
        self.fields = RoomyForm(_fields())
        self.found = RoomyForm(_found())
        self.note = RoomyForm(_note())
        self.what = Form({"what": _what()})
        forms = (self.what, self.fields, self.found, self.note)
        self._forms = forms[:3]
        self.watch({name: field for form in forms for name, field in form.fields.items()})
        self._life, self._deeds = QVBoxLayout(), QWidget()
        self._flow = Flow(self._deeds)
        self._lay_out()

    def know(self, people: Sequence[tuple[str, str]]) -> None:
        """Take uids and names of members."""
        self._names = dict(people)
        for name in _PEOPLE:
            box = self.fields.fields[name].editor
            first = [("", BRANCH)] if name == "member" else []
            box.set_options([*first, *people])  # type: ignore[attr-defined]

    def show_chains(self, uid: str, chains: Sequence[Sequence[Link]]) -> None:
        """Show the chain of the record that is still the one shown."""
        if self.record is not None and self.record.uid == uid:
            self.chain.show_chains(chains, uid)

    def called(self, record: Shortcoming) -> str:
        """Return whose it is."""
        if record.version == 0:
            return "Hạn chế, khuyết điểm mới"
        return f"Hạn chế của {self.whose(record)}"

    def whose(self, record: Shortcoming) -> str:
        """Return the person's name, or that it is the branch's."""
        if not record.member:
            return BRANCH.lower()
        return self._names.get(record.member, "một đảng viên không còn trong sổ")

    def fill(self, record: Shortcoming) -> None:
        """Put the record into the fields and show its life."""
        said = STATE_WORDS[record.state] if record.version else ""
        self.chip.show_state(said, TONES[record.state])
        for form in self._forms:
            form.set_values({name: getattr(record, name) for name in form.fields})
            form.show_problems({})
        self.fields.fields["responsible"].set_value(record.responsible or None)
        self._clear_note()
        self.note.setVisible(bool(record.version) and shortcomings.is_open(record))
        self._deeds.setVisible(bool(record.version))
        self._show_deeds(record)
        self._show_life(record)
        if self.chain.links and not any(b.link.uid == record.uid for b in self.chain.links):
            self.chain.show_chains(())

    def save(self) -> bool:
        """Hand over what is typed, a note of progress too; False when it says what is wrong."""
        saved = super().save()
        if saved:
            self._clear_note()
        return saved

    def problems(self, typed: Shortcoming) -> dict[str, str]:
        """Return what is wrong with it."""
        wrong = self.fields.typing_problems() | self.found.typing_problems()
        wrong |= {f"note_{name}": said for name, said in self.note.typing_problems().items()}
        return shortcomings.check(typed) | wrong

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong."""
        for form in reversed(self._forms):  # the last one shown takes the keyboard
            form.show_problems(dict(problems))
        if "note_on" in problems:
            self.note.show_problems({"on": problems["note_on"]})
        self.say_unless_shown(problems, "notes")

    def typed(self) -> Shortcoming:
        """Return the record as typed, with the note that is being written."""
        record, said = self.without_note(), self.said()
        if not said.text or not self._may_note():
            return record
        entry = RemedyNote(on=said.on.isoformat(), text=said.text, state=record.state, by=said.by)
        return replace(record, notes=(*record.notes, entry))

    def without_note(self) -> Shortcoming:
        """Return the record as typed; the note belongs to a deed."""
        values = {name: value for form in self._forms for name, value in form.values().items()}
        texts = {name: values[name].strip() for name in ("what", "cause", "remedy", "helpers")}
        made: Shortcoming = replace(
            self.record,
            **texts,
            member=values["member"] or "",
            responsible=values["responsible"] or "",
            due=values["due"] or "",
            year=values["year"] or self.record.year,
            found_by=values["found_by"] or FoundBy.OTHER,
            found_on=values["found_on"] or "",
            document=values["document"].strip(),
        )
        return made

    def said(self) -> Said:
        """Return what stands in the note."""
        values = self.note.values()
        return Said(
            on=values["on"] or self._desk.work.today(),
            text=values["text"].strip(),
            by=one_line(values["by"]),
        )

    def _may_note(self) -> bool:
        return self.record is not None and shortcomings.is_open(self.record)

    def _clear_note(self) -> None:
        self.note.set_values({"on": self._desk.work.today(), "text": ""})
        self.note.show_problems({})

    def _do(self, deed: Deed) -> None:
        """Hand over a deed when the form is right and the note says what the deed needs."""
        problems = self.problems(self.without_note())
        self.show_problems(problems)
        wanting = {} if problems else lacks(deed, self.said())
        self.note.show_problems(wanting)
        if not problems and not wanting:
            self.done.emit(deed, self.without_note(), self.said())

    def _show_deeds(self, record: Shortcoming) -> None:
        boxes.clear(self._flow)
        for deed, words, icon in OPEN if shortcomings.is_open(record) else OVER:
            self._flow.addWidget(self._deed_button(deed, words, icon))

    def _deed_button(self, deed: Deed, words: str, icon: str) -> Button:
        make = quiet_button if deed in (Deed.DROPPED, Deed.PRINT, Deed.CHAIN) else plain_button
        button = make(words, partial(self._do, deed), icon)
        button.setObjectName(f"shortcoming.{deed}")
        return button

    def _show_life(self, record: Shortcoming) -> None:
        boxes.clear(self._life)
        for title, second in events(record):
            self._life.addWidget(labels.text(title))
            if second:
                self._life.addWidget(labels.quiet(second))

    def _lay_out(self) -> None:
        self._life.setSpacing(4)
        self._life.setContentsMargins(0, 0, 0, 0)
        life = QWidget()
        life.setLayout(self._life)
        task = self._deed_button(Deed.TASK, "Lập việc đột phá", "target")
        plan = self._deed_button(Deed.PRINT, "In kế hoạch khắc phục", "printer")
        whole = self._deed_button(Deed.CHAIN, "In chuỗi khắc phục", "printer")
        self.lay_out(
            *(boxes.row(self.chip, STRETCH), self.what, self.fields, self.notice),
            *(labels.section("Theo dõi, xác nhận"), life, self.note, self._deeds),
            *(self.chain, boxes.flowing(task, plan, whole)),
            *(labels.section("Nguồn"), self.found, STRETCH),
            gap=14,
        )


def events(record: Shortcoming) -> tuple[tuple[str, str], ...]:
    """Return what was noted of it, oldest first, as (line, second line)."""
    return tuple(_event(note) for note in record.notes) or (("Chưa ghi tiến độ nào.", ""),)


def _event(note: RemedyNote) -> tuple[str, str]:
    said = f"{dates.on_screen(note.on)}: {STATE_WORDS[note.state].lower()}"
    return said.lstrip(": "), " · ".join(part for part in (one_line(note.text), note.by) if part)


def _what() -> Field:
    return Field("Hạn chế, khuyết điểm", TextArea("", lines=1), needed=True)


def _fields() -> Mapping[str, Field]:
    return {
        "cause": Field("Nguyên nhân", TextArea("", lines=1)),
        "remedy": Field("Biện pháp khắc phục", TextArea("", lines=1)),
        "responsible": Field("Người khắc phục", PeopleBox("Người khắc phục", "Gõ một phần tên")),
        "due": Field("Thời hạn", PartialDateField("Thời hạn")),
        "helpers": Field("Người phối hợp", LineEdit("")),
        "member": Field("Hạn chế của", PeopleBox("Hạn chế của", "Gõ một phần tên")),
    }


def _found() -> Mapping[str, Field]:
    return {
        "found_by": Field("Chỉ ra ở đâu", Choice(list(FOUND_WORDS.items()))),
        "found_on": Field("Ngày", PartialDateField("Ngày chỉ ra")),
        "year": Field("Kỳ kiểm điểm (năm)", NumberField("Năm", least=1930, most=2100)),
        "document": Field("Văn bản", LineEdit("Kết luận số …")),
    }


def _note() -> Mapping[str, Field]:
    return {
        "text": Field("Đã làm được gì, kết quả", TextArea("", lines=2)),
        "on": Field("Ngày ghi", DateField("Ngày ghi")),
        "by": Field("Người ghi nhận, xác nhận", LineEdit("Chi ủy")),
    }
