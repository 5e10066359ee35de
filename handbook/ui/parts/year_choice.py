"""Choosing the year that a page lists: this one at first, the newest above."""

from collections.abc import Callable, Iterable
from datetime import date

from handbook.ui.parts.choice import Choice


class YearChoice(Choice):
    """`today` is the handbook's; `ahead` says how many years after this one are offered."""

    def __init__(self, today: Callable[[], date], *, ahead: int = 0) -> None:
        super().__init__(name="Năm")
        self._today, self._ahead = today, ahead
        self.offer(())
        self.set_value(today().year)

    def year(self) -> int:
        """Return the year that is chosen."""
        chosen: int | None = self.value()
        return chosen or self._today().year

    def offer(self, years: Iterable[int]) -> None:
        """Offer the years there is something of; this one and the chosen one are always there."""
        this = self._today().year
        every = {*years, *range(this, this + self._ahead + 1), self.year()}
        self.set_options([(year, f"Năm {year}") for year in sorted(every, reverse=True)])

    def turn_to(self, year: int) -> None:
        """Choose a year, which need not have been offered; tells nobody."""
        self.offer((*self._values, year))
        self.set_value(year)
