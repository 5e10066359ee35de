"""One year's "bốn tốt" as a form: registration, the lines as judged, the vote, the result."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal

from handbook.records import four_good, review_forms
from handbook.records.four_good import FourGood, FourGoodLine, FourGoodMode, Verdict
from handbook.records.text import one_line
from handbook.records.votes import percent
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.field import Field
from handbook.ui.parts.record_form import RecordForm
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.verdict import Verdict as Said
from handbook.ui.screens.reviews.four_good_fields import (
    first_fields,
    last_fields,
    shown,
    summed,
    vote_fields,
)
from handbook.ui.screens.reviews.four_good_lines import FourGoodLines


class FourGoodForm(RecordForm):
    """`printed` asks for the year's paper."""

    printed = Signal()

    def __init__(self) -> None:
        super().__init__("four_good")
        self.first, self.vote, self.last = (
            RoomyForm(fields) for fields in (first_fields(), vote_fields(), last_fields())
        )
        self.text = Field("Nội dung đăng ký", TextArea("", lines=2))
        self._forms = (self.first, self.vote, self.last)
        fields = {name: field for form in self._forms for name, field in form.fields.items()}
        self.watch({**fields, "registered_text": self.text})
        self.first.fields["mode"].edited.connect(self._show_lines)
        for name in ("present", "yes"):
            self.vote.fields[name].edited.connect(self._show_figures)
        self.total, self.share = labels.quiet(), labels.quiet()
        self.sums = Said()
        self.judged = FourGoodLines()
        self.judged.edited.connect(self._judged)
        self._lay_out()

    def called(self, record: FourGood) -> str:
        """Return the year."""
        new = " (mới)" if record.version == 0 else ""
        return f"Chi bộ bốn tốt năm {record.year}{new}"

    def fill(self, record: FourGood) -> None:
        """Put the year into the fields and the table."""
        for form in self._forms:
            form.set_values({name: shown(record, name) for name in form.fields})
            form.show_problems({})
        self.text.set_value(record.registered_text)
        self._show_lines()

    def typed(self) -> FourGood:
        """Return the year as typed."""
        values = {name: value for form in self._forms for name, value in form.values().items()}
        made: FourGood = replace(
            self.record,
            mode=values["mode"] or FourGoodMode.PASS,
            year=values["year"] or self.record.year,
            registered_on=values["registered_on"] or "",
            registered_text=self.text.value().strip(),
            present=values["present"] or 0,
            yes=values["yes"] or 0,
            voted_on=values["voted_on"] or "",
            proposed=values["proposed"] or Verdict.UNSAID,
            decided=values["decided"] or Verdict.UNSAID,
            decision=one_line(values["decision"]),
            decided_on=values["decided_on"] or "",
            note=values["note"].strip(),
        )
        return made

    def problems(self, typed: FourGood) -> dict[str, str]:
        """Return what is wrong with it."""
        wrong = dict(four_good.check(typed))
        for form in self._forms:
            wrong |= form.typing_problems()
        said = self.judged.problem()
        return wrong | {"lines": said} if said else wrong

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong, above the table what is wrong in it."""
        for form in reversed(self._forms):
            form.show_problems(dict(problems))
        self.say_unless_shown(problems, "lines")

    def all_met(self) -> None:
        """Give every line that is not judged yet the most: met, or all its points."""
        if self.record is None:
            return
        points = self._mode() is FourGoodMode.POINTS
        given = tuple(_full(line, points=points) for line in self.judged.lines())
        self.record = replace(self.record, lines=given)
        self._show_lines()
        self.touch()

    def _judged(self) -> None:
        if self.record is not None:
            self.record = replace(self.record, lines=self.judged.lines())
            self.touch()
            self._show_figures()

    def _mode(self) -> FourGoodMode:
        return self.first.fields["mode"].value() or FourGoodMode.PASS

    def _show_lines(self) -> None:
        if self.record is not None:
            self.judged.show_lines(self.record.lines, self._mode())
            self._show_figures()

    def _show_figures(self) -> None:
        if self.record is None:
            return
        lines = self.record.lines
        self.total.setText(summed(self._mode(), lines))
        wrong = review_forms.four_good_problems(lines)
        points = self._mode() is FourGoodMode.POINTS
        self.sums.say(" ".join(wrong) if points else "", Tone.CARE)
        present, yes = (self.vote.fields[name].value() or 0 for name in ("present", "yes"))
        share = f"Tán thành {yes}/{present}, đạt {percent(yes, present)}." if present else ""
        self.share.setText(share)
        self.share.setHidden(not share)

    def _lay_out(self) -> None:
        every = quiet_button("Còn lại đều đạt", self.all_met, "check-check")
        every.setObjectName("four_good.all_met")
        printed = quiet_button("In bản này", self.printed.emit, "printer")
        printed.setObjectName("four_good.print")
        self.lay_out(
            *(self.first, self.text, self.notice),
            *(boxes.row(labels.section("Chấm"), STRETCH, every), self.total, self.sums),
            self.judged,
            *(labels.section("Biểu quyết"), self.vote, self.share),
            *(labels.section("Kết quả"), self.last, boxes.row(printed, STRETCH), STRETCH),
        )


def _full(line: FourGoodLine, *, points: bool) -> FourGoodLine:
    if points:
        return line if line.points is not None else replace(line, points=line.most)
    return line if line.verdict is not Verdict.UNSAID else replace(line, verdict=Verdict.MET)
