"""A page of help as Qt shows it: tables whose columns suit their text, pictures that fit.

Knows neither the window round it nor the paper: `help_print` puts all pages into one PDF.
"""

from math import sqrt

from PySide6.QtCore import QRegularExpression, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)

from handbook import bundle
from handbook.services import help_pages

_LINE = 115  # per cent of a line's own height: Qt sets line on line
_ON_PAPER = 0.8  # of the width
_MOST = 0.4  # of the width, that a long word may ask for its column
_DOT = 65  # per cent of its room that the dot before an ending keeps
_ENDING = QRegularExpression(r"(?<!\w)\.\w")
_WORD = 1.25  # a word may be bold or of a wider face than is measured


def fill(document: QTextDocument, text: str, width: int, padding: int, *, dense: float = 1) -> None:
    """Put the Markdown `text` into `document`, laid out for `width` pixels.

    On paper pictures are `dense`: that many dots to each of those pixels, and a little narrower.
    """
    widest = width if dense == 1 else int(width * _ON_PAPER)
    document.setMarkdown(text)
    for name in help_pages.pictures(text):  # after the text: setting that forgets all pictures
        picture = _smooth(QImage(str(bundle.path("help", *name.split("/")))), widest * dense)
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
    for table in tables(document):
        _suit(table, width, padding)
    _open_up(document, padding)
    _close_up_endings(document)
    _fit_pictures(document, widest)
    document.markContentsDirty(0, document.characterCount())


def _smooth(picture: QImage, width: float) -> QImage:
    if picture.width() <= width:
        return picture
    return picture.scaledToWidth(int(width), Qt.TransformationMode.SmoothTransformation)


def tables(document: QTextDocument) -> list[QTextTable]:
    """Return the tables of a document, in order."""
    frames = document.rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


def _suit(table: QTextTable, width: int, padding: int) -> None:
    """Take the lines away, and share the width out by how much each column has to say."""
    form = table.format()
    form.setBorder(0)
    form.setCellPadding(padding)
    form.setTopMargin(padding)
    form.setBottomMargin(2 * padding)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shares = _shares(table, width - 2 * padding * table.columns())
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
    )
    table.setFormat(form)


def _shares(table: QTextTable, width: float) -> list[float]:
    """Return per cents: the longest word of each column fits, the rest goes by the text's root."""
    columns = [
        [_words_in(table, row, column) for row in range(table.rows())]
        for column in range(table.columns())
    ]
    measure = QFontMetricsF(table.document().defaultFont())
    least = [min(_MOST * width, _WORD * _longest(measure, cells)) for cells in columns]
    says = [sqrt(sum(map(len, cells)) + 1) for cells in columns]
    left = max(0.0, width - sum(least))
    wide = [low + left * says[at] / sum(says) for at, low in enumerate(least)]
    return [100 * one / sum(wide) for one in wide]


def _longest(measure: QFontMetricsF, cells: list[str]) -> float:
    """Return the width of the longest word."""
    words = [word for cell in cells for word in cell.split()]
    return max((measure.horizontalAdvance(word) for word in words), default=0)


def _words_in(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def _open_up(document: QTextDocument, room: int) -> None:
    """Give paragraphs and headings room above, and more between lines."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        if cursor.currentTable() is None:
            form = block.blockFormat()
            above = {0: room, 1: 0, 2: 3 * room}.get(form.headingLevel(), 2 * room)
            form.setTopMargin(above if block.textList() is None else room // 2)
            form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
        block = block.next()


def _close_up_endings(document: QTextDocument) -> None:
    """Draw an ending such as `.khoa` as one word: a fixed face has its dot amid a letter's room."""
    found = document.find(_ENDING)
    while not found.isNull():
        dot = QTextCursor(document)
        dot.setPosition(found.selectionStart())
        dot.setPosition(found.selectionStart() + 1, QTextCursor.MoveMode.KeepAnchor)
        if dot.charFormat().fontFixedPitch():
            form = QTextCharFormat()
            form.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
            form.setFontLetterSpacing(_DOT)
            dot.mergeCharFormat(form)
        found = document.find(_ENDING, found)


def _fit_pictures(document: QTextDocument, width: int) -> None:
    """Make pictures no wider than the text; a line of its own height leaves no gap under them."""
    block = document.begin()
    while block.isValid():
        if _fit_picture(document, block, width):
            form = block.blockFormat()
            form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _fit_picture(document: QTextDocument, block: QTextBlock, width: int) -> bool:
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if fragment.charFormat().isImageFormat():
            form = fragment.charFormat().toImageFormat()
            kind = QTextDocument.ResourceType.ImageResource.value
            picture = document.resource(kind, QUrl(form.name()))
            shown = min(width, picture.width())
            form.setWidth(shown)
            form.setHeight(picture.height() * shown / max(1, picture.width()))
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            cursor.setPosition(
                fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
            )
            cursor.setCharFormat(form)
            return True
        at += 1
    return False
