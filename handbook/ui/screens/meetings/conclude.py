"""Step 4, Kết luận: the chair's conclusions, who does what by when, and the votes."""

from functools import partial

from PySide6.QtWidgets import QWidget

from handbook.records.meetings import MeetingKind, Vote
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.card import Card
from handbook.ui.parts.typed_rows import Rows, TextRow
from handbook.ui.screens.meetings.assignments import Assignments
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.phrases import phrases
from handbook.ui.screens.meetings.resolution_list import ResolutionList
from handbook.ui.screens.meetings.step import StepPage, phrase_menu, put_phrase
from handbook.ui.screens.meetings.votes import VoteRow

_GIVEN = {
    MeetingKind.REGULAR: "Nhiệm vụ tháng tới, phân công",
    MeetingKind.THEMATIC: "Việc rút ra từ chuyên đề, phân công",
    MeetingKind.COMMITTEE: "Phân công chuẩn bị",
    MeetingKind.EXTRAORDINARY: "Phân công thực hiện",
}


class ConcludeStep(StepPage):
    """What was decided."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__(editing, desk)
        self._assignments = Assignments(editing, desk)
        self.places["assignments"] = self._assignments
        self.resolutions = ResolutionList(
            editing, desk, "4. Nghị quyết, kết luận của buổi sinh hoạt"
        )
        # A committee agrees on what it will propose; it is the branch that resolves (DOMAIN §2.5).
        if editing.meeting.kind is MeetingKind.COMMITTEE:
            self.resolutions.hide()
        self.lay_out(self._conclusions(), self._given(), self._voted(), self.resolutions)

    def begin(self) -> None:
        """Start at the conclusions; the first line is there already."""
        self._texts.start()

    def go_to(self, field: str) -> None:
        """Go to the last row of a list."""
        starts = {
            "conclusions": self._texts.start,
            "assignments": self._assignments.start,
            "votes": self._votes.start,
        }
        starts.get(field, self._texts.start)()

    def refresh(self, fields: frozenset[str]) -> None:
        """Work the votes out anew when somebody came or left."""
        if fields & {"attendance", "date"}:
            for row in self._votes.rows():
                assert isinstance(row, VoteRow)
                row.work_out()

    def _conclusions(self) -> QWidget:
        self._texts = Rows(
            lambda: TextRow("Kết luận của chủ trì", "Một nội dung kết luận"),
            str,
            name="Kết luận của chủ trì",
            add_words="Thêm kết luận",
            numbered=True,
        )
        self.bind("conclusions", self._texts, kept=lambda v: tuple(t for t in v if t.strip()))
        ready = phrase_menu(
            [Action(words=w, on=partial(self._conclude, w)) for w in phrases("conclusions")]
        )
        committee = self.editing.meeting.kind is MeetingKind.COMMITTEE
        title = "Thống nhất cho buổi sinh hoạt chi bộ" if committee else "Kết luận của chủ trì"
        card = Card(f"1. {title}", ready)
        card.add(self._texts)
        return card

    def _given(self) -> QWidget:
        card = Card(f"2. {_GIVEN[self.editing.meeting.kind]}")
        card.add(self._assignments)
        return card

    def _voted(self) -> QWidget:
        self._votes = Rows(
            lambda: VoteRow(self.editing),
            lambda: Vote(matter=""),
            name="Biểu quyết",
            add_words="Thêm biểu quyết",
        )
        self.bind("votes", self._votes)
        if self._votes.add_button:
            self._votes.add_button.setObjectName("meeting.conclude.add_vote")
        card = Card("3. Biểu quyết")
        card.add(self._votes)
        return card

    def _conclude(self, words: str) -> None:
        """Put a ready conclusion into the last line that is empty, else into a new one."""
        rows = self._texts.rows()
        if not rows or rows[-1].value().strip():
            self._texts.begin()
        last = self._texts.rows()[-1]
        assert isinstance(last, TextRow)
        put_phrase(last.area, words)
