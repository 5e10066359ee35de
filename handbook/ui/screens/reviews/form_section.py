"""*Bản kiểm điểm*: the parts of the form, and beside each what the handbook knows of the year."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import review_steps, reviews
from handbook.records.review_forms import FormPart
from handbook.records.reviews import FactKind, PartText, YearFact
from handbook.records.shortcomings import is_open
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import Button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_rows import Row, Rows
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.section import Section

_LONG = 170  # letters of a heading that are shown at once
_AHEAD = (
    "Dòng “Tiếp tục khắc phục …” thuộc hạn chế đã chỉ ra từ trước. Hạn chế nêu năm nay: viết thêm "
    "biện pháp, mỗi hạn chế một dòng."
)
_KINDS = [(FactKind.PRAISE, "Khen thưởng"), (FactKind.DISCIPLINE, "Kỷ luật")]


class FormSection(Section):
    """The person's own words, part by part."""

    def __init__(self, editing: EditingReview, desk: Desk) -> None:
        super().__init__(editing, desk)
        self.areas: dict[str, TextArea] = {}
        self.known: dict[str, Known] = {}
        self.lay_out(self._first(), *self._parts(), self._facts())

    def begin(self) -> None:
        """Give the keyboard to the first part that is empty."""
        asked = [area for id, area in self.areas.items() if self._is_asked(id)]
        empty = (area for area in asked if not area.value().strip())
        first = next(empty, next(iter(self.areas.values()), None))
        if first is not None:
            go_to(first)

    def refresh(self, fields: frozenset[str]) -> None:
        """Show what of the known stands in the text already."""
        super().refresh(fields)
        if fields & {"parts", "round"}:
            for id, known in self.known.items():
                known.show_known(
                    self.editing.opened.said.get(id, ()), reviews.part(self.editing.review, id)
                )

    def put_all(self) -> None:
        """Put what is known into the parts that are empty, and go to the first one left."""
        said, review = self.editing.opened.said, self.editing.review
        empty = {p.id for p in self.editing.parts if not reviews.part(review, p.id).strip()}
        fresh = {id: "\n".join(said[id]) for id in empty if said.get(id)}
        kept = {one.id: one.text for one in review.parts} | fresh
        order = [part.id for part in self.editing.parts if part.id in kept]
        self.editing.set(parts=tuple(PartText(id=id, text=kept[id]) for id in order))
        for id, text in fresh.items():
            self.areas[id].set_value(text)
        self.editing.flush()
        self.begin()

    def put(self, id: str, sentence: str) -> None:
        """Put one sentence into a part, after what is there."""
        area = self.areas[id]
        text = area.value().rstrip()
        area.set_value(f"{text}\n{sentence}" if text else sentence)
        self.editing.set_part(id, area.value())
        self.editing.flush()

    def _is_asked(self, id: str) -> bool:
        """Say whether a part has to be written: one is led to those only."""
        part = next(one for one in self.editing.parts if one.id == id)
        return review_steps.is_asked(part)

    def _first(self) -> QWidget:
        card = Card()
        all_known = plain_button("Điền những gì cuốn sổ biết", self.put_all, "download")
        all_known.setToolTip("Chỉ điền vào những phần còn trống; điền rồi vẫn sửa được")
        all_known.setObjectName("reviews.put_all")
        handwritten = Check("Đã viết tay, ở đây chỉ ghi điểm và mức")
        card.add(boxes.row(all_known, STRETCH))
        card.add(
            Spread(
                Field("Ngày nộp", self.bind("submitted_on", PartialDateField("Ngày nộp"))),
                Field(" ", self.bind("handwritten", handwritten)),
                least=260,
            )
        )
        return card

    def _parts(self) -> Iterator[QWidget]:
        group = ""
        for part in self.editing.parts:
            if part.group and part.group != group:
                group = part.group
                yield labels.section(group)
            yield self._part(part)

    def _part(self, part: FormPart) -> Card:
        card = Card()
        for widget in _heading(part.called):
            card.add(widget)
        if part.note:
            card.add(labels.quiet(_short(part.note)))
        if part.about == "ahead" and any(map(is_open, self.editing.opened.carried)):
            card.add(labels.quiet(_AHEAD))
        known = Known(partial(self.put, part.id))
        known.show_known(
            self.editing.opened.said.get(part.id, ()),
            reviews.part(self.editing.review, part.id),
        )
        area = TextArea("", part.called[:80], lines=3)
        self.binding.bind(
            area,
            lambda: reviews.part(self.editing.review, part.id),
            lambda text: self.editing.set_part(part.id, text),
            f"part.{part.id}",
        )
        self.areas[part.id], self.known[part.id] = area, known
        card.add(known)
        card.add(area)
        return card

    def _facts(self) -> QWidget:
        rows = Rows(
            FactRow,
            lambda: YearFact(kind=FactKind.PRAISE),
            name="Khen thưởng, kỷ luật trong kỳ",
            add_words="Thêm khen thưởng hoặc kỷ luật",
        )
        self.bind("facts", rows)
        card = Card("Khen thưởng, kỷ luật trong kỳ")
        card.add(labels.quiet("Chỉ ghi việc gì, số và ngày văn bản; không ghi hồ sơ."))
        card.add(rows)
        return card


