"""The page of the paper one has chosen: the very PDF that is printed or saved."""

from PySide6.QtCore import QTimer, Signal

from handbook.errors import Problem
from handbook.ui.latest import Latest
from handbook.ui.parts.page_view import PageView
from handbook.ui.screens.printing import making
from handbook.ui.screens.printing.making import Wanted
from handbook.ui.work import Work

_SLOW_MS = 500


class PaperPage(PageView):
    """`made` comes with each fresh page; `pdf` is empty while there is none to print."""

    made = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__("Trang in của giấy tờ đang chọn")
        self.pdf = b""
        self._work = work
        self._latest = Latest(work)
        self._coming = ""
        self._made_for: Wanted | None = None
        self._viewed: Wanted | None = None
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._say_slow)

    def keep_for(self, wanted: Wanted) -> None:
        """Keep the page when it is of this paper, so that its buttons stay alive."""
        if wanted != self._made_for:
            self.pdf = b""

    def make(self, wanted: Wanted) -> None:
        """Make the page of a paper off the screen's thread and show it."""
        self._coming = wanted.paper.title.lower()
        self._latest.ask(
            lambda store: making.gathered(store, wanted, ".pdf"),
            lambda found: making.typeset(found, ".pdf"),
            lambda pdf: self._show(pdf, wanted),
            self._not_made,
            about=wanted,
        )
        self._slow.start()

    def say_lacking(self, sentence: str) -> None:
        """Say in place of the page what has to be chosen first."""
        self.pdf = b""
        self.stop()
        self.show_words(sentence)

    def stop(self) -> None:
        """Make no page any more."""
        self._slow.stop()
        self._latest.stop()

    def _show(self, pdf: bytes, wanted: Wanted) -> None:
        self._slow.stop()
        if wanted != self._viewed:  # noting it makes the screen read and show it again
            self._viewed = wanted
            making.note(self._work, wanted, "view")
        self.pdf, self._made_for = pdf, wanted
        self.show_pdf(pdf)
        self.made.emit()

    def _not_made(self, problem: Problem) -> None:
        self._slow.stop()
        self.show_words(problem.sentence)

    def _say_slow(self) -> None:
        """Take the last paper's page away when the next, a whole book, is not there soon."""
        if not self.pdf:
            self.show_words(f"Đang tạo {self._coming}…")
