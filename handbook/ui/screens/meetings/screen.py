"""*Sinh hoạt*: the year's list, and the meeting that is open.

Reads and saves through `desk.work`; what is typed is held by `editing.py`, and each step of
the meeting is a file beside this one.
"""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from handbook.errors import NotFound, Problem, Stale
from handbook.records.meetings import MeetingKind, Step
from handbook.ui.desk import Action, Desk, ScreenBase, ShownRecord
from handbook.ui.parts.live_page import LivePage, warm_up
from handbook.ui.parts.saved_elsewhere import SavedElsewhere
from handbook.ui.screens.meetings import reading, resolution_text
from handbook.ui.screens.meetings.deeds import Deeds, say_problem
from handbook.ui.screens.meetings.editing import Editing, Opened
from handbook.ui.screens.meetings.keeping import Keeping
from handbook.ui.screens.meetings.open_meeting import OpenMeeting, minutes_page, writers
from handbook.ui.screens.meetings.resolution_page import ResolutionPage
from handbook.ui.screens.meetings.resolution_text import OpenedResolution
from handbook.ui.screens.meetings.year_list import YearList

_LISTED = "Các buổi sinh hoạt của chi bộ, theo năm; bấm đúp vào một buổi để mở"


class MeetingsScreen(ScreenBase):
    """The list, the open meeting, or its resolution; one at a time."""

    kinds = frozenset({"meeting", "assignment", "member", "branch", "seal", "resolution"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year: int | None = None
        self._new_action = Action(
            words="Buổi mới", on=lambda: self.new(MeetingKind.REGULAR), icon="calendar-plus"
        )
        self._wanted, self._coming, self._warm = "", "", False
        self.keeping = Keeping(desk.work, self)
        self.keeping.kept.connect(self._kept)
        self.keeping.refused.connect(self._refused)
        self.list = YearList(self.new)
        self.list.opened.connect(self.show_meeting)
        self.list.year_chosen.connect(self._choose_year)
        self.meeting: OpenMeeting | None = None
        self.resolution: ResolutionPage | None = None
        self._page: LivePage | None = None
        self._elsewhere = SavedElsewhere(desk.work, self.keeping, self._read_again)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._elsewhere)
        layout.addWidget(self._stack)
        self._show_head()

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the list again, and what others changed of the open meeting."""
        if not self._warm:
            self._warm = True
            warm_up(self.desk.work, writers)
        if self.resolution is not None:
            of = self.resolution.writing.resolution.uid
            self.desk.work.read(
                lambda store: resolution_text.read(store, of), self._compare_resolution, self._gone
            )
        elif self.meeting is None:
            self._read_list()
        else:
            uid = self.meeting.editing.meeting.uid
            self.desk.work.read(
                lambda store: reading.read_meeting(store, uid), self._compare, self._gone
            )

    def open(self, **what: Any) -> None:
        """Open the meeting `uid` (at `step`) or a `resolution` (uid), or make a new meeting."""
        if what.get("new"):
            self.new(MeetingKind(what.get("kind", MeetingKind.REGULAR)))
        elif what.get("resolution"):
            self.show_resolution(what["resolution"])
        elif what.get("uid"):
            self.show_meeting(what["uid"], Step(what["step"]) if "step" in what else None)

    def home(self) -> None:
        """Leave the open meeting for the list."""
        if self.meeting is not None or self.resolution is not None:
            self.show_list()

    def flush(self) -> None:
        """Save what is typed."""
        self.keeping.flush()
        if self.resolution is not None:
            self.resolution.flush()

    def toggle_preview(self) -> None:
        """Show or hide the page of what is open."""
        if self.resolution is not None:
            self.resolution.toggle_page()
        elif self.meeting is not None:
            self.meeting.toggle_page()

    def new(self, kind: MeetingKind) -> None:
        """Make a meeting that is already filled, and open it."""
        self.flush()
        self._year = None
        self.desk.work.service(reading.today_of, lambda today: self._make(kind, today))

    def show_meeting(self, uid: str, step: Step | None = None) -> None:
        """Open a meeting at a step; at the step it is shown at, when it is open."""
        self.flush()
        self._wanted = self._coming = uid
        if step is None and self.meeting is not None and self.meeting.editing.meeting.uid == uid:
            step = self.meeting.step()
        self.desk.work.read(
            lambda store: reading.read_meeting(store, uid),
            lambda opened: self._opened(opened, step or Step.PREPARE),
            self._not_opened,
        )

    def show_resolution(self, uid: str) -> None:
        """Open a resolution or conclusion as it is kept."""
        self.flush()
        self._wanted = uid
        self.desk.work.read(
            lambda store: resolution_text.read(store, uid), self._opened_resolution, self._gone
        )

    def show_list(self) -> None:
        """Leave the open meeting."""
        self.flush()
        self._wanted = ""
        self._drop()
        self._stack.setCurrentWidget(self.list)
        self._read_list()
        self._show_head()
        self.list.start()

    def _make(self, kind: MeetingKind, today: Any) -> None:
        self.desk.work.change(
            "Tạo buổi sinh hoạt",
            lambda store: reading.make_meeting(store, kind, today),
            self.show_meeting,
        )

    def _not_opened(self, problem: Problem) -> None:
        self._coming = ""
        say_problem(self.desk, problem)

    def _opened(self, opened: Opened, step: Step) -> None:
        self._coming = ""
        if opened.meeting.uid != self._wanted:
            return
        self._drop()
        if self._page is None:
            self._page = minutes_page(self.desk)
        editing = Editing(opened, self.keeping, self)
        deeds = Deeds(
            self.desk, editing, save=self.flush, show=self.show_meeting, leave=self.show_list
        )
        made = OpenMeeting(editing, self.desk, self._page, deeds)
        editing.setParent(made)
        editing.changed.connect(lambda fields: self._show_head())
        made.left.connect(self.show_list)
        self.meeting = made
        self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        made.show_step(step)
        self._show_head()

    def _opened_resolution(self, opened: OpenedResolution) -> None:
        if opened.resolution.uid != self._wanted:
            return
        self._drop()
        meeting = opened.meeting.uid
        made = ResolutionPage(
            self.desk,
            opened,
            show_again=self.show_resolution,
            leave=lambda: self.show_meeting(meeting, Step.CONCLUDE),
        )
        made.writing.changed.connect(self._show_head)
        self.resolution = made
        self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        made.begin()
        self._show_head()

    def _compare_resolution(self, opened: OpenedResolution) -> None:
        """Show what others changed of it or of its meeting."""
        shown = self.resolution
        if shown is None or shown.writing.resolution.uid != opened.resolution.uid:
            return
        if not shown.writing.same(opened):
            self.show_resolution(opened.resolution.uid)

    def _drop(self) -> None:
        """Take what is open away, but keep the meeting's page view for the next."""
        if self.resolution is not None:
            self.resolution.stop()
            self._stack.removeWidget(self.resolution)
            self.resolution.deleteLater()
            self.resolution = None
        if self.meeting is None or self._page is None:
            return
        self._page.leave()
        self._page.setParent(self)
        self._page.hide()
        self._stack.removeWidget(self.meeting)
        self.meeting.deleteLater()
        self.meeting = None

    def _show_head(self) -> None:
        meeting: OpenMeeting | ResolutionPage | None = self.resolution or self.meeting
        shown = (self.title, self.subtitle, self.main_action)
        if meeting is None:
            self.title, self.subtitle = "Sinh hoạt", _LISTED
            self.main_action, self.actions = self._new_action, ()
        else:
            self.title, self.subtitle = meeting.title(), meeting.subtitle()
            self.main_action, self.actions = meeting.head_main, meeting.head_actions
        # The head makes its buttons anew: not at each key.
        if shown != (self.title, self.subtitle, self.main_action):
            self.desk.head()

    def shown_record(self) -> ShownRecord | None:
        """Return the resolution or meeting that is open."""
        if self.resolution is not None:
            one = self.resolution.writing.resolution
            return ShownRecord(
                kind="resolution", uid=one.uid, back={"uid": one.meeting, "resolution": one.uid}
            )
        if self.meeting is not None:
            uid = self.meeting.editing.meeting.uid
            return ShownRecord(kind="meeting", uid=uid, back={"uid": uid})
        return None

    # The list

    def _read_list(self) -> None:
        year = self._year
        self.desk.work.service(
            lambda book: book.read(
                lambda store: reading.read_year(store, year, reading.today_of(book))
            ),
            self.list.show_year,
        )

    def _choose_year(self, year: int) -> None:
        self._year = year
        self._read_list()

    # What was saved, and what others saved

    def _kept(self, records: Any) -> None:
        if self.meeting is not None:
            self.meeting.editing.adopt(records)

    def _refused(self, problem: Problem) -> None:
        if isinstance(problem, Stale) and self.meeting is not None:
            self._elsewhere.ask_about(problem)
        else:
            say_problem(self.desk, problem)

    def _read_again(self) -> None:
        """Show what was saved elsewhere."""
        if self.meeting is not None:
            self.show_meeting(self.meeting.editing.meeting.uid)

    def _compare(self, opened: Opened) -> None:
        """Show what others changed; what was only saved from here is on the screen already.

        While something typed waits, the next save notices what others did, and asks. While the
        meeting is read to be shown, as after sealing, a second page would come under the mouse.
        """
        if self.meeting is None or opened.meeting.uid != self.meeting.editing.meeting.uid:
            return
        uid = opened.meeting.uid
        if self.keeping.waiting() or self._coming == uid:
            return
        if not self.meeting.editing.merge(opened):
            self.show_meeting(uid)

    def _gone(self, problem: Problem) -> None:
        if isinstance(problem, NotFound):
            self.show_list()
        say_problem(self.desk, problem)