class Known(QWidget):
    """What the handbook knows for one part: each sentence with the button that puts it in."""

    def __init__(self, put: "partial[None]") -> None:
        super().__init__()
        self._put = put
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(4)
        self._shown: tuple[tuple[str, bool], ...] = ()
        self.buttons: list[Button] = []

    def show_known(self, said: tuple[str, ...], text: str) -> None:
        """Show the sentences; those that stand in the text have no button any more."""
        shown = tuple((sentence, sentence in text) for sentence in said)
        if shown == self._shown:
            return
        self._shown, self.buttons = shown, []
        boxes.clear(self._body)
        self.setHidden(not shown)
        if not shown:
            return
        self._body.addWidget(labels.quiet("Cuốn sổ biết:"))
        for sentence, there in shown:
            self._body.addWidget(self._line(sentence, there=there))

    def _line(self, sentence: str, *, there: bool) -> QWidget:
        words = labels.quiet(sentence)
        if there:
            aside: QWidget = labels.quiet("✓ đã có")
            aside.setProperty("plain", True)
            aside.setMinimumWidth(aside.sizeHint().width())
        else:
            button = quiet_button("Đưa vào", partial(self._put, sentence), "plus")
            button.setAccessibleName(f"Đưa vào: {sentence}")
            self.buttons.append(button)
            aside = button
        line = boxes.row(words, aside)
        layout = line.layout()
        assert layout is not None
        layout.setStretch(0, 1)  # type: ignore[attr-defined]
        return line


class FactRow(Row):
    """One praise or discipline: what, by which paper."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = Choice(_KINDS, "Loại")
        self._what = LineEdit("Giấy khen, hình thức kỷ luật…", "Việc gì")
        self._document, self._on = LineEdit("", "Số văn bản"), PartialDateField("Ngày")
        for editor in (self._kind, self._what, self._document, self._on):
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            Spread(
                Field("Loại", self._kind),
                Field("Việc gì", self._what),
                Field("Số văn bản", self._document),
                Field("Ngày", self._on),
                least=150,
            )
        )

    def value(self) -> YearFact:
        """Return the fact as typed."""
        return YearFact(
            kind=self._kind.value(),
            what=self._what.value(),
            document=self._document.value(),
            on=self._on.value() or "",
        )

    def set_value(self, value: YearFact) -> None:
        """Show a fact and tell nobody."""
        self._kind.set_value(value.kind)
        self._what.set_value(value.what)
        self._document.set_value(value.document)
        self._on.set_value(value.on)

    def is_empty(self) -> bool:
        """Say whether nothing is typed."""
        return not self._what.value().strip()

    def start(self) -> None:
        """Give the first line the keyboard."""
        go_to(self._what)


def _heading(words: str) -> Iterator[QWidget]:
    """Yield a heading; a long one is cut, and unfolds."""
    if len(words) <= _LONG:
        yield labels.strong(words)
        return
    yield labels.strong(_short(words))
    yield Fold("Cả đề mục", labels.quiet(words))


def _short(words: str) -> str:
    if len(words) <= _LONG:
        return words
    return f"{words[:_LONG].rsplit(' ', 1)[0].rstrip(',;')}…"
