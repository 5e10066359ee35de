"""Beginning a round: which, over which days, under which rules, who is in it; seen before it is."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import dates
from handbook.records.review_rounds import FORM_WORDS, LeftOut, Round, RoundPeriod, reviewed
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import scrolled
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.empty import EmptyState
from handbook.ui.parts.field import Field
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.reviews import reading

if TYPE_CHECKING:
    from handbook.store.store import Store

_PERIODS = [
    (RoundPeriod.YEAR, "Cuối năm"),
    (RoundPeriod.QUARTER, "Theo quý"),
    (RoundPeriod.TERM, "Cuối nhiệm kỳ"),
    (RoundPeriod.ON_DEMAND, "Đột xuất"),
]
_LIST_HEIGHT = 300


class NewRound(QWidget):
    """`begun` is called with the uid of the round that was begun."""

    def __init__(self, desk: Desk, begun: Callable[[str], None]) -> None:
        super().__init__()
        self.desk, self._begun = desk, begun
        self.round: Round | None = None
        self._pressed = False
        today = desk.work.today()
        self.period = Choice(_PERIODS, "Kiểm điểm")
        years = [today.year, today.year - 1, today.year + 1]
        self.year = Choice([(year, str(year)) for year in years], "Năm")
        self.part = Choice([(n, f"Quý {n}") for n in (1, 2, 3, 4)], "Quý")
        self.part.set_value((today.month + 2) // 3)
        for name, editor in (("period", self.period), ("year", self.year), ("part", self.part)):
            editor.setObjectName(f"reviews.new.{name}")
            editor.edited.connect(self._work_out)
        self._part_field = Field("Quý", self.part)
        self.verdict = Verdict()
        self._days, self._rules, self._frames = labels.text(), labels.quiet(), labels.quiet()
        self._count = labels.section()
        self.people = Table(
            (
                Column("Họ và tên", lambda row: row[0], second=lambda row: row[2]),
                Column("Trong đợt", lambda row: row[1], tone=lambda row: row[3], width=190),
            ),
            name="Ai kiểm điểm",
            empty="Chưa có đảng viên nào trong danh sách.",
            key=lambda row: row[0],
        )
        self._lay_out()

    def start(self) -> None:
        """Work out the round that one most likely begins."""
        today = self.desk.work.today()
        self.round, self._pressed = None, False
        self.period.set_value(RoundPeriod.YEAR)
        # The year before is reviewed until the spring, when its round was never begun.
        self.year.set_value(today.year if today.month > 2 else today.year - 1)
        self._work_out()
        self.period.setFocus()

    def begin(self) -> None:
        """Write the round and open it; pressed before it is worked out, as soon as it is."""
        self._pressed = self.round is None
        if self.round is None:
            return
        one = self.round
        self.desk.work.change(
            f"Mở {_called(one)}",
            lambda store: store.rounds.put(one).uid,
            self._begun,
        )

    def _work_out(self) -> None:
        period, year, part = self.period.value(), self.year.value(), self.part.value()
        self._part_field.setVisible(period is RoundPeriod.QUARTER)
        day = self.desk.work.today()

        def worked_out(store: "Store") -> tuple[Round, dict[str, str]]:
            from handbook.services import rounds

            one = rounds.begin_round(store, period, year, part, day)
            return one, {member.uid: member.name for member in store.members.all()}

        self.desk.work.read(worked_out, self._show, self._refused)

    def _show(self, found: tuple[Round, dict[str, str]]) -> None:
        one, names = found
        self.round = one
        self.verdict.say("", Tone.NEUTRAL)
        due = f"; cấp trên yêu cầu xong {dates.on_screen(one.due_on)}" if one.due_on else ""
        self._days.setText(f"Kỳ kiểm điểm: {_day(one.starts_on)} đến {_day(one.ends_on)}{due}.")
        self._rules.setText(f"Căn cứ, giữ nguyên trong đợt: {reading.cites(one)}.")
        titles = "; ".join(dict.fromkeys(frame.title for frame in one.frames))
        self._frames.setText(f"Khung tiêu chí, giữ nguyên trong đợt: {titles}.")
        inside = len(reviewed(one))
        self._count.setText(f"{inside} đồng chí kiểm điểm, {len(one.people) - inside} không")
        self.people.show_rows([_row(line, names) for line in one.people])
        if self._pressed:
            self.begin()

    def _refused(self, problem: Problem) -> None:
        self.round, self._pressed = None, False
        self.verdict.say(problem.sentence, Tone.CARE)
        for label in (self._days, self._rules, self._frames, self._count):
            label.setText("")
        self.people.show_rows([])

    def _lay_out(self) -> None:
        card = Card("Đợt kiểm điểm mới")
        card.add(
            Spread(
                Field("Kiểm điểm", self.period),
                Field("Năm", self.year),
                self._part_field,
                least=180,
            )
        )
        for widget in (self.verdict, self._days, self._rules, self._frames):
            card.add(widget)
        self.people.setMinimumHeight(_LIST_HEIGHT)
        note = labels.quiet(
            "Mở đợt rồi vẫn đổi được mẫu của từng người, đưa vào hoặc đưa ra khỏi danh sách "
            "(đưa ra thì ghi lý do), ở mục Diện kiểm điểm, quy định."
        )
        inner = boxes.column(card, self._count, note, self.people, gap=12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))


def _row(line: Any, names: dict[str, str]) -> tuple[str, str, str, Tone]:
    inside = line.left_out is LeftOut.NOT
    return (
        names.get(line.member, ""),
        FORM_WORDS[line.form] if inside else "Không kiểm điểm",
        line.why,
        Tone.GOOD if inside else Tone.NEUTRAL,
    )


def _day(day: date) -> str:
    return dates.on_screen(day)


def _called(one: Round) -> str:
    from handbook.records.review_rounds import called

    return called(one)


def nothing_yet(begin: Callable[[], None]) -> EmptyState:
    """Return what is shown while there is no round: what one does, and the button that begins."""
    return EmptyState(
        "clipboard-check",
        "Chưa có đợt kiểm điểm nào.",
        "Mở đợt thì chương trình xếp sẵn ai kiểm điểm, theo mẫu nào, và điền sẵn những gì cuốn "
        "sổ biết trong năm.",
        Action(words="Mở đợt kiểm điểm", on=begin, icon="plus"),
    )
