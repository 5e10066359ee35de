"""One review: its five sections, the page beside them, and the way to the next person."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from handbook.records import review_forms, review_steps
from handbook.records.review_rounds import FORM_WORDS, called
from handbook.records.review_steps import Step
from handbook.ui import theme as look
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.boxes import beside
from handbook.ui.parts.buttons import icon_button
from handbook.ui.parts.locked import lock
from handbook.ui.parts.steps import Steps
from handbook.ui.screens.reviews.decision_section import DecisionSection
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.form_section import FormSection
from handbook.ui.screens.reviews.lines import COLLECTIVE
from handbook.ui.screens.reviews.live_page import LivePage
from handbook.ui.screens.reviews.opinions_section import OpinionsSection
from handbook.ui.screens.reviews.output import Output
from handbook.ui.screens.reviews.points_section import PointsSection
from handbook.ui.screens.reviews.remedy_section import RemedySection
from handbook.ui.screens.reviews.section import Section

ROOM_FOR_PAGE = 900  # narrower (at 100 %), F9 still shows the page


class Part(StrEnum):
    """The sections across the top, in order."""

    FORM = "form"
    POINTS = "points"
    OPINIONS = "opinions"
    DECISION = "decision"
    REMEDY = "remedy"


PARTS = tuple(Part)
_WORDS = {
    Part.FORM: "Bản kiểm điểm",
    Part.POINTS: "Điểm, mức",
    Part.OPINIONS: "Góp ý, nhận xét",
    Part.DECISION: "Đề xuất, quyết định",
    Part.REMEDY: "Khắc phục, hồ sơ",
}
_OF_STEP = {
    Step.FORM: Part.FORM,
    Step.COMMENTS: Part.OPINIONS,
    Step.VOTE: Part.DECISION,
    Step.PROPOSAL: Part.DECISION,
    Step.DECISION: Part.DECISION,
    Step.NOTIFIED: Part.DECISION,
    Step.REMEDY: Part.REMEDY,
}


class ReviewPage(QWidget):
    """Built anew for each review opened; sections are built when first shown."""

    def __init__(
        self,
        desk: Desk,
        editing: EditingReview,
        page: LivePage,
        *,
        order: tuple[str, ...],
        show: Callable[[str, "Step | Part"], None],
        leave: Callable[[], None],
        vote: Callable[[], None],
    ) -> None:
        """`order` are the people one goes through; `page` is handed on and keeps its zoom."""
        super().__init__()
        self.desk, self.editing, self.page = desk, editing, page
        self.order, self._show, self._leave, self._vote = order, show, leave, vote
        self.output = Output(desk, self, editing.flush)
        self.steps = Steps([_WORDS[part] for part in PARTS])
        self.sections: dict[Part, Section] = {}
        self._stack = QStackedWidget()
        self._split = beside(self._stack, page, share=(11, 9))
        self._page_wanted: bool | None = None
        self._part = Part.FORM
        self._lay_out()
        self.head_main = self._main_action()
        self.head_actions = (
            Action(words="In", on=self.print, icon="printer", tip="In hoặc lưu bản kiểm điểm này"),
        )
        self.steps.chosen.connect(lambda place: self.show_part(PARTS[place]))
        editing.changed.connect(self._changed)
        self._mark_steps()
        page.hide()  # until it is known whether there is room for it

    def title(self) -> str:
        """Return the title of the head: whose review it is."""
        member = self.editing.review.member
        return self.editing.held.names.get(member, "") if member else COLLECTIVE

    def subtitle(self) -> str:
        """Return the second line: the form, the round, which of how many."""
        review, one = self.editing.review, self.editing.held.round
        sheet = review_forms.sheet(review.form, one.period, one.begun_on)
        place = self._place()
        count = f"{place + 1}/{len(self.order)}" if place is not None else ""
        said = (FORM_WORDS[review.form], called(one), count, "" if sheet.official else _COMPARE)
        return " · ".join(filter(None, said))

    def part(self) -> Part:
        """Return the section that is shown."""
        return self._part

    def show_step(self, step: Step | Part) -> None:
        """Show a section, or that of a step of the table."""
        self.show_part(step if isinstance(step, Part) else _OF_STEP[step])

    def show_part(self, part: Part) -> Section:
        """Show a section, made at its first visit."""
        if part is not self._part:
            self.editing.flush()
        self._part = part
        if part not in self.sections:
            made = self._make(part)
            if self.editing.locked:
                lock(made)
            self.sections[part] = made
            self._stack.addWidget(made)
        section = self.sections[part]
        self.steps.show_step(PARTS.index(part))
        self._stack.setCurrentWidget(section)
        if self.editing.locked:
            self.steps.setFocus()
        else:
            section.begin()
        return section

    def go(self, by: int) -> None:
        """Open the review of the next (1) or previous (-1) person at the same section."""
        place = self._place()
        if place is not None and 0 <= place + by < len(self.order):
            self._show(self.order[place + by], self._part)

    def print(self) -> None:
        """Open the menu of this review's form."""
        review = self.editing.review
        request = self.output.request(review.round, review.member)
        self.output.offer("review-form" if review.member else "review-form-collective", request)

    def toggle_page(self) -> None:
        """Show or hide the page."""
        self._page_wanted = self.page.isHidden()
        self.desk.prefer(preview_hidden=not self._page_wanted)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the page where it leaves the sections no room, until it is asked for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= look.current().px(ROOM_FOR_PAGE)
        usual = roomy and not self.desk.preferences().preview_hidden
        wanted = usual if self._page_wanted is None else self._page_wanted
        if wanted is self.page.isHidden():
            self.page.setVisible(wanted)
            self._show_page()

    def _show_page(self) -> None:
        if not self.page.isHidden():
            self.page.show_review(self.editing)

    def _place(self) -> int | None:
        member = self.editing.review.member
        return self.order.index(member) if member in self.order else None

    def _main_action(self) -> Action:
        place = self._place()
        last = place is None or place + 1 >= len(self.order)
        if last:
            return Action(words="Về bảng theo dõi", on=self._leave, icon="check")
        return Action(
            words="Người tiếp theo",
            on=lambda: self.go(1),
            icon="arrow-right",
            tip="Bản kiểm điểm của người tiếp theo (Ctrl+PgDn)",
        )

    def _make(self, part: Part) -> Section:
        match part:
            case Part.FORM:
                return FormSection(self.editing, self.desk)
            case Part.POINTS:
                return PointsSection(self.editing, self.desk)
            case Part.OPINIONS:
                return OpinionsSection(self.editing, self.desk)
            case Part.DECISION:
                return DecisionSection(self.editing, self.desk, self._vote)
            case Part.REMEDY:
                return RemedySection(self.editing, self.desk)

    def _changed(self, fields: frozenset[str]) -> None:
        for section in self.sections.values():
            section.refresh(fields)
        self._mark_steps()
        self._show_page()

    def _mark_steps(self) -> None:
        editing = self.editing
        found = review_steps.status(
            editing.held.round,
            editing.review,
            editing.held.ballots,
            editing.held.shortcomings,
            editing.review.member,
        )
        done = dict.fromkeys(PARTS, True)
        for step, one in found.items():
            if step is not Step.VOTE and one.done is False:
                done[_OF_STEP[step]] = False
        rated = bool(editing.review.own_level) and (
            editing.frame is None or editing.totals(own=True).complete
        )
        done[Part.POINTS] = rated
        if rated and editing.review.handwritten:
            done[Part.FORM] = True
        for place, part in enumerate(PARTS):
            self.steps.mark(place, done[part])

    def _lay_out(self) -> None:
        back = icon_button("x", "Về bảng theo dõi", self._leave)
        before = icon_button("chevron-left", "Người trước (Ctrl+PgUp)", lambda: self.go(-1))
        after = icon_button("chevron-right", "Người tiếp theo (Ctrl+PgDn)", lambda: self.go(1))
        turn = icon_button("panel-right", "Ẩn hoặc hiện trang giấy (F9)", self.toggle_page)
        for name, button in (
            ("back", back),
            ("before", before),
            ("after", after),
            ("page", turn),
        ):
            button.setObjectName(f"reviews.{name}")
            button.setProperty("still", True)
        across = QHBoxLayout()
        across.setSpacing(4)
        across.addWidget(back)
        across.addWidget(self.steps, 1)
        for button in (before, after, turn):
            across.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(across)
        layout.addWidget(self._split, 1)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self.go(by))


_COMPARE = "đối chiếu mẫu của cấp trên"
