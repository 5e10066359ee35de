"""The page beside the steps: the minutes as typed by now, or the sealed paper as it was printed."""

from typing import Any

from handbook.errors import Problem
from handbook.ui import rubbish
from handbook.ui.parts.page_view import PageView
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.work import Latest, Work

_COMING = "Đang dựng trang biên bản…"


class LivePage(PageView):
    """Asks for a fresh page at each edit; only the newest is made, off the screen's thread."""

    def __init__(self, work: Work) -> None:
        super().__init__("Biên bản")
        self._latest = Latest(work)
        self._of = ""
        self.show_words(_COMING)

    def show_meeting(self, editing: Editing) -> None:
        """Show this meeting's page, now or as soon as it is made; never another meeting's."""
        if self._of != editing.meeting.uid:
            self._of = editing.meeting.uid
            self.show_words(_COMING)
        if editing.sealed and editing.seal is not None:
            self._latest.stop()
            self._take(editing.seal.pdf)
            return
        gathered, meeting = editing.gathered(), editing.meeting
        self._latest.ask(
            None,  # all facts are here: the page does not wait behind saves
            lambda _: minutes_pdf(gathered, meeting),
            self._take,
            self._fail,
            about=meeting.uid,
        )

    def leave(self) -> None:
        """Make no page any more."""
        self._latest.stop()

    def _take(self, pdf: bytes) -> None:
        self.show_pdf(pdf)

    def _fail(self, problem: Problem) -> None:
        self.show_words(problem.sentence)


def warm_up(work: Work) -> None:
    """Import the writers off the screen's thread, before the first page is asked for."""
    work.long(lambda progress, stopped: _writers(), lambda _: rubbish.settle())


def minutes_pdf(gathered: object, meeting: object) -> bytes:
    """Return the minutes as a PDF."""
    document, to_pdf = _writers()
    pdf: bytes = to_pdf(document(gathered, meeting))
    return pdf


def _writers() -> tuple[Any, Any]:
    """Return what builds and what writes the minutes; imported here, not at the start."""
    from handbook.papers import minutes
    from handbook.typeset.to_pdf import to_pdf

    return minutes.document, to_pdf
