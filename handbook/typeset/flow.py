"""Flowables of our own for reportlab: adorned paragraphs, tables and chains that break well.

They know pages and heights, nothing of blocks or looks.
"""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

Adornment = Callable[[Any, Paragraph], None]

LONG_ROW = 0.3
"""A table row higher than this part of a page may be torn in two; shorter ones move whole."""


class Adorned(Paragraph):  # type: ignore[misc]
    """A paragraph with something drawn or noted where its first line stands."""

    adorn: Adornment | None = None

    def draw(self) -> None:
        """Draw the text and its adornment."""
        if self.adorn:
            self.adorn(self.canv, self)
        super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Split like any paragraph; the adornment stays with the first part."""
        parts: list[Any] = super().split(availWidth, availHeight)
        if len(parts) > 1:
            parts[0].adorn = self.adorn
        return parts


class PaperTable(Table):  # type: ignore[misc]
    """A table that breaks between rows, and inside a row only when that row is long."""

    page_height: float = 700.0

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Split before the first row that does not fit, or in it when it is a long one."""
        self._calc(availWidth, availHeight)
        torn = self._first_beyond(availHeight)
        long = self._rowHeights[torn] > LONG_ROW * self.page_height
        parts: list[Any] = []
        if long:
            parts = self._splitRows(availHeight, doInRowSplit=1)
        parts = parts or self._splitRows(availHeight, doInRowSplit=0)
        for part in parts:
            part.page_height = self.page_height
        return parts

    def last_row_height(self) -> float:
        """Return the height of the last row, once wrapped."""
        return float(self._rowHeights[-1])

    def _first_beyond(self, height: float) -> int:
        used = 0.0
        for row, row_height in enumerate(self._rowHeights):
            used += row_height
            if used > height:
                return row
        return len(self._rowHeights) - 1


class Chain(Flowable):  # type: ignore[misc]
    """Headings, what they lead, and what closes it: never parted at a page's foot.

    The body may break, but leaves its beginning with the `heads` and its last two lines (or last
    row) with the `tails`. When even a whole page is too small, the parts go loose.
    """

    def __init__(
        self, heads: Sequence[Any], body: Any, tails: Sequence[Any], page_height: float
    ) -> None:
        super().__init__()
        self.heads, self.body, self.tails = list(heads), body, list(tails)
        self.page_height = page_height
        self.parts = [*self.heads, body, *self.tails]
        self._gaps = [0.0] + [
            max(above.getSpaceAfter(), below.getSpaceBefore())
            for above, below in zip(self.parts, self.parts[1:], strict=False)
        ]
        self._heights: list[float] = []

    def getSpaceBefore(self) -> float:
        """Return the space above the first part, in points."""
        return float(self.parts[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:
        """Return the space below the last part, in points."""
        return float(self.parts[-1].getSpaceAfter())

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Measure all parts one below the other."""
        canvas = getattr(self, "canv", None)
        self._heights = [
            float(part.wrapOn(canvas, availWidth, availHeight)[1]) for part in self.parts
        ]
        self.width, self.height = availWidth, sum(self._heights) + sum(self._gaps)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts from the top."""
        top = self.height
        for part, height, gap in zip(self.parts, self._heights, self._gaps, strict=True):
            top -= gap + height
            part.drawOn(self.canv, 0, top)

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Break the body so that heads and tails keep company, or move everything over."""
        self.wrap(availWidth, availHeight)
        pieces = self.body.splitOn(self.canv, availWidth, self._room(availHeight))
        if len(pieces) > 1:
            return [self._first(pieces[0]), *self._rest(pieces[1:])]
        if self.height > self.page_height and availHeight > self.page_height - 1:
            return self.parts
        return []

    def _room(self, available: float) -> float:
        """Return how much of the body may stand here, in points."""
        above = len(self.heads)
        room = available - sum(self._heights[:above]) - sum(self._gaps[: above + 1])
        if self.tails:
            room = min(room, self._heights[above] - _company(self.body))
        return max(room, 0.0)

    def _first(self, piece: Any) -> Any:
        return Chain(self.heads, piece, (), self.page_height) if self.heads else piece

    def _rest(self, pieces: list[Any]) -> list[Any]:
        if not self.tails:
            return pieces
        return [*pieces[:-1], Chain((), pieces[-1], self.tails, self.page_height)]


def _company(body: Any) -> float:
    """Return the height of the end of `body` that must go with what closes it."""
    if isinstance(body, Paragraph):
        return float(2 * body.style.leading)
    if isinstance(body, PaperTable):
        return body.last_row_height()
    return float("inf")


class Piece:
    """A flowable, and whether it must stay with what follows (`leads`) or precedes (`closes`)."""

    __slots__ = ("closes", "flowable", "leads")

    def __init__(self, flowable: Any, *, leads: bool = False, closes: bool = False) -> None:
        self.flowable, self.leads, self.closes = flowable, leads, closes


def chained(marked: Sequence[Piece], page_height: float) -> list[Any]:
    """Return the flowables with headings and closings tied to their neighbours."""
    story: list[Any] = []
    heads: list[Any] = []
    for each in marked:
        if each.leads:
            heads.append(each.flowable)
        elif isinstance(each.flowable, PageBreak):
            story += [*heads, each.flowable]
            heads = []
        elif heads:
            story.append(Chain(heads, each.flowable, (), page_height))
            heads = []
        elif each.closes:
            story.append(_closed(story, each.flowable, page_height))
        else:
            story.append(each.flowable)
    return story + heads


def _closed(story: list[Any], closing: Any, page_height: float) -> Any:
    """Take the end of `story` and return it tied to the closing block."""
    tails = [closing]
    while story and isinstance(story[-1], Spacer):
        tails.insert(0, story.pop())
    if not story or isinstance(story[-1], PageBreak):
        return Chain(tails[:-1], closing, (), page_height)
    last = story.pop()
    if isinstance(last, Chain):
        return Chain(last.heads, last.body, [*last.tails, *tails], page_height)
    return Chain((), last, tails, page_height)
