"""What a paper is of: its year, meeting, member, period, review round, and how it is filled in."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from handbook.papers.catalog import Paper, Request
from handbook.records.meetings import Meeting
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.screens.printing import making
from handbook.ui.screens.printing.making import Wanted

if TYPE_CHECKING:
    from handbook.store.store import Store

_Named = list[tuple[str, str]]
Lists = tuple[tuple[int, ...], tuple[Meeting, ...], _Named, _Named, int]
"""Years, meetings of the year shown, members and rounds by uid and words, and that year."""


class Choosers(QObject):
    """`chosen` tells that the paper is of something else; `year_chosen` asks for another year."""

    chosen = Signal()
    year_chosen = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self.meetings: tuple[Meeting, ...] = ()
        self.asked_meeting = ""
        self._names: dict[str, str] = {}
        self._periods_of: tuple[str, int] = ("", 0)
        self.year = Field("Năm", Choice())
        self.meeting = Field("Buổi sinh hoạt", Choice())
        self.member = Field("Đảng viên", PeopleBox("Đảng viên"))
        self.period = Field("Kỳ", Choice())
        self.round = Field("Đợt kiểm điểm", Choice())
        self.fill = Field("Nội dung", Choice(making.FILLS))
        self.fill.set_value("")
        for name in ("year", "meeting", "member", "period", "round", "fill"):
            field: Field = getattr(self, name)
            field.editor.setObjectName(f"printing.{name}")
            field.finished.connect(self.year_chosen if name == "year" else self.chosen)
            if field is not self.member:  # long words of a choice must not widen the column
                field.editor.setMinimumWidth(1)

    def fields(self) -> tuple[Field, ...]:
        """Return the choosers as they stand one under the other."""
        return (self.year, self.meeting, self.member, self.period, self.round, self.fill)

    def take(self, lists: Lists) -> None:
        """Offer what was read; what was chosen stays when it still can."""
        years, meetings, people, rounds, year = lists
        self.year.editor.set_options([(y, str(y)) for y in years])  # type: ignore[attr-defined]
        self.year.set_value(year)
        self._offer_meetings(meetings)
        self.member.editor.set_options(people)  # type: ignore[attr-defined]
        self._names = dict(people)
        self.round.editor.set_options(rounds)  # type: ignore[attr-defined]
        kept = {uid for uid, _ in rounds}
        chosen = self.round.value() if self.round.value() in kept else next(iter(rounds), ("",))[0]
        self.round.set_value(chosen or None)
        self.member.set_value(self.member.value() or next(iter(self._names), None))

    def open(self, **what: Any) -> None:
        """Choose the `member` or `round` (uids) and the `fill` that are named."""
        if member := what.get("member", ""):
            self.member.set_value(member)
        if one := what.get("round", ""):
            self.round.set_value(one)
        self.fill.set_value(what.get("fill", self.fill.value()))

    def show_for(self, paper: Paper) -> None:
        """Show the choosers that the paper needs, no others."""
        needs, takes = paper.needs, paper.takes
        self.year.setVisible(bool(needs & {"meeting", "year"} or paper.spans))
        self.meeting.setVisible("meeting" in needs)
        self.member.setVisible("member" in needs)
        self.round.setVisible("round" in takes and bool(self.round.value()))
        self.fill.setVisible("fill" in takes)
        self.period.setVisible(bool(paper.spans))
        if paper.spans:
            self._offer_periods(paper)

    def wanted(
        self, paper: Paper, meeting: Meeting | None, *, shown: bool, about: Mapping[str, str]
    ) -> Wanted:
        """Return the paper of what is chosen; `shown`: the choosers stand for this very paper.

        `about` names the `task` and `shortcoming` one came from, which have no chooser.
        """
        request = Request(
            day=self._today(),
            meeting=meeting.uid if meeting else "",
            member=(self.member.value() or "") if "member" in paper.needs else "",
            year=self.year.value() if "year" in paper.needs else None,
            period=self._period(paper, shown=shown),
            round=(self.round.value() or "") if "round" in paper.takes else "",
            fill=self.fill.value() if "fill" in paper.takes and shown else "",
            task=about["task"] if "task" in paper.takes else "",
            shortcoming=about["shortcoming"] if "shortcoming" in paper.takes else "",
        )
        who = self._names.get(request.member, "")
        return Wanted(paper=paper, request=request, meeting=meeting, who=who)

    def chosen_meeting(self) -> Meeting | None:
        """Return the summary of the meeting chosen."""
        chosen = self.meeting.value()
        return next((m for m in self.meetings if m.uid == chosen), None)

    def _offer_meetings(self, meetings: tuple[Meeting, ...]) -> None:
        self.meetings = meetings
        chooser = self.meeting.editor
        assert isinstance(chooser, Choice)
        usual = _usual(meetings, self._today())
        before = self.asked_meeting or chooser.value() or usual
        chooser.set_options([(m.uid, making.meeting_words(m)) for m in meetings])
        there = {m.uid for m in meetings}
        chooser.set_value(before if before in there else usual)
        if self.asked_meeting in there:  # else its year is still being read
            self.asked_meeting = ""

    def _offer_periods(self, paper: Paper) -> None:
        """Offer the year's periods that the paper can be of; keep the one chosen if it can."""
        chooser = self.period.editor
        assert isinstance(chooser, Choice)
        year = self.year.value() or self._today().year
        if (paper.id, year) != self._periods_of:
            self._periods_of = (paper.id, year)
            chooser.set_options(making.period_options(paper, year))
            chooser.set_value(making.usual_period(paper, year, self._today()))

    def _period(self, paper: Paper, *, shown: bool) -> str:
        """Return the period chosen, or the usual one for a paper that is not the one shown."""
        if shown and paper.spans:
            return self.period.value() or ""
        today = self._today()
        return making.usual_period(paper, self.year.value() or today.year, today)


def lists(store: "Store", year: int | None) -> Lists:
    """Return what can be chosen; this year when nothing is of `year`.

    This year can always be chosen: its lists and forms are printed before anything is of it. Tasks
    may run into years to come, of which there is no meeting yet.
    """
    works = (store.meetings, store.assignments, store.year_goals, store.studies, store.plans)
    more = (store.tasks, store.rounds, store.shortcomings)
    every = {year for kept in (*works, *more) for year in kept.years()}
    this_year = store.session.clock().date().year
    years = tuple(sorted(every | {this_year}, reverse=True))
    at = year if year in years else this_year
    meetings = store.meetings.summaries(at)
    rounds = making.round_options(store.rounds.all())
    return years, meetings, [(m.uid, m.name) for m in store.members.all()], rounds, at


def _usual(meetings: tuple[Meeting, ...], today: date) -> str | None:
    """Return the meeting one most likely prints: the last one held, else the next one."""
    held = [m for m in meetings if m.date <= today]
    first = next(iter(held or meetings[-1:]), None)
    return first.uid if first else None
