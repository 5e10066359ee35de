"""Step 3, Diễn biến: the parts of the minutes in order (DOMAIN §2.4, headings II.1 to II.6)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from handbook.records.assignments import Assignment, noted_at
from handbook.records.meetings import MeetingKind, Praise
from handbook.ui.desk import Desk
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_rows import Rows
from handbook.ui.screens.meetings.chains_here import ChainsHere
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.praises import PraiseRow
from handbook.ui.screens.meetings.results import Results
from handbook.ui.screens.meetings.speeches import Speeches
from handbook.ui.screens.meetings.step import StepPage
from handbook.ui.screens.meetings.tasks_here import TasksHere

Part = tuple[str, Callable[[str], QWidget]]
_REPORTS = {
    MeetingKind.REGULAR: "Kết quả thực hiện nghị quyết, kết luận tháng trước",
    MeetingKind.THEMATIC: "Trình bày chuyên đề",
    MeetingKind.COMMITTEE: "Đánh giá kết quả lãnh đạo tháng trước",
    MeetingKind.EXTRAORDINARY: "Báo cáo của chủ trì",
}


class CourseStep(StepPage):
    """What happened, from the opening to self-criticism."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__(editing, desk)
        self._results = Results(editing)
        self._speeches = Speeches(self, editing)
        self._has_dues = self._wanted("dues_paid")
        self.tasks = TasksHere(editing, desk, self._show_report)
        parts = [part for part in self._parts() if part is not None]
        cards = [build(f"{place}. {title}") for place, (title, build) in enumerate(parts, 1)]
        self.chains = ChainsHere(editing, desk)
        self.lay_out(*cards[:2], self.tasks, *cards[2:], self.chains)

    def begin(self) -> None:
        """Start at the dues while they are not told, else at the next speaker."""
        told = self.editing.meeting.dues_paid is not None or not self._has_dues
        self.go_to("speeches" if told else "dues_paid")

    def _parts(self) -> list[Part | None]:
        """Return the parts of the minutes of this kind of meeting (DOMAIN §2.2, §3), in order."""
        return [
            ("Mở đầu", self._opening),
            (_REPORTS[self.editing.meeting.kind], self._last_month),
            ("Đánh giá đảng viên; biểu dương, nhắc nhở", self._assessment)
            if self._wanted("assessment", "praises")
            else None,
            (
                "Thông tin, định hướng; học tập, quán triệt",
                partial(self.text_card, "documents"),
            )
            if self._wanted("documents")
            else None,
            ("Thảo luận", self._discussion),
            ("Tự phê bình và phê bình", partial(self.text_card, "self_criticism"))
            if self._wanted("self_criticism")
            else None,
        ]

    def _wanted(self, *fields: str) -> bool:
        """Say whether a part belongs to this kind of meeting, or holds something in this one."""
        meeting = self.editing.meeting
        whole = meeting.kind in (MeetingKind.REGULAR, MeetingKind.EXTRAORDINARY)
        return whole or any(getattr(meeting, field) not in (None, "", ()) for field in fields)

    def refresh(self, fields: frozenset[str]) -> None:
        """Show the results and offer the speakers anew."""
        if fields & {"earlier", "date"}:
            self._results.refresh()
        if "date" in fields:
            self._speeches.offer()

    def _opening(self, title: str) -> QWidget:
        card = Card(title)
        card.add(self.text_field("purpose", "Tuyên bố lý do, thông qua chương trình"))
        if self._has_dues:
            self._add_dues(card)
        return card

    def _add_dues(self, card: Card) -> None:
        paid = self.bind("dues_paid", NumberField("Đã nộp đảng phí"))
        due = self.bind("dues_due", NumberField("Phải nộp"))
        unpaid = self.bind("dues_unpaid", LineEdit("Không có", "Ai chưa nộp đảng phí"))
        self._all_paid = plain_button("Đã nộp đủ", self._pay_all, "check-check")
        self._all_paid.setObjectName("meeting.course.all_paid")
        card.add(
            Spread(
                Field("Đã nộp đảng phí (đồng chí)", paid),
                Field("Phải nộp (đồng chí)", due),
                Field("Ai chưa nộp", unpaid),
                least=150,
            )
        )
        card.add(row(self._all_paid, STRETCH))

    def _last_month(self, title: str) -> QWidget:
        card = Card(title)
        thematic = self.editing.meeting.kind is MeetingKind.THEMATIC
        label = "Nội dung trình bày" if thematic else "Báo cáo của chủ trì"
        card.add(self.text_field("report", label))
        card.add(self._results)
        # The branch's own results are told at its regular meeting.
        regular = self.editing.meeting.kind is MeetingKind.REGULAR
        self._results.setVisible(regular or bool(self._noted()))
        self.places["earlier"] = self._results
        return card

    def _show_report(self) -> None:
        """Show the report after a line of a breakthrough task was added to it."""
        area = self.places["report"]
        assert isinstance(area, TextArea)
        area.set_value(self.editing.meeting.report)

    def _noted(self) -> list[Assignment]:
        uid = self.editing.meeting.uid
        return [one for one in self.editing.earlier if noted_at(one, uid)]

    def _assessment(self, title: str) -> QWidget:
        rows = Rows(
            lambda: PraiseRow(self.editing.people()),
            lambda: Praise(member=""),
            name="Biểu dương, nhắc nhở",
            add_words="Thêm biểu dương, nhắc nhở",
        )
        self.bind("praises", rows, kept=lambda v: tuple(p for p in v if p.member))
        card = Card(title)
        card.add(self.text_field("assessment", "Đánh giá đảng viên thực hiện nhiệm vụ"))
        card.add(rows)
        return card

    def _discussion(self, title: str) -> QWidget:
        card = Card(title)
        card.add(self._speeches)
        return card

    def _pay_all(self) -> None:
        """Everyone on the roster owes dues and has paid; the numbers can still be changed."""
        total = self.editing.counts.total
        self.editing.set(dues_due=total, dues_paid=total, dues_unpaid="")
        for name in ("dues_due", "dues_paid", "dues_unpaid"):
            editor = self.places[name]
            editor.set_value(getattr(self.editing.meeting, name))  # type: ignore[attr-defined]
        self.editing.flush()
        self.go_to("report")
