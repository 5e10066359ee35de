"""How a table is drawn: band, chip, second line, focus ring, heads right over their cells."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from handbook.ui import icons
from handbook.ui import theme as look
from handbook.ui.parts.table_model import ROLE_COLUMN, ROLE_RECORD, Column, Index
from handbook.ui.parts.tick_box import SIDE, paint_tick_box
from handbook.ui.parts.tone import Tone

PAD = 14  # the same for heads and cells, so that they stand in one line
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Head(QHeaderView):
    """The heads in quiet text, over their cells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        """Return a head as high as a row."""
        return QSize(super().sizeHint().width(), look.current().size("row"))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one head, with the arrow of the order when it is the one sorted by."""
        now = look.current()
        model = self.model()
        words = str(model.headerData(logical, Qt.Orientation.Horizontal) or "")
        column = model.index(0, logical).data(ROLE_COLUMN)
        right = isinstance(column, Column) and column.right
        painter.save()
        painter.setFont(now.font("small"))
        painter.setPen(now.colour("quiet"))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logical:
            inner = self._arrow(painter, inner, words, now)
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(_MIDDLE | side), fitted)
        painter.setPen(now.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _arrow(self, painter: QPainter, inner: QRect, words: str, now: look.Theme) -> QRect:
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        size = now.px(14)
        x = min(painter.fontMetrics().horizontalAdvance(words) + 4, inner.width() - size)
        picture = icons.pixmap("arrow-down" if down else "arrow-up", "quiet", 14)
        painter.drawPixmap(inner.left() + x, inner.center().y() - size // 2, picture)
        return inner.adjusted(0, 0, -size, 0)


class Cells(QStyledItemDelegate):
    """Draws the cells; edits the typed ones with a plain line."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        now = look.current()
        rect: QRect = option.rect
        state = option.state
        picked = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if picked:
            painter.fillRect(rect, now.colour("picked"))
        elif index.row() % 2:
            painter.fillRect(rect, now.colour("band"))
        self._content(painter, rect, index, now)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(now.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a plain line to type in."""
        line = QLineEdit(parent)
        column = index.data(ROLE_COLUMN)
        line.setProperty("in_cell", True)
        line.setAccessibleName(column.head if isinstance(column, Column) else "")
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the line fill the cell."""
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(2, 2, -2, -2))

    def helpEvent(self, event, view, option, index):  # type: ignore[no-untyped-def]
        """Show the whole text of a cell that is cut short."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            words = _lines_of(index)
            room = option.rect.width() - 2 * PAD
            measure = QFontMetrics(look.current().font())
            cut = any(measure.horizontalAdvance(line) > room for line in words)
            view.setToolTip("\n".join(words) if cut else "")
        return super().helpEvent(event, view, option, index)

    def _content(self, painter: QPainter, rect: QRect, index: Index, now: look.Theme) -> None:
        column, record = index.data(ROLE_COLUMN), index.data(ROLE_RECORD)
        if not isinstance(column, Column):
            return
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if column.tick is not None:
            _box(painter, inner, column.tick(record), now)
            return
        words = column.words(record)
        tone = column.tone(record) if column.tone else None
        if tone is not None and words:
            width = paint_chip(painter, inner, words, tone, now)
            if column.choices is not None:
                _open_mark(painter, inner.left() + width, inner, now)
            return
        second = column.second(record) if column.second else ""
        ink = "quiet" if column.quiet else "text"
        if second:
            half = inner.height() // 2
            _line(
                painter, inner.adjusted(0, 8, 0, -half + 2), words, "body", ink, column.right, now
            )
            _line(
                painter, inner.adjusted(0, half, 0, -8), second, "small", "quiet", column.right, now
            )
        else:
            _line(painter, inner, words, "body", ink, column.right, now)


def _lines_of(index: Index) -> list[str]:
    """Return what a cell says: its words, and the second line where there is one."""
    column, record = index.data(ROLE_COLUMN), index.data(ROLE_RECORD)
    second = column.second(record) if isinstance(column, Column) and column.second else ""
    return [line for line in (str(index.data() or ""), second) if line]


def paint_chip(painter: QPainter, inner: QRect, words: str, tone: Tone, now: look.Theme) -> int:
    """Draw a chip at the left of `inner` and return its width."""
    font = now.font("small", bold=True)
    painter.setFont(font)
    side = now.px(12)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width() - 2 * side)
    width = metrics.horizontalAdvance(shown) + 2 * side
    height = metrics.height() + 6
    box = QRect(inner.left(), inner.center().y() - height // 2 + 1, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(tone.tint))
    painter.drawRoundedRect(box, 10, 10)
    painter.setPen(now.colour(tone.ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
    return width


def _box(painter: QPainter, inner: QRect, ticked: bool | None, now: look.Theme) -> None:
    """Draw a tick box under the head; none for a record that cannot be ticked."""
    if ticked is None:
        return
    side = now.px(SIDE)
    box = QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side)
    paint_tick_box(painter, box, now, ticked=ticked)


def _open_mark(painter: QPainter, x: int, inner: QRect, now: look.Theme) -> None:
    """Draw the small arrow that says: press to choose another."""
    size = now.px(14)
    if x + size + 4 <= inner.right() + PAD:
        picture = icons.pixmap("chevron-down", "quiet", 14)
        painter.drawPixmap(x + 4, inner.center().y() - size // 2 + 1, picture)


def _line(
    painter: QPainter, rect: QRect, words: str, size: str, ink: str, right: bool, now: look.Theme
) -> None:
    painter.setFont(now.font(size))
    painter.setPen(now.colour(ink))
    one_line = words.replace("\n", " ")
    fitted = painter.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(_MIDDLE | side), fitted)
