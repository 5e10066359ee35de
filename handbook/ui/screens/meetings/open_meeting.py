"""One open meeting: its five steps, the page beside them, and what the head of the window says."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from handbook.records.meetings import Step
from handbook.records.sealing import Missing
from handbook.ui import theme as look
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.boxes import beside
from handbook.ui.parts.buttons import icon_button
from handbook.ui.parts.locked import lock
from handbook.ui.parts.steps import Steps
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.attend import AttendStep
from handbook.ui.screens.meetings.close import CloseStep
from handbook.ui.screens.meetings.conclude import ConcludeStep
from handbook.ui.screens.meetings.course import CourseStep
from handbook.ui.screens.meetings.deeds import Deeds
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.kind_wording import step_words
from handbook.ui.screens.meetings.live_page import LivePage
from handbook.ui.screens.meetings.output import Output
from handbook.ui.screens.meetings.prepare import PrepareStep
from handbook.ui.screens.meetings.step import StepPage

STEPS = tuple(Step)
# Narrower than this (at 100 %) the page would leave the steps no room; F9 still shows it.
ROOM_FOR_PAGE = 900


class OpenMeeting(QWidget):
    """Built anew for each meeting opened; steps are built when first shown."""

    left = Signal()

    def __init__(
        self,
        editing: Editing,
        desk: Desk,
        page: LivePage,
        deeds: Deeds,
    ) -> None:
        """`page` is handed on from meeting to meeting, so that it keeps its zoom."""
        super().__init__()
        self.editing, self.page, self._desk = editing, page, desk
        self._deeds = deeds
        self.output = Output(editing, desk, self)
        self.head_main = self._main_action()
        tip = "In biên bản, lưu tệp PDF hoặc Word"
        self.head_actions = (Action(words="In", on=self.output.offer, icon="printer", tip=tip),)
        self.steps = Steps([step_words(step, editing.meeting.kind) for step in STEPS])
        self.pages: dict[Step, StepPage] = {}
        self._stack = QStackedWidget()
        self._split = beside(self._stack, page, share=(11, 9))
        self._page_wanted: bool | None = None
        self._step = Step.PREPARE
        self._lay_out()
        self.steps.chosen.connect(self._choose)
        editing.changed.connect(self._changed)
        self._mark_steps()
        page.hide()  # until it is known whether there is room for it

    def title(self) -> str:
        """Return the title of the window's head."""
        return wording.name_of(self.editing.meeting)

    def subtitle(self) -> str:
        """Return the second line of the window's head."""
        seal = self.editing.seal if self.editing.sealed else None
        mark = seal.mark if seal else ""
        return wording.second_line(self.editing.meeting, self.editing.symbol(), mark)

    def step(self) -> Step:
        """Return the step that is shown."""
        return self._step

    def show_step(self, step: Step, *, begin: bool = True) -> StepPage:
        """Show a step; `begin` gives its first field the keyboard."""
        if step is not self._step:
            self.editing.flush()
        self._step = step
        page = self._built(step)
        self.steps.show_step(STEPS.index(step))
        self._stack.setCurrentWidget(page)
        if self.editing.sealed:
            (self.page.pages if self.page.isVisible() else self.steps).setFocus()
        elif begin:
            page.begin()
        return page

    def lead_to(self, missing: Missing) -> None:
        """Go to where something that is missing is mended."""
        self.show_step(missing.step, begin=False).go_to(missing.field)

    def ask_seal(self) -> None:
        """Seal when nothing that blocks is missing, else show what is."""
        blocking = [one for one in self.editing.missing() if one.blocks]
        if not blocking and self._step is Step.CLOSE:
            self._deeds.seal()
            return
        page = self.show_step(Step.CLOSE, begin=False)
        assert isinstance(page, CloseStep)
        page.show_missing()

    def toggle_page(self) -> None:
        """Show or hide the page."""
        self._page_wanted = self.page.isHidden()
        self._desk.prefer(preview_hidden=not self._page_wanted)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the page where it leaves the steps no room, until it is asked for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= look.current().px(ROOM_FOR_PAGE)
        usual = roomy and not self._desk.preferences().preview_hidden
        wanted = usual if self._page_wanted is None else self._page_wanted
        if wanted is self.page.isHidden():
            self.page.setVisible(wanted)
            self._show_page()

    def _show_page(self) -> None:
        """Make the page fresh, unless nobody sees it."""
        if not self.page.isHidden():
            self.page.show_meeting(self.editing)

    def _lay_out(self) -> None:
        back = icon_button("chevron-left", "Về danh sách các buổi trong năm", self.left.emit)
        back.setObjectName("meeting.back")
        turn = icon_button("panel-right", "Ẩn hoặc hiện trang giấy (F9)", self.toggle_page)
        turn.setObjectName("meeting.page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        across = QHBoxLayout()
        across.setSpacing(4)
        across.addWidget(back)
        across.addWidget(self.steps, 1)
        across.addWidget(turn)
        layout.addLayout(across)
        layout.addWidget(self._split, 1)

    def _main_action(self) -> Action:
        """Return the one main deed: seal, or open again what is sealed."""
        if self.editing.sealed:
            return Action(words="Mở lại để sửa", on=self._deeds.ask_unseal, icon="lock-open")
        return Action(words="Chốt biên bản", on=self.ask_seal, icon="lock")

    def _choose(self, place: int) -> None:
        self.show_step(STEPS[place])

    def _built(self, step: Step) -> StepPage:
        if step not in self.pages:
            page = self._make(step)
            if self.editing.sealed:
                lock(page)
            self.pages[step] = page
            self._stack.addWidget(page)
        return self.pages[step]

    def _make(self, step: Step) -> StepPage:
        match step:
            case Step.PREPARE:
                return PrepareStep(self.editing, self._desk, self.output.offer, self._deeds)
            case Step.ATTEND:
                return AttendStep(self.editing, self._desk, self.output.offer)
            case Step.COURSE:
                return CourseStep(self.editing, self._desk)
            case Step.CONCLUDE:
                return ConcludeStep(self.editing, self._desk)
            case Step.CLOSE:
                return CloseStep(self.editing, self._desk, self.lead_to, self._deeds.seal)

    def _changed(self, fields: frozenset[str]) -> None:
        for page in self.pages.values():
            page.refresh(fields)
        self._mark_steps()
        self._show_page()

    def _mark_steps(self) -> None:
        open_steps = {one.step for one in self.editing.missing()}
        for place, step in enumerate(STEPS):
            self.steps.mark(place, self.editing.sealed or step not in open_steps)
