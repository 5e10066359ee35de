"""*Góp ý, nhận xét*: comments at the meeting with answers, remarks of the committee and others."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.records.review_rounds import place_of
from handbook.records.reviews import Comment, Remark
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.card import Card
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.going import OnEnter, go_to
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_rows import Row, Rows
from handbook.ui.screens.reviews.editing import EditingReview
from handbook.ui.screens.reviews.section import Section

_REMARKS = {
    "elsewhere": ("Nhận xét của chi bộ nơi sinh hoạt tạm thời", "Chi bộ nơi ấy"),
    "residence": ("Nhận xét của chi ủy nơi cư trú", "Chi ủy nơi cư trú"),
    "employer": ("Nhận xét của nơi công tác", "Nơi công tác"),
}


class OpinionsSection(Section):
    """Counts of what was said stand in the minutes of the meeting."""

    def __init__(self, editing: EditingReview, desk: Desk) -> None:
        super().__init__(editing, desk)
        people = [(m.uid, m.name) for m in editing.held.members]
        self.comments = Rows(
            lambda: CommentRow(people), Comment, name="Ý kiến góp ý", add_words="Thêm ý kiến"
        )
        self.bind("comments", self.comments, kept=_said)
        said = Card("Ý kiến góp ý tại hội nghị")
        said.add(labels.quiet("Ai góp ý, góp ý gì; người được góp ý tiếp thu, giải trình thế nào."))
        said.add(self.comments)
        committee = Card("Nhận xét, đánh giá của chi ủy, chi bộ")
        area = TextArea("", "Nhận xét của chi ủy, chi bộ", lines=3)
        committee.add(self.bind("committee_remark", area))
        remarks = [self._remark(name) for name in _REMARKS]
        self.lay_out(said, committee, *remarks)

    def begin(self) -> None:
        """Begin a comment when there is none."""
        if not self.editing.locked:
            self.comments.start()

    def _remark(self, name: str) -> QWidget:
        title, by = _REMARKS[name]
        kept: Remark = getattr(self.editing.review, name)
        place = place_of(self.editing.held.round, self.editing.review.member)
        asked = name == "elsewhere" and place is not None and bool(place.remark_from)
        body = QFrame()
        body.setProperty("card", True)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(
            Spread(
                Field("Của", self._field(name, "by", LineEdit("", by))),
                Field("Mức đề nghị, nếu có", self._field(name, "level", LineEdit("", "Mức"))),
                Field("Ngày", self._field(name, "on", PartialDateField("Ngày nhận xét"))),
                least=150,
            )
        )
        inside.addWidget(Field("Nội dung", self._field(name, "text", TextArea("", title, lines=2))))
        return Fold(title, body, open=asked or bool(kept.text.strip()))

    def _field(self, name: str, field: str, editor: QWidget) -> QWidget:
        def read() -> Any:
            return getattr(getattr(self.editing.review, name), field)

        return self.binding.bind(editor, read, partial(self._write, name, field), f"{name}.{field}")

    def _write(self, name: str, field: str, value: Any) -> None:
        kept: Remark = getattr(self.editing.review, name)
        fields = {f: getattr(kept, f) for f in ("by", "text", "level", "on")}
        self.editing.set(**{name: Remark(**(fields | {field: value or ""}))})


class CommentRow(Row):
    """One comment: a member typed by name, or a guest by name only."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        super().__init__()
        self._who = PeopleBox("Người góp ý", "Tên người góp ý", free=True)
        self._who.set_options(people)
        self._text = TextArea("Ý kiến góp ý", "Ý kiến góp ý", lines=1)
        self._answer = TextArea("Ý kiến tiếp thu, giải trình", "Ý kiến tiếp thu", lines=1)
        for editor in (self._who, self._text, self._answer):
            editor.edited.connect(self.edited)
            editor.finished.connect(self.finished)
        frame = QFrame()
        frame.setProperty("card", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 10, 12, 12)
        for widget in (self._who, self._text, self._answer):
            inside.addWidget(widget)
        self._who.chosen.connect(self._go_on)
        OnEnter(self._text, self.complete.emit, with_ctrl=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def value(self) -> Comment:
        """Return the comment; a name that is no member's is a guest's."""
        uid = self._who.value()
        return Comment(
            member=uid or "",
            name="" if uid else self._who.text().strip(),
            text=self._text.value(),
            answer=self._answer.value(),
        )

    def set_value(self, value: Comment) -> None:
        """Show a comment and tell nobody."""
        self._who.set_value(value.member or None)
        if value.name:
            self._who.setText(value.name)
        self._text.set_value(value.text)
        self._answer.set_value(value.answer)

    def is_empty(self) -> bool:
        """Say whether nothing is typed."""
        return not self._text.value().strip()

    def _go_on(self, _: object) -> None:
        """Go on to the text once the name is chosen; not when one was leaving the line."""
        if self._who.hasFocus():
            go_to(self._text)

    def start(self) -> None:
        """Give the name the keyboard, the text once there is a name."""
        go_to(self._text if self._who.text().strip() else self._who)


def _said(comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
    """Return the comments that say something: a line that is only begun is none."""
    return tuple(one for one in comments if one.text.strip())
