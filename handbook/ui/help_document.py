"""A page of help as Qt shows and prints it: tables without lines, pictures as wide as the paper."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from handbook import bundle
from handbook.services import help_pages
from handbook.services.help_pages import Page

_PDF_FONT = ("Arimo", 10)


def fill(document: QTextDocument, text: str, width: int, padding: int) -> None:
    """Put the Markdown `text` into `document`, with pictures at most `width` pixels wide."""
    document.setMarkdown(text)
    for name in help_pages.pictures(text):  # after the text: setting that forgets all pictures
        picture = QImage(str(bundle.path("help", *name.split("/"))))
        if picture.width() > width:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(width, smooth)
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
    document.markContentsDirty(0, document.characterCount())
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setBorder(0)
            form.setCellPadding(padding)
            form.setTopMargin(padding)
            form.setBottomMargin(2 * padding)
            frame.setFormat(form)
    _open_up(document, padding)


def _open_up(document: QTextDocument, room: int) -> None:
    """Give paragraphs and headings room above: Qt sets them line on line."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        if cursor.currentTable() is None:
            form = block.blockFormat()
            level = form.headingLevel()
            above = {0: room, 1: 0, 2: 3 * room}.get(level, 2 * room)
            form.setTopMargin(above if block.textList() is None else room // 2)
            form.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
        block = block.next()


def write_pdf(target: Path) -> None:
    """Print every page of the help into one PDF, each page of help on a new sheet."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    margins = QMarginsF(20, 18, 18, 18)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    printer.setDocName("Trợ giúp Sổ tay Chi bộ")
    document = _whole(printer.pageRect(QPrinter.Unit.DevicePixel).width())
    document.print_(printer)


def _whole(width: float) -> QTextDocument:
    """Return all pages in one document, dark on white whatever the look of the window."""
    document = QTextDocument(QApplication.instance())
    document.setDefaultFont(QFont(*_PDF_FONT))
    text = "\n\n".join(page.text for page in help_pages.pages())
    fill(document, text, int(width * 0.8), 4)
    _break_before_titles(document, help_pages.pages())
    return document


def _break_before_titles(document: QTextDocument, pages: tuple[Page, ...]) -> None:
    block = document.begin()
    first = True
    while block.isValid():
        if block.blockFormat().headingLevel() == 1:
            form = block.blockFormat()
            if not first:
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
            first = False
        block = block.next()
