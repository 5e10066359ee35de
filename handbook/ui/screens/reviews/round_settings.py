"""*Diện kiểm điểm, quy định* of a round: its meeting, its people, suggestions, steps, ceiling."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import words
from handbook.records.review_rounds import called
from handbook.records.review_steps import STEPS, Step
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.date_field import DateField, PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.locked import lock
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_rows import Rows
from handbook.ui.screens.reviews import reading
from handbook.ui.screens.reviews.binding import Binding
from handbook.ui.screens.reviews.cap_card import CapCard
from handbook.ui.screens.reviews.editing import EditingRound
from handbook.ui.screens.reviews.file_card import file_card
from handbook.ui.screens.reviews.frame_form import FrameForms
from handbook.ui.screens.reviews.round_people import RoundPeople
from handbook.ui.screens.reviews.suggestion_row import SuggestionRow


class SettingsPage(QWidget):
    """Built for one open round."""

    def __init__(self, desk: Desk, editing: EditingRound) -> None:
        super().__init__()
        self.desk, self.editing = desk, editing
        self._binding = Binding(editing.flush)
        self.people = RoundPeople(desk, editing)
        self.frames = FrameForms(editing)
        self._lay_out()
        self.refresh()
        if editing.held.closed:
            lock(self)

    def refresh(self) -> None:
        """Show anew what others or other pages changed."""
        self.people.show_round()
        self._binding.refresh()

    def _bind(self, name: str, editor: QWidget) -> QWidget:
        return self._binding.bind(
            editor,
            lambda: getattr(self.editing.round, name),
            lambda value: self.editing.set(**{name: value or ""}),
            f"round.{name}",
        )

    def _person(self, label: str) -> PeopleBox:
        box = PeopleBox(label)
        box.set_options([(m.uid, m.name) for m in self.editing.held.members])
        return box

    def _lay_out(self) -> None:
        inner = boxes.column(
            self._span(),
            self._meeting(),
            self.people,
            self._suggestions(),
            self._steps(),
            CapCard(self._binding, self.editing),
            self._frames(),
            file_card(
                self._binding,
                "round",
                lambda: self.editing.round.filed,
                lambda filed: self.editing.set(filed=filed),
            ),
            STRETCH,
            gap=12,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def _span(self) -> Card:
        card = Card("Đợt này")
        fields = {"starts_on": "Kiểm điểm từ ngày", "ends_on": "Đến ngày"}
        days = []
        for name, said in fields.items():
            day = DateField(said)
            self._binding.bind(
                day,
                partial(self._day, name),
                partial(self._set_day, name),
                f"round.{name}",
            )
            days.append(Field(said, day))
        title = LineEdit(called(replace(self.editing.round, title="")), "Tên đợt")
        card.add(Spread(Field("Tên đợt, nếu gọi khác", self._bind("title", title)), *days))
        return card

    def _day(self, name: str) -> date:
        day: date = getattr(self.editing.round, name)
        return day

    def _set_day(self, name: str, value: date | None) -> None:
        if value is not None:
            self.editing.set(**{name: value})

    def _meeting(self) -> Card:
        card = Card("Hội nghị kiểm điểm, thời hạn")
        card.add(
            Spread(
                Field("Ngày hội nghị", self._bind("meeting_on", PartialDateField("Ngày hội nghị"))),
                Field("Địa điểm", self._bind("meeting_place", LineEdit("", "Địa điểm"))),
                Field("Hạn nộp lên cấp trên", self._bind("due_on", PartialDateField("Hạn nộp"))),
                least=200,
            )
        )
        card.add(
            Spread(
                Field("Chủ trì", self._bind("chair", self._person("Chủ trì"))),
                Field("Thư ký", self._bind("recorder", self._person("Thư ký"))),
                Field("Cấp quyết định xếp loại", self._bind("decided_by", LineEdit(""))),
                least=200,
            )
        )
        card.add(Field("Buổi sinh hoạt là hội nghị này", self._session()))
        card.add(Field("Kế hoạch kiểm điểm", self._bind("plan", TextArea("", lines=2))))
        card.add(Field("Kết luận của hội nghị", self._bind("conclusion", TextArea("", lines=2))))
        card.add(labels.quiet(f"Căn cứ của đợt: {reading.cites(self.editing.round)}."))
        return card

    def _session(self) -> QWidget:
        choice = Choice([("", "Không gắn")], "Buổi sinh hoạt là hội nghị này")
        one = self.editing.round

        def offer(found: list[tuple[str, str]]) -> None:
            choice.set_options([("", "Không gắn"), *found])
            choice.set_value(self.editing.round.meeting)

        def read(store: Any) -> list[tuple[str, str]]:
            return [(m.uid, words.meeting_title(m)) for m in store.meetings.summaries(one.year)]

        self.desk.work.read(read, offer)
        return self._bind("meeting", choice)

    def _suggestions(self) -> Card:
        people = [("", "Tập thể chi bộ")] + [(m.uid, m.name) for m in self.editing.held.members]
        rows = Rows(
            lambda: SuggestionRow(people),
            SuggestionRow.blank,
            name="Gợi ý kiểm điểm của cấp trên",
            add_words="Thêm gợi ý",
        )
        self._binding.bind(
            rows,
            lambda: self.editing.round.suggestions,
            lambda value: self.editing.set(suggestions=value),
            "round.suggestions",
        )
        card = Card("Gợi ý kiểm điểm của cấp trên")
        card.add(labels.quiet("Ghi cho người nào thì hiện ở phần giải trình của người ấy."))
        card.add(rows)
        return card

    def _steps(self) -> Card:
        card = Card("Các bước của đợt")
        card.add(labels.quiet("Bỏ dấu ở bước mà chi bộ không làm; cột ấy ẩn đi, dữ liệu vẫn giữ."))
        checks = []
        for step, said in STEPS.items():
            check = Check(said)
            self._binding.bind(
                check, partial(self._shows, step), partial(self._show_step, step), f"step.{step}"
            )
            checks.append(check)
        card.add(Spread(*checks, least=150))
        return card

    def _shows(self, step: Step) -> bool:
        return step.value not in self.editing.round.hidden_steps

    def _show_step(self, step: Step, shown: bool) -> None:
        others = [one for one in self.editing.round.hidden_steps if one != step.value]
        self.editing.set(hidden_steps=(*others, *(() if shown else (step.value,))))

    def _frames(self) -> Card:
        card = Card("Khung tiêu chí của đợt")
        card.add(
            labels.quiet(
                "Tiêu chí và điểm là ví dụ: sửa, thêm, bớt theo hướng dẫn của cấp trên, mỗi nhóm "
                "vẫn cộng đủ điểm. Sửa ở đây chỉ đổi đợt này và các đợt sau."
            )
        )
        card.add(Fold("Xem, sửa, thêm, bớt tiêu chí và điểm tối đa", self.frames))
        return card
