"""One commitment as a form: its sections, the confirmation, the checks of the year."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal

from handbook.records import commitments, review_forms
from handbook.records.commitments import (
    KEPT_WORDS,
    Commitment,
    CommitmentCheck,
    CommitmentKind,
    CommitmentPart,
    Kept,
)
from handbook.records.text import one_line
from handbook.services.commitments import END, MID, check_at
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field, Form
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.record_form import RecordForm
from handbook.ui.parts.text_area import TextArea

WHEN_WORDS = {MID: "Kiểm tra giữa năm", END: "Kiểm tra cuối năm"}
KIND_WORDS = {
    CommitmentKind.YEARLY: "Tu dưỡng, rèn luyện",
    CommitmentKind.RESPONSIBILITY: "Trách nhiệm, nêu gương",
}


class CommitmentForm(RecordForm):
    """`printed` asks for the record's paper."""

    printed = Signal(object)

    def __init__(self) -> None:
        super().__init__("commitment")
        self._names: Mapping[str, str] = {}
        self.parts = {
            kind: Form({id: _part(heading, note) for id, heading, note in sheet.parts})
            for kind in CommitmentKind
            if (sheet := review_forms.commitment_sheet(kind))
        }
        self.rest = RoomyForm(_rest())
        self.checks = {when: RoomyForm(_check()) for when in WHEN_WORDS}
        for kind, form in self.parts.items():
            self.watch({f"{kind}.{name}": field for name, field in form.fields.items()})
        self.watch(self.rest.fields)
        for when, form in self.checks.items():
            self.watch({f"{when}.{name}": field for name, field in form.fields.items()})
        self._lay_out()

    def know(self, names: Mapping[str, str]) -> None:
        """Take the names of members by uid."""
        self._names = names

    def called(self, record: Commitment) -> str:
        """Return whose it is."""
        who = self._names.get(record.member, "một đảng viên không còn trong sổ")
        return f"{KIND_WORDS[record.kind]} năm {record.year}: {who}"

    def fill(self, record: Commitment) -> None:
        """Put the record into the fields of its kind."""
        written = {part.id: part.text for part in record.parts}
        for kind, form in self.parts.items():
            form.setHidden(kind is not record.kind)
        sections = self.parts[record.kind]
        sections.set_values({name: written.get(name, "") for name in sections.fields})
        self.rest.set_values({name: getattr(record, name) for name in self.rest.fields})
        self.rest.show_problems({})
        for when, form in self.checks.items():
            entry = check_at(record, when) or CommitmentCheck(when=when)
            form.set_values({name: getattr(entry, name) for name in form.fields})
            form.show_problems({})

    def typed(self) -> Commitment:
        """Return the commitment as typed; sections of a later list are kept as they are."""
        record: Commitment = self.record
        values, rest = self.parts[record.kind].values(), self.rest.values()
        others = tuple(part for part in record.parts if part.id not in values)
        written = (
            CommitmentPart(id=name, text=text.strip())
            for name, text in values.items()
            if text.strip()
        )
        return replace(
            record,
            parts=(*written, *others),
            made_on=rest["made_on"] or "",
            confirmed_on=rest["confirmed_on"] or "",
            supervisor=one_line(rest["supervisor"]),
            confirmation=rest["confirmation"].strip(),
            checks=self._checks(record),
        )

    def problems(self, typed: Commitment) -> dict[str, str]:
        """Return what is wrong with it."""
        wrong = dict(commitments.check(typed)) | self.rest.typing_problems()
        for form in self.checks.values():
            wrong |= form.typing_problems()
        return wrong

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong."""
        self.rest.show_problems(dict(problems))
        for form in self.checks.values():
            form.show_problems(form.typing_problems())
        for name in ("member", "checks"):
            self.say_unless_shown(problems, name)

    def _checks(self, record: Commitment) -> tuple[CommitmentCheck, ...]:
        between = tuple(check for check in record.checks if check.when not in self.checks)
        entries = []
        for when, form in self.checks.items():
            values = form.values()
            entry = CommitmentCheck(
                when=when,
                kept=values["kept"] or Kept.UNSAID,
                on=values["on"] or "",
                text=values["text"].strip(),
                by=one_line(values["by"]),
            )
            if entry != CommitmentCheck(when=when):
                entries.append(entry)
        return (*between, *entries)

    def _lay_out(self) -> None:
        printed = quiet_button("In bản này", lambda: self.printed.emit(self.record), "printer")
        printed.setObjectName("commitment.print")
        looked = [
            widget
            for when, form in self.checks.items()
            for widget in (labels.section(WHEN_WORDS[when]), form)
        ]
        self.lay_out(
            *(self.notice, *self.parts.values()),
            *(labels.section("Ngày viết, xác nhận"), self.rest, *looked),
            *(boxes.row(printed, STRETCH), STRETCH),
            gap=14,
        )


def _part(heading: str, note: str) -> Field:
    return Field(heading, TextArea("", lines=2), note)


def _rest() -> Mapping[str, Field]:
    return {
        "made_on": Field("Ngày viết", PartialDateField("Ngày viết")),
        "confirmed_on": Field("Ngày chi bộ xác nhận", PartialDateField("Ngày xác nhận")),
        "supervisor": Field("Người theo dõi, giám sát", LineEdit("Chi ủy")),
        "confirmation": Field("Ý kiến xác nhận", TextArea("", lines=1)),
    }


def _check() -> Mapping[str, Field]:
    return {
        "kept": Field("Kết quả thực hiện", Choice(list(KEPT_WORDS.items()))),
        "on": Field("Ngày kiểm tra", PartialDateField("Ngày kiểm tra")),
        "text": Field("Nhận xét", TextArea("", lines=1)),
        "by": Field("Người kiểm tra", LineEdit("Chi ủy")),
    }
