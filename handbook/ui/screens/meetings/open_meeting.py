"""One open meeting: its five steps, the page beside them, and what the head of the window says."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from handbook.records.meetings import Step
from handbook.records.sealing import Missing
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.buttons import icon_button
from handbook.ui.parts.live_page import LivePage
from handbook.ui.parts.steps_beside import StepsBeside
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.attend import AttendStep
from handbook.ui.screens.meetings.close import CloseStep
from handbook.ui.screens.meetings.conclude import ConcludeStep
from handbook.ui.screens.meetings.course import CourseStep
from handbook.ui.screens.meetings.deeds import Deeds
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.kind_wording import step_words
from handbook.ui.screens.meetings.output import Output
from handbook.ui.screens.meetings.prepare import PrepareStep
from handbook.ui.screens.meetings.step import StepPage


class OpenMeeting(StepsBeside[Step, StepPage]):
    """Built anew for each meeting opened."""

    left = Signal()

    def __init__(self, editing: Editing, desk: Desk, page: LivePage, deeds: Deeds) -> None:
        words = {step: step_words(step, editing.meeting.kind) for step in Step}
        super().__init__(editing, desk, page, words, over=editing.sealed)
        self.editing, self._deeds = editing, deeds
        self.output = Output(editing, desk, self)
        self.head_main = self._main_action()
        tip = "In biên bản, lưu tệp PDF hoặc Word"
        self.head_actions = (Action(words="In", on=self.output.offer, icon="printer", tip=tip),)
        back = icon_button("chevron-left", "Về danh sách các buổi trong năm", self.left.emit)
        back.setObjectName("meeting.back")
        turn = self.beside.toggle_button()
        turn.setObjectName("meeting.page")
        self.lay_out([back], [turn])
        self.mark_steps()

    def title(self) -> str:
        """Return the title of the window's head."""
        return wording.name_of(self.editing.meeting)

    def subtitle(self) -> str:
        """Return the second line of the window's head."""
        seal = self.editing.seal if self.editing.sealed else None
        mark = seal.mark if seal else ""
        return wording.second_line(self.editing.meeting, self.editing.symbol(), mark)

    def lead_to(self, missing: Missing) -> None:
        """Go to where something that is missing is mended."""
        self.show_step(missing.step, begin=False).go_to(missing.field)

    def ask_seal(self) -> None:
        """Seal when nothing that blocks is missing, else show what is."""
        blocking = [one for one in self.editing.missing() if one.blocks]
        if not blocking and self.step() is Step.CLOSE:
            self._deeds.seal()
            return
        page = self.show_step(Step.CLOSE, begin=False)
        assert isinstance(page, CloseStep)
        page.show_missing()

    def show_page(self) -> None:
        """Show the minutes as typed by now, or the sealed paper as it was printed."""
        editing = self.editing
        uid = editing.meeting.uid
        if editing.sealed and editing.seal is not None:
            self.page.show_kept(uid, editing.seal.pdf)
            return
        gathered, meeting = editing.gathered(), editing.meeting
        self.page.show_fresh(uid, lambda: minutes_pdf(gathered, meeting))

    def make(self, step: Step) -> StepPage:
        """Return what stands at a step."""
        match step:
            case Step.PREPARE:
                return PrepareStep(self.editing, self.desk, self.output.offer, self._deeds)
            case Step.ATTEND:
                return AttendStep(self.editing, self.desk, self.output.offer)
            case Step.COURSE:
                return CourseStep(self.editing, self.desk)
            case Step.CONCLUDE:
                return ConcludeStep(self.editing, self.desk)
            case Step.CLOSE:
                return CloseStep(self.editing, self.desk, self.lead_to, self._deeds.seal)

    def done(self) -> Mapping[Step, bool]:
        """Say of each step whether nothing is missing there."""
        lacking = {one.step for one in self.editing.missing()}
        return {step: self.editing.sealed or step not in lacking for step in Step}

    def _main_action(self) -> Action:
        """Return the one main deed: seal, or open again what is sealed."""
        if self.editing.sealed:
            return Action(words="Mở lại để sửa", on=self._deeds.ask_unseal, icon="lock-open")
        return Action(words="Chốt biên bản", on=self.ask_seal, icon="lock")


def minutes_page(desk: Desk) -> LivePage:
    """Return the page that is handed on from meeting to meeting."""
    return LivePage(desk.work, "Biên bản", "Đang dựng trang biên bản…")


def minutes_pdf(gathered: object, meeting: object) -> bytes:
    """Return the minutes as a PDF."""
    document, to_pdf = writers()
    pdf: bytes = to_pdf(document(gathered, meeting))
    return pdf


def writers() -> tuple[Any, Any]:
    """Return what builds and what writes the minutes; imported here, not at the start."""
    from handbook.papers import minutes
    from handbook.typeset.to_pdf import to_pdf

    return minutes.document, to_pdf
