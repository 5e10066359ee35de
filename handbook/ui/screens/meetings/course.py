"""Step 3, Diễn biến: the parts of the minutes in order (DOMAIN §2.4, headings II.1 to II.6)."""

from PySide6.QtWidgets import QWidget

from handbook.records.meetings import Praise
from handbook.ui.desk import Desk
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.praises import PraiseRow
from handbook.ui.screens.meetings.results import Results
from handbook.ui.screens.meetings.rows import Rows
from handbook.ui.screens.meetings.speeches import Speeches
from handbook.ui.screens.meetings.spread import Spread
from handbook.ui.screens.meetings.step import StepPage


class CourseStep(StepPage):
    """What happened, from the opening to self-criticism."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__(editing, desk)
        self._results = Results(editing)
        self._speeches = Speeches(self, editing)
        self.lay_out(
            self._opening(),
            self._last_month(),
            self._assessment(),
            self.text_card("documents", "4. Thông tin, định hướng; học tập, quán triệt"),
            self._discussion(),
            self.text_card("self_criticism", "6. Tự phê bình và phê bình"),
        )

    def begin(self) -> None:
        """Start at the dues while they are not told, else at the next speaker."""
        told = self.editing.meeting.dues_paid is not None
        self.go_to("speeches" if told else "dues_paid")

    def refresh(self, fields: frozenset[str]) -> None:
        """Show the results and offer the speakers anew."""
        if fields & {"earlier", "date"}:
            self._results.refresh()
        if "date" in fields:
            self._speeches.offer()

    def _opening(self) -> QWidget:
        paid = self.bind("dues_paid", NumberField("Đã nộp đảng phí"))
        due = self.bind("dues_due", NumberField("Phải nộp"))
        unpaid = self.bind("dues_unpaid", LineEdit("Không có", "Ai chưa nộp đảng phí"))
        self._all_paid = plain_button("Đã nộp đủ", self._pay_all, "check-check")
        self._all_paid.setObjectName("meeting.course.all_paid")
        card = Card("1. Mở đầu")
        card.add(self.text_field("purpose", "Tuyên bố lý do, thông qua chương trình"))
        card.add(
            Spread(
                Field("Đã nộp đảng phí (đồng chí)", paid),
                Field("Phải nộp (đồng chí)", due),
                Field("Ai chưa nộp", unpaid),
                least=150,
            )
        )
        card.add(row(self._all_paid, STRETCH))
        return card

    def _last_month(self) -> QWidget:
        card = Card("2. Kết quả thực hiện nghị quyết, kết luận tháng trước")
        card.add(self.text_field("report", "Báo cáo của chủ trì"))
        card.add(self._results)
        self.places["earlier"] = self._results
        return card

    def _assessment(self) -> QWidget:
        rows = Rows(
            lambda: PraiseRow(self.editing.people()),
            lambda: Praise(member=""),
            name="Biểu dương, nhắc nhở",
            add_words="Thêm biểu dương, nhắc nhở",
        )
        self.bind("praises", rows, kept=lambda v: tuple(p for p in v if p.member))
        card = Card("3. Đánh giá đảng viên; biểu dương, nhắc nhở")
        card.add(self.text_field("assessment", "Đánh giá đảng viên thực hiện nhiệm vụ"))
        card.add(rows)
        return card

    def _discussion(self) -> QWidget:
        card = Card("5. Thảo luận")
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
