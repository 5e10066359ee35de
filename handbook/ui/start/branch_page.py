"""First start, page 1: the branch, with the head of its papers beside it."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import settings
from handbook.records.basics import new_uid
from handbook.records.settings import Branch
from handbook.ui.intake.branch_form import FIRST, LATER, BranchForm
from handbook.ui.intake.members import SECRECY
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, beside, scrolled
from handbook.ui.parts.card import Card
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.page_view import PageView
from handbook.ui.parts.tone import Tone
from handbook.ui.work import Work


class BranchPage(QWidget):
    """What the branch is called and where its papers are made."""

    typed = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._asked = 0
        self._empty = Branch(uid=new_uid(), name="")
        self.form = BranchForm(FIRST, prefix="start")
        self.later = BranchForm(LATER, prefix="start")
        self.form.fields["name"].editor.setObjectName("start.branch_name")
        self.form.fields["parents"].editor.setObjectName("start.parent")
        self.page = PageView()
        notice = Notice()
        left = boxes.column(
            notice,
            self.form,
            Fold("Nơi họp, giờ họp, nhiệm kỳ (có thể điền sau)", self.later),
            STRETCH,
            gap=16,
        )
        left.setContentsMargins(0, 0, 8, 0)
        paper = Card("Đầu văn bản của chi bộ", labels.quiet("hiện ngay khi gõ"))
        paper.body.addWidget(self.page, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(beside(scrolled(left), paper, (6, 5)))
        notice.say(SECRECY, Tone.CARE)
        notice._cross.hide()
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._show_head)
        for form in (self.form, self.later):
            form.edited.connect(self._wait.start)
        self._show_head()

    def branch(self) -> Branch:
        """Return the branch as typed; what is wrong is for `ready` to say."""
        return self.later.branch(self.form.branch(self._empty))

    def ready(self) -> bool:
        """Say whether one may go on; if not, show what is wrong at its field."""
        problems = dict(settings.check(self.branch()))
        typing = self.later.typing_problems()
        self.form.show_problems(problems)
        self.later.show_problems({**problems, **typing})
        return not problems and not typing

    def focus_first(self) -> None:
        """Put the keyboard into the first line."""
        self.form.fields["name"].editor.setFocus()

    def _show_head(self) -> None:
        branch, day = self.branch(), self._work.today()
        self._asked += 1
        asked = self._asked

        def show(pdf: bytes) -> None:
            if asked == self._asked:
                self.page.show_pdf(pdf)

        self._work.long(lambda progress, stopped: head_of(branch, day), show)


def head_of(branch: Branch, day: date) -> bytes:
    """Return a page with the head of the branch's papers, `…` where nothing is typed."""
    from handbook.papers import letterhead
    from handbook.typeset.to_pdf import to_pdf

    shown = replace(
        branch,
        name=branch.name or "Chi bộ …",
        place=branch.place or "…",
        parents=branch.parents or (settings.ParentBody(name="Đảng bộ …"),),
    )
    document: Any = letterhead.sample(shown, day)
    return to_pdf(document)
