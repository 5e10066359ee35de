"""One open round: follow, count, sum up, settle; which round is chosen at the top."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from handbook.records import dates
from handbook.records.review_steps import Step
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.buttons import more_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.tabs import Tabs
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews import reading
from handbook.ui.screens.reviews.editing import EditingRound
from handbook.ui.screens.reviews.follow import FollowPage, heading, short
from handbook.ui.screens.reviews.output import Output
from handbook.ui.screens.reviews.reading import Held
from handbook.ui.screens.reviews.round_settings import SettingsPage
from handbook.ui.screens.reviews.summary import SummaryPage
from handbook.ui.screens.reviews.voting import VotingPage

PAGES = ("follow", "vote", "summary", "settings")
_WORDS = ("Theo dõi", "Kiểm phiếu", "Tổng hợp, giấy tờ", "Diện kiểm điểm, quy định")


class RoundPage(QWidget):
    """Built anew for each round that is opened."""

    def __init__(
        self,
        desk: Desk,
        editing: EditingRound,
        *,
        open_review: Callable[[str, Step], None],
        choose: Callable[[str], None],
        new: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.desk, self.editing, self._changed = desk, editing, changed
        self._new, self._open_review = new, open_review
        self.output = Output(desk, self, editing.flush)
        self.rounds = Choice([(one.uid, short(one)) for one in editing.held.rounds], "Đợt")
        self.rounds.set_value(editing.round.uid)
        self.rounds.setObjectName("reviews.round")
        self.rounds.edited.connect(lambda: choose(self.rounds.value()))
        self.tabs = Tabs(_WORDS, "Các phần của đợt kiểm điểm")
        self.tabs.setObjectName("reviews.pages")
        self.tabs.chosen.connect(self.show_page)
        self.follow = FollowPage(desk, self.output, self._open)
        self.voting: VotingPage | None = None
        self.summary: SummaryPage | None = None
        self.settings: SettingsPage | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.rounds.setMinimumWidth(1)
        layout.addWidget(boxes.flowing(self.rounds, self._more(), self.tabs))
        layout.addWidget(self._stack, 1)
        editing.changed.connect(self._edited)
        self.follow.show_round(editing.held)

    def title(self) -> str:
        """Return the title of the head."""
        return heading(self.editing.round)

    def subtitle(self) -> str:
        """Return the second line of the head."""
        one = self.editing.round
        said = [
            f"hội nghị {dates.on_screen(one.meeting_on)}" if one.meeting_on else "",
            f"hạn {dates.on_screen(one.due_on)}" if one.due_on else "",
            "đã kết thúc" if self.editing.held.closed else "",
            f"theo {reading.numbers(one)}" if not one.meeting_on else "",
        ]
        words = " · ".join(filter(None, said))
        return words[:1].upper() + words[1:]

    def main_action(self) -> Action | None:
        """Return what comes next in the round."""
        if self.editing.held.closed:
            return Action(words="Mở đợt mới", on=self._new, icon="plus")
        return self.follow.next_action() or Action(
            words="Kết thúc đợt", on=self.ask_close, icon="check"
        )

    def page(self) -> str:
        """Return the name of the page that is shown."""
        return PAGES[self.tabs.tab()]

    def show_page(self, place: int) -> None:
        """Show a page, made at its first visit."""
        self.editing.flush()
        self.tabs.show_tab(place)
        page = self._page(PAGES[place])
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show()
        self._changed()

    def show_named(self, name: str) -> None:
        """Show a page by its name."""
        if name in PAGES:
            self.show_page(PAGES.index(name))

    def is_of(self, held: Held | None) -> bool:
        """Say whether what was read is the round that is shown."""
        return held is not None and held.round.uid == self.editing.round.uid

    def take(self, held: Held) -> None:
        """Show what was read again."""
        self.editing.take(held)
        self.rounds.set_options([(one.uid, short(one)) for one in held.rounds])
        self.rounds.set_value(held.round.uid)
        self.follow.show_round(self.editing.held)
        self._show()
        self._changed()

    def toggle_preview(self) -> None:
        """Show or hide the page of the summary."""
        if self.page() == "summary" and self.summary is not None:
            self.summary.toggle_page()

    def stop(self) -> None:
        """Make no page any more: the round is left."""
        if self.summary is not None:
            self.summary.stop()

    def ask_close(self) -> None:
        """Ask, then close the round; what is missing is said and does not block."""
        from handbook.records import review_steps

        held = self.editing.held
        missing = " ".join(review_steps.problems(held.round, held.reviews))
        self.desk.ask(
            f"Kết thúc {_lower(self.title())}? {missing} Kết thúc rồi thì bản kiểm điểm, số phiếu "
            "giữ nguyên như vậy; muốn sửa phải mở lại và ghi lý do.".replace("  ", " "),
            "Kết thúc đợt",
            self._close,
        )

    def ask_reopen(self) -> None:
        """Ask for the reason, then open the round again."""
        uid = self.editing.round.uid

        def again(why: str) -> None:
            from handbook.services import rounds

            self.desk.work.service(
                lambda book: rounds.reopen(book, uid, why),
                lambda _: self.desk.say("Đã mở lại đợt kiểm điểm.", Tone.GOOD),
            )

        self.desk.ask_why("Vì sao mở lại đợt đã kết thúc?", "Lý do", "Mở lại đợt", again)

    def _more(self) -> QWidget:
        """Return the dots beside the round: what is done with a whole round now and then."""
        deeds = [Action(words="Mở đợt mới", on=self._new, icon="plus")]
        if self.editing.held.closed:
            again = Action(words="Mở lại đợt này…", on=self.ask_reopen, icon="lock-open")
            deeds.append(again)
        else:
            deeds.append(Action(words="Kết thúc đợt này…", on=self.ask_close, icon="check"))
        dots = more_button(deeds, "Việc khác của đợt kiểm điểm")
        dots.setObjectName("reviews.more")
        return dots

    def _close(self) -> None:
        uid, day = self.editing.round.uid, self.desk.work.today()
        self.editing.flush()

        def deed(store: object) -> object:
            from handbook.services import rounds

            return rounds.close_round(store, uid, day)  # type: ignore[arg-type]

        self.desk.work.change(
            f"Kết thúc {_lower(self.title())}",
            deed,
            lambda _: self.desk.say("Đã kết thúc đợt kiểm điểm.", Tone.GOOD),
        )

    def _open(self, member: str, step: Step) -> None:
        if step is Step.VOTE:
            self.show_named("vote")
        else:
            self._open_review(member, step)

    def _page(self, name: str) -> QWidget:
        match name:
            case "vote":
                self.voting = self.voting or VotingPage(self.desk, self.output)
                return self.voting
            case "summary":
                self.summary = self.summary or SummaryPage(self.desk, self.output)
                return self.summary
            case "settings":
                self.settings = self.settings or SettingsPage(self.desk, self.editing)
                return self.settings
            case _:
                return self.follow

    def _show(self) -> None:
        """Show the page one is on, fresh."""
        match self.page():
            case "vote" if self.voting is not None:
                self.voting.show_round(self.editing)
            case "summary" if self.summary is not None:
                self.summary.show_round(self.editing.held)
            case "settings" if self.settings is not None:
                self.settings.refresh()

    def _edited(self, fields: frozenset[str]) -> None:
        self.follow.show_round(self.editing.held)
        if self.page() == "summary" and self.summary is not None:
            self.summary.show_round(self.editing.held)
        self._changed()


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
