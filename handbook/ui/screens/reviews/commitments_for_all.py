"""What is done with all commitments of a year at once: handed in, confirmed, looked at.

Each asks once on the page, with how many it is about, and changes only those that wait for it.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from handbook.records import dates
from handbook.records.commitments import Commitment, CommitmentKind, Kept
from handbook.services import commitments
from handbook.services.commitments import END, MID
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.table import Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.commitment_form import WHEN_WORDS

if TYPE_CHECKING:
    from handbook.store.store import Store

_CONFIRMED = "Chi bộ nhất trí với bản cam kết."


class Listing(Protocol):
    """The page of a year's commitments: what it lists, and what is typed in it."""

    table: Table

    def chosen_year(self) -> int:
        """Return the year that is listed."""

    def chosen_kind(self) -> CommitmentKind:
        """Return the kind that is listed."""

    def flush(self) -> bool:
        """Write what is typed; False when something is wrong with it."""


class ForAll:
    """The deeds of the menu *Ghi cho cả chi bộ*."""

    def __init__(self, desk: Desk, page: Listing) -> None:
        self._desk, self._page = desk, page

    def hand_in(self) -> None:
        """Note that all who have none handed one in on paper."""
        members = [line.one.member for line in self._page.table.rows() if not line.one.made_on]
        self._all(
            f"Ghi {len(members)} đồng chí còn lại đã nộp bản cam kết viết tay, ngày {self._day()}?",
            "Ghi đã nộp",
            len(members),
            lambda store, year, kind, day: commitments.hand_in(store, members, year, kind, day),
        )

    def confirm(self) -> None:
        """Confirm all that are made and wait."""
        rows = self._page.table.rows()
        waiting = sum(bool(line.one.made_on) and not line.one.confirmed_on for line in rows)
        self._all(
            f"Chi bộ xác nhận {waiting} bản cam kết đã viết, ngày {self._day()}?",
            "Xác nhận tất cả",
            waiting,
            lambda store, year, kind, day: commitments.confirm(store, year, kind, day, _CONFIRMED),
        )

    def look_at_rest(self, when: str) -> None:
        """Note of all that have no check of `when` yet that they are kept well."""
        made = [line.one for line in self._page.table.rows() if line.one.made_on]
        rest = sum(commitments.check_at(one, when) is None for one in made)
        self._all(
            f"{WHEN_WORDS[when]}: ghi {rest} bản còn lại là thực hiện tốt, ngày {self._day()}?",
            "Ghi thực hiện tốt",
            rest,
            lambda store, year, kind, day: commitments.look_at_rest(
                store, year, kind, when, Kept.WELL, day, ""
            ),
        )

    def _all(
        self,
        sentence: str,
        deed: str,
        count: int,
        change: "Callable[[Store, int, CommitmentKind, date], tuple[Commitment, ...]]",
    ) -> None:
        """Ask once, then change all of the year's commitments of the kind."""
        if not count:
            self._desk.say("Không còn bản cam kết nào phải ghi như vậy.", Tone.NEUTRAL)
            return
        year, kind, today = (
            self._page.chosen_year(),
            self._page.chosen_kind(),
            self._desk.work.today(),
        )

        def go() -> None:
            if self._page.flush():
                self._desk.work.change(
                    f"{deed}: cam kết năm {year}",
                    lambda store: change(store, year, kind, today),
                    lambda made: self._desk.say(f"Đã ghi {len(made)} bản cam kết.", Tone.GOOD),
                    lambda problem: self._desk.say(problem.sentence, Tone.LATE),
                )

        self._desk.ask(sentence, deed, go)

    def actions(self) -> tuple[Action, ...]:
        """Return the lines of the menu."""
        return (
            Action(words="Những người còn lại đã nộp bản viết tay", on=self.hand_in),
            Action(words="Xác nhận mọi bản đã viết", on=self.confirm),
            Action(
                words="Giữa năm: các bản còn lại thực hiện tốt",
                on=partial(self.look_at_rest, MID),
            ),
            Action(
                words="Cuối năm: các bản còn lại thực hiện tốt",
                on=partial(self.look_at_rest, END),
            ),
        )

    def _day(self) -> str:
        return dates.on_screen(self._desk.work.today())
