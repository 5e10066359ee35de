"""The card with the last regular meetings as bars: who came, the points, who spoke; one at a time.

A bar pressed opens its meeting. Who spoke is read only when it is asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from handbook.records import dates, votes
from handbook.records.meetings import Meeting, total_score
from handbook.records.text import decimal
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.bar_chart import Bar, BarChart
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.store import Store

GOAL = 90.0  # the line of the chart (UX.md): a good attendance in per cent


class Figure(StrEnum):
    """What the bars stand for."""

    CAME = "came"
    SCORED = "scored"
    SPOKE = "spoke"


_FIGURES = (
    (Figure.CAME, "Tỷ lệ dự họp"),
    (Figure.SCORED, "Điểm tự chấm"),
    (Figure.SPOKE, "Tỷ lệ phát biểu"),
)


class RecentChart(Card):
    """`figure` is what is shown first; `chosen` is told when another one is."""

    def __init__(
        self,
        desk: Desk,
        meetings: Sequence[Meeting],
        figure: Figure,
        chosen: Callable[[Figure], None],
    ) -> None:
        self.figures = Choice(_FIGURES, "Biểu đồ các buổi thường kỳ gần nhất")
        super().__init__("Buổi thường kỳ", self.figures)
        self._desk, self._meetings, self._chosen = desk, tuple(meetings), chosen
        self.figures.setObjectName("today.figure")
        self.figures.set_value(figure)
        self.figures.finished.connect(self._choose)
        self.chart = BarChart("Các buổi thường kỳ gần nhất", height=120)
        self.chart.setObjectName("today.attendance")
        self.chart.pressed.connect(lambda uid: desk.go("meetings", uid=uid))
        self._note = labels.quiet("")
        self.add(self.chart)
        self.add(self._note)
        self._show()

    def _choose(self) -> None:
        self._chosen(self.figures.value())
        self._show()

    def _show(self) -> None:
        match self.figures.value():
            case Figure.SCORED:
                self._show_scores()
            case Figure.SPOKE:
                uids = tuple(meeting.uid for meeting in self._meetings)
                self._desk.work.read(lambda store: spoken(store, uids), self._show_speakers)
            case _:
                bars = [attendance_bar(m) for m in self._meetings]
                self._put(bars, f"vạch: {GOAL:.0f} %", line=GOAL)

    def _show_scores(self) -> None:
        line = least_of_best(self._meetings)
        note = f"vạch: {decimal(line)} điểm" if line else "điểm trên 100"
        self._put([score_bar(m) for m in self._meetings], note, line=line)

    def _show_speakers(self, counts: Mapping[str, int]) -> None:
        if self.figures.value() == Figure.SPOKE:  # another one may have been chosen meanwhile
            bars = [speaking_bar(m, counts.get(m.uid, 0)) for m in self._meetings]
            self._put(bars, "đảng viên phát biểu trên số có mặt")

    def _put(self, bars: list[Bar], note: str, line: float | None = None) -> None:
        self.chart.show_bars(bars, line=line, line_words="")
        self._note.setText(f"{len(bars)} buổi · {note}")


def spoken(store: "Store", uids: tuple[str, ...]) -> Mapping[str, int]:
    """Return how many members spoke at each of these meetings."""
    return store.meetings.speakers(uids)


def attendance_bar(meeting: Meeting) -> Bar:
    """Return the bar of who came; the meeting's uid is what a press gives."""
    rate = 100 * meeting.present / meeting.total
    said = (
        f"{dates.on_screen(meeting.date)}: có mặt {meeting.present}/{meeting.total}, "
        f"đạt {votes.percent(meeting.present, meeting.total)}"
    )
    return _bar(meeting, rate, said, Tone.GOOD if rate >= GOAL else Tone.LATE)


def score_bar(meeting: Meeting) -> Bar:
    """Return the bar of the points the branch gave itself; none where it gave none."""
    points, day = total_score(meeting), dates.on_screen(meeting.date)
    if points is None:
        return _bar(meeting, None, f"{day}: chưa chấm điểm", Tone.NEUTRAL)
    least = least_of_best((meeting,))
    said = f"{day}: {decimal(points)} điểm"
    return _bar(meeting, points, said, Tone.CARE if least and points < least else Tone.GOOD)


def speaking_bar(meeting: Meeting, count: int) -> Bar:
    """Return the bar of the members who spoke, of those present."""
    share = min(100.0, 100 * count / meeting.present) if meeting.present else 0.0
    said = f"{dates.on_screen(meeting.date)}: {count}/{meeting.present} đảng viên phát biểu"
    return _bar(meeting, share, said, Tone.GOOD if count else Tone.LATE)


def least_of_best(meetings: Sequence[Meeting]) -> float | None:
    """Return the least points of the best grade by the last meeting's criteria set, if known."""
    from handbook.records import scoring  # only once points are asked for

    criteria = scoring.set_of(meetings[-1]) if meetings else None
    return criteria.grades[0].least if criteria and criteria.grades else None


def _bar(meeting: Meeting, value: float | None, said: str, tone: Tone) -> Bar:
    return Bar(str(meeting.date.month), value, said, tone, meeting.uid)
