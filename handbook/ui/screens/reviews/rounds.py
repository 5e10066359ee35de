"""The tab *Đợt kiểm điểm*: the round that is open, one review of it, or a round being begun."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from handbook.errors import NotFound, Problem, Stale
from handbook.records.review_steps import Step
from handbook.ui.desk import Action, Desk, ShownRecord
from handbook.ui.keeping import Keeping
from handbook.ui.parts.live_page import warm_up
from handbook.ui.parts.saved_elsewhere import SavedElsewhere
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews import reading
from handbook.ui.screens.reviews.editing import EditingRound
from handbook.ui.screens.reviews.new_round import NewRound, nothing_yet
from handbook.ui.screens.reviews.reading import Held, OpenedReview
from handbook.ui.screens.reviews.review_page import Part, ReviewPage, writers
from handbook.ui.screens.reviews.round_page import RoundPage
from handbook.ui.screens.reviews.shown_review import ShownReview
from handbook.ui.screens.reviews.tab import ReviewsTab


class RoundsTab(ReviewsTab):
    """One of four things at a time: nothing yet, a round being begun, a round, a review."""

    kinds = frozenset(
        {"round", "review", "ballot", "shortcoming", "member", "branch", "meeting", "assignment"}
        | {"task", "commitment", "outside_paper"}
    )

    def __init__(self, desk: Desk, show_head: Any) -> None:
        super().__init__(desk, show_head)
        self.keeping = Keeping(desk.work, self, "Ghi kiểm điểm")
        self.keeping.kept.connect(self._kept)
        self.keeping.refused.connect(self._refused)
        self.round: RoundPage | None = None
        self._wanted: dict[str, Any] = {}
        self._said_why = False
        self._warm = False
        self._elsewhere = SavedElsewhere(desk.work, self.keeping, self._read_again)
        self.new = NewRound(desk, self._begun)
        self._empty = nothing_yet(self.begin)
        self._stack = QStackedWidget()
        self._review = ShownReview(
            desk,
            self.keeping,
            self._stack,
            self,
            show=self.show_review,
            leave=self.show_table,
            vote=self._to_vote,
            changed=self._head,
        )
        for page in (self._empty, self.new):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._elsewhere)
        layout.addWidget(self._stack, 1)
        self._head()

    @property
    def review(self) -> ReviewPage | None:
        """Return the review that is open."""
        return self._review.page

    # What the host asks for

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the round again, and the review that is open."""
        if not self._warm:
            self._warm = True
            warm_up(self.desk.work, writers)
        if self._wanted.get("round") or self._beginning():
            return  # it is being read, or nothing of it is there yet
        uid = self.round.editing.round.uid if self.round else ""
        self.desk.work.read(lambda store: reading.read_round(store, uid), self._take_round)
        if self.review is not None:
            self._read_review(self.review.editing.review.member, self._compare)

    def open(self, **what: Any) -> None:
        """Open the round `round` (uid) at its `page`, a `member`'s review at a `step`, or `new`."""
        if what.get("new"):
            self.begin()
            return
        self.flush()
        self._wanted = what
        uid = what.get("round", "")
        self.desk.work.read(lambda store: reading.read_round(store, uid), self._opened)

    def home(self) -> None:
        """Leave the review for the table, or the beginning for the round."""
        if self.review is not None:
            self.show_table()
        elif self._beginning():
            self._leave_new()
        elif self.round is not None:
            self.round.show_page(0)

    def flush(self) -> None:
        """Save what is typed."""
        self.keeping.flush()

    def whole(self) -> bool:
        """Say whether a review, or a round being begun, fills the area."""
        return self.review is not None or self._beginning()

    def toggle_preview(self) -> None:
        """Show or hide the page beside."""
        if self.review is not None:
            self.review.toggle_page()
        elif self.round is not None:
            self.round.toggle_preview()

    def shown_record(self) -> ShownRecord | None:
        """Return the review or the round that is open."""
        if shown := self._review.record():
            return shown
        if self.round is not None:
            uid = self.round.editing.round.uid
            return ShownRecord(kind="round", uid=uid, back={"round": uid})
        return None

    # Going from page to page

    def begin(self) -> None:
        """Show what a new round would be."""
        self.flush()
        self._review.drop()
        self._stack.setCurrentWidget(self.new)
        self.new.start()
        self._head()

    def show_round(self, uid: str) -> None:
        """Open another round."""
        self.open(round=uid)

    def show_review(self, member: str, step: Step | Part = Step.FORM) -> None:
        """Open a member's review (`""`: the collective's) at a step or at a section."""
        if self.round is not None:
            self.flush()
            self._read_review(member, lambda opened: self._show_review(opened, step))

    def show_table(self) -> None:
        """Leave the review for the table, at the person one was on."""
        self.flush()
        member = self.review.editing.review.member if self.review else None
        self._review.drop()
        if self.round is None:
            return
        self._stack.setCurrentWidget(self.round)
        if member is not None:
            self.round.follow.table.select(member)
            self.round.follow.table.table().view.setFocus()
        self._head()
        uid = self.round.editing.round.uid
        self.desk.work.read(lambda store: reading.read_round(store, uid), self._take_round)

    def _beginning(self) -> bool:
        return self._stack.currentWidget() is self.new

    def _begun(self, uid: str) -> None:
        self.desk.say(
            "Đã mở đợt kiểm điểm. Hãy xem diện kiểm điểm và mẫu của từng người.", Tone.GOOD
        )
        self.open(round=uid, page="settings")

    def _leave_new(self) -> None:
        self._stack.setCurrentWidget(self.round or self._empty)
        self._head()

    def _opened(self, held: Held | None) -> None:
        what, self._wanted = self._wanted, {}
        if what.get("round") and (held is None or held.round.uid != what["round"]):
            self.desk.say("Đợt kiểm điểm này không còn trong cuốn sổ.", Tone.CARE)
        self._review.drop()
        if held is not None and self.round and self.round.editing.round.uid == held.round.uid:
            self.round.take(held)
            self._stack.setCurrentWidget(self.round)
        else:
            self._show_held(held)
        if self.round is not None and what.get("page"):
            self.round.show_named(what["page"])
        if "member" in what:
            self.show_review(what["member"], Step(what.get("step", Step.FORM)))
        self._head()

    def _take_round(self, held: Held | None) -> None:
        """Show what was read again, or the round that there is now."""
        shown = self.round
        if held is None or shown is None or not shown.is_of(held):
            self._show_held(held)
        elif held.closed != shown.editing.held.closed:
            self._show_held(held)  # built anew: everything is locked, or can be typed
        else:
            shown.take(held)

    def _show_held(self, held: Held | None) -> None:
        page = self.round.page() if self.round is not None and self.round.is_of(held) else ""
        self._drop_round()
        if held is None:
            self._stack.setCurrentWidget(self._empty)
            self._head()
            return
        editing = EditingRound(held, self.keeping, self)
        made = RoundPage(
            self.desk,
            editing,
            open_review=self.show_review,
            choose=self.show_round,
            new=self.begin,
            changed=self._head,
        )
        editing.setParent(made)
        self.round = made
        self._stack.addWidget(made)
        if self.review is None:
            self._stack.setCurrentWidget(made)
        if page:
            made.show_named(page)
        self._head()

    # One review

    def _read_review(self, member: str, then: Any) -> None:
        assert self.round is not None
        uid = self.round.editing.round.uid
        self.desk.work.read(lambda store: reading.read_review(store, uid, member), then, self._gone)

    def _show_review(self, opened: OpenedReview, step: Step | Part) -> None:
        assert self.round is not None
        self._review.put(opened, step, self.round.follow.order())
        self._head()

    def _to_vote(self) -> None:
        self.show_table()
        if self.round is not None:
            self.round.show_named("vote")

    def _compare(self, opened: OpenedReview) -> None:
        """Show what others changed; what was only saved from here is on the screen already."""
        if self._review.is_of(opened) and not self._review.take(opened):
            assert self.review is not None
            self._show_review(opened, self.review.step())

    def _drop_round(self) -> None:
        if self.round is not None:
            self.round.stop()
            self._stack.removeWidget(self.round)
            self.round.hide()
            self.round.deleteLater()
            self.round = None

    # What was saved, and what others saved

    def _kept(self, records: Any) -> None:
        if self._said_why:
            self._said_why = False
            self.desk.say("")  # what could not be kept is mended
        if self.review is not None:
            self.review.editing.adopt(records)

    def _refused(self, problem: Problem) -> None:
        if isinstance(problem, Stale):
            self._elsewhere.ask_about(problem)
        else:
            self._said_why = True
            self.desk.say(" ".join((problem.sentence, *problem.details[:3])), Tone.LATE)

    def _read_again(self) -> None:
        """Show what was saved elsewhere."""
        if self.review is not None:
            self.show_review(self.review.editing.review.member, self.review.step())
        elif self.round is not None:
            self.show_round(self.round.editing.round.uid)

    def _gone(self, problem: Problem) -> None:
        if isinstance(problem, NotFound) or self.review is not None:
            self.show_table()
        self.desk.say(problem.sentence, Tone.CARE)

    # The head

    def _head(self) -> None:
        if self._beginning():
            self.title, self.subtitle = "Mở đợt kiểm điểm", "Xem trước khi mở; mở rồi vẫn sửa được"
            self.main_action = Action(words="Mở đợt này", on=self.new.begin, icon="check")
            self.actions = (Action(words="Thôi, quay lại", on=self._leave_new),)
        elif self.review is not None:
            self.title, self.subtitle = self.review.title(), self.review.subtitle()
            self.main_action, self.actions = self.review.head_main, self.review.head_actions
        elif self.round is not None:
            self.title, self.subtitle = self.round.title(), self.round.subtitle()
            self.main_action, self.actions = self.round.main_action(), ()
        else:
            self.title, self.subtitle = "Kiểm điểm", "Kiểm điểm, tự phê bình và xếp loại chất lượng"
            self.main_action, self.actions = None, ()
        self.show_head()
