"""The review that is open in a round: put in its place, compared with what others saved, dropped.

Its page view is handed on from one review to the next. Each viewing is noted in the history. What
stands around it, and what is read, is the tab's.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from handbook.records.review_steps import Step
from handbook.ui.desk import Desk, ShownRecord
from handbook.ui.keeping import Keeping
from handbook.ui.parts.live_page import LivePage
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.reading import OpenedReview
from handbook.ui.screens.reviews.review_page import Part, ReviewPage, form_page


class ShownReview:
    """`show`, `leave` and `vote` are where a review leads; `changed` is called at each edit."""

    def __init__(
        self,
        desk: Desk,
        keeping: Keeping,
        stack: QStackedWidget,
        over: QWidget,
        *,
        show: Callable[[str, Step | Part], None],
        leave: Callable[[], None],
        vote: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        """`over` keeps the page view while no review is open."""
        self.page: ReviewPage | None = None
        self._desk, self._keeping, self._stack, self._over = desk, keeping, stack, over
        self._show, self._leave, self._vote, self._changed = show, leave, vote, changed
        self._beside: LivePage | None = None

    def put(self, opened: OpenedReview, step: Step | Part, listed: tuple[str, ...]) -> None:
        """Show a review at a step; `listed` are those the round's table shows, in its order."""
        order = self._order(opened.review.member, listed)
        self.drop()
        if self._beside is None:
            self._beside = form_page(self._desk)
        editing = EditingReview(opened, self._keeping, self._over)
        made = ReviewPage(
            self._desk,
            editing,
            self._beside,
            order=order,
            show=self._show,
            leave=self._leave,
            vote=self._vote,
        )
        editing.setParent(made)
        editing.changed.connect(lambda _: self._changed())
        self.page = made
        self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        made.show_step(step)
        self._note_viewed(opened)

    def is_of(self, opened: OpenedReview) -> bool:
        """Say whether it is the same person's that is shown."""
        shown = self.page
        return shown is not None and opened.review.member == shown.editing.review.member

    def take(self, opened: OpenedReview) -> bool:
        """Take what was only saved from here; False when others changed what is shown."""
        assert self.page is not None
        editing = self.page.editing
        same = editing.ours(opened) and editing.held.round == opened.held.round
        if self._keeping.waiting() or same:
            editing.refresh(opened)
            return True
        return False

    def record(self) -> ShownRecord | None:
        """Return the review that is shown, None while it is no record yet."""
        one = self.page.editing.review if self.page else None
        if one is None or not one.version:
            return None
        return ShownRecord(
            kind="review", uid=one.uid, back={"round": one.round, "member": one.member}
        )

    def drop(self) -> None:
        """Take the review away, but keep its page view for the next."""
        if self.page is None or self._beside is None:
            return
        self._beside.leave()
        self._beside.setParent(self._over)
        self._beside.hide()
        self._stack.removeWidget(self.page)
        self.page.hide()
        self.page.deleteLater()
        self.page = None

    def _order(self, member: str, listed: tuple[str, ...]) -> tuple[str, ...]:
        """Return whom one goes through; who is done on the way stays in it."""
        if self.page is not None and member in self.page.order:
            return self.page.order
        return listed if member in listed else (member,)

    def _note_viewed(self, opened: OpenedReview) -> None:
        if not opened.review.version:
            return
        uid = opened.review.uid

        def note(book: Any) -> bool:
            from handbook.services import reviews

            return reviews.note_viewed(book, uid)

        self._desk.work.service(note, lambda _: None)
