"""Step 5, Chấm điểm, chốt: points, the end of the meeting, what is still missing, the seal."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from handbook.records.meetings import MeetingKind
from handbook.records.sealing import Missing
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import go_to, reveal
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.time_field import TimeField
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.earlier_seals import EarlierSeals
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.kind_wording import step_words
from handbook.ui.screens.meetings.scores import Scores
from handbook.ui.screens.meetings.step import StepPage
from handbook.ui.screens.meetings.upload import UploadCard


class CloseStep(StepPage):
    """The end of the meeting; `lead_to` goes to what is missing, `seal` seals."""

    def __init__(
        self,
        editing: Editing,
        desk: Desk,
        lead_to: Callable[[Missing], None],
        seal: Callable[[], None],
    ) -> None:
        super().__init__(editing, desk)
        self._lead_to, self._seal = lead_to, seal
        self._shown: tuple[Missing, ...] | None = None
        self._scores = Scores(editing, desk)
        upload = UploadCard(editing, desk)
        # What a committee prepares is not posted for the members: see `post` in duties.toml.
        if editing.meeting.kind is MeetingKind.COMMITTEE:
            upload.hide()
        earlier = EarlierSeals(editing, desk)
        self.lay_out(self._end(), self._scored(), self._sealing(), earlier, upload)
        self.refresh(frozenset())

    def begin(self) -> None:
        """Start at the hour the meeting ended."""
        scored = self.editing.meeting.kind is not MeetingKind.COMMITTEE
        self.go_to("scores" if self.editing.meeting.ends_at and scored else "ends_at")

    def go_to(self, field: str) -> None:
        """Go to a field, or to the first criterion that needs something."""
        if field == "scores":
            go_to(self._scores.start())
        else:
            super().go_to(field)

    def show_missing(self) -> None:
        """Bring the list of what is missing into view."""
        reveal(self._chot)
        reveal(self._card)

    def refresh(self, fields: frozenset[str]) -> None:
        """Say anew what is missing and which number is next."""
        if self.isVisible() and fields - {"scores", "criteria_set"}:
            self._scores.refresh()
        found = self.editing.missing()
        symbol = self.editing.symbol()
        blocking = [one for one in found if one.blocks]
        self._number.setText(
            f"Đã chốt: {symbol}." if self.editing.sealed else f"Biên bản sẽ nhận số: {symbol[3:]}."
        )
        self._chot.setEnabled(not blocking and not self.editing.sealed)
        self._say_what_is_missing(found, len(blocking))
        present = self.editing.counts.present + self.editing.counts.present_visiting
        self._everyone.setText(
            f"Cả {present} người dự nhất trí" if present else "Mọi người dự nhất trí"
        )
        self._everyone.setEnabled(present > 0 and not self.editing.sealed)

    def _end(self) -> QWidget:
        ends = self.bind(
            "ends_at", TimeField("Kết thúc lúc"), shown=wording.clock_of, kept=wording.clock_text
        )
        agreed = self.bind("agreed", NumberField("Nhất trí với biên bản"))
        self._everyone = plain_button("Mọi người dự nhất trí", self._all_agree, "check-check")
        self._everyone.setObjectName("meeting.close.everyone")
        card = Card("Kết thúc")
        card.add(
            Spread(
                Field("Kết thúc lúc", ends),
                Field("Nhất trí với biên bản (đồng chí)", agreed),
                least=190,
            )
        )
        card.add(row(self._everyone, STRETCH))
        return card

    def _scored(self) -> QWidget:
        if self.editing.meeting.kind is MeetingKind.COMMITTEE:
            self._scores.setParent(self)
            self._scores.hide()
            return labels.quiet("Cuộc họp chi ủy không chấm điểm.")
        card = Card("Chấm điểm chất lượng buổi sinh hoạt")
        card.add(self._scores)
        card.add(self.text_field("weak_points", "Điểm yếu"))
        card.add(self.text_field("remedies", "Biện pháp khắc phục"))
        return card

    def _sealing(self) -> QWidget:
        self._card = Card("Chốt biên bản")
        self._verdict, self._number = labels.text(), labels.quiet()
        self._number.setWordWrap(False)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._chot = plain_button("Chốt biên bản", self._seal, "lock")
        self._chot.setObjectName("meeting.close.seal")
        self._card.add(self._verdict)
        self._card.body.addLayout(self._list)
        self._card.add(row(self._chot, self._number, STRETCH, gap=12))
        return self._card

    def _say_what_is_missing(self, found: tuple[Missing, ...], blocking: int) -> None:
        if found == self._shown:
            return
        self._shown = found
        if self.editing.sealed:
            found, sentence = (), "Biên bản đã chốt. Muốn sửa, hãy bấm “Mở lại để sửa”."
        elif blocking:
            sentence = f"Chưa chốt được: còn thiếu {blocking} điều phải có."
        elif found:
            sentence = "Chốt được. Còn vài điều nên xem lại:"
        else:
            sentence = "Đã đủ, có thể chốt biên bản."
        self._verdict.setText(sentence)
        boxes.clear(self._list)
        for one in found:
            step = step_words(one.step, self.editing.meeting.kind)
            self._list.addWidget(_MissingLine(one, step, self._lead_to))

    def _all_agree(self) -> None:
        counts = self.editing.counts
        self.editing.set(agreed=counts.present + counts.present_visiting)
        self.places["agreed"].set_value(self.editing.meeting.agreed)  # type: ignore[attr-defined]
        self.editing.flush()


class _MissingLine(QWidget):
    """One thing missing: whether it blocks, the sentence, and the way to where it is mended."""

    def __init__(self, missing: Missing, step: str, lead_to: Callable[[Missing], None]) -> None:
        super().__init__()
        tone, said = (Tone.LATE, "Phải có") if missing.blocks else (Tone.CARE, "Nên có")
        way = quiet_button(f"Đến {step}", lambda: lead_to(missing), "arrow-right")
        way.setAccessibleName(f"{missing.sentence} Đến bước {step}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Chip(said, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(labels.text(missing.sentence), 1)
        line.addWidget(way)
