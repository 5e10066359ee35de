"""*Cài đặt → Giấy tờ*: disputed or local points of form, each with what it does and its default."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records.settings import Branch, PaperChoices
from handbook.records.text import one_line
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.screens.settings.part import Part

SWITCHES = {
    "minutes_number": (
        "Biên bản có số",
        "In “Số 05-BB/CB” dưới tên chi bộ; số đếm theo nhiệm kỳ.",
    ),
    "minutes_place_and_date": (
        "Biên bản có địa danh và ngày, tháng ở đầu trang",
        "Thêm dòng “Hòa Phú, ngày 03 tháng 11 năm 2026” dưới tiêu đề Đảng.",
    ),
    "minutes_dashes": (
        "Năm dấu gạch dưới tên biên bản",
        "In “-----” giữa tên biên bản và nội dung.",
    ),
    "minutes_keep_line": (
        "Dòng “Nơi nhận: Lưu Chi bộ.”",
        "In ở cuối biên bản.",
    ),
    "initials_line": (
        "Dòng ký nháy ở cuối mỗi trang",
        "Thay dấu giáp lai khi chi bộ không có con dấu.",
    ),
    "review_tail": (
        "Phần nhận xét, xếp loại ở cuối bản kiểm điểm",
        "Theo mẫu các năm trước: chi ủy nhận xét, chi bộ đề xuất, cấp trên xếp loại.",
    ),
    "duplex": (
        "Dành lề cho in hai mặt",
        "Trang chẵn đổi lề trái và lề phải để đóng sổ.",
    ),
    "old_spelling": (
        "Viết “uỷ” thay cho “ủy”",
        "Chỉ đổi chữ có sẵn của mẫu, không đổi chữ đồng chí gõ.",
    ),
}
CAPTIONS = {
    "recorder_caption": "Chức danh ký của người ghi biên bản",
    "chair_caption": "Chức danh ký của người chủ trì",
}
AUTHORITIES = (("T/M CHI BỘ", "T/M CHI BỘ"), ("T/M CHI ỦY", "T/M CHI ỦY"))


class PapersPart(Part):
    """Each switch is saved at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.branch: Branch | None = None
        self.switches = {name: Check(words) for name, (words, _) in SWITCHES.items()}
        self.captions = {name: Field(words, LineEdit()) for name, words in CAPTIONS.items()}
        self.authority = Field("Thẩm quyền ký văn bản", Choice(AUTHORITIES))
        form, signing = Card("Thể thức"), Card("Chữ ký")
        form.add(labels.quiet("Các điểm mỗi nơi làm một khác. Biên bản đã chốt không đổi theo."))
        for name, switch in self.switches.items():
            switch.setObjectName(f"settings.{name}")
            switch.edited.connect(self.save)
            form.add(_explained(switch, SWITCHES[name][1], _default(name)))
        for name, field in self.captions.items():
            field.editor.setObjectName(f"settings.{name}")
            field.finished.connect(self.save)
            signing.add(field)
        self.authority.editor.setObjectName("settings.authority")
        self.authority.finished.connect(self.save)
        signing.add(self.authority)
        self.add(form, signing)

    def show_branch(self, branch: Branch) -> None:
        """Show the choices of the branch."""
        self.branch = branch
        choices = branch.choices
        for name, switch in self.switches.items():
            switch.set_value(getattr(choices, name))
        for name, field in self.captions.items():
            if not field.editor.hasFocus():
                field.set_value(getattr(choices, name))
        options = dict(AUTHORITIES) | {choices.authority: choices.authority}
        self.authority.editor.set_options(list(options.items()))  # type: ignore[attr-defined]
        self.authority.set_value(choices.authority)

    def flush(self) -> None:
        """Save the captions."""
        self.save()

    def save(self) -> None:
        """Keep the choices when they changed; an empty caption takes its default."""
        if self.branch is None:
            return
        chosen: dict[str, Any] = {n: switch.value() for n, switch in self.switches.items()}
        for name, field in self.captions.items():
            chosen[name] = one_line(field.value()) or _default(name)
        chosen["authority"] = self.authority.value() or self.branch.choices.authority
        choices = replace(self.branch.choices, **chosen)
        if choices == self.branch.choices:
            return
        self.branch = replace(self.branch, choices=choices)
        self.desk.work.change(
            "Sửa thể thức giấy tờ",
            lambda store: store.branch.put(replace(store.branch.get(), choices=choices)),
        )


def _default(name: str) -> Any:
    return getattr(PaperChoices(), name)


def _explained(switch: Check, words: str, default: bool) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 4)
    layout.setSpacing(0)
    layout.addWidget(switch)
    second = labels.quiet(f"{words} Mặc định: {'có' if default else 'không'}.")
    second.setContentsMargins(30, 0, 0, 0)
    layout.addWidget(second)
    return box
