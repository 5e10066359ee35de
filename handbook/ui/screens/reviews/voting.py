"""*Kiểm phiếu* of a round: papers, counts of each person, tellers; sums checked at once."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import ballot_counts
from handbook.records.ballots import Ballot, BallotKind, BallotMethod
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.typed_rows import Rows
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.reviews.count_grid import CountGrid
from handbook.ui.screens.reviews.editing import EditingRound
from handbook.ui.screens.reviews.output import Output
from handbook.ui.screens.reviews.section import hint
from handbook.ui.screens.reviews.teller_row import TellerRow

_KINDS = [
    (BallotKind.MEMBERS, "Đảng viên"),
    (BallotKind.EXCELLENT, "Bình chọn hoàn thành xuất sắc (lần hai)"),
    (BallotKind.COLLECTIVE, "Tập thể chi bộ"),
]
_METHODS = [(BallotMethod.SECRET, "Bỏ phiếu kín"), (BallotMethod.SHOW_OF_HANDS, "Giơ tay")]
_PAPERS = {
    BallotKind.MEMBERS: "rating-ballot",
    BallotKind.EXCELLENT: "excellent-ballot",
    BallotKind.COLLECTIVE: "collective-ballot",
}
_NUMBERS = (
    ("called", "Triệu tập"),
    ("present", "Có mặt"),
    ("issued", "Phát ra"),
    ("returned", "Thu về"),
    ("valid", "Hợp lệ"),
    ("invalid", "Không hợp lệ"),
)


class VotingPage(QWidget):
    """Shows the round's ballot of the kind chosen; the first key makes it a record."""

    def __init__(self, desk: Desk, output: Output) -> None:
        super().__init__()
        self.desk, self.output = desk, output
        self.editing: EditingRound | None = None
        self._ballot: Ballot | None = None
        self.kind = Choice(_KINDS, "Phiếu về")
        self.method = Choice(_METHODS, "Hình thức")
        self.numbers: dict[str, Any] = {name: NumberField(words) for name, words in _NUMBERS}
        self.on = PartialDateField("Ngày kiểm phiếu")
        self.place = LineEdit("", "Địa điểm")
        self.note = TextArea("Khiếu nại, điều cần ghi khi kiểm phiếu", "Ghi chú", lines=1)
        self.tellers = Rows(
            self._teller, lambda: None, name="Tổ kiểm phiếu", add_words="Thêm người kiểm phiếu"
        )
        self.wrong, self.right = Verdict(), Verdict()
        self.grid: CountGrid | None = None
        self._card = Card("Số phiếu của từng người", self._hint())
        self._connect()
        self._lay_out()

    def show_round(self, editing: EditingRound) -> None:
        """Show the ballot of the kind chosen."""
        self.editing = editing
        ballot = editing.ballot(self.kind.value() or BallotKind.MEMBERS)
        if self._ballot == ballot:
            return
        self._ballot = ballot
        self.method.set_value(ballot.method)
        for name, field in self.numbers.items():
            field.set_value(getattr(ballot, name) or None)
        self.on.set_value(ballot.on)
        self.place.set_value(ballot.place)
        self.note.set_value(ballot.note)
        self.tellers.set_value(ballot.tellers)
        self._grid().show_counts(ballot.counts, ballot_counts.base(ballot))
        self.setEnabled(not editing.held.closed)
        self._check()

    def begin(self) -> None:
        """Give the first number the keyboard."""
        self.numbers["called"].setFocus()

    def _grid(self) -> CountGrid:
        assert self.editing is not None
        if self.grid is None:
            self.grid = CountGrid(self.editing.held.names)
            self.grid.edited.connect(self._typed)
            self.grid.finished.connect(self._finished)
            rest = plain_button("Phiếu còn lại của mỗi người: Tốt", self._rest_good, "check-check")
            rest.setObjectName("reviews.vote.rest")
            rest.setToolTip("Chỉ phải gõ những phiếu khác; số còn lại điền vào cột Tốt")
            self._card.add(boxes.row(rest, STRETCH))
            self._card.add(self.grid)
        return self.grid

    def _typed(self) -> None:
        """Put what is typed into the record."""
        if self.editing is None or self._ballot is None:
            return
        numbers: dict[str, Any] = {
            name: int(field.value() or 0) for name, field in self.numbers.items()
        }
        self._ballot = replace(
            self._ballot,
            method=self.method.value(),
            on=self.on.value() or "",
            place=self.place.value(),
            note=self.note.value(),
            tellers=tuple(filter(None, self.tellers.value())),
            counts=self._grid().value(),
            **numbers,
        )
        self._grid().check(ballot_counts.base(self._ballot))
        self.editing.set_ballot(self._ballot)
        self._check()

    def _check(self) -> None:
        if self.editing is None or self._ballot is None:
            return
        names = self.editing.held.names
        counted = tuple(count for count in self._ballot.counts if count.total)
        found = ballot_counts.problems(replace(self._ballot, counts=counted), names)
        left = len(self._ballot.counts) - len(counted)
        more = f" (và {len(found) - 4} chỗ nữa)" if len(found) > 4 else ""
        self.wrong.say("\n".join(found[:4]) + more, Tone.LATE)
        empty = ballot_counts.is_empty(self._ballot)
        self.right.say("" if found or empty else _right(left), Tone.NEUTRAL if left else Tone.GOOD)

    def _finished(self) -> None:
        if self.editing is not None:
            self.editing.flush()

    def _turn(self) -> None:
        if self.editing is not None:
            self.editing.flush()
            self.show_round(self.editing)

    def _all_there(self) -> None:
        """Everybody there got a ballot, gave it back, and it was valid."""
        present = int(self.numbers["present"].value() or 0)
        for name in ("issued", "returned", "valid"):
            self.numbers[name].set_value(present or None)
        self.numbers["invalid"].set_value(None)
        self._typed()
        self._finished()

    def _rest_good(self) -> None:
        """Write what is left of each one's ballots as good: only the others are typed."""
        if self._ballot is not None:
            self._grid().take_all_rest("good")
            self._finished()

    def _from_meeting(self) -> None:
        """Take those called and present from the roll of the review meeting."""
        from handbook.records import attendance

        if self.editing is None:
            return
        held = self.editing.held
        if held.meeting is None:
            self.desk.say(
                "Đợt này chưa gắn với buổi sinh hoạt nào. Hãy chọn buổi hội nghị kiểm điểm ở "
                "Diện kiểm điểm, quy định.",
                Tone.CARE,
            )
            return
        roll = attendance.count(attendance.rows(held.meeting, held.members))
        self.numbers["called"].set_value(roll.summoned or None)
        self.numbers["present"].set_value(roll.present or None)
        self._typed()
        self._finished()

    def _offer(self, paper: str) -> None:
        if self.editing is not None:
            self.output.offer(paper, self.output.request(self.editing.round.uid))

    def _teller(self) -> TellerRow:
        people = self.editing.held if self.editing else None
        known = [(m.uid, m.name) for m in people.members] if people else []
        return TellerRow(known)

    def _connect(self) -> None:
        self.kind.edited.connect(self._turn)
        editors: tuple[Any, ...] = (
            self.method,
            *self.numbers.values(),
            self.on,
            self.place,
            self.note,
            self.tellers,
        )
        for editor in editors:
            editor.edited.connect(self._typed)
            editor.finished.connect(self._finished)
        self.kind.setObjectName("reviews.vote.kind")
        for name, field in self.numbers.items():
            field.setObjectName(f"reviews.vote.{name}")

    def _hint(self) -> QWidget:
        return hint("Enter: xuống dòng · T: phần phiếu còn lại")

    def _lay_out(self) -> None:
        ballots = quiet_button("In phiếu", self._ballots, "printer")
        minutes = quiet_button(
            "In biên bản kiểm phiếu", partial(self._offer, "count-minutes"), "printer"
        )
        ballots.setObjectName("reviews.vote.ballots")
        minutes.setObjectName("reviews.vote.minutes")
        papers = Card("Phiếu")
        whole = plain_button("Phát đủ, thu đủ, hợp lệ cả", self._all_there, "check-check")
        whole.setObjectName("reviews.vote.all")
        meeting = quiet_button("Lấy từ điểm danh hội nghị", self._from_meeting, "users")
        papers.add(
            Spread(
                Field("Hình thức", self.method),
                Field("Ngày", self.on),
                Field("Địa điểm", self.place),
                least=180,
            )
        )
        papers.add(
            Spread(*(Field(words, self.numbers[name]) for name, words in _NUMBERS), least=120)
        )
        papers.add(boxes.flowing(whole, meeting))
        papers.add(self.wrong)
        papers.add(self.right)
        team = Card("Tổ kiểm phiếu")
        team.add(labels.quiet("Người đầu là tổ trưởng."))
        team.add(self.tellers)
        team.add(Field("Ghi chú", self.note))
        inner = boxes.column(
            boxes.flowing(self.kind, STRETCH, ballots, minutes), papers, self._card, team, STRETCH
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def _ballots(self) -> None:
        self._offer(_PAPERS[self.kind.value() or BallotKind.MEMBERS])


def _right(left: int) -> str:
    if left:
        return f"Số phiếu đã ghi đều khớp. Còn {left} người chưa ghi phiếu."
    return "Số phiếu khớp: mọi phép cộng đều đúng."
