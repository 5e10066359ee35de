"""Choosing the year that a page lists: this one at first, the newest above."""

from collections.abc import Callable, Iterable
from datetime import date

from handbook.ui.parts.choice import Choice


class YearChoice(Choice):
    """`today` is the handbook's; `ahead` says how many years after this one are offered.

    `every` are the words of a choice of all years, which is year 0 and then chosen at first.
    """

    def __init__(self, today: Callable[[], date], *, ahead: int = 0, every: str = "") -> None:
        super().__init__(name="Năm")
        self._today, self._ahead, self._every = today, ahead, every
        self.offer(())
        self.set_value(0 if every else today().year)

    def year(self) -> int:
        """Return the year that is chosen, 0 for all of them."""
        chosen: int | None = self.value()
        return self._today().year if chosen is None else chosen

    def offer(self, years: Iterable[int]) -> None:
        """Offer the years there is something of; this one and the chosen one are always there."""
        this = self._today().year
        each = {*years, *range(this, this + self._ahead + 1), self.year()} - {0}
        options = [(0, self._every)] if self._every else []
        options += [(year, f"Năm {year}") for year in sorted(each, reverse=True)]
        self.set_options(options)

    def turn_to(self, year: int) -> None:
        """Choose a year, which need not have been offered; tells nobody."""
        self.offer((*self._values, year))
        self.set_value(year)
