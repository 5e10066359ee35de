"""Who is reviewed in a round and on which form: taken in, taken out, worked out anew."""

from typing import Any

from handbook.records import review_people
from handbook.records.members import in_order
from handbook.records.review_rounds import FORM_WORDS, Form, LeftOut, RoundMember
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.editing import EditingRound

_OUT, _IN = "out", "in"
_HEIGHT = 300


class RoundPeople(Card):
    """The list of an open round; taking one in or out asks for the reason."""

    def __init__(self, desk: Desk, editing: EditingRound) -> None:
        renew = quiet_button("Xét lại theo danh sách đảng viên", self._renew, "rotate-ccw")
        renew.setObjectName("reviews.renew")
        super().__init__("Ai kiểm điểm, theo mẫu nào", renew)
        self.desk, self.editing = desk, editing
        self.table = Table(
            (
                Column("Họ và tên", self._name, second=lambda line: line.why),
                Column(
                    "Trong đợt",
                    _standing,
                    tone=_tone,
                    width=200,
                    choices=_choices,
                    write=self.choose,
                ),
            ),
            name="Ai kiểm điểm trong đợt",
            key=lambda line: line.member,
        )
        self.table.setObjectName("reviews.people")
        self.table.setMinimumHeight(_HEIGHT)
        self.add(labels.quiet("Bấm vào cột Trong đợt để đổi mẫu, đưa vào hoặc đưa ra (ghi lý do)."))
        self.add(self.table)

    def show_round(self) -> None:
        """Show the lines in the order of names."""
        order = [m.uid for m in in_order(self.editing.held.members)]
        lines = sorted(self.editing.round.people, key=lambda line: _at(order, line.member))
        self.table.show_rows(lines)

    def choose(self, line: RoundMember, value: str) -> None:
        """Give one another form (its value), or ask why one is taken `out` or `in`."""
        if self.editing.held.closed:
            return
        if value == _OUT:
            self.desk.ask_why(
                f"{self._name(line)}: vì sao không kiểm điểm trong đợt này?",
                "Lý do",
                "Đưa ra khỏi danh sách",
                lambda why: self._put(review_people.taken_out(line, why)),
            )
        elif value == _IN:
            self.desk.ask_why(
                f"{self._name(line)}: vì sao chi bộ vẫn kiểm điểm?",
                "Lý do",
                "Đưa vào danh sách",
                lambda why: self._put(review_people.taken_in(line, why)),
            )
        else:
            self._put(review_people.with_form(line, Form(value)))

    def _name(self, line: RoundMember) -> str:
        return self.editing.held.names.get(line.member, "")

    def _put(self, line: RoundMember) -> None:
        self.editing.set_person(line)
        self.editing.flush()
        self.show_round()

    def _renew(self) -> None:
        uid = self.editing.round.uid
        self.editing.flush()

        def deed(store: Any) -> int:
            from handbook.services import rounds

            return len(rounds.renew_people(store, uid).people)

        self.desk.work.change(
            "Xét lại diện kiểm điểm",
            deed,
            lambda count: self.desk.say(
                f"Đã xét lại diện kiểm điểm theo danh sách đảng viên: {count} người; "
                "những dòng đã sửa tay giữ nguyên.",
                Tone.GOOD,
            ),
        )


def _at(order: list[str], uid: str) -> int:
    return order.index(uid) if uid in order else len(order)


def _standing(line: RoundMember) -> str:
    return FORM_WORDS[line.form] if line.left_out is LeftOut.NOT else "Không kiểm điểm"


def _tone(line: RoundMember) -> Tone:
    return Tone.GOOD if line.left_out is LeftOut.NOT else Tone.NEUTRAL


def _choices(line: RoundMember) -> list[tuple[str, str]]:
    if line.left_out is not LeftOut.NOT:
        return [(_IN, "Đưa vào danh sách…")]
    forms = [(f.value, words) for f, words in FORM_WORDS.items() if f is not Form.COLLECTIVE]
    return [*forms, (_OUT, "Đưa ra khỏi danh sách…")]
