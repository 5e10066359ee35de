"""Where the pages of a document lie under each other on the desk, in pixels. Draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

GAP = 16  # desk between pages
INCH = 96 / 72  # pixels per point at 100 %
_MOST_DOTS = 24_000_000  # one page's picture; above it the page is drawn a little softer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """Pages of `sizes` (points) at a `zoom` (1.0 is 100 %) in a view `across` pixels wide."""

    sizes: Sequence[tuple[float, float]]
    zoom: float
    across: int

    def rect(self, page: int) -> QRect:
        """Return where a page lies."""
        scale = self.zoom * INCH
        top = GAP + sum(round(high * scale) + GAP for _, high in self.sizes[:page])
        wide, high = (round(side * scale) for side in self.sizes[page])
        desk = max(self.across, self.width())
        return QRect((desk - wide) // 2, top, wide, high)

    def dots(self, page: int, sharpness: float) -> QSize:
        """Return the size of a page's picture, with so many device pixels to a pixel."""
        size = self.rect(page).size() * sharpness
        much = size.width() * size.height() / _MOST_DOTS
        return size if much <= 1 else size / much**0.5

    def width(self) -> int:
        """Return how wide the desk must be."""
        widest = max((wide for wide, _ in self.sizes), default=0.0)
        return round(widest * self.zoom * INCH) + 2 * GAP

    def height(self) -> int:
        """Return how high all pages are together."""
        return self.rect(len(self.sizes) - 1).bottom() + GAP if self.sizes else 0

    def seen(self, top: int, height: int) -> list[int]:
        """Return the pages in a view that begins at `top`."""
        rects = ((page, self.rect(page)) for page in range(len(self.sizes)))
        bottom = top + height
        return [page for page, rect in rects if rect.bottom() >= top and rect.top() <= bottom]

    def page_at(self, height: int) -> int:
        """Return the page at a height, the last one below all."""
        for page in range(len(self.sizes)):
            if self.rect(page).bottom() + GAP >= height:
                return page
        return max(0, len(self.sizes) - 1)

    def place_at(self, top: int) -> tuple[int, float] | None:
        """Return the page at a height and how far into it that is, as a share of the page."""
        for page in range(len(self.sizes)):
            rect = self.rect(page)
            if rect.bottom() + GAP >= top:
                return page, (top - rect.top()) / max(1, rect.height())
        return None

    def top_of(self, place: tuple[int, float]) -> int:
        """Return the height of a place that `place_at` told, whatever the zoom was then."""
        page, share = place
        rect = self.rect(min(page, len(self.sizes) - 1))
        return round(rect.top() + share * rect.height())


def fitted(sizes: Sequence[tuple[float, float]], across: int) -> float:
    """Return the zoom at which the widest page fills the view; an A4 page when there is none."""
    widest = max((wide for wide, _ in sizes), default=595.0)
    return (across - 2 * GAP) / (widest * INCH)
