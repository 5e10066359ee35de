"""Step 1, Chuẩn bị: when, where, who leads, the agenda, the draft, and what goes out before."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtWidgets import QWidget

from handbook.records import agendas, dates, members, words
from handbook.records.meetings import MeetingKind
from handbook.records.members import Position
from handbook.records.text import joined
from handbook.ui.desk import Desk
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Editor, Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.time_field import TimeField
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.typed_rows import Rows, TextRow
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.copy_box import CopyBox
from handbook.ui.screens.meetings.deeds import Deeds
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.kinds import CommitteeLine, GroupBox, kind_cards
from handbook.ui.screens.meetings.step import StepPage
from handbook.ui.screens.meetings.tasks_due import DueTasks
from handbook.ui.screens.meetings.upload import export_button

_BEFORE = (
    ("notified_on", "Đã thông báo ngày"),
    ("papers_sent_on", "Đã gửi tài liệu ngày"),
    ("committee_met_on", "Chi ủy họp ngày"),
)
_AGREED = ("committee_met_on", "committee_agreed")


class PrepareStep(StepPage):
    """What is settled before the meeting; most of it is filled in when the meeting is made."""

    def __init__(
        self,
        editing: Editing,
        desk: Desk,
        print_paper: Callable[[str], None],
        deeds: Deeds,
    ) -> None:
        """`print_paper` prints the paper with this name of the catalogue."""
        super().__init__(editing, desk)
        self._print, self._deeds = print_paper, deeds
        self._committee: CommitteeLine | None = None
        self._wrong_day = False
        self._days: dict[str, Field] = {}
        is_committee = editing.meeting.kind is MeetingKind.COMMITTEE
        self.lay_out(
            self._identity(),
            *kind_cards(self, deeds),
            self._papers(),
            self._agenda(),
            *(() if is_committee else (self._draft(), self._before())),
            *self._now_and_then(),
            self._out(),
        )
        self._check_days()

    def begin(self) -> None:
        """Start at the first thing that is still empty, else at the day."""
        meeting = self.editing.meeting
        empty = [n for n in ("starts_at", "place", "chair", "recorder") if not getattr(meeting, n)]
        self.go_to(empty[0] if empty else "date")

    def refresh(self, fields: frozenset[str]) -> None:
        """Offer the people of the new day's roster; say whether the committee met."""
        if self._committee is not None and fields & {"committee", "date", *_AGREED}:
            self._committee.refresh()
        if "date" in fields:
            self._check_days()
        if fields & {"date", "groups"}:
            for name in ("chair", "recorder"):
                box = self.places[name]
                assert isinstance(box, PeopleBox)
                box.set_options(self.editing.people())

    def _identity(self) -> QWidget:
        kinds = [(kind, said.capitalize()) for kind, said in words.MEETING_KIND.items()]
        kind = self.bind("kind", Choice(kinds, "Loại buổi sinh hoạt"), put=self._change_kind)
        day = DateField("Ngày")
        self.bind("date", day, put=self._change_date)
        day.finished.connect(lambda: self._settle_date(day))
        starts = self.bind(
            "starts_at", TimeField("Bắt đầu lúc"), shown=wording.clock_of, kept=wording.clock_text
        )
        place = self.bind("place", LineEdit(name="Địa điểm"))
        card = Card("Thời gian, địa điểm, người điều hành")
        card.add(
            Spread(Field("Loại", kind), Field("Ngày", day), Field("Bắt đầu lúc", starts), least=140)
        )
        card.add(Field("Địa điểm", place))
        chair = self._person("chair", "Chủ trì")
        card.add(Spread(chair, self._person("recorder", "Người ghi biên bản"), least=190))
        return card

    def _person(self, name: str, label: str) -> Field:
        box = PeopleBox(label)
        box.set_options(self.editing.people())
        self.bind(name, box, shown=lambda uid: uid or None, kept=lambda uid: uid or "")
        field = Field(label, box)
        secretary = members.holder(self.editing.members, Position.SECRETARY)
        if name == "chair" and secretary and secretary.uid == self.editing.meeting.chair:
            field.show_source("theo chức vụ Bí thư")
        return field

    def _papers(self) -> QWidget:
        invitation = plain_button("In giấy mời", lambda: self._print("invitation"), "printer")
        sign_in = plain_button("In phiếu điểm danh", lambda: self._print("sign-in"), "printer")
        invitation.setObjectName("meeting.prepare.invitation")
        sign_in.setObjectName("meeting.prepare.sign_in")
        for button in (invitation, sign_in):
            button.setProperty("still", True)
        return row(invitation, sign_in, STRETCH)

    def _agenda(self) -> QWidget:
        self._rows = Rows(
            lambda: TextRow("Nội dung chương trình"),
            str,
            name="Chương trình",
            add_words="Thêm nội dung",
            numbered=True,
        )
        self.bind("agenda", self._rows, kept=lambda v: tuple(t for t in v if t.strip()))
        preset = quiet_button("Theo mẫu loại chi bộ", self._preset, "clipboard-list")
        preset.setObjectName("meeting.prepare.preset")
        card = Card("Chương trình", preset)
        card.add(self._rows)
        card.add(DueTasks(self.editing, self.desk, self._deeds))
        return card

    def _draft(self) -> QWidget:
        hint = "Nội dung chuẩn bị trước để chi bộ thảo luận"
        return self.text_card("draft", "Dự thảo nghị quyết, kết luận", hint, lines=3)

    def _before(self) -> QWidget:
        regular = self.editing.meeting.kind is MeetingKind.REGULAR
        fields = [self._day(n, label) for n, label in _BEFORE if regular or n not in _AGREED]
        card = Card("Trước buổi sinh hoạt")
        card.add(Spread(*fields, least=165))
        out = export_button("Xuất tài liệu để gửi trước…", self.editing, self.desk, before=True)
        out.setObjectName("meeting.prepare.upload")
        card.add(row(out, STRETCH))
        if regular:
            card.add(self.text_field("committee_agreed", "Chi ủy thống nhất"))
            self._committee = CommitteeLine(self.editing, self._deeds, self._show_agreed)
            card.add(self._committee)
        return card

    def _show_agreed(self) -> None:
        """Show what was taken from the committee's meeting."""
        meeting = self.editing.meeting
        for name, value in (
            ("committee_met_on", dates.whole(meeting.committee_met_on)),
            ("committee_agreed", meeting.committee_agreed),
        ):
            cast(Editor, self.places[name]).set_value(value)

    def _now_and_then(self) -> list[QWidget]:
        """Return what is needed now and then: party groups, and copying from another meeting."""
        editing = self.editing
        found: list[QWidget] = []
        groups = editing.groups()
        if groups and editing.meeting.kind is not MeetingKind.COMMITTEE:
            box = GroupBox(groups)
            self.bind("groups", box, put=lambda value: editing.set_rolled(groups=value))
            chosen = joined(list(editing.meeting.groups))
            said = f"Họp theo tổ đảng: {chosen}" if chosen else "Họp theo tổ đảng"
            found.append(Fold(said, box, open=bool(chosen)))
        if editing.others and not editing.sealed:
            found.append(Fold("Chép từ buổi khác", CopyBox(editing, self.desk, self._deeds)))
        return found

    def _day(self, name: str, label: str) -> Field:
        editor = self.bind(name, DateField(label), shown=dates.whole, kept=wording.day_text)
        field = self._days[name] = Field(label, editor)
        field.finished.connect(self._check_days)
        return field

    def _check_days(self) -> None:
        """Say which of the days before the meeting stands after it; it is kept as typed."""
        met = self.editing.meeting.date
        for field in self._days.values():
            day = field.value()
            if day is not None:
                late = f"Sau ngày họp {dates.on_screen(met)}; hãy xem lại."
                field.show_problem(late if day > met else "")

    def _out(self) -> QWidget:
        """Offer to take a meeting out that was never sealed, and so has no number."""
        out = quiet_button("Bỏ buổi này vào thùng rác", self._deeds.ask_bin, "trash-2")
        out.setObjectName("meeting.prepare.bin")
        out.setEnabled(self.editing.meeting.number is None)
        return row(out, STRETCH)

    def _change_kind(self, kind: MeetingKind) -> None:
        """Take another kind; an agenda that was the old kind's preset becomes the new kind's."""
        branch, meeting = self.editing.branch, self.editing.meeting
        untouched = meeting.agenda == agendas.preset(branch.kind, meeting.kind)
        agenda = agendas.preset(branch.kind, kind) if untouched else meeting.agenda
        self.editing.set_rolled(kind=kind, agenda=agenda, criteria_set="", scores=())
        self._deeds.show_again()

    def _change_date(self, day: date | None) -> None:
        if day is not None and self._wrong_day:
            self._wrong_day = False
            self.desk.say("")  # what was said of the day before is mended
        if day is not None and day != self.editing.meeting.date:
            self.editing.set_date(day)

    def _settle_date(self, field: DateField) -> None:
        """Show the day that is kept when what was typed is none: on another step nobody sees it."""
        if field.value() is None:
            kept = dates.on_screen(self.editing.meeting.date)
            why = field.problem_text() or "Buổi họp phải có ngày."
            self.desk.say(f"{why} Buổi họp vẫn ghi ngày {kept}.", Tone.LATE)
            self._wrong_day = True
            field.set_value(self.editing.meeting.date)

    def _preset(self) -> None:
        agenda = agendas.preset(self.editing.branch.kind, self.editing.meeting.kind)
        self._rows.set_value(agenda)
        self.editing.set(agenda=agenda)
        self.editing.flush()
