"""*Khắc phục* of one review: what it answers for, and what it names; each with its state."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import dates
from handbook.records.shortcomings import Shortcoming, is_open
from handbook.records.text import one_line
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card, LineCard
from handbook.ui.parts.chain_view import ChainView
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.file_card import file_card
from handbook.ui.screens.reviews.section import Section
from handbook.ui.screens.reviews.shortcoming_words import SHORT_WORDS, TONES

if TYPE_CHECKING:
    from handbook.store.store import Store


class RemedySection(Section):
    """Deeds here are written at once; the lists are read again after them."""

    def __init__(self, editing: EditingReview, desk: Desk) -> None:
        super().__init__(editing, desk)
        self._before, self._own = QVBoxLayout(), QVBoxLayout()
        self.chains = ChainView(desk.go)
        before = Card("Đã chỉ ra trước đây, kỳ này phải trả lời")
        before.body.addLayout(self._before)
        own = Card("Nêu trong bản kiểm điểm này")
        own.body.addLayout(self._own)
        follow = plain_button("Đưa hạn chế ở phần II vào theo dõi", self.follow, "plus")
        follow.setObjectName("reviews.follow")
        own.add(boxes.row(follow, STRETCH))
        own.add(labels.quiet("Mỗi hạn chế viết một dòng ở phần II của bản kiểm điểm."))
        papers = file_card(
            self.binding,
            "person",
            lambda: editing.review.filed,
            lambda filed: editing.set(filed=filed),
        )
        self.lay_out(before, own, self.chains, papers)
        self._show()

    def refresh(self, fields: frozenset[str]) -> None:
        """Show the lists as read again."""
        super().refresh(fields)
        if "round" in fields:
            self._show()

    def follow(self) -> None:
        """Make records of what part II names."""
        self.editing.flush()
        uid = self.editing.review.uid

        def deed(store: "Store") -> int:
            from handbook.services import shortcomings

            return len(shortcomings.open_from_review(store, uid))

        self.desk.work.change("Đưa hạn chế vào danh sách theo dõi", deed, self._told)

    def _told(self, count: int) -> None:
        said = f"Đã đưa {count} hạn chế vào theo dõi." if count else "Không có hạn chế nào mới."
        if going := sum(map(is_open, self.editing.opened.carried)):
            said += f" {going} hạn chế chỉ ra từ trước vẫn theo dõi như cũ, không tính là mới."
        self.desk.say(said, Tone.GOOD if count else Tone.NEUTRAL)

    def _verify(self, one: Shortcoming) -> None:
        day, review = self.desk.work.today(), self.editing.review.uid

        def deed(store: "Store") -> Any:
            from handbook.services import shortcomings

            return shortcomings.verify(store, one.uid, day, "Chi bộ", review=review)

        self.desk.work.change("Xác nhận đã khắc phục hạn chế", deed)

    def _show(self) -> None:
        opened = self.editing.opened
        self._list(self._before, opened.carried, "Không có hạn chế nào từ trước.", answered=True)
        self._list(self._own, opened.found, "Chưa có hạn chế nào đưa vào theo dõi.")
        self.chains.show_chains(self.editing.opened.chains, here=self.editing.review.uid)

    def _list(
        self,
        layout: QVBoxLayout,
        found: tuple[Shortcoming, ...],
        none: str,
        *,
        answered: bool = False,
    ) -> None:
        """List shortcomings; only what the review has to answer for can be said to be remedied."""
        boxes.clear(layout)
        for one in found:
            layout.addWidget(self._line(one, answered=answered))
        if not found:
            layout.addWidget(labels.quiet(none))

    def _line(self, one: Shortcoming, *, answered: bool) -> QWidget:
        plan = f"hạn {dates.on_screen(one.due)}" if one.due else "chưa có thời hạn"
        second = f"{one_line(one.remedy) or 'Chưa có biện pháp'} · {plan}"
        verify: Callable[[], None] = partial(self._verify, one)
        look: Callable[[], None] = partial(self.desk.go, "reviews", shortcoming=one.uid)
        done = Action(words="Đã khắc phục", on=verify, icon="check")
        offered = answered and is_open(one) and not self.editing.locked
        more = [Action(words="Mở ở Hạn chế, khắc phục", on=look, icon="arrow-right")]
        chip = (SHORT_WORDS[one.state], TONES[one.state])
        return LineCard(one_line(one.what), second, chip, done if offered else None, more=more)
