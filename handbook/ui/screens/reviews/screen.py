"""*Kiểm điểm*: the host of the area's tabs; each tab is a module beside this one.

Knows of a tab only what `tab.py` says. `open` finds the tab by the word it is asked with.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from handbook.records.reviews import Review
from handbook.ui.desk import Desk, ScreenBase, ShownRecord
from handbook.ui.parts.tabs import Tabs
from handbook.ui.screens.reviews.tab import ReviewsTab

_HERE = "handbook.ui.screens.reviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class TabLine:
    """A tab: its words, where it is, and the words in `open(**what)` that lead to it."""

    words: str
    module: str
    made: str
    opens: frozenset[str]


TABS = (
    TabLine(
        words="Đợt kiểm điểm",
        module="rounds",
        made="RoundsTab",
        opens=frozenset({"round", "member", "step", "new", "page"}),
    ),
    TabLine(
        words="Hạn chế, khắc phục",
        module="shortcomings",
        made="ShortcomingsTab",
        opens=frozenset({"shortcoming"}),
    ),
    TabLine(
        words="Cam kết",
        module="commitments",
        made="CommitmentsTab",
        opens=frozenset({"commitment"}),
    ),
    TabLine(
        words="Bốn tốt",
        module="four_good",
        made="FourGoodTab",
        opens=frozenset({"four_good"}),
    ),
)


class ReviewsScreen(ScreenBase):
    """The tabs and the one that is shown; a tab is made when it is first shown."""

    title = "Kiểm điểm"
    kinds = frozenset(
        {"round", "review", "ballot", "shortcoming", "commitment", "four_good", "task"}
        | {"member", "branch", "meeting", "assignment", "outside_paper"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = Tabs([line.words for line in TABS], "Các phần của kiểm điểm")
        self.tabs.setObjectName("reviews.tabs")
        self.tabs.chosen.connect(self.turn)
        self.made: dict[int, ReviewsTab] = {}
        self._stale: set[int] = set()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)

    def tab(self) -> ReviewsTab:
        """Return the tab that is shown."""
        return self._tab(self.tabs.tab())

    def turn(self, place: int) -> ReviewsTab:
        """Show a tab, read again when something of it changed meanwhile."""
        shown = self._stack.currentWidget()
        if isinstance(shown, ReviewsTab):
            shown.flush()
        self.tabs.show_tab(place)
        tab = self._tab(place)
        self._stack.setCurrentWidget(tab)
        if place in self._stale:
            self._stale.discard(place)
            tab.reload(tab.kinds)
        self._show_head()
        return tab

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the shown tab again; the others when they are next shown."""
        for place, tab in self.made.items():
            if not kinds or kinds & tab.kinds:
                self._stale.add(place)
        self.turn_again()

    def turn_again(self) -> None:
        """Show the tab one is on, fresh."""
        place = self.tabs.tab()
        tab = self._tab(place)
        self._stack.setCurrentWidget(tab)
        if place in self._stale:
            self._stale.discard(place)
            tab.reload(tab.kinds)
        self._show_head()

    def open(self, **what: Any) -> None:
        """Show what is asked for: `round` (uid) with `member` and `step`, or a tab's own word.

        `review` (uid) alone leads to its round and member.
        """
        if uid := what.get("review", ""):
            self.desk.work.read(lambda store: store.reviews.find_uid(uid), self._open_review)
            return
        for place, line in enumerate(TABS):
            if line.opens & what.keys():
                self.turn(place).open(**what)
                self._show_head()
                return

    def _open_review(self, one: Review | None) -> None:
        if one is None:
            self.desk.say("Bản kiểm điểm này không còn trong cuốn sổ; có thể ở trong thùng rác.")
        else:
            self.open(round=one.round, member=one.member)

    def home(self) -> None:
        """Go back to the first page of the tab."""
        self.tab().home()

    def flush(self) -> None:
        """Write what is typed in any tab."""
        for tab in self.made.values():
            tab.flush()

    def shown_record(self) -> ShownRecord | None:
        """Return the record that the tab is on."""
        return self.tab().shown_record()

    def toggle_preview(self) -> None:
        """Show or hide the tab's page."""
        self.tab().toggle_preview()

    def _tab(self, place: int) -> ReviewsTab:
        if place not in self.made:
            line = TABS[place]
            make = getattr(import_module(f"{_HERE}.{line.module}"), line.made)
            made = make(self.desk, self._show_head)
            assert isinstance(made, ReviewsTab), f"{line.made} is no tab"
            self.made[place] = made
            self._stack.addWidget(made)
            self._stale.add(place)
        return self.made[place]

    def _show_head(self) -> None:
        tab = self.made.get(self.tabs.tab())
        if tab is None:
            return
        self.tabs.setHidden(tab.whole())
        shown = (self.title, self.subtitle, self.main_action, self.actions)
        self.title, self.subtitle = tab.title, tab.subtitle
        self.main_action, self.actions = tab.main_action, tab.actions
        # The head makes its buttons anew: not at each key.
        if shown != (self.title, self.subtitle, self.main_action, self.actions):
            self.desk.head()
