"""One record's steps across the top, what is typed at each, and the page beside them.

A step is made when it is first shown, and read-only when the record is over. Knows no record.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from handbook.ui.desk import Desk
from handbook.ui.parts.boxes import STRETCH, column, scrolled
from handbook.ui.parts.live_page import LivePage
from handbook.ui.parts.locked import lock
from handbook.ui.parts.page_beside import PageBeside
from handbook.ui.parts.steps import Steps

P = TypeVar("P")


class Typed(Protocol):
    """The record that is typed: `changed` carries the names of fields."""

    changed: Any

    def flush(self) -> None:
        """Save what is typed."""


class StepView(QWidget):
    """What stands at one step; made for one open record and thrown away with it."""

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def begin(self) -> None:
        """Give the keyboard to what is filled in first, when the step is opened."""

    def refresh(self, fields: frozenset[str]) -> None:
        """Show anew what follows from these fields of the record."""

    def lay_out(self, *items: QWidget) -> None:
        """Put the parts of the step under each other, in an area that scrolls."""
        self.put_scrolled(column(*items, STRETCH, gap=16))

    def put_scrolled(self, content: QWidget) -> None:
        """Put `content` into an area that scrolls; it takes all the height there is."""
        layout = content.layout()
        assert layout is not None
        layout.setContentsMargins(0, 4, 12, 16)
        self._body.addWidget(scrolled(content))


W = TypeVar("W", bound=StepView)


class StepsBeside(QWidget, Generic[P, W]):
    """Built anew for each record opened; its heir makes the steps, the marks and the page."""

    def __init__(
        self, editing: Typed, desk: Desk, page: LivePage, words: Mapping[P, str], *, over: bool
    ) -> None:
        """`page` is handed on from record to record, so that it keeps its zoom."""
        super().__init__()
        self.desk, self.page = desk, page
        self.steps = Steps(list(words.values()))
        self.pages: dict[P, W] = {}
        self._flush, self._over = editing.flush, over
        self._order = tuple(words)
        self._step = self._order[0]
        self._stack = QStackedWidget()
        self.beside = PageBeside(self._stack, page, desk)
        self.steps.chosen.connect(lambda place: self.show_step(self._order[place]))
        self.beside.came.connect(self.show_page)
        editing.changed.connect(self._changed)

    def make(self, step: P) -> W:
        """Return what stands at a step."""
        raise NotImplementedError

    def done(self) -> Mapping[P, bool]:
        """Say of each step whether it is done."""
        raise NotImplementedError

    def show_page(self) -> None:
        """Show the page as the record stands now."""
        raise NotImplementedError

    def step(self) -> P:
        """Return the step that is shown."""
        return self._step

    def show_step(self, step: P, *, begin: bool = True) -> W:
        """Show a step; `begin` gives its first field the keyboard."""
        if step != self._step:
            self._flush()
        self._step = step
        shown = self._made(step)
        self.steps.show_step(self._order.index(step))
        self._stack.setCurrentWidget(shown)
        if self._over:
            (self.page.pages if self.beside.in_sight() else self.steps).setFocus()
        elif begin:
            shown.begin()
        return shown

    def toggle_page(self) -> None:
        """Show or hide the page."""
        self.beside.toggle()

    def mark_steps(self) -> None:
        """Tick the steps that are done."""
        done = self.done()
        for place, step in enumerate(self._order):
            self.steps.mark(place, done[step])

    def lay_out(self, before: Iterable[QWidget], after: Iterable[QWidget]) -> None:
        """Put buttons before and after the steps, and what is shown under them."""
        across = QHBoxLayout()
        across.setSpacing(4)
        for button in before:
            across.addWidget(button)
        across.addWidget(self.steps, 1)
        for button in after:
            across.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(across)
        layout.addWidget(self.beside, 1)

    def _made(self, step: P) -> W:
        if step not in self.pages:
            shown = self.make(step)
            if self._over:
                lock(shown)
            self.pages[step] = shown
            self._stack.addWidget(shown)
        return self.pages[step]

    def _changed(self, fields: frozenset[str]) -> None:
        for shown in self.pages.values():
            shown.refresh(fields)
        self.mark_steps()
        if self.beside.in_sight():
            self.show_page()
