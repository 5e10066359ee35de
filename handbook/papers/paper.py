"""What a printable paper is: what is asked of it, how it is built, what a table of it holds.

A paper's module, and with it everything that parses and typesets, is imported when the paper is
built, so that listing papers costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.store.store import Store
    from handbook.typeset.blocks import Document

NEED_WORDS = {
    "meeting": "buổi sinh hoạt",
    "member": "đảng viên",
    "year": "năm",
    "round": "đợt kiểm điểm",
    "task": "việc đột phá",
    "shortcoming": "hạn chế, khuyết điểm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to print: uids of the records a paper needs; `day` is the day it is made.

    `period` is written as in `records.periods`; empty, a paper takes the one `day` is in. `fill` is
    how much of a form is written: `blank` (nothing), `part` (what is known, lines for the rest), or
    empty for all there is. `present` is how many ballots are wanted, 0 for as many as may vote.
    """

    day: date
    meeting: str = ""
    member: str = ""
    year: int | None = None
    period: str = ""
    round: str = ""
    task: str = ""
    shortcoming: str = ""
    fill: str = ""
    present: int = 0

    @property
    def whole_year(self) -> int:
        """Return the year asked for, else the year of its day."""
        return self.year or self.day.year


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTable:
    """A table as printed: `rows` are texts under `heads`, `notes` the sentences below it.

    `widths` are relative; `aligns` has one letter a column, l or c.
    """

    branch: str
    title: str
    subject: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    aligns: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One printable paper: `needs` are fields of `Request` that must be filled.

    `takes` are fields it goes by when they are filled: without a round it is of the current one,
    else a blank form. `private` ones print what a review says of a person.
    `spans` are the periods it can be of, the usual one first; `table` is what Excel gets.
    """

    id: str
    title: str
    occasion: str
    needs: frozenset[str]
    build: "Callable[[Store, Request], Document]"
    spans: tuple[str, ...] = ()
    table: "Callable[[Store, Request], NumberTable] | None" = None
    takes: frozenset[str] = frozenset()
    private: bool = False


def paper(
    name: str,
    title: str,
    occasion: str,
    module: str,
    *needs: str,
    takes: str = "",
    spans: tuple[str, ...] = (),
    build: str = "build",
    excel: bool = False,
    private: bool = False,
) -> Paper:
    """Return the paper that `build` of a module of this folder makes; `excel` for one with a table.

    `takes` are fields of `Request`, separated by blanks.
    """
    return Paper(
        id=name,
        title=title,
        occasion=occasion,
        needs=frozenset(needs),
        build=_built_by(module, build),
        spans=spans,
        table=_counted_by(module) if excel else None,
        takes=frozenset(takes.split()),
        private=private,
    )


def _built_by(module: str, name: str) -> "Callable[[Store, Request], Document]":
    def build(store: "Store", request: Request) -> "Document":
        maker = getattr(import_module(f"handbook.papers.{module}"), name)
        made: Document = maker(store, request)
        return made

    return build


def _counted_by(module: str) -> "Callable[[Store, Request], NumberTable]":
    def table(store: "Store", request: Request) -> "NumberTable":
        made: NumberTable = import_module(f"handbook.papers.{module}").table(store, request)
        return made

    return table
