"""Copying from an earlier meeting: which one, and the parts that are ticked."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.copying import USUAL, Part, copied
from handbook.records.meetings import Meeting
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.spread import Spread
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings import kind_wording as wording
from handbook.ui.screens.meetings.deeds import Deeds
from handbook.ui.screens.meetings.editing import Editing

_WORDS = {
    Part.AGENDA: "Chương trình",
    Part.PLACE: "Địa điểm",
    Part.HOUR: "Giờ bắt đầu",
    Part.PEOPLE: "Chủ trì, người ghi",
    Part.GUESTS: "Đại biểu, khách mời",
    Part.PURPOSE: "Lời mở đầu",
    Part.DRAFT: "Dự thảo",
    Part.DOCUMENTS: "Văn bản quán triệt",
    Part.CONCLUSIONS: "Kết luận",
}


class CopyBox(QWidget):
    """Takes the ticked parts of another meeting into this one, over what stands here."""

    def __init__(self, editing: Editing, desk: Desk, deeds: Deeds) -> None:
        super().__init__()
        self._editing, self._desk, self._deeds = editing, desk, deeds
        options = [(m.uid, _called(m)) for m in editing.others]
        self._source = Choice(options, "Chép từ buổi")
        self._source.setObjectName("meeting.copy.source")
        self._ticks = {part: Check(words) for part, words in _WORDS.items()}
        for part, tick in self._ticks.items():
            tick.set_value(part in USUAL)
            tick.setObjectName(f"meeting.copy.{part.value}")
        take = plain_button("Chép vào buổi này", self._read, "copy")
        take.setObjectName("meeting.copy.take")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Field("Chép từ buổi", self._source))
        layout.addWidget(Spread(*self._ticks.values(), least=170))
        layout.addWidget(row(take, STRETCH))
        layout.addWidget(labels.quiet("Phần được chọn thay cho phần đang có ở buổi này."))

    def _read(self) -> None:
        uid = self._source.value()
        if uid:
            self._desk.work.read(lambda store: store.meetings.by_uid(uid), self._take)

    def _take(self, source: Meeting) -> None:
        fields = copied(source, tuple(p for p, tick in self._ticks.items() if tick.value()))
        here = {uid for uid, _ in self._editing.people()}
        for post in ("chair", "recorder"):  # who left since then cannot lead this one
            if fields.get(post) not in here:
                fields.pop(post, None)
        if not fields:
            self._desk.say("Buổi ấy không có gì trong các phần đã chọn.", Tone.CARE)
            return
        self._editing.set(**fields)
        self._deeds.show_again()
        self._desk.say(f"Đã chép từ {wording.called_on(source)}.", Tone.GOOD)


def _called(meeting: Meeting) -> str:
    said = wording.called_on(meeting)
    return f"{said[:1].upper()}{said[1:]}"
