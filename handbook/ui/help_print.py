"""All of the help as one PDF: contents with page numbers, each page of help on a new sheet.

What the pages look like is `help_document`'s; here they are cut into sheets where it hurts least.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QApplication

from handbook.services import help_pages
from handbook.services.help_pages import Page
from handbook.ui import help_document

_TITLE = "Trợ giúp Sổ tay Chi bộ"
_FACE, _POINTS = "Arimo", 11
_DOTS = 96  # to the inch: the layout's pixels
_MARGINS = QMarginsF(22, 18, 18, 22)  # millimetres; the page number stands in the lowest
_DENSE = 2.0
_PADDING = 5
_SHORT = 0.3  # of a sheet: what is lower than this is not cut in two


def write_pdf(target: Path) -> None:
    """Print every page of the help into one PDF, after their contents."""
    writer = QPdfWriter(str(target))
    writer.setTitle(_TITLE)
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            _MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
    sheet = QRectF(0, 0, writer.width(), writer.height())
    parts = [(page, _laid_out(page, writer, sheet)) for page in help_pages.pages()]
    painter = QPainter(writer)
    painter.setFont(QFont(_FACE, _POINTS))
    _draw_contents(painter, sheet, _begins(parts))
    number = 0
    for _, document in parts:
        for place in range(document.pageCount()):
            writer.newPage()
            number += 1
            _draw(painter, sheet, document, place)
            _draw_number(painter, sheet, str(number))
    painter.end()


def _laid_out(page: Page, writer: QPdfWriter, sheet: QRectF) -> QTextDocument:
    """Return a page of help cut into sheets, dark on white whatever the look of the window."""
    document = QTextDocument(QApplication.instance())
    document.setDefaultFont(QFont(_FACE, _POINTS))
    document.setDocumentMargin(0)
    help_document.fill(document, page.text, int(sheet.width()), _PADDING, dense=_DENSE)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(sheet.size())
    _lay_out_anew(document)
    _keep_together(document)
    return document


def _lay_out_anew(document: QTextDocument) -> None:
    """Lay all of it out: what Qt does by itself after a change of a format loses paragraphs."""
    document.markContentsDirty(0, document.characterCount())
    document.documentLayout().documentSize()


def _begins(parts: list[tuple[Page, QTextDocument]]) -> dict[str, int]:
    """Return the number of the sheet on which each page of help begins."""
    begins, at = {}, 1
    for page, document in parts:
        begins[page.name] = at
        at += document.pageCount()
    return begins


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _break_before(block: QTextBlock) -> None:
    form = block.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(form)
    _lay_out_anew(block.document())


def _keep_together(document: QTextDocument) -> None:
    """Move what would be cut to the next sheet: headings with what follows, short paragraphs, rows.

    From top to bottom, as each move shifts all that stands below it.
    """
    for block in _blocks(document):
        table = QTextCursor(block).currentTable()
        if table is None:
            most = 1 if _leads_on(block) else _SHORT
            if _is_cut(document, *_span(document, block), most):
                _break_before(block)
        elif table.cellAt(block.position()).column() == 0:
            _keep_row(document, table, table.cellAt(block.position()).row())


def _leads_on(block: QTextBlock) -> bool:
    """Tell whether a paragraph may not stand last on a sheet: a heading, or what a table is of."""
    if not block.next().isValid():
        return False
    before_table = QTextCursor(block.next()).currentTable() is not None
    return bool(block.blockFormat().headingLevel()) or before_table


def _span(document: QTextDocument, block: QTextBlock) -> tuple[float, float]:
    """Return where a paragraph and what may not be parted from it begin and end, in pixels."""
    where = document.documentLayout().blockBoundingRect
    last = block
    while _leads_on(last):
        last = last.next()
    table = QTextCursor(last).currentTable()
    if table is not None:
        return where(block).top(), _under_heads(document, table)
    line = last.layout().lineAt(0)
    goes_whole = where(last).height() < _SHORT * document.pageSize().height()
    if last == block or goes_whole or not line.isValid():
        return where(block).top(), where(last).bottom()
    return where(block).top(), where(last).top() + line.height()


def _under_heads(document: QTextDocument, table: QTextTable) -> float:
    """Return where the first row below the heads ends."""
    first = table.cellAt(min(1, table.rows() - 1), 0).firstCursorPosition().block()
    return document.documentLayout().blockBoundingRect(first).bottom()


def _is_cut(document: QTextDocument, top: float, bottom: float, most: float = _SHORT) -> bool:
    height = document.pageSize().height()
    return int(top // height) != int((bottom - 1) // height) and bottom - top < most * height


def _keep_row(document: QTextDocument, table: QTextTable, row: int) -> None:
    """Push the text of a row that would be cut down to the next sheet."""
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    blocks = [cell.firstCursorPosition().block() for cell in cells]
    rects = [document.documentLayout().blockBoundingRect(block) for block in blocks]
    top, bottom = min(r.top() for r in rects), max(r.bottom() for r in rects)
    if row == 0:  # the heads stay with the first row below them
        bottom = _under_heads(document, table)
    if not _is_cut(document, top, bottom):
        return
    height = document.pageSize().height()
    room = height - top % height
    for cell in cells:
        form = cell.format().toTableCellFormat()
        form.setTopPadding(room + _PADDING)
        cell.setFormat(form)
    _lay_out_anew(document)


def _draw(painter: QPainter, sheet: QRectF, document: QTextDocument, place: int) -> None:
    """Draw one sheet of a document; the first is 0."""
    painter.save()
    painter.translate(0, -place * sheet.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = sheet.translated(0, place * sheet.height())
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _draw_number(painter: QPainter, sheet: QRectF, words: str) -> None:
    foot = QRectF(0, sheet.height() + 16, sheet.width(), 24)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, words)


def _draw_contents(painter: QPainter, sheet: QRectF, begins: dict[str, int]) -> None:
    """Draw the titles of all pages and where they stand."""
    plain, strong, large = painter.font(), QFont(_FACE, _POINTS), QFont(_FACE, 2 * _POINTS)
    strong.setBold(True)
    large.setBold(True)
    y = _line(painter, sheet, 0, (_TITLE, ""), large) + 12
    for title, pages in help_pages.contents():
        y = _line(painter, sheet, y + 8, (title, ""), strong)
        for page in pages:
            y = _line(painter, sheet, y, (page.title, str(begins[page.name])), plain)
    painter.setFont(plain)


def _line(painter: QPainter, sheet: QRectF, y: float, words: tuple[str, str], font: QFont) -> float:
    """Write words to the left and to the right; return where the next line begins."""
    painter.setFont(font)
    line = QRectF(0, y, sheet.width(), painter.fontMetrics().height() * 1.35)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words[0])
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, words[1])
    return line.bottom()
