"""Help inside the program: the text on the screen one is on, and the shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from handbook import bundle
from handbook.ui import theme as look
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button

SHORTCUTS = "phim-tat"
# What is done on more than one screen is told once, in a text of its own.
ALSO = {"meetings": ("resolutions",), "printing": ("resolutions",), "reviews": ("kiem-diem",)}


class HelpPanel(QDialog):
    """A window beside the work; F1 or Escape closes it again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trợ giúp")
        self.setModal(False)
        self._page = QTextBrowser()
        self._page.setOpenExternalLinks(False)
        self._page.setAccessibleName("Trợ giúp")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.addWidget(self._page, 1)
        layout.addWidget(row(STRETCH, plain_button("Đóng trợ giúp", self.close)))

    def show_for(self, screen: str) -> None:
        """Show the help of a screen, then the shortcuts."""
        self._page.setMarkdown("\n\n".join(texts(screen)))
        self._page.document().setDocumentMargin(look.current().px(12))
        _open_up(self._page)
        self.resize(look.current().px(560), min(680, look.current().px(560)))
        self.show()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """Return the help shown, as plain text."""
        return self._page.toPlainText()


def _open_up(page: QTextBrowser) -> None:
    """Take the lines of the tables away and give their cells room."""
    for frame in page.document().rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setBorder(0)
            form.setCellPadding(look.current().px(5))
            frame.setFormat(form)


def texts(screen: str) -> list[str]:
    """Return the help texts for a screen that are bundled, the shortcuts last."""
    folder = bundle.resources() / "help"
    wanted = (folder / f"{name}.md" for name in (screen, *ALSO.get(screen, ()), SHORTCUTS))
    return [file.read_text(encoding="utf-8") for file in wanted if file.is_file()]
