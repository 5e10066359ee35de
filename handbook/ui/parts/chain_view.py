"""The loop a record stands in, as rows of links: shortcoming, task, meetings, evaluation, verified.

Any screen whose record stands in a chain shows it by this part; a link leads to its record. What
has not happened yet is drawn with a broken border and says so in words.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from handbook.records import dates
from handbook.records.loop import ROLE_WORDS, Link
from handbook.ui import icons
from handbook.ui import theme as look
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.flow import Flow

PLACES = {
    "shortcoming": ("reviews", "shortcoming"),
    "review": ("reviews", "review"),
    "round": ("reviews", "round"),
    "task": ("tasks", "uid"),
    "meeting": ("meetings", "uid"),
}
_WIDTH, _EDGE, _TITLE_LINES = 224, 10, 2  # pixels at 100 %


class ChainView(QWidget):
    """`go` is the window's: `go("tasks", uid=…)`; hidden while there is no chain."""

    def __init__(self, go: Callable[..., None], title: str = "Chuỗi khắc phục") -> None:
        super().__init__()
        self._go = go
        self.links: tuple[LinkButton, ...] = ()
        self._body = QVBoxLayout()
        self._body.setSpacing(14)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        if title:
            whole.addWidget(labels.section(title))
        whole.addLayout(self._body)
        whole.addStretch(1)
        self.hide()

    def show_chains(self, chains: Sequence[Sequence[Link]], here: str = "") -> None:
        """Show one row of links for each chain; `here` is the uid of the record one is on."""
        boxes.clear(self._body)
        self.links = ()
        for chain in chains:
            self._body.addWidget(self._row(chain, here))
        self.setVisible(bool(self.links))

    def _row(self, chain: Sequence[Link], here: str) -> QWidget:
        row = QWidget()
        row.setAccessibleName("Các mắt xích của một hạn chế")
        flow = Flow(row, gap=6)
        for place, link in enumerate(chain):
            button = LinkButton(link, here=link.uid == here and bool(here), first=place == 0)
            if button.leads:
                button.clicked.connect(lambda _=False, to=link: self._open(to))
            flow.addWidget(button)
            self.links += (button,)
        return row

    def _open(self, link: Link) -> None:
        screen, name = PLACES[link.kind]
        what: dict[str, Any] = {name: link.uid}
        self._go(screen, **what)


class LinkButton(QAbstractButton):
    """One link: what it is and when, its name, how it stands; pressed only when it `leads`."""

    def __init__(self, link: Link, *, here: bool, first: bool) -> None:
        """`first` draws no arrow before it."""
        super().__init__()
        self.link, self.here, self._first = link, here, first
        self.leads = not here and link.kind in PLACES
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.leads else Qt.FocusPolicy.NoFocus)
        if self.leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.said())
        self.setToolTip(self.said())

    def said(self) -> str:
        """Return the whole link in words, as it is read aloud."""
        parts = (
            self._head(),
            self.link.title,
            self.link.second,
            "" if self.link.done else "chưa có",
        )
        return ". ".join(part for part in parts if part)

    def sizeHint(self) -> QSize:
        """Return the same size for every link, so that rows stand in columns."""
        now = look.current()
        lines = _TITLE_LINES * now.px(20) + 2 * now.px(19)
        return QSize(now.px(_WIDTH) + self._indent(), lines + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """Allow no less."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow, the frame and the three kinds of lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._first:
            arrow = icons.pixmap("arrow-right", "quiet", 16)
            side = look.current().px(16)
            painter.drawPixmap(0, (self.height() - side) // 2, side, side, arrow)
        frame = QRectF(self.rect()).adjusted(self._indent() + 1, 1, -1, -1)
        self._frame(painter, frame)
        self._words(painter, frame.adjusted(_EDGE, _EDGE - 1, -_EDGE, -_EDGE + 1))
        painter.end()

    def _frame(self, painter: QPainter, frame: QRectF) -> None:
        now = look.current()
        pen = QPen(now.colour("edge" if self.here or not self.link.done else "line"), 1)
        if self.hasFocus():
            pen = QPen(now.colour("focus"), 2)
        if not self.link.done:
            pen.setStyle(Qt.PenStyle.DashLine)
        ground = "picked" if self.here else "hover" if self.leads and self.underMouse() else ""
        painter.setPen(pen)
        painter.setBrush(now.colour(ground or "surface"))
        painter.drawRoundedRect(frame, 8, 8)

    def _words(self, painter: QPainter, inner: QRectF) -> None:
        now, link = look.current(), self.link
        small, tall = now.px(19), now.px(20)
        lines = [(self._head(), "small", False, "quiet")]
        bold = now.font("body", bold=link.done)
        ink = "text" if link.done else "quiet"
        for words in _broken(link.title, bold, inner.width(), _TITLE_LINES):
            lines.append((words, "body", link.done, ink))
        lines.append((link.second, "small", False, "quiet"))
        y = inner.y()
        for words, size, heavy, token in lines:
            painter.setFont(now.font(size, bold=heavy))
            painter.setPen(now.colour(token))
            height = tall if size == "body" else small
            cut = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            where = QRectF(inner.x(), y, inner.width(), height)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, cut)
            y += height

    def _head(self) -> str:
        when = dates.on_screen(self.link.on)
        role = f"{ROLE_WORDS[self.link.role]}{' đang xem' if self.here else ''}"
        return " · ".join(part for part in (role, when) if part)

    def _indent(self) -> int:
        """Return the place of the arrow; the first link has none, but stands in the column."""
        return look.current().px(22)


def _broken(words: str, font: Any, width: float, most: int) -> list[str]:
    """Return the words in at most so many lines; the last holds the rest, to be cut."""
    laid = QTextLayout(words, font)
    laid.beginLayout()
    starts: list[int] = []
    while (line := laid.createLine()).isValid() and len(starts) < most:
        line.setLineWidth(width)
        starts.append(line.textStart())
    laid.endLayout()
    ends = [*starts[1:], len(words)]
    return [words[a:b].strip() for a, b in zip(starts, ends, strict=True)]
