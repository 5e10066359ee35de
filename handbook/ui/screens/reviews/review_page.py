"""One review: its five sections, the page beside them, and the way to the next person."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from handbook.papers.round_paper import RoundFacts
from handbook.records import review_forms, review_steps
from handbook.records.review_rounds import FORM_WORDS, called
from handbook.records.review_steps import Step
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.buttons import icon_button
from handbook.ui.parts.live_page import LivePage
from handbook.ui.parts.steps_beside import StepsBeside
from handbook.ui.screens.reviews.decision_section import DecisionSection
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.form_section import FormSection
from handbook.ui.screens.reviews.lines import COLLECTIVE
from handbook.ui.screens.reviews.opinions_section import OpinionsSection
from handbook.ui.screens.reviews.output import Output
from handbook.ui.screens.reviews.points_section import PointsSection
from handbook.ui.screens.reviews.remedy_section import RemedySection
from handbook.ui.screens.reviews.section import Section


class Part(StrEnum):
    """The sections across the top, in order."""

    FORM = "form"
    POINTS = "points"
    OPINIONS = "opinions"
    DECISION = "decision"
    REMEDY = "remedy"


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


class ReviewPage(StepsBeside[Part, Section]):
    """Built anew for each review opened."""

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
        super().__init__(editing, desk, page, _WORDS, over=editing.locked)
        self.editing = editing
        self.order, self._show, self._leave, self._vote = order, show, leave, vote
        self.output = Output(desk, self, editing.flush)
        self._lay_out()
        self.head_main = self._main_action()
        self.head_actions = (
            Action(words="In", on=self.print, icon="printer", tip="In hoặc lưu bản kiểm điểm này"),
        )
        self.mark_steps()

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

    def show_step(self, step: Step | Part, *, begin: bool = True) -> Section:
        """Show a section, or that of a step of the table."""
        return super().show_step(step if isinstance(step, Part) else _OF_STEP[step], begin=begin)

    def go(self, by: int) -> None:
        """Open the review of the next (1) or previous (-1) person at the same section."""
        place = self._place()
        if place is not None and 0 <= place + by < len(self.order):
            self._show(self.order[place + by], self.step())

    def print(self) -> None:
        """Open the menu of this review's form."""
        review = self.editing.review
        request = self.output.request(review.round, review.member)
        self.output.offer("review-form" if review.member else "review-form-collective", request)

    def show_page(self) -> None:
        """Show the form as it is typed by now."""
        review = self.editing.review
        facts = self.editing.held.facts(review)
        self.page.show_fresh(review.uid, lambda: form_pdf(facts, review.member))

    def make(self, step: Part) -> Section:
        """Return a section."""
        match step:
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

    def done(self) -> Mapping[Part, bool]:
        """Say of each section whether nothing is lacking there."""
        editing = self.editing
        found = review_steps.status(
            editing.held.round,
            editing.review,
            editing.held.ballots,
            editing.held.shortcomings,
            editing.review.member,
        )
        done = dict.fromkeys(Part, True)
        for step, one in found.items():
            if step is not Step.VOTE and one.done is False:
                done[_OF_STEP[step]] = False
        rated = bool(editing.review.own_level) and (
            editing.frame is None or editing.totals(own=True).complete
        )
        done[Part.POINTS] = rated
        if rated and editing.review.handwritten:
            done[Part.FORM] = True
        return done

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

    def _lay_out(self) -> None:
        back = icon_button("x", "Về bảng theo dõi", self._leave)
        before = icon_button("chevron-left", "Người trước (Ctrl+PgUp)", lambda: self.go(-1))
        after = icon_button("chevron-right", "Người tiếp theo (Ctrl+PgDn)", lambda: self.go(1))
        turn = self.beside.toggle_button()
        for name, button in (
            ("back", back),
            ("before", before),
            ("after", after),
            ("page", turn),
        ):
            button.setObjectName(f"reviews.{name}")
            button.setProperty("still", True)
        self.lay_out([back], [before, after, turn])
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self.go(by))


_COMPARE = "đối chiếu mẫu của cấp trên"


def form_page(desk: Desk) -> LivePage:
    """Return the page that is handed on from review to review."""
    return LivePage(desk.work, "Bản kiểm điểm", "Đang dựng trang bản kiểm điểm…")


def form_pdf(facts: RoundFacts, member: str) -> bytes:
    """Return a member's form as a PDF."""
    document, to_pdf = writers()
    pdf: bytes = to_pdf(document(facts, member))
    return pdf


def writers() -> tuple[Any, Any]:
    """Return what builds and what writes the form; imported here, not at the start."""
    from handbook.papers import review_form
    from handbook.typeset.to_pdf import to_pdf

    return review_form.document, to_pdf
