"""Writes many documents into one PDF: each with its own page format, beginning at page 1.

One file embeds each face once and is laid out in one go, which binding finished PDFs cannot do.
Printed on both sides, each document begins on a front.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.platypus import ActionFlowable, BaseDocTemplate, Frame, PageTemplate, Spacer

from handbook.typeset import fonts
from handbook.typeset.blocks import Document
from handbook.typeset.sheet import Sheet
from handbook.typeset.to_pdf import WRITING, Setter
from handbook.typeset.words import clean

Told = Callable[[int, int], None]
Stopped = Callable[[], bool]
_BLANK = "blank"


def many_to_pdf(
    documents: Sequence[Document],
    title: str,
    told: Told = lambda done, total: None,
    stopped: Stopped = lambda: False,
) -> bytes:
    """Return the documents as one PDF called `title`, each in its outline; nothing when `stopped`.

    `told` hears of every document twice: when its text is set and when its pages are laid out.
    Raises ValueError when there is no document.
    """
    if not documents:
        raise ValueError("no documents")
    with WRITING:
        fonts.register()
        held = BytesIO()
        try:
            _write(documents, title, held, _Watch(2 * len(documents), told, stopped))
        except _Stop:
            return b""
        return held.getvalue()


class _Stop(Exception):
    """The person stopped it."""


class _Watch:
    """Counts steps, tells of them and stops when asked."""

    def __init__(self, total: int, told: Told, stopped: Stopped) -> None:
        self.done, self.total, self.told, self.stopped = 0, total, told, stopped

    def step(self) -> None:
        """Count one step; raises _Stop when the person asked for it."""
        if self.stopped():
            raise _Stop
        self.told(self.done, self.total)
        self.done += 1


class _Sheet(Sheet):
    """A sheet of one document among others: its first page stands in the outline."""

    def __init__(self, document: Document, name: str, watch: _Watch) -> None:
        super().__init__(document, name)
        self._watch = watch

    def begins(self, canvas: Any) -> None:
        """Note the document in the outline and that its pages begin."""
        self._watch.step()
        canvas.bookmarkPage(self.name)
        canvas.addOutlineEntry(clean(self.document.title), self.name, 0)


class _Begin(ActionFlowable):  # type: ignore[misc]
    """Ends the document before and begins the next one, on a front when it has two sides."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet

    def apply(self, doc: BaseDocTemplate) -> None:
        """Turn the page, and once more where the next one would be a back."""
        if self._sheet.document.duplex and doc.page % 2:
            doc.handle_nextPageTemplate(_BLANK)
            doc.handle_pageBreak()
            doc.clean_hanging()
        doc.handle_nextPageTemplate(f"{self._sheet.name}front")
        doc.handle_pageBreak()


def _write(documents: Sequence[Document], title: str, held: BytesIO, watch: _Watch) -> None:
    sheets = [_Sheet(one, f"d{number}-", watch) for number, one in enumerate(documents)]
    made = sheets[0].empty(held, title)
    made.addPageTemplates([side for sheet in sheets for side in sheet.sides()])
    made.addPageTemplates([_blank(sheets[0])])
    story: list[Any] = []
    for number, sheet in enumerate(sheets):
        watch.step()
        if number:
            story.append(_Begin(sheet))
        story += Setter(sheet.document, sheet, outlined=False).story() or [Spacer(0, 0)]
    made.build(story)
    watch.told(watch.total, watch.total)


def _blank(sheet: Sheet) -> PageTemplate:
    size = (sheet.width, sheet.height)
    return PageTemplate(_BLANK, [Frame(0, 0, *size)], pagesize=size)
