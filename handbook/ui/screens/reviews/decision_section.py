"""*Đề xuất, quyết định*: what was voted, proposed and decided, and that the person was told."""

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from handbook.records import ballot_counts
from handbook.records.reviews import LEVEL_WORDS, Decision, Level
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
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
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.gates_card import GatesCard
from handbook.ui.screens.reviews.points_section import LEVELS
from handbook.ui.screens.reviews.section import Section

_FIELDS = ("level", "points", "reason", "document", "on")


class DecisionSection(Section):
    """Warnings stand beside the level; none of them blocks."""

    def __init__(self, editing: EditingReview, desk: Desk, vote: Any) -> None:
        super().__init__(editing, desk)
        self.levels: dict[str, Choice] = {}
        self.warning, self.ceiling = Verdict(), Verdict()
        self.gates = GatesCard(editing)
        self.lay_out(
            self._votes(vote), self._proposal(), self._decision(), self._notice(), self.gates
        )
        self._work_out()

    def begin(self) -> None:
        """Give the proposal the keyboard, the decision once there is one."""
        self.levels["decision" if self.editing.review.proposal.level else "proposal"].setFocus()

    def refresh(self, fields: frozenset[str]) -> None:
        """Work the warnings out again."""
        super().refresh(fields)
        self._work_out()

    def propose(self, level: Level) -> None:
        """Propose a level, with the points counted together, on the day of the meeting."""
        held = self.editing.held
        self._put(
            "proposal",
            level=level,
            points=self.editing.points(),
            on=self.editing.review.proposal.on or held.round.meeting_on,
        )

    def decide_as_proposed(self) -> None:
        """Write the decision as proposed."""
        proposal = self.editing.review.proposal
        self._put("decision", level=proposal.level, points=proposal.points)

    def _votes(self, vote: Any) -> Card:
        uid = self.editing.review.member
        count = ballot_counts.count_of(self.editing.held.ballots, uid)
        card = Card("Kết quả kiểm phiếu", quiet_button("Mở Kiểm phiếu", vote, "vote"))
        said = "Chưa ghi kết quả kiểm phiếu."
        if count is not None:
            ballot = next(b for b in reversed(self.editing.held.ballots) if count in b.counts)
            said = f"{ballot_counts.in_words(count, ballot_counts.base(ballot))}."
        card.add(labels.text(said))
        return card

    def _proposal(self) -> Card:
        card = Card("Chi bộ đề xuất")
        own = plain_button("Như tự nhận", lambda: self.propose(self.editing.review.own_level))
        advised = plain_button("Theo gợi ý", lambda: self.propose(self.editing.proposed()[0]))
        own.setObjectName("reviews.propose_own")
        advised.setObjectName("reviews.propose_advised")
        self.own, self.advised = own, advised
        card.add(boxes.row(own, advised, STRETCH))
        card.add(Field("Mức đề xuất", self._level("proposal")))
        card.add(
            Spread(
                Field("Điểm", self._field("proposal", "points", self._points("Điểm đề xuất"))),
                Field("Ngày", self._field("proposal", "on", PartialDateField("Ngày đề xuất"))),
                least=150,
            )
        )
        card.add(self.warning)
        card.add(self.ceiling)
        reason = TextArea("", "Vì sao giữ mức này", lines=1)
        card.add(Field("Lý do, khi điều kiện hoặc trần còn báo", self.bind("level_reason", reason)))
        return card

    def _decision(self) -> Card:
        card = Card("Cấp có thẩm quyền quyết định")
        same = plain_button("Như đề xuất", self.decide_as_proposed, "check")
        same.setObjectName("reviews.decide_as_proposed")
        card.add(boxes.row(same, STRETCH))
        card.add(Field("Mức", self._level("decision")))
        card.add(
            Spread(
                Field("Điểm", self._field("decision", "points", self._points("Điểm quyết định"))),
                Field("Số văn bản", self._field("decision", "document", LineEdit("", "Số"))),
                Field("Ngày", self._field("decision", "on", PartialDateField("Ngày quyết định"))),
                least=150,
            )
        )
        return card

    def _notice(self) -> Card:
        card = Card("Thông báo cho người được xếp loại")
        on = self.bind("notified_on", PartialDateField("Ngày thông báo"), kept=_text)
        how = self.bind("notified_how", LineEdit("Tại buổi sinh hoạt chi bộ", "Cách thông báo"))
        today = quiet_button("Hôm nay", self._today, "check")
        today.setObjectName("reviews.notified_today")
        card.add(Spread(Field("Ngày", on), Field("Cách thông báo", how), least=180))
        card.add(boxes.row(today, STRETCH))
        return card

    def _today(self) -> None:
        how = self.editing.review.notified_how or "Tại buổi sinh hoạt chi bộ"
        self.editing.set(notified_on=self.desk.work.today().isoformat(), notified_how=how)
        self.editing.flush()

    def _level(self, name: str) -> QWidget:
        self.levels[name] = Choice(LEVELS, "Mức")
        return self._field(name, "level", self.levels[name])

    def _points(self, words: str) -> NumberField:
        return NumberField(words, most=100, decimals=2)

    def _field(self, name: str, field: str, editor: QWidget) -> QWidget:
        def read() -> Any:
            value = getattr(getattr(self.editing.review, name), field)
            return Decimal(f"{value:g}") if field == "points" and value is not None else value

        return self.binding.bind(editor, read, partial(self._write, name, field), f"{name}.{field}")

    def _write(self, name: str, field: str, value: Any) -> None:
        if field == "points":
            value = None if value is None else float(value)
        elif value is None:
            value = ""
        self._set(name, **{field: value})

    def _put(self, name: str, **fields: Any) -> None:
        self._set(name, **fields)
        self.editing.flush()

    def _set(self, name: str, **fields: Any) -> None:
        old: Decision = getattr(self.editing.review, name)
        kept = {field: getattr(old, field) for field in _FIELDS}
        self.editing.set(**{name: Decision(**(kept | fields))})

    def _work_out(self) -> None:
        review, level = self.editing.review, self.editing.review.proposal.level
        advised = self.editing.proposed()[0]
        self.own.setEnabled(bool(review.own_level) and not self.editing.locked)
        self.advised.setEnabled(bool(advised) and not self.editing.locked)
        _name(self.own, f"Như tự nhận{_in_brackets(review.own_level)}")
        _name(self.advised, f"Theo gợi ý{_in_brackets(advised)}")
        failed = [g.says for g in self.editing.gates() if g.level is level and g.holds is False]
        warns = bool(level) and bool(failed) and level is not Level.NOT_DONE
        self.warning.say(
            f"{LEVEL_WORDS[level]} còn điều kiện chưa đạt: {' '.join(failed)}" if warns else "",
            Tone.CARE,
        )
        found = self.editing.ceiling()
        over = level is Level.EXCELLENT and found.over
        self.ceiling.say(found.says if over and review.member else "", Tone.CARE)
        self.gates.show_gates()


def _name(button: Any, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)


def _in_brackets(level: Level) -> str:
    return f" ({level.value})" if level else ""


def _text(value: Any) -> str:
    return value or ""
