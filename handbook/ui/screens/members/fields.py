"""The fields of one member in groups, and how typed values become a record."""

from collections.abc import Mapping
from typing import Any

from handbook.records import words
from handbook.records.members import Member, Position, Sex
from handbook.records.text import one_line, proper_name
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.typed_line import TypedLine

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Thông tin chung", ("name", "birth_date", "sex", "position", "group", "phone")),
    (
        "Đảng tịch",
        ("decided_on", "admitted_on", "official_on", "card_number", "file_number", "badge"),
    ),
    (
        "Quê quán, trình độ, nghề nghiệp",
        (
            "birth_name",
            "ethnicity",
            "religion",
            "service",
            "home_town",
            "residence",
            "schooling",
            "theory",
            "profession",
            "languages",
            "work_before",
            "work_now",
        ),
    ),
    ("Ghi chú", ("note",)),
)
TITLES = {
    "name": "Họ và tên",
    "birth_name": "Tên khai sinh",
    "sex": "Nam, nữ",
    "birth_date": "Ngày sinh",
    "ethnicity": "Dân tộc",
    "religion": "Tôn giáo",
    "home_town": "Quê quán",
    "residence": "Nơi ở",
    "schooling": "Văn hóa",
    "theory": "Lý luận chính trị",
    "profession": "Chuyên môn",
    "languages": "Ngoại ngữ",
    "work_before": "Nghề nghiệp khi vào Đảng",
    "work_now": "Nghề nghiệp hiện nay",
    "decided_on": "Quyết định kết nạp",
    "admitted_on": "Ngày vào Đảng (lễ kết nạp)",
    "official_on": "Ngày chính thức",
    "card_number": "Số thẻ đảng viên",
    "file_number": "Số lý lịch",
    "badge": "Huy hiệu Đảng",
    "service": "Bộ đội, công an, hưu trí",
    "position": "Chức vụ trong chi bộ",
    "group": "Tổ đảng",
    "phone": "Điện thoại",
    "note": "Ghi chú",
}
_DATES = ("birth_date", "decided_on", "admitted_on", "official_on")


def make() -> dict[str, Field]:
    """Return a field for every editable part of a member but the standings."""
    return {name: _field(name) for _, names in GROUPS for name in names}


def value_of(name: str, typed: Any) -> Any:
    """Return what is kept of a typed value: text on one line, names tidied, notes as they are."""
    if name == "name":
        return proper_name(typed)
    if name in ("sex", "position"):
        return typed
    if name in _DATES:
        return typed or ""
    return typed.strip() if name == "note" else one_line(typed)


def changed(member: Member, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return the fields whose value differs from the record; unreadable dates are left out."""
    found = {}
    for name, field in fields.items():
        if raw_problem(field):
            continue
        value = value_of(name, field.value())
        if value != getattr(member, name):
            found[name] = value
    return found


def raw_problem(field: Field) -> str:
    """Return why the text of a field cannot be read, empty when it can."""
    return field.editor.problem_text() if isinstance(field.editor, TypedLine) else ""


def raw(field: Field) -> Any:
    """Return what stands in a field, readable or not, so that it can be put back."""
    return field.editor.line.text() if isinstance(field.editor, TypedLine) else field.value()


def put_raw(field: Field, value: Any) -> None:
    """Put back what stood in a field."""
    if isinstance(field.editor, TypedLine):
        field.editor.line.set_value(value)
    else:
        field.set_value(value)


def _field(name: str) -> Field:
    editor: Any
    if name in _DATES:
        editor = PartialDateField()
    elif name == "sex":
        editor = Choice([(Sex.UNKNOWN, "Chưa ghi"), (Sex.MALE, "Nam"), (Sex.FEMALE, "Nữ")])
    elif name == "position":
        editor = Choice([(p, words.POSITION[p]) for p in Position])
    elif name == "note":
        editor = TextArea(lines=3)
    else:
        editor = LineEdit()
    editor.setObjectName(f"member.{name}")
    return Field(TITLES[name], editor, needed=name == "name")
