"""A tab of *Kiểm điểm* that is a list with one record beside as a form."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from handbook.ui.desk import Action, Desk, ShownRecord
from handbook.ui.parts.list_with_form import ListWithForm
from handbook.ui.screens.reviews.tab import ReviewsTab


class ListedTab(ReviewsTab):
    """`opens` is the word of `desk.go("reviews", …)` that leads to one of its records."""

    opens: ClassVar[str]
    page: ListWithForm

    def __init__(self, desk: Desk, show_head: Callable[[], None]) -> None:
        super().__init__(desk, show_head)
        self.page = self.made(desk, self.headed)
        self.title = self.page.words.title
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.headed()

    def made(self, desk: Desk, headed: Callable[[], None]) -> ListWithForm:
        """Return the page of the tab; `headed` is called when its figures changed."""
        raise NotImplementedError

    def headed(self) -> None:
        """Show the figures and buttons of the page in the head of the window."""
        if not hasattr(self, "page"):
            return
        self.subtitle = self.page.subtitle()
        words = self.page.words
        self.main_action = Action(words=words.add, on=self.page.add, icon="plus")
        self.show_head()

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the list again; what is typed stays."""
        self.page.reload()

    def open(self, **what: Any) -> None:
        """Show the record that is asked for by `opens`."""
        if uid := what.get(self.opens, ""):
            self.page.open_record(uid)

    def home(self) -> None:
        """Go back to the list."""
        self.page.leave()

    def flush(self) -> None:
        """Write what is typed."""
        self.page.flush()

    def shown_record(self) -> ShownRecord | None:
        """Return the record in the form, None while it is new or the form is shut."""
        one = None if self.page.form.isHidden() else self.page.form.record
        if one is None or one.version == 0:
            return None
        return ShownRecord(kind=self.page.words.kind, uid=one.uid, back={self.opens: one.uid})
