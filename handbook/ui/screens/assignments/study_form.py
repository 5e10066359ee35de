"""One session of study as a form: the document, the day, and the roll with marks and days."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.records import dates, studies
from handbook.records.studies import MARK_WORDS, StudyForm, StudyMark, StudyRow, StudySession
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField, read_partial
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
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


class StudyFormPanel(QFrame):
    """`keep` is called with what is typed once it is right, `closed` to be put away."""

    def __init__(
        self,
        keep: Callable[[StudySession], None],
        closed: Callable[[], None],
        put_in_bin: Callable[[StudySession], None],
    ) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._keep, self._closed, self._put_in_bin = keep, closed, put_in_bin
        self.session: StudySession | None = None
        self.dirty = False
        self._names: Mapping[str, str] = {}
        self.fields = RoomyForm(_fields())
        for name, field in self.fields.fields.items():
            field.editor.setObjectName(f"study.{name}")
            field.edited.connect(self._typed)
        self.roll = Table(self._columns(), name="Danh sách học tập", key=lambda row: row.member)
        self.roll.setObjectName("study.roll")
        for letter, mark in _KEYS.items():
            self.roll.on_key(letter, partial(self._mark_by_key, mark))
        self._head, self._figures = labels.strong(), labels.quiet()
        self.notice = Notice()
        self._bin = quiet_button("Bỏ vào thùng rác", self._bin_it, "trash-2")
        self._lay_out()

    def show_session(self, session: StudySession, names: Mapping[str, str]) -> None:
        """Show a session; version 0 is a new one. `names` are of members by uid."""
        self.session, self.dirty, self._names = session, False, names
        is_new = session.version == 0
        self._head.setText("Buổi học tập mới" if is_new else studies.cited(session))
        self._bin.setHidden(is_new)
        values = {name: getattr(session, name) for name in self.fields.fields}
        self.fields.set_values(values)
        self.fields.show_problems({})
        self.notice.clear()
        self._show_roll()

    def mark(self, row: StudyRow, mark: StudyMark) -> None:
        """Mark one member; who makes it up does so today, until another day is typed."""
        made_up = date.today().isoformat() if mark is StudyMark.MADE_UP else ""
        self._put(replace(row, mark=mark, made_up_on=row.made_up_on or made_up))

    def _mark_by_key(self, mark: StudyMark, row: StudyRow) -> None:
        self.mark(row, mark)

    def save(self) -> bool:
        """Hand over what is typed; False when it says what is wrong."""
        if self.session is None:
            return True
        session = self.typed()
        problems = studies.check(session) | self.fields.typing_problems()
        if self.fields.fields["date"].value() is None:
            problems.setdefault("date", "Hãy ghi ngày học tập.")
        self.fields.show_problems(problems)
        if "roll" in problems:
            self.notice.say(problems["roll"], Tone.LATE)
        if problems:
            return False
        self.dirty = False
        self._keep(session)
        return True

    def typed(self) -> StudySession:
        """Return the session as it is typed."""
        assert self.session is not None
        values = self.fields.values()
        texts = {
            name: values[name].strip()
            for name in ("document", "issuer", "subject", "speaker", "note")
        }
        return replace(
            self.session,
            **texts,
            date=values["date"] or self.session.date,
            document_date=values["document_date"] or "",
            form=values["form"] or StudyForm.IN_PERSON,
        )

    def _typed(self) -> None:
        self.dirty = True

    def _put(self, row: StudyRow) -> None:
        if self.session is None:
            return
        self.session, self.dirty = studies.marked(self.session, row), True
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
        if self.session is not None:
            self.session, self.dirty = studies.all_present(self.session), True
            self._show_roll()

    def _show_roll(self) -> None:
        if self.session is None:
            return
        self.roll.show_rows(self.session.roll)
        found = studies.counts(self.session)
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

    def _bin_it(self) -> None:
        if self.session is not None:
            self._put_in_bin(self.session)

    def _lay_out(self) -> None:
        every = quiet_button("Còn lại đều có mặt", self._all_present, "check-check")
        every.setObjectName("study.all_present")
        keep = plain_button("Ghi", self.save, "save")
        keep.setObjectName("study.keep")
        leave = quiet_button("Thôi", self._closed)
        leave.setObjectName("study.leave")
        self._bin.setObjectName("study.bin")
        self.roll.setMinimumHeight(_ROW * _MOST_ROWS)
        hint = labels.quiet(
            "Trong bảng: C có mặt, P vắng có lý do, K vắng không lý do, B học bù; gõ ngày học bù, "
            "ngày nộp bài thu hoạch ngay trong ô (F2)."
        )
        inner: QWidget = boxes.column(
            *(self.fields, boxes.row(labels.section("Điểm danh"), STRETCH, every)),
            *(self._figures, self.notice, self.roll, hint),
            gap=12,
            margins=16,
        )
        foot = boxes.row(keep, leave, STRETCH, self._bin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 10, 1, 10)
        for widget in (self._head, foot):
            widget.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(self._head)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(foot)


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
