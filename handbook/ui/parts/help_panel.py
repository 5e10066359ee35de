"""Help inside the program: the page of the screen one is on, all the others, and finding in them.

The texts and their order are in `resources/help`; what they say is no business of this file.
"""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from handbook.errors import CannotWrite
from handbook.services import help_pages
from handbook.services.help_pages import Page
from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, beside, column, row
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.files import ask_save
from handbook.ui.parts.search_box import SearchBox

_PAGE = int(Qt.ItemDataRole.UserRole)
_FOOT = (
    "\n\n---\n\nF1 mở, đóng trợ giúp · Ctrl+F tìm trong trợ giúp · Ctrl+K tìm trong cuốn sổ · "
    "[Mọi phím tắt](phim-tat.md) · [Câu hỏi thường gặp](hoi-dap.md)\n"
)


class HelpPanel(QDialog):
    """A window beside the work; F1 or Escape closes it again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trợ giúp")
        self.setModal(False)
        self._at = ""
        self._been: list[str] = []
        self._page: QTextBrowser | None = None

    def show_for(self, screen: str) -> None:
        """Show the page of a screen; the shortcuts when it has none."""
        self._build()
        self._been.clear()
        self.show_page(help_pages.of_screen(screen)[0].name)
        size = look.current().px(560)
        self.resize(min(1100, size + look.current().px(300)), min(720, size + 80))
        self.show()
        self._browser().setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._to_top)  # laid out anew once it has its size

    def show_page(self, name: str) -> None:
        """Show a page and mark it in the contents."""
        from handbook.ui import help_document

        if self._at and self._at != name:
            self._been.append(self._at)
        self._at = name
        browser, px = self._browser(), look.current().px
        width = max(px(420), browser.viewport().width() - px(40))
        help_document.fill(browser.document(), help_pages.page(name).text + _FOOT, width, px(5))
        browser.document().setDocumentMargin(px(12))
        browser.verticalScrollBar().setValue(0)
        self._back.setEnabled(bool(self._been))
        self._mark(name)

    def shown_page(self) -> str:
        """Return the name of the page that is shown."""
        return self._at

    def words(self) -> str:
        """Return the help shown, as plain text."""
        return self._browser().toPlainText()

    def _build(self) -> None:
        """Make what is inside at the first visit: no start should wait for it."""
        if self._page is not None:
            return
        self._page = QTextBrowser()
        self._page.setOpenLinks(False)
        self._page.setAccessibleName("Trang trợ giúp")
        self._page.anchorClicked.connect(self._follow)
        self.search = SearchBox("Tìm trong trợ giúp", "Tìm trong trợ giúp")
        self.search.searched.connect(self._find)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._to_search)
        self.list = QListWidget()
        self.list.setAccessibleName("Mục lục trợ giúp")
        self.list.setProperty("contents", True)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chosen)
        self._none = labels.quiet("")
        self._back = quiet_button("Quay lại", self._go_back, "chevron-left")
        self._lay_out(self._page)
        self._show_contents()

    def _lay_out(self, page: QTextBrowser) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        left = column(self.search, self._none, self.list)
        layout.addWidget(beside(left, page, (2, 5)), 1)
        self._none.hide()
        layout.addWidget(
            row(
                self._back,
                plain_button("Lưu cả trợ giúp ra PDF…", self._save_pdf, "download"),
                STRETCH,
                plain_button("Đóng trợ giúp", self.close),
            )
        )

    def _browser(self) -> QTextBrowser:
        self._build()
        assert self._page is not None
        return self._page

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_top(self) -> None:
        self._browser().verticalScrollBar().setValue(0)

    def _show_contents(self) -> None:
        self._refill([(title, pages) for title, pages in help_pages.contents() if pages])
        self._mark(self._at)

    def _refill(self, groups: list[tuple[str, tuple[Page, ...]]]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for title, pages in groups:
            head = QListWidgetItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(head)
            for page in pages:
                self._add(page)
        self.list.blockSignals(False)

    def _add(self, page: Page, around: str = "") -> None:
        item = QListWidgetItem(f"{page.title}\n{around}" if around else page.title)
        item.setData(_PAGE, page.name)
        item.setToolTip(around)
        self.list.addItem(item)

    def _find(self, words: str) -> None:
        found = help_pages.find(words)
        self._none.setVisible(bool(words) and not found)
        self._none.setText(f"Không có trang nào có “{words}”.")
        if not words:
            self._show_contents()
            return
        self.list.blockSignals(True)
        self.list.clear()
        for hit in found:
            self._add(hit.page, hit.around)
        self.list.blockSignals(False)
        if found:
            self.list.setCurrentRow(0)

    def _mark(self, name: str) -> None:
        self.list.blockSignals(True)
        for place in range(self.list.count()):
            if self.list.item(place).data(_PAGE) == name:
                self.list.setCurrentRow(place)
                break
        self.list.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_PAGE):
            self.show_page(item.data(_PAGE))

    def _follow(self, link: QUrl) -> None:
        name = link.path().removesuffix(".md")
        if help_pages.exists(name):
            self.show_page(name)

    def _go_back(self) -> None:
        if self._been:
            name = self._been.pop()
            self._at = ""
            self.show_page(name)

    def _save_pdf(self) -> None:
        target = ask_save(self, "Lưu trợ giúp", "Trợ giúp Sổ tay Chi bộ.pdf", "PDF (*.pdf)")
        if target is not None:
            self.save_pdf(target)

    def save_pdf(self, target: Path) -> None:
        """Write every page into one PDF; raises CannotWrite."""
        from handbook.ui import help_print

        try:
            target.open("wb").close()  # Qt says in English on the console what it could not
        except OSError as error:
            raise CannotWrite(
                f"Không ghi được “{target}”. Hãy chọn thư mục khác hoặc đóng tệp đang mở."
            ) from error
        help_print.write_pdf(target)
        self._none.setText(f"Đã lưu “{target.name}”.")
        self._none.show()


def texts(screen: str) -> list[str]:
    """Return the help texts about a screen that are bundled, the shortcuts last."""
    return [page.text for page in help_pages.of_screen(screen)]
