"""The page of a PDF: size, margins, front and back sides, and what is printed on every page."""

from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from handbook.typeset import fonts
from handbook.typeset.blocks import Document, Run
from handbook.typeset.looks import Align, Look
from handbook.typeset.words import clean, printed


class Sheet:
    """The page in points: its size, margins and furniture."""

    def __init__(self, document: Document, name: str = "") -> None:
        self.document, self.name = document, name
        self._before: int | None = None  # pages of others in the same file
        page = document.looks.page
        size = (page.width_mm * mm, page.height_mm * mm)
        self.width, self.height = size[::-1] if document.landscape else size
        self.front = (page.left_mm * mm, page.right_mm * mm)
        self.back = (page.back_left_mm * mm, page.back_right_mm * mm)
        self.top, self.bottom = page.top_mm * mm, page.bottom_mm * mm
        self.text_width = self.width - sum(self.front)
        self.text_height = self.height - self.top - self.bottom

    def template(self, held: BytesIO) -> BaseDocTemplate:
        """Return reportlab's template writing to `held`, front and back sides in turn."""
        document = self.document
        made = self.empty(held, document.title)
        made.addPageTemplates(self.sides())
        return made

    def empty(self, held: BytesIO, title: str) -> BaseDocTemplate:
        """Return reportlab's template without any page, of a file called `title`."""
        document = self.document
        return BaseDocTemplate(
            held,
            pagesize=(self.width, self.height),
            title=clean(title),
            author=clean(document.author),
            subject="",
            creator="",
            producer="",
            lang="vi-VN",
            invariant=1,
            pageCompression=1,
            initialFontName="Tinos",
        )

    def sides(self) -> list[PageTemplate]:
        """Return front and back in turn, or one side for all; the front begins the document."""
        front, back = f"{self.name}front", f"{self.name}back"
        if not self.document.duplex:
            return [self._side(front, self.front, front)]
        return [self._side(front, self.front, back), self._side(back, self.back, front)]

    def begins(self, canvas: Any) -> None:
        """Do what belongs to the first page of the document; nothing by itself."""

    def _side(self, name: str, margins: tuple[float, float], following: str) -> PageTemplate:
        frame = Frame(
            margins[0],
            self.bottom,
            self.width - sum(margins),
            self.text_height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )

        def furnish(canvas: Any, _: Any) -> None:
            self._furnish(canvas, margins)

        return PageTemplate(
            name,
            [frame],
            onPage=furnish,
            autoNextPageTemplate=following,
            pagesize=(self.width, self.height),
        )

    def _furnish(self, canvas: Any, margins: tuple[float, float]) -> None:
        document, page = self.document, self.document.looks.page
        left, right = margins[0], self.width - margins[1]
        line = self.height - page.page_number_from_edge_mm * mm
        if self._before is None:
            self._before = canvas.getPageNumber() - 1
            self.begins(canvas)
        number = canvas.getPageNumber() - self._before
        if document.page_numbers and (number > 1 or page.page_number_on_first):
            self._line(canvas, Look.PAGE_NUMBER, str(number), (left, right), line)
        if document.draft:
            self._line(canvas, Look.DRAFT, document.draft, (left, right), line)
        if document.footer:
            foot = page.page_number_from_edge_mm * mm + document.looks[Look.FOOTER].size_pt
            self._line(canvas, Look.FOOTER, document.footer, (left, right), foot)

    def _line(
        self, canvas: Any, look: Look, text: str, edges: tuple[float, float], top: float
    ) -> None:
        """Draw one line of furniture whose letters hang from `top`."""
        spec = self.document.looks[look]
        words = printed(Run(text), spec)
        canvas.setFont(fonts.face(bold=spec.bold, italic=spec.italic), spec.size_pt)
        base = top - spec.size_pt * 0.891  # ascent of Tinos
        match spec.align:
            case Align.RIGHT:
                canvas.drawRightString(edges[1], base, words)
            case Align.CENTRE:
                canvas.drawCentredString(sum(edges) / 2, base, words)
            case _:
                canvas.drawString(edges[0], base, words)
