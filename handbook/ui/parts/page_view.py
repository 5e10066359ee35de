"""The paper as it will be printed, always fresh: zoom, search in it, page count."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import icon_button, quiet_button
from handbook.ui.parts.pages import Pages
from handbook.ui.parts.search_box import SearchBox


class PageView(QFrame):
    """`shown` tells that fresh pages are on the screen."""

    shown = Signal()

    def __init__(self, name: str = "Trang in", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._name = name
        self.pages = Pages()
        self._count = labels.quiet()
        self._count.setWordWrap(False)
        self._percent = quiet_button("", self.fit)
        self._percent.setToolTip("Vừa chiều ngang (Ctrl+0)")
        self._hits = labels.quiet()
        self._hits.setWordWrap(False)
        self._box = SearchBox("Tìm trong trang", "Tìm trong trang")
        self._number = 0
        self._finding = self._find_line()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 9)
        layout.setSpacing(0)
        layout.addWidget(self._tools())
        layout.addWidget(self._finding)
        layout.addWidget(self.pages, 1)
        self._connect()
        self._tell()

    def show_pdf(self, data: bytes) -> None:
        """Show this PDF; the place scrolled to and the zoom stay."""
        self.pages.show_pdf(data)

    def show_words(self, sentence: str) -> None:
        """Show a sentence where no page is yet."""
        self.pages.show_words(sentence)

    def find_words(self, text: str) -> None:
        """Mark every place where `text` stands and go to the first."""
        self._box.set_value(text)
        self.open_find()
        self._search(text)

    def open_find(self) -> None:
        """Open the line to search in the page."""
        self._finding.show()
        self._box.setFocus()
        self._box.selectAll()

    def close_find(self) -> None:
        """Close the line and take the marks away."""
        self._finding.hide()
        self.pages.search.setSearchString("")
        self.pages.viewport().update()
        self.pages.setFocus()

    def zoom_in(self) -> None:
        """Show the page larger."""
        self.pages.step_zoom(1)

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self.pages.step_zoom(-1)

    def fit(self) -> None:
        """Fit the width."""
        self.pages.set_zoom(None)

    def found(self) -> int:
        """Return how many places the search has found so far."""
        return self.pages.search.rowCount(self.pages.search.index(-1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape in the search line."""
        if watched is self._box and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.close_find()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._step(-1 if back else 1)
                return True
        return False

    def _tools(self) -> QWidget:
        tools = row(
            self._count,
            STRETCH,
            icon_button("search", "Tìm trong trang (Ctrl+F)", self.open_find),
            icon_button("zoom-out", "Thu nhỏ (Ctrl+−)", self.zoom_out),
            self._percent,
            icon_button("zoom-in", "Phóng to (Ctrl++)", self.zoom_in),
            gap=2,
        )
        layout = tools.layout()
        assert layout is not None
        layout.setContentsMargins(14, 2, 8, 2)
        return tools

    def _find_line(self) -> QWidget:
        line = row(
            self._box,
            self._hits,
            icon_button("chevron-up", "Chỗ trước (Shift+Enter)", lambda: self._step(-1)),
            icon_button("chevron-down", "Chỗ sau (Enter)", lambda: self._step(1)),
            icon_button("x", "Đóng phần tìm (Esc)", self.close_find),
            gap=4,
        )
        layout = line.layout()
        assert layout is not None
        layout.setContentsMargins(12, 2, 8, 6)
        line.hide()
        return line

    def _connect(self) -> None:
        self.pages.shown.connect(self.shown)
        self.pages.moved.connect(self._tell)
        self.pages.zoomed.connect(self._tell)
        self.pages.find_asked.connect(self.open_find)
        self._box.searched.connect(self._search)
        self._box.installEventFilter(self)
        for changed in (self.pages.search.rowsInserted, self.pages.search.modelReset):
            changed.connect(lambda *_: self._count_hits())

    def _search(self, text: str) -> None:
        if self._finding.isHidden():
            return
        self._number = 0
        if self.pages.search.searchString() != text:
            self.pages.search.setSearchString(text)
        self._count_hits()

    def _step(self, by: int) -> None:
        count = self.found()
        if count:
            self._number = (self._number + by) % count
            self.pages.show_found(self._number)
        self._count_hits(go=False)

    def _count_hits(self, *, go: bool = True) -> None:
        count, text = self.found(), self.pages.search.searchString()
        if not text:
            self._hits.setText("")
        elif count:
            self._hits.setText(f"{self._number + 1}/{count}")
            if go and self._number == 0:
                self.pages.show_found(0)
        else:
            self._hits.setText("Không thấy")

    def _tell(self) -> None:
        count = self.pages.count()
        self._count.setText(f"Trang {self.pages.page() + 1}/{count}" if count else "")
        self._percent.setText(f"{round(self.pages.zoom() * 100)} %")
        self._percent.setAccessibleName(
            f"Cỡ trang {round(self.pages.zoom() * 100)} phần trăm; bấm để vừa chiều ngang"
        )
        self.pages.setAccessibleName(f"{self._name}, {count} trang" if count else self._name)
