"""The fields of a resolution: its paper's head, its four parts, and who it goes to."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.members import Member, Position
from handbook.records.resolutions import PartTable
from handbook.records.text import one_line
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import Button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Editor, Field
from handbook.ui.parts.going import go_to
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.screens.meetings import resolution_text
from handbook.ui.screens.meetings.resolution_text import Writing
from handbook.ui.screens.meetings.step import labelled

AUTHORITIES = ("T/M CHI BỘ", "T/M CHI ỦY")
_NO_VOTE = -1
_SIGNING = (Position.SECRETARY, Position.DEPUTY)


class Parts(QWidget):
    """Every field bound to the open resolution; `places` says where each is."""

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self._writing = writing
        self.places: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for card in (
            self._head(),
            self._card("Mở đầu", ("basis", "Căn cứ (mỗi dòng một văn bản)"), ("opening", "Mở đầu")),
            self._review(),
            self._card("II. Phương hướng, nhiệm vụ", ("directions", "Phương hướng, nhiệm vụ")),
            self._duties(),
            self._quality(),
            self._card(
                "Nơi nhận",
                ("recipients", "Mỗi dòng một nơi; dòng “Lưu Chi bộ.” tự có ở cuối"),
            ),
        ):
            layout.addWidget(card)

    def go_to(self, field: str) -> None:
        """Give the keyboard to the editor of a field."""
        place = self.places.get(field)
        if place is not None:
            go_to(place)

    def fill_anew(self, names: tuple[str, ...]) -> None:
        """Write these fields anew from the meeting as it is now."""
        fresh = resolution_text.drafted(self._writing.opened)
        for name in names:
            value = getattr(fresh, name)
            self._writing.set(**{name: value})
            shown = _NO_VOTE if name == "vote" and value is None else value
            cast(Editor, self.places[name]).set_value(shown)
        self._writing.flush()

    def _head(self) -> Card:
        subject = self._bind("subject", TextArea("", "Trích yếu", lines=1))
        day = DateField("Ngày của văn bản")
        self._bind("date", day, put=self._date)
        card = Card("Văn bản")
        card.add(labelled("Trích yếu", subject, self._anew("subject", "trích yếu")))
        card.add(
            Spread(
                Field("Ngày của văn bản", day),
                Field("Biểu quyết thông qua", self._vote()),
                least=200,
            )
        )
        card.add(
            Spread(
                Field("Thay mặt", self._authority()), Field("Người ký", self._signer()), least=200
            )
        )
        return card

    def _review(self) -> Card:
        card = self._card(
            "I. Đánh giá kết quả lãnh đạo",
            ("politics", "1. Công tác chính trị, tư tưởng"),
            ("leadership", "2. Lãnh đạo thực hiện nhiệm vụ chính trị"),
            ("results", "3. Kết quả thực hiện nhiệm vụ được giao kỳ trước"),
        )
        card.add(self._table(PartTable.RESULTS, "In bảng nhiệm vụ kỳ trước và kết quả"))
        for name, label in (
            ("praises", "4. Biểu dương, nhắc nhở"),
            ("shortcomings", "5. Hạn chế, khuyết điểm và nguyên nhân"),
        ):
            card.add(self._text(name, label))
        return card

    def _duties(self) -> Card:
        card = Card("III. Phân công nhiệm vụ và tổ chức thực hiện")
        card.add(self._table(PartTable.ASSIGNMENTS, "In bảng phân công của buổi sinh hoạt"))
        card.add(self._text("duties", "Tổ chức thực hiện"))
        return card

    def _quality(self) -> Card:
        card = Card("IV. Tự đánh giá chất lượng kỳ sinh hoạt")
        card.add(self._table(PartTable.SCORES, "In điểm, xếp loại và bảng chấm điểm"))
        card.add(self._text("quality", "Hạn chế, biện pháp khắc phục"))
        return card

    def _card(self, title: str, *texts: tuple[str, str]) -> Card:
        card = Card(title)
        for name, label in texts:
            card.add(self._text(name, label))
        return card

    def _text(self, name: str, label: str) -> QWidget:
        area = self._bind(name, TextArea("", label, lines=2))
        return labelled(label, area, self._anew(name, label))

    def _anew(self, name: str, label: str) -> Button:
        button = quiet_button("Lấy từ buổi", lambda: self.fill_anew((name,)), "rotate-ccw")
        button.setToolTip("Thay phần này bằng lời văn soạn từ buổi sinh hoạt")
        button.setAccessibleName(f"Lấy từ buổi sinh hoạt: {label}")
        button.setObjectName(f"resolution.anew.{name}")
        return button

    def _vote(self) -> QWidget:
        votes = self._writing.meeting.votes
        named = [(n, f"{n + 1}. {one_line(v.matter)}") for n, v in enumerate(votes)]
        return self._bind(
            "vote",
            _choice([(_NO_VOTE, "Không qua biểu quyết"), *named]),
            shown=lambda value: _NO_VOTE if value is None else value,
            put=lambda value: self._writing.set(vote=None if value == _NO_VOTE else value),
        )

    def _authority(self) -> QWidget:
        usual = self._writing.opened.gathered.branch.choices.authority
        options = [("", f"Theo cài đặt: {usual}"), *((one, one) for one in AUTHORITIES)]
        return self._bind("authority", _choice(options))

    def _signer(self) -> QWidget:
        members = self._writing.opened.gathered.members
        chosen = self._writing.resolution.signer
        able = [m for m in members if m.position in _SIGNING or m.uid == chosen]
        options = [("", "Bí thư; vắng thì phó bí thư"), *((m.uid, _named(m)) for m in able)]
        return self._bind("signer", _choice(options))

    def _table(self, table: PartTable, words: str) -> QWidget:
        check = Check(words)
        check.set_value(table in self._writing.resolution.tables)
        check.setObjectName(f"resolution.table.{table.value}")
        check.edited.connect(lambda: self._turn(table, check.value()))
        return row(check, STRETCH)

    def _turn(self, table: PartTable, there: bool) -> None:
        kept = {*self._writing.resolution.tables} - {table} | ({table} if there else set())
        self._writing.set(tables=tuple(one for one in PartTable if one in kept))
        self._writing.flush()

    def _date(self, value: Any) -> None:
        if value is not None:
            self._writing.set(date=value)

    def _bind(
        self,
        name: str,
        editor: QWidget,
        *,
        shown: Callable[[Any], Any] = lambda value: value,
        put: Callable[[Any], None] | None = None,
    ) -> QWidget:
        typed = cast(Editor, editor)
        typed.set_value(shown(getattr(self._writing.resolution, name)))
        write = put or (lambda value: self._writing.set(**{name: value}))
        typed.edited.connect(lambda: write(typed.value()))
        typed.finished.connect(self._writing.flush)
        self.places[name] = editor
        editor.setObjectName(f"resolution.{name}")
        return editor


def _choice(options: list[tuple[Any, str]]) -> Choice:
    made = Choice(options)
    made.setMinimumWidth(1)  # long words of a choice must not widen the column
    return made


def _named(member: Member) -> str:
    post = "Bí thư" if member.position is Position.SECRETARY else "Phó Bí thư"
    return f"{member.name} ({post})" if member.position in _SIGNING else member.name
