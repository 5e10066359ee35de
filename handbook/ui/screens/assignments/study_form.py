"""One session of study as a form: the document, the day, and the roll with marks and days."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer

from handbook.records import dates, studies
from handbook.records.members import Member
from handbook.records.studies import MARK_WORDS, StudyForm, StudyMark, StudyRow, StudySession
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField, read_partial
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.record_form import RecordForm
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

_TONES = {
    StudyMark.UNMARKED: Tone.NEUTRAL,
    StudyMark.PRESENT: Tone.GOOD,
    StudyMark.MADE_UP: Tone.GOOD,
    StudyMark.EXCUSED: Tone.CARE,
    StudyMark.UNEXCUSED: Tone.LATE,
}
_KEYS = {
    "C": StudyMark.PRESENT,
    "P": StudyMark.EXCUSED,
    "K": StudyMark.UNEXCUSED,
    "B": StudyMark.MADE_UP,
}
_ROW, _MOST_ROWS = 46, 8


class StudyFormPanel(RecordForm):
    """The form; `today` gives the day on which what is made up just now was made up."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("study")
        self._today = today
        self._names: Mapping[str, str] = {}
        self.fields = RoomyForm(_fields())
        self.watch(self.fields.fields)
        self.roll = Table(self._columns(), name="Danh sách học tập", key=lambda row: row.member)
        self.roll.setObjectName("study.roll")
        for letter, mark in _KEYS.items():
            self.roll.on_key(letter, partial(self._mark_by_key, mark))
        self._figures = labels.quiet()
        self._lay_out()

    def know(self, members: Iterable[Member]) -> None:
        """Take the names of members for the roll."""
        self._names = {member.uid: member.name for member in members}

    def called(self, record: StudySession) -> str:
        """Return the document that is studied."""
        return "Buổi học tập mới" if record.version == 0 else studies.cited(record)

    def fill(self, record: StudySession) -> None:
        """Put the session into the fields and the roll."""
        self.fields.set_values({name: getattr(record, name) for name in self.fields.fields})
        self.fields.show_problems({})
        self._show_roll()

    def mark(self, row: StudyRow, mark: StudyMark) -> None:
        """Mark one member; who makes it up does so today, until another day is typed."""
        made_up = self._today().isoformat() if mark is StudyMark.MADE_UP else ""
        self._put(replace(row, mark=mark, made_up_on=row.made_up_on or made_up))

    def _mark_by_key(self, mark: StudyMark, row: StudyRow) -> None:
        self.mark(row, mark)

    def problems(self, typed: StudySession) -> dict[str, str]:
        """Return what is wrong with the session."""
        problems = studies.check(typed) | self.fields.typing_problems()
        if self.fields.fields["date"].value() is None:
            problems.setdefault("date", "Hãy ghi ngày học tập.")
        return problems

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong, above the roll what is wrong in it."""
        self.fields.show_problems(dict(problems))
        self.say_unless_shown(problems, "roll")

    def typed(self) -> StudySession:
        """Return the session as it is typed."""
        values = self.fields.values()
        texts = {
            name: values[name].strip()
            for name in ("document", "issuer", "subject", "speaker", "note")
        }
        session: StudySession = replace(
            self.record,
            **texts,
            date=values["date"] or self.record.date,
            document_date=values["document_date"] or "",
            form=values["form"] or StudyForm.IN_PERSON,
        )
        return session

    def _put(self, row: StudyRow) -> None:
        if self.record is None:
            return
        self.record = studies.marked(self.record, row)
        self.touch()
        QTimer.singleShot(0, self, self._show_roll)  # a cell must not vanish while it is written

    def _write_day(self, row: StudyRow, name: str, typed: str) -> None:
        try:
            day = read_partial(typed.strip())
        except ValueError:
            self.notice.say(f"“{typed}” không phải là ngày có thật, nên chưa ghi.", Tone.CARE)
            return
        self.notice.clear()
        if name == "response_on":
            self._put(replace(row, response_on=day))
        else:
            self._put(replace(row, made_up_on=day, mark=StudyMark.MADE_UP if day else row.mark))

    def _all_present(self) -> None:
        if self.record is not None:
            self.record = studies.all_present(self.record)
            self.touch()
            self._show_roll()

    def _show_roll(self) -> None:
        if self.record is None:
            return
        self.roll.show_rows(self.record.roll)
        found = studies.counts(self.record)
        self._figures.setText(
            f"Triệu tập {found.called}, có mặt {found.present}, học bù {found.made_up}, vắng "
            f"{found.excused + found.unexcused}, nộp bài thu hoạch {found.responses}"
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Họ và tên", lambda row: self._names.get(row.member, "(không còn trong sổ)")),
            Column(
                "Tham dự",
                lambda row: MARK_WORDS[row.mark],
                tone=lambda row: _TONES[row.mark],
                width=160,
                choices=lambda row: [(mark, words) for mark, words in MARK_WORDS.items() if mark],
                write=self.mark,
            ),
            Column(
                "Học bù",
                lambda row: dates.on_screen(row.made_up_on),
                width=104,
                write=lambda row, typed: self._write_day(row, "made_up_on", typed),
            ),
            Column(
                "Thu hoạch",
                lambda row: dates.on_screen(row.response_on),
                width=104,
                write=lambda row, typed: self._write_day(row, "response_on", typed),
            ),
        )

    def _lay_out(self) -> None:
        every = quiet_button("Còn lại đều có mặt", self._all_present, "check-check")
        every.setObjectName("study.all_present")
        self.roll.setMinimumHeight(_ROW * _MOST_ROWS)
        hint = labels.quiet(
            "Trong bảng: C có mặt, P vắng có lý do, K vắng không lý do, B học bù; gõ ngày học bù, "
            "ngày nộp bài thu hoạch ngay trong ô (F2)."
        )
        self.lay_out(
            *(self.fields, boxes.row(labels.section("Điểm danh"), STRETCH, every)),
            *(self._figures, self.notice, self.roll, hint),
        )


def _fields() -> Mapping[str, Field]:
    return {
        "document": Field("Văn bản", LineEdit("Nghị quyết số 05-NQ/ĐU"), needed=True),
        "document_date": Field("Ngày văn bản", PartialDateField("Ngày văn bản")),
        "issuer": Field("Cơ quan ban hành", LineEdit("Đảng ủy xã Hòa Phú")),
        "subject": Field("Về việc", LineEdit("")),
        "date": Field("Ngày học tập", DateField("Ngày học tập"), needed=True),
        "form": Field("Hình thức", Choice(list(studies.FORM_WORDS.items()))),
        "speaker": Field("Báo cáo viên", LineEdit("")),
        "note": Field("Ghi chú", LineEdit("")),
    }
