"""The pages of a PDF on a desk: only what is seen is drawn, and drawn off the screen's thread.

QPdfPageRenderer draws on a thread of its own. The document is never loaded while a page is being
drawn: both wait for one lock inside PDFium, and the screen's thread must not wait.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer, QPdfSearchModel
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from handbook.ui import theme as look
from handbook.ui.parts import page_paint
from handbook.ui.parts.page_paint import Drawn
from handbook.ui.parts.sheets import INCH, Sheets, fitted

LEAST, MOST = 0.25, 3.0
_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class Pages(QAbstractScrollArea):
    """`shown` tells that fresh pages are on the screen; `moved` that another page is in view."""

    shown = Signal()
    moved = Signal()
    zoomed = Signal()
    find_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("desk", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document = QPdfDocument(self)
        self.search = QPdfSearchModel(self)
        self.search.setDocument(self.document)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self.document)
        self._renderer.pageRendered.connect(self._take)
        self._buffer: QBuffer | None = None
        self._next: bytes | None = None
        self._edition = 0
        self._fresh = False
        self._drawing: dict[int, tuple[int, QSize]] = {}
        self._drawn: dict[int, Drawn] = {}
        self._sizes: list[tuple[float, float]] = []
        self._zoom: float | None = None
        self._found = -1
        self._words = ""
        self.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self.search.dataChanged.connect(lambda *_: self.viewport().update())
        self.search.rowsInserted.connect(lambda *_: self.viewport().update())

    def show_pdf(self, data: bytes) -> None:
        """Show this PDF in place of the one shown; the place scrolled to stays."""
        self._next = data
        self._advance()

    def show_words(self, sentence: str) -> None:
        """Show a sentence where no page is yet."""
        self._words, self._next = sentence, None
        self._sizes, self._drawn = [], {}
        self._arrange()
        self.moved.emit()

    def count(self) -> int:
        """Return the number of pages shown."""
        return len(self._sizes)

    def page(self) -> int:
        """Return the page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self._sheets().page_at(middle)

    def zoom(self) -> float:
        """Return the zoom shown, 1.0 being 100 %."""
        if self._zoom is not None:
            return self._zoom
        return max(LEAST, min(MOST, fitted(self._sizes, self.viewport().width())))

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom; None fits the width."""
        at = self._place()
        self._zoom = None if zoom is None else max(LEAST, min(MOST, zoom))
        self._arrange()
        self._go_to(at)
        self._advance()
        self.zoomed.emit()

    def step_zoom(self, by: int) -> None:
        """Go to the next larger (1) or smaller (-1) usual zoom."""
        now = self.zoom()
        steps = [s for s in _STEPS if (s > now + 0.01 if by > 0 else s < now - 0.01)]
        if steps:
            self.set_zoom(steps[0] if by > 0 else steps[-1])

    def show_found(self, number: int) -> None:
        """Go to the hit of this number and mark it."""
        self._found = number
        link = self.search.resultAtIndex(number)
        if link.isValid() and 0 <= link.page() < self.count():
            rect = self._rect(link.page())
            first = next(iter(link.rectangles()), QRectF())
            top = rect.top() + round(first.top() * self.zoom() * INCH)
            self.verticalScrollBar().setValue(top - self.viewport().height() // 3)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw white paper first, then what was printed on it: QtPdf leaves the ground clear."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look.current().colour("desk"))
        if not self._sizes:
            page_paint.words(painter, self.viewport().rect(), self._words)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._seen():
            rect = self._rect(page).translated(-self._left(), -self.verticalScrollBar().value())
            drawn = self._drawn.get(page)
            page_paint.paper(painter, rect, drawn.picture if drawn is not None else None)
            scale = self.zoom() * INCH
            page_paint.found(painter, self.search, page, self._found, rect, scale)
            page_paint.edge(painter, rect)
        if self.hasFocus():
            page_paint.ring(painter, self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width anew."""
        at = self._place()
        super().resizeEvent(event)
        self._arrange()
        self._go_to(at)
        self._advance()
        if self._zoom is None:
            self.zoomed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while the view was hidden."""
        super().showEvent(event)
        self._advance()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the zoom and find keys before the window does, while the page has the keyboard."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._own_key(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, find, and go to the first or last page."""
        own = self._own_key(event)
        bar = self.verticalScrollBar()
        if own is not None:
            own()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _own_key(self, event: QKeyEvent) -> Callable[[], Any] | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                return lambda: self.step_zoom(1)
            case Qt.Key.Key_Minus:
                return lambda: self.step_zoom(-1)
            case Qt.Key.Key_0:
                return lambda: self.set_zoom(None)
            case Qt.Key.Key_F:
                return self.find_asked.emit
        return None

    def _advance(self) -> None:
        """Load what waits and ask for the pages in view, unless pages are being drawn."""
        if self._drawing or not self.isVisible():
            return
        if self._next is not None:
            self._load()
        wanted = {p: self._dots(p) for p in self._seen() if not self._is_drawn(p)}
        for page, size in wanted.items():
            number = self._renderer.requestPage(page, size)
            self._drawing[number] = (page, size)
        if not wanted and self._fresh:
            self._fresh = False
            self.shown.emit()

    def _load(self) -> None:
        data, self._next = self._next, None
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data or b""))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.close()
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self._edition += 1
        self._fresh = True
        at = self._place()
        points = [self.document.pagePointSize(p) for p in range(self.document.pageCount())]
        self._sizes = [(p.width(), p.height()) for p in points]
        self._drawn = {p: d for p, d in self._drawn.items() if p < len(self._sizes)}
        self._arrange()
        self._go_to(at)
        self.moved.emit()

    def _take(self, page: int, size: QSize, picture: QImage, options: object, number: int) -> None:
        self._drawing.pop(number, None)
        self._drawn[page] = Drawn(picture, self._edition, size)
        self._forget_far()
        self.viewport().update()
        if not self._drawing:
            self._advance()

    def _forget_far(self) -> None:
        near = self._seen()
        low, high = (near[0] - 2, near[-1] + 2) if near else (0, 0)
        self._drawn = {p: d for p, d in self._drawn.items() if low <= p <= high}

    def _is_drawn(self, page: int) -> bool:
        drawn = self._drawn.get(page)
        return drawn is not None and drawn.serves(self._edition, self._dots(page))

    def _dots(self, page: int) -> QSize:
        return self._sheets().dots(page, self.devicePixelRatioF())

    def _sheets(self) -> Sheets:
        return Sheets(sizes=self._sizes, zoom=self.zoom(), across=self.viewport().width())

    def _rect(self, page: int) -> QRect:
        """Return where a page lies on the desk, in pixels."""
        return self._sheets().rect(page)

    def _seen(self) -> list[int]:
        top = self.verticalScrollBar().value()
        return self._sheets().seen(top, self.viewport().height())

    def _arrange(self) -> None:
        """Set the scroll bars for the pages at this zoom."""
        sheets = self._sheets()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(self.viewport().height())
        down.setSingleStep(48)
        down.setRange(0, max(0, sheets.height() - self.viewport().height()))
        across.setPageStep(self.viewport().width())
        over = sheets.width() - self.viewport().width() if self._zoom is not None else 0
        across.setRange(0, max(0, over))
        self.viewport().update()

    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _place(self) -> tuple[int, float] | None:
        return self._sheets().place_at(self.verticalScrollBar().value())

    def _go_to(self, place: tuple[int, float] | None) -> None:
        if place is not None and self.count():
            self.verticalScrollBar().setValue(self._sheets().top_of(place))

    def _scrolled(self) -> None:
        self.viewport().update()
        self._advance()
        self.moved.emit()
