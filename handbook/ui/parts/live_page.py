"""The page beside what is typed: the paper as it stands by now, or as it was once kept.

Knows no paper: who shows it gives the words and what makes the page.
"""

from collections.abc import Callable
from typing import Any

from handbook.errors import Problem
from handbook.ui import rubbish
from handbook.ui.latest import Latest
from handbook.ui.parts.page_view import PageView
from handbook.ui.work import Work


class LivePage(PageView):
    """Makes a fresh page at each edit; only the newest is made, off the screen's thread."""

    def __init__(self, work: Work, name: str, coming: str) -> None:
        """`coming` is said where no page of the record is yet."""
        super().__init__(name)
        self._latest = Latest(work)
        self._coming = coming
        self._of = ""
        self.show_words(coming)

    def show_fresh(self, of: str, make: Callable[[], bytes]) -> None:
        """Show the PDF that `make` returns as soon as it is there; never one of another record."""
        self._turn_to(of)
        self._latest.ask(
            None,  # all facts are here: the page does not wait behind saves
            lambda _: make(),
            self.show_pdf,
            self._fail,
            about=of,
        )

    def show_kept(self, of: str, pdf: bytes) -> None:
        """Show a paper as it was sealed, now."""
        self._turn_to(of)
        self._latest.stop()
        self.show_pdf(pdf)

    def leave(self) -> None:
        """Make no page any more."""
        self._latest.stop()

    def _turn_to(self, of: str) -> None:
        if self._of != of:
            self._of = of
            self.show_words(self._coming)

    def _fail(self, problem: Problem) -> None:
        self.show_words(problem.sentence)


def warm_up(work: Work, writers: Callable[[], Any]) -> None:
    """Import the writers off the screen's thread, before the first page is asked for."""
    work.long(lambda progress, stopped: writers(), lambda _: rubbish.settle())
